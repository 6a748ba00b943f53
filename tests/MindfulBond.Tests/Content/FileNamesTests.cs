using System.Text;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>Whatever a file is called, it has one address; and not every file is content.</summary>
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("First Light.md", "first-light", "First Light")]
    [InlineData("UPPER.MD", "upper", "UPPER")]
    [InlineData("a.markdown", "a", "A")]
    [InlineData("a.mdx", "a", "A")]
    [InlineData("Ångström – café.md", "ångström-café", "Ångström – café")]
    [InlineData("🌿 leaf.md", "🌿-leaf", "🌿 leaf")]
    [InlineData("日本語.md", "日本語", "日本語")]
    [InlineData("مرحبا.md", "مرحبا", "مرحبا")]
    [InlineData("v1.2.notes.md", "v1.2.notes", "V1.2.notes")]
    [InlineData("it's.md", "its", "It's")]
    [InlineData("100% #1?.md", "100-1", "100% #1?")]
    public void A_file_name_makes_slug_and_title(string file, string slug, string title)
    {
        using var content = new TempContent().Article(file);

        var article = Assert.Single(content.Read().Articles);

        Assert.Equal((slug, title), (article.Slug, article.Title));
        Assert.Empty(content.Library.Snapshot.Problems);
    }

    [Fact]
    public void A_name_in_decomposed_letters_has_the_same_address_and_is_found_by_links_in_composed_ones()
    {
        var decomposed = "café.md".Normalize(NormalizationForm.FormD);
        using var content = new TempContent().Article(decomposed).Article("b.md", "", "[x](café.md) and [y](caf%C3%A9.md)");

        var snapshot = content.Read();

        Assert.Equal(["b", "café"], snapshot.Slugs());
        Assert.Empty(snapshot.Problems);
        Assert.Contains("href=\"/articles/caf%C3%A9\"", snapshot.Article("b").Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_that_differ_only_in_form_or_case_are_one_slug()
    {
        using var content = new TempContent().Article("café.md").Article("café.md".Normalize(NormalizationForm.FormD)).Article("CAFÉ.md");

        var snapshot = content.Read();

        Assert.Single(snapshot.Articles);
        Assert.Equal(Directory.GetFiles(content.Path("articles")).Length - 1, snapshot.Problems.Count(problem => problem.Rule == "slug-twice"));
    }

    [Fact]
    public void A_name_of_which_no_address_can_be_made_is_a_problem()
    {
        using var content = new TempContent().Article("!!!.md").Article("a.md");

        Assert.Equal(["a"], content.Read().Slugs());
        Assert.Equal("articles/!!!.md", content.Library.Snapshot.Problem("slug-empty").File);
    }

    [Fact]
    public void Dot_files_dot_folders_and_node_modules_are_not_content()
    {
        using var content = new TempContent().Article("a.md").Article(".hidden.md").Article(".git/b.md").Article("node_modules/c/d.md").Article("deep/node_modules/e.md")
            .Write(".obsidian/articles/f.md", "Text").Article("notes.txt").Article("a.md~").Article("a.md.swp");

        Assert.Equal(["a"], content.Read().Slugs());
        Assert.Empty(content.Library.Snapshot.Problems);
    }

    [Fact]
    public void Links_that_lead_in_circles_are_not_followed()
    {
        using var content = new TempContent().Article("a.md");
        Directory.CreateSymbolicLink(content.Path("articles/self"), content.Path("articles"));
        Directory.CreateSymbolicLink(content.Path("articles/loop"), content.Path("articles/loop"));
        File.CreateSymbolicLink(content.Path("articles/round.md"), content.Path("articles/trip.md"));
        File.CreateSymbolicLink(content.Path("articles/trip.md"), content.Path("articles/round.md"));

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Equal(["articles/round.md", "articles/self", "articles/trip.md"], snapshot.Problems.Select(problem => problem.File));
    }

    [Fact]
    public void A_change_of_the_file_behind_a_link_is_seen()
    {
        using var content = new TempContent().Article("b.md");
        File.WriteAllText(content.Beside("behind.md"), "Before.");
        File.CreateSymbolicLink(content.Path("articles/a.md"), content.Beside("behind.md"));
        Assert.Equal("Before.", content.Read().Article("a").Description);

        File.WriteAllText(content.Beside("behind.md"), "Afterwards.");

        Assert.Equal("Afterwards.", content.Read().Article("a").Description);
    }

    [Fact]
    public void Without_a_folder_of_articles_every_text_outside_pages_help_and_images_is_one()
    {
        using var content = new TempContent().Write("a.md", "Text").Write("deep/b.md", "Text").Write("pages/about.md", "Text").Write("help/notes.md", "Text").Write("images/credits.md", "Text");

        var snapshot = content.Read();

        Assert.Equal(["a", "b"], snapshot.Slugs());
        Assert.Equal(["about"], snapshot.Pages.Select(page => page.Slug));
    }

    [Theory]
    [InlineData("articles/a.md", "README.md notes/b.md notes/deep/c.md help/d.md", "README.md|help/d.md|notes/b.md")]
    [InlineData("a.md", "help/b.md images/c.mdx images/d.MD", "help/b.md|images/c.mdx")]
    [InlineData("a.md", "help/lines.txt .git/b.md node_modules/c.md", "")]
    public void A_text_that_its_folder_keeps_from_readers_is_listed_once_for_each_folder(string article, string others, string listed)
    {
        using var content = new TempContent().Write(article, "Text").Write("pages/about.md", "Text");
        foreach (var other in others.Split(' ')) content.Write(other, "Text");

        var snapshot = content.Read();

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.Equal(listed.Split('|', StringSplitOptions.RemoveEmptyEntries), snapshot.Problems.Where(problem => problem.Rule == "text-outside").Select(problem => problem.File));
        Assert.All(snapshot.Problems, problem => Assert.Equal(Severity.Note, problem.Severity));
    }

    [Fact]
    public void A_folder_that_cannot_be_entered_is_listed_and_takes_nothing_else_along()
    {
        // Longer than the system lets anybody name, which stops an administrator as well.
        using var content = new TempContent().Article("a.md");
        var name = string.Join('/', Enumerable.Repeat(new string('x', 200), 11));
        content.Write($"articles/{name}/inner.md", "Text");
        var outer = Directory.CreateDirectory(content.Path($"articles/y/{name}")).FullName;
        Directory.Move(content.Path("articles/" + new string('x', 200)), outer + "/z");

        try
        {
            content.Read();
        }
        finally
        {
            // Or nobody could delete it.
            Directory.Move(outer + "/z", content.Path("articles/back"));
        }

        var snapshot = content.Library.Snapshot;

        Assert.Equal(["a"], snapshot.Slugs());
        Assert.StartsWith("articles/y/", snapshot.Problem("file-unreadable").File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_of_articles_makes_no_article_of_a_readme()
    {
        using var content = new TempContent().Write("README.md", "How we write.").Article("a.md");
        Assert.Equal(["a"], content.Read().Slugs());

        content.Delete("articles/a.md");

        Assert.Empty(content.Read().Articles);
    }

    [Fact]
    public void Nested_folders_are_part_of_the_path_and_not_of_the_address()
    {
        using var content = new TempContent().Article("2026/05/a.md");

        var article = Assert.Single(content.Read().Articles);

        Assert.Equal(("articles/2026/05/a.md", "/articles/a"), (article.File, article.Address));
    }
}
