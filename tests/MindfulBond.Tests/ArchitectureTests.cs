using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Comments;
using MindfulBond.Data;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace MindfulBond.Tests;

/// <summary>Who may know whom. Pages may compose any features; everything else points one way.</summary>
public sealed class ArchitectureTests
{
    private static readonly Architecture Site = new ArchLoader()
        .LoadAssemblies(typeof(WebSite).Assembly, typeof(PageModel).Assembly, typeof(RazorPageBase).Assembly, typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly, typeof(Serilog.Log).Assembly)
        .Build();

    private static readonly string[] Features = ["Articles", "Help", "Feeds", "Comments", "Notes", "Data", "Commands", "Shared", "Site"];

    [Fact]
    public void Content_knows_files_and_nothing_of_requests_or_pages()
    {
        Check(In("Content").Should().NotDependOnAny(Foreign(@"Microsoft\.AspNetCore\.Http")));
        Check(In("Content").Should().NotDependOnAny(Foreign(@"Microsoft\.AspNetCore\.Mvc")));
        Check(In("Content").Should().NotDependOnAny(Folders([.. Features, "Delivery"])));
    }

    [Fact]
    public void Pictures_know_nothing_of_the_content_they_belong_to() =>
        Check(In("Images").Should().NotDependOnAny(Folders([.. Features.Where(feature => feature != "Site"), "Content", "Delivery"])));

    [Fact]
    public void Delivery_knows_no_feature() => Check(In("Delivery").Should().NotDependOnAny(Folders([.. Features, "Content", "Images", "Text"])));

    [Fact]
    public void Text_knows_nobody()
    {
        Check(In("Text").Should().NotDependOnAny(Folders([.. Features, "Content", "Delivery"])));
        Check(In("Text").Should().NotDependOnAny(Foreign(@"Microsoft\.AspNetCore")));
    }

    [Fact]
    public void Articles_know_neither_help_nor_feeds() => Check(Services("Articles").Should().NotDependOnAny(Folders("Help", "Feeds", "Commands", "Shared")));

    [Fact]
    public void Help_knows_no_feeds() => Check(Services("Help").Should().NotDependOnAny(Folders("Feeds", "Articles", "Commands", "Shared")));

    [Fact]
    public void Feeds_read_articles_alone() => Check(Services("Feeds").Should().NotDependOnAny(Folders("Help", "Commands", "Shared")));

    [Fact]
    public void Entities_know_neither_database_nor_request()
    {
        var entities = Types().That().HaveFullName(typeof(Comment).FullName!).Or().HaveFullName(typeof(ModerationEntry).FullName!)
            .Or().HaveFullName(typeof(CommentReport).FullName!).Or().HaveFullName(typeof(ArticleThread).FullName!);

        Check(entities.Should().NotDependOnAny(Folders("Data", "Delivery", "Notes", "Articles")));
        Check(entities.Should().NotDependOnAny(Foreign(@"Microsoft\.EntityFrameworkCore")));
        Check(entities.Should().NotDependOnAny(Foreign(@"Microsoft\.AspNetCore")));
    }

    /// <summary>“Only Approved is public” is said in one place because only few can ask for anything else.</summary>
    [Fact]
    public void The_rows_of_comments_are_out_of_reach_of_everyone_but_comments_notes_and_moderation()
    {
        MethodMember[] rows = [.. Site.MethodMembers.Where(method => method.DeclaringType.FullName == typeof(BlogDb).FullName && method.Name.StartsWith("get_Comments(", StringComparison.Ordinal))];
        var callers = rows.SelectMany(method => method.MemberBackwardsDependencies).Select(dependency => dependency.Origin.FullName).Distinct(StringComparer.Ordinal).ToList();
        var sets = Site.Types.Where(type => type.Dependencies.Any(dependency => dependency.Target.FullName.StartsWith("Microsoft.EntityFrameworkCore.DbSet`1", StringComparison.Ordinal)))
            .Select(type => type.FullName);

        Assert.Single(rows);
        Assert.Contains(callers, caller => caller.StartsWith("MindfulBond.Comments.CommentBook", StringComparison.Ordinal));
        Assert.All(callers, caller => Assert.Matches(@"^MindfulBond\.(Comments|Notes|Moderation|Retention)\.", caller));
        Assert.All(sets, caller => Assert.Matches(@"^MindfulBond\.(Comments|Notes|Moderation|Retention|Accounts|Audit|Settings)\.|^MindfulBond\.Data\.BlogDb", caller));
    }

