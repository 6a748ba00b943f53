using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>What stays, what goes and what is read again when files change.</summary>
public sealed class ContentLibraryTests
{
    [Theory]
    [InlineData("---\ntitle: [\n---\nBroken")]
    [InlineData("---\ntitle: Never ends")]
    [InlineData("---\ndate: soon\n---\nText")]
    [InlineData("")]
    [InlineData("\n\n")]
    public void The_last_good_version_outlives_a_broken_save(string broken)
    {
        using var content = new TempContent().Article("a.md", "title: Good").Article("b.md");
        var good = content.Read().Article("a");

        content.Write("articles/a.md", broken);
        var snapshot = content.Read();

        Assert.Equal(["a", "b"], snapshot.Slugs());
        Assert.Same(good.Text, snapshot.Article("a").Text);
        Assert.Equal((Severity.Note, "articles/a.md"), (snapshot.Problem("last-good-version").Severity, snapshot.Problem("last-good-version").File));
        Assert.Contains(snapshot.Problems, problem => problem is { Severity: Severity.Error, File: "articles/a.md" });
    }

    [Fact]
    public void The_last_good_version_outlives_any_number_of_broken_saves_and_a_mended_one_takes_its_place()
    {
        using var content = new TempContent().Article("a.md", "title: Good");
        content.Read();
        foreach (var broken in new[] { "", "---\n[", "---\ndate: x\n---" }) Assert.Equal("Good", content.Write("articles/a.md", broken).Read().Article("a").Title);

        var snapshot = content.Article("a.md", "title: Better").Read();

        Assert.Equal("Better", snapshot.Article("a").Title);
        Assert.Empty(snapshot.Problems);
    }

    [Fact]
    public void A_new_library_knows_no_last_good_version()
    {
        using var content = new TempContent().Article("a.md", "title: Good");
        content.Read();
        content.Write("articles/a.md", "");

        var other = content.NewLibrary();
        other.Refresh();

        Assert.Empty(other.Snapshot.Articles);
        Assert.Equal("file-empty", Assert.Single(other.Snapshot.Problems).Rule);
    }

    [Fact]
    public void A_removed_file_is_gone_even_after_a_broken_save()
    {
        using var content = new TempContent().Article("a.md").Article("b.md");
        content.Read();
        content.Write("articles/a.md", "").Read();

        var snapshot = content.Delete("articles/a.md").Read();

        Assert.Equal(["b"], snapshot.Slugs());
        Assert.Empty(snapshot.Problems);
    }

    [Fact]
    public void A_renamed_file_moves_to_its_new_address()
    {
        using var content = new TempContent().Article("a.md").Article("c.md", "", "[x](a.md)");
        content.Read();

        var snapshot = content.Move("articles/a.md", "articles/b.md").Read();

        Assert.Equal(["b", "c"], snapshot.Slugs());
        Assert.Equal("articles/c.md", snapshot.Problem("dead-link").File);
    }

