using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Content;

/// <summary>The articles and pages of this repository keep our own rules.</summary>
public sealed class OwnContentTests
{
    private static readonly Lazy<ContentSnapshot> Own = new(Read);

    public static TheoryData<string> Files => [.. Own.Value.Articles.Select(article => article.File)];

    [Fact]
    public void Nothing_is_wrong_on_the_day_it_was_checked()
    {
        var content = Own.Value;

        var problems = new ContentDoctor().Examine(content, A.Day).Where(problem => problem.Severity != Severity.Note);

        Assert.True(content.Site.StrictEditorial);
        Assert.NotEmpty(content.Articles);
        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_reads_easily_and_is_neither_short_nor_long(string file)
    {
        var article = Own.Value.Articles.Single(article => article.File == file);

        var readability = Readability.Of(article.Text.PlainText)!;

        Assert.InRange(readability.Grade, 0, 8);
        Assert.InRange(readability.Words, 900, 2000);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_cites_every_source_and_has_a_sentence_to_recognise_oneself_in(string file)
    {
        var article = Own.Value.Articles.Single(article => article.File == file);

        Assert.Equal(article.Sources.Select(source => source.Id).Order(), article.Text.Cited.Select(cited => cited.Source.Id).Order());
        Assert.NotEmpty(article.Sentences);
    }

    [Fact]
    public void The_safety_page_says_that_leaving_does_not_erase_the_history()
    {
        var words = Own.Value.PagesBySlug["safety"].Text.PlainText;

        Assert.Contains("Leaving does not erase your browser’s history.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_of_the_footer_and_the_navigation_is_there()
    {
        var site = Own.Value.Site;

        Assert.All(site.Footer.Concat(site.Navigation), link => Assert.Contains(link.Href[1..], Own.Value.PagesBySlug.Keys));
    }

    [Fact]
    public void A_help_line_has_a_number_only_with_an_official_page_and_its_day()
    {
        var lines = Own.Value.Help.Countries.SelectMany(country => country.Lines).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines.Where(line => line.Phone is not null || line.Sms is not null), line => Assert.True(line is { SourceUrl: not null, SourceDate: not null }, line.Id));
        Assert.All(lines, line => Assert.True(line.Hours.Length > 0, line.Id));
    }

    /// <summary>The folder of the solution, above the one the tests run in.</summary>
    internal static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MindfulBond.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
            return folder.FullName;
        }
    }

    private static ContentSnapshot Read()
    {
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = Path.Combine(Repository, "content") }), NullLogger<ContentLibrary>.Instance);
        library.Refresh();
        return library.Snapshot;
    }
}