    [Fact]
    public void Comments_know_notes_only_as_phrases() => Check(
        Services("Comments").Should().NotDependOnAny(Types().That().HaveFullNameMatching(@"^MindfulBond\.Notes\.(NoteDesk|OpenedNote|PhraseTries|NoteModel|StateWords)")));

    [Fact]
    public void Data_knows_no_service_and_no_page() => Check(In("Data").Should().NotDependOnAny(Folders("Articles", "Help", "Feeds", "Commands", "Shared", "Notes", "Delivery", "Content")));

    [Fact]
    public void Nobody_knows_the_command_line() =>
        Check(Types().That().ResideInNamespaceMatching(@"^MindfulBond\.(?!Commands)").Should().NotDependOnAny(Folders("Commands")));

    [Fact]
    public void One_file_names_Serilog() => Check(
        Types().That().ResideInAssembly(typeof(WebSite).Assembly).And().DoNotHaveFullNameMatching(@"^MindfulBond\.Site\.LoggingSetup")
            .Should().NotDependOnAny(Foreign("Serilog")));

    /// <summary>A rule that forbids what it cannot see would always hold.</summary>
    [Fact]
    public void The_rules_see_what_they_forbid()
    {
        Check(Types().That().HaveFullName("MindfulBond.Site.LoggingSetup").Should().DependOnAny(Foreign("Serilog")));
        Check(Types().That().HaveFullName("MindfulBond.Help.HelpSetup").Should().DependOnAny(Foreign(@"Microsoft\.AspNetCore\.Http")));
        Check(Types().That().HaveFullName("MindfulBond.Help.HelpModel").Should().DependOnAny(Foreign(@"Microsoft\.AspNetCore\.Mvc")));
        Check(Types().That().HaveFullName("MindfulBond.Feeds.Sitemap").Should().DependOnAny(Folders("Articles")));
    }

    [Fact]
    public void A_public_class_is_sealed_abstract_or_static() => Check(
        Classes().That().ResideInAssembly(typeof(WebSite).Assembly).And().ArePublic().And().AreNotAssignableTo(typeof(RazorPageBase)).And().DoNotHaveName("Program")
            .And().DoNotResideInNamespaceMatching(@"^MindfulBond\.Data\.Migrations")   // written by the tool
            .And().DoNotHaveNameMatching("__Generated__")                               // written by Razor
            .Should().BeSealed().OrShould().BeAbstract());

    [Fact]
    public void Pages_bear_the_name_of_a_page() => Check(
        Classes().That().ResideInAssembly(typeof(WebSite).Assembly).And().AreAssignableTo(typeof(PageModel)).Should().HaveNameEndingWith("Model"));

    private static void Check(IArchRule rule) => rule.Check(Site);

    private static GivenTypesConjunction In(string folder) => Types().That().ResideInNamespaceMatching($@"^MindfulBond\.{folder}(\.|$)");

    // Pages may compose any features.
    private static GivenTypesConjunction Services(string folder) => In(folder).And().AreNotAssignableTo(typeof(PageModel), typeof(RazorPageBase));

    private static GivenTypesConjunction Folders(params string[] folders) => Types().That().ResideInNamespaceMatching($@"^MindfulBond\.({string.Join('|', folders)})(\.|$)");

    private static GivenTypesConjunction Foreign(string space) => Types().That().ResideInNamespaceMatching($@"^{space}(\.|$)");
}