    [Fact]
    public void A_link_follows_when_the_slug_of_its_target_changes()
    {
        using var content = new TempContent().Article("a.md", "slug: one").Article("b.md", "", "[x](a.md#top)\n\n## Top").Write("pages/about.md", "[x](../articles/a.md)");
        var before = content.Read();
        Assert.Contains("href=\"/articles/one", before.Article("b").Text.Html.ToString(), StringComparison.Ordinal);

        var snapshot = content.Article("a.md", "slug: two").Read();

        Assert.Contains("href=\"/articles/two#top\"", snapshot.Article("b").Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Contains("href=\"/articles/two\"", Assert.Single(snapshot.Pages).Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_link_comes_alive_when_its_target_appears()
    {
        using var content = new TempContent().Article("b.md", "", "[x](a.md)");
        Assert.Equal("dead-link", Assert.Single(content.Read().Problems).Rule);

        var snapshot = content.Article("a.md").Read();

        Assert.Empty(snapshot.Problems);
        Assert.Contains("href=\"/articles/a\"", snapshot.Article("b").Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_not_change_is_neither_read_nor_rendered_again()
    {
        using var content = new TempContent().Article("a.md").Article("b.md", "", "[x](a.md)").Article("c.md").Write("pages/about.md", "[x](../articles/c.md)");
        var before = content.Read();

        var after = content.Article("c.md", "", "Other words.").Read();

        Assert.Same(before.Article("a").Text, after.Article("a").Text);
        Assert.Same(before.Article("b").Text, after.Article("b").Text);
        Assert.Same(before.Pages[0].Text, after.Pages[0].Text);
        Assert.NotSame(before.Article("c").Text, after.Article("c").Text);
    }

    [Fact]
    public void A_look_at_an_unchanged_folder_changes_nothing()
    {
        using var content = new TempContent().Article("a.md");
        var before = content.Read();
        var raised = 0;
        content.Library.Changed += (_, _) => raised++;

        Assert.False(content.Library.Refresh());
        Assert.Same(before, content.Library.Snapshot);
        Assert.Equal(0, raised);

        content.Article("b.md");
        Assert.True(content.Library.Refresh());
        Assert.Equal(1, raised);
    }

    [Fact]
    public void The_snapshot_somebody_holds_never_changes()
    {
        using var content = new TempContent().Article("a.md", "title: Old");
        var held = content.Read();

        content.Article("a.md", "title: New").Article("b.md").Read();

        Assert.Equal("Old", Assert.Single(held.Articles).Title);
    }

    [Fact]
    public void When_the_folder_vanishes_the_last_snapshot_stays_and_its_return_is_seen()
    {
        using var content = new TempContent().Article("a.md");
        var before = content.Read();
        Directory.Move(content.Folder, content.Beside("away"));

        Assert.ThrowsAny<IOException>(() => content.Library.Refresh());
        Assert.Same(before, content.Library.Snapshot);

        Directory.Move(content.Beside("away"), content.Folder);
        content.Article("b.md");
        Assert.Equal(["a", "b"], content.Read().Slugs());
    }

    [Fact]
    public void A_changed_site_file_is_read_together_with_all_that_depends_on_it()
    {
        using var content = new TempContent()
            .Write("site.yaml", "title: One\ntimeZone: UTC\nauthors: [{ slug: ed, name: Editors }]")
            .Article("a.md", "date: 2026-05-02\nauthor: ed\ntopics: [Low mood]")
            .Write("pages/about.md", "---\nupdated: 2026-05-02\n---\nText");
        var before = content.Read();
        Assert.Equal("Editors", Assert.Single(before.Article("a").Authors).Name);

        var after = content.Write("site.yaml", "title: Two\nlanguage: fr\ntimeZone: Asia/Tokyo\nauthors: [{ slug: ed, name: Redaction }]\ntopics: [{ name: Low mood, sensitive: true }]").Read();

        Assert.Equal(("Two", "fr"), (after.Site.Title, after.Article("a").Language));
        Assert.Equal("Redaction", Assert.Single(after.Article("a").Authors).Name);
        Assert.True(Assert.Single(after.Article("a").Topics).Sensitive);
        Assert.Equal(before.Article("a").PublishedUtc!.Value.AddHours(-9), after.Article("a").PublishedUtc);
        Assert.Equal(before.Pages[0].UpdatedUtc!.Value.AddHours(-9), after.Pages[0].UpdatedUtc);
    }

    [Theory]
    [InlineData("title: [", "yaml-invalid")]
    [InlineData(null, "file-gone")]
    public void A_broken_or_vanished_site_file_keeps_its_last_version_and_what_depends_on_it(string? text, string rule)
    {
        using var content = new TempContent().Write("site.yaml", "title: Ours").Article("a.md");
        var before = content.Read();

        if (text is null) content.Delete("site.yaml");
        else content.Write("site.yaml", text);
        var after = content.Read();

        Assert.Equal("Ours", after.Site.Title);
        Assert.Same(before.Article("a").Text, after.Article("a").Text);
        Assert.Equal(("site.yaml", Severity.Error), (after.Problem(rule).File, after.Problem(rule).Severity));
        Assert.Equal("Back", content.Write("site.yaml", "title: Back").Read().Site.Title);
        Assert.Empty(content.Library.Snapshot.Problems);
    }

    [Fact]
    public void Help_lines_outlive_a_broken_save_and_a_vanished_file()
    {
        const string Good = "countries: [{ code: GB, name: United Kingdom }]";
        using var content = new TempContent().Write("help/lines.yaml", Good);
        content.Read();

        Assert.Single(content.Write("help/lines.yaml", "countries: [").Read().Help.Countries);
        Assert.Single(content.Delete("help/lines.yaml").Read().Help.Countries);
        Assert.Single(content.Write("help/lines.yaml", "").Read().Help.Countries);
    }

    [Fact]
    public void An_empty_folder_is_an_empty_site()
    {
        using var content = new TempContent();

        var snapshot = content.Read();

        Assert.Empty(snapshot.Articles);
        Assert.Empty(snapshot.Problems);
        Assert.NotSame(ContentSnapshot.Empty, snapshot);
    }

    [Fact]
    public void Problems_stand_in_the_order_of_files_and_lines_each_once()
    {
        using var content = new TempContent()
            .Article("b.md", "title: [x]\ntopcis: []\nsource: 1", "[x](y.md)").Article("a.md", "", "[x](y.md)\n\n[x](y.md)").Write("site.yaml", "titel: x");

        var problems = content.Read().Problems;

        Assert.Equal(problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line), problems);
        Assert.True(problems.Count >= 5);
    }
}
