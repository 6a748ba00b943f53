using FsCheck.Xunit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

public sealed class ListingFileTests
{
    private const string Whole = """
        ---
        title: First light
        description: About light.
        date: 2026-05-02
        author: Ada
        topics: [Sleep, Rest]
        series: { name: Days, part: 2 }
        aliases: [/old]
        lang: fr
        comments: closed
        sentences: ["I lie awake."]
        sensitivity: high
        tabTitle: Light
        contentNotes: [{ topic: death, section: The day }]
        crisisTopics: [suicide]
        reviewedBy: { name: B, credentials: GP }
        reviewedOn: 2026-05-02
        nextReview: 2027-05-02
        sources: [{ id: a, citation: Somebody (2020), doi: 10.1037/x, kind: review, seenOn: 2026-11-01 }]
        evidence: Fairly sure.
        changes: [{ date: 2026-05-03, what: Mended a link }]
        oddity: 1
        ---

        Words on [@a] and [the other](b.md#gone) and [none](c.md).

        ## The day

        :::care urgent
        Help.
        :::
        """;

    [Fact]
    public void An_unchanged_file_is_not_read_again()
    {
        using var content = new TempContent().Article("a.md", "title: Good").Article("b.md", "title: Good");
        Kept(content);
        ChangeUnseen(content.Path("articles/b.md"), "Good", "Evil");

        var next = Next(content);
        next.Refresh(lookAtMost: 0);

        Assert.Equal(["Good", "Good"], next.Snapshot.Articles.Select(article => article.Title));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void What_was_seen_of_a_text_is_not_looked_for_again(int lookAtMost)
    {
        using var content = new TempContent().Article("a.md", body: "## Dawn");
        Kept(content);
        ChangeUnseen(content.Path("articles/a.md"), "Dawn", "Dusk");

        var next = Next(content);
        next.Refresh(lookAtMost);

        Assert.Equal("Dawn", Assert.Single(next.Snapshot.Article("a").Facts.Headings).Text);
    }

    [Fact]
    public void What_nobody_asked_for_is_written_down_again()
    {
        using var content = new TempContent().Article("a.md", body: "## Dawn");
        Kept(content);
        ChangeUnseen(content.Path("articles/a.md"), "Dawn", "Dusk");
        var second = Next(content);
        content.Article("b.md");
        second.Refresh(lookAtMost: 0);
        Assert.All(second.Snapshot.Bodies.Values, body => Assert.False(body.IsKnown));
        second.Write();

        var third = Next(content);
        third.Refresh();

        Assert.Equal("Dawn", Assert.Single(third.Snapshot.Article("a").Facts.Headings).Text);
    }

    [Fact]
    public void Everything_that_is_known_comes_back()
    {
        using var content = new TempContent().Write("articles/a.md", Whole).Article("b.md", body: "# Leading\n\nThe beginning.").Write("pages/about.md", "---\ntitle: About\naliases: [/who]\n---\nUs.");
        var before = Kept(content).Snapshot;

        var next = Next(content);
        next.Refresh();

        var after = next.Snapshot;
        Assert.All(after.Bodies.Values, body => Assert.True(body.IsKnown));
        Assert.Equal(Told(before), Told(after));
        Assert.NotEmpty(after.Problems);
        Assert.Equal(before.Articles.Select(article => article.Text.Html.ToString()), after.Articles.Select(article => article.Text.Html.ToString()));
        Assert.Equal(before.Article("a").LineOf("topics"), after.Article("a").LineOf("TOPICS"));
        Assert.Equal(("Leading", "The beginning."), (after.Article("b").Title, after.Article("b").Description));
    }

    [Fact]
    public void What_changed_meanwhile_is_read_again()
    {
        using var content = new TempContent().Article("a.md", "title: Good", "[b](b.md)").Article("b.md", "title: Good");
        Kept(content);
        content.Article("b.md", "title: Better\nslug: other").Article("c.md", "title: New").Delete("articles/b.md").Article("b.md", "title: Better\nslug: other");

        var next = Next(content);
        next.Refresh();

        Assert.Equal(["Good", "Better", "New"], next.Snapshot.Articles.Select(article => article.Title));
        Assert.Contains("/articles/other", next.Snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_for_all_makes_all_be_read_again()
    {
        using var content = new TempContent().Article("a.md", "author: ada");
        Kept(content);
        content.Write("site.yaml", "authors: [{ slug: ada, name: Ada Lovelace }]");

        var next = Next(content);
        next.Refresh();

        Assert.Equal("Ada Lovelace", Assert.Single(next.Snapshot.Article("a").Authors).Name);
    }

    [Fact]
    public void A_last_good_version_is_not_taken_for_what_the_file_says()
    {
        using var content = new TempContent().Article("a.md", "title: Good").Article("b.md");
        var library = Kept(content);
        content.Article("a.md", "date: never");
        library.Refresh();
        library.Write();
        Assert.Equal(["a", "b"], library.Snapshot.Slugs());

        var next = Next(content);
        next.Refresh();

        Assert.Equal(["b"], next.Snapshot.Slugs());
        Assert.Contains(next.Snapshot.Problems, problem => problem is { File: "articles/a.md", Rule: "date-invalid" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("null\nnull")]
    public void A_file_of_something_else_is_as_good_as_none(string text)
    {
        using var content = new TempContent().Article("a.md", "title: Good");
        Directory.CreateDirectory(content.Beside("data"));
        File.WriteAllText(content.Beside("data/content.jsonl"), text);

        Assert.Equal("Good", Refreshed(Next(content)).Article("a").Title);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Article\":{}}")]
    [InlineData("[1]")]
    [InlineData("{\"Article\":")]
    public void A_broken_line_makes_all_be_read(string line)
    {
        using var content = new TempContent().Article("a.md", "title: Good").Article("b.md");
        Kept(content);
        var file = content.Beside("data/content.jsonl");
        var lines = File.ReadAllLines(file);
        lines[1] = line;
        File.WriteAllLines(file, lines);

        Assert.Equal(["a", "b"], Refreshed(Next(content)).Slugs());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Facts\":{}}")]
    [InlineData("[1]")]
    [InlineData("{\"Facts\":")]
    public void Of_a_text_whose_line_is_broken_everything_is_seen_anew(string line)
    {
        using var content = new TempContent().Article("a.md", body: "## Dawn").Article("b.md");
        var before = Kept(content).Snapshot;
        var file = content.Beside("data/content.jsonl");
        var lines = File.ReadAllLines(file);
        lines[2] = lines[4] = line;
        File.WriteAllLines(file, lines);

        var after = Refreshed(Next(content));

        Assert.Equal(Told(before), Told(after));
        Assert.Equal("Dawn", Assert.Single(after.Article("a").Facts.Headings).Text);
    }

    [Fact]
    public void A_file_that_ends_too_early_makes_all_be_read()
    {
        using var content = new TempContent().Article("a.md", "title: Good").Article("b.md");
        Kept(content);
        var file = content.Beside("data/content.jsonl");
        File.WriteAllLines(file, File.ReadAllLines(file)[..^1]);

        Assert.Equal(["a", "b"], Refreshed(Next(content)).Slugs());
    }

    [Fact]
    public void A_file_that_cannot_be_written_stops_nobody()
    {
        using var content = new TempContent().Article("a.md", "title: Good");
        Directory.CreateDirectory(content.Beside("data/content.jsonl/in-the-way"));

        var library = Kept(content);

        Assert.Equal("Good", library.Snapshot.Article("a").Title);
    }

    [Fact]
    public void Texts_that_nobody_asked_for_are_looked_at_later()
    {
        using var content = new TempContent().Article("a.md", "title: A", "[x](nowhere.md)").Article("b.md", "title: B");
        var library = content.Library;

        library.Refresh(lookAtMost: 1);
        Assert.False(library.Snapshot.IsLookedThrough);
        Assert.DoesNotContain(library.Snapshot.Problems, problem => problem.Rule == "dead-link");
        Assert.All(library.Snapshot.Bodies.Values, body => Assert.False(body.IsKnown));
        var changes = 0;
        library.Changed += (_, _) => changes++;
        library.LookAtRest(TestContext.Current.CancellationToken);
        library.LookAtRest(TestContext.Current.CancellationToken);

        Assert.Equal(1, changes);
        Assert.True(library.Snapshot.IsLookedThrough);
        Assert.Single(library.Snapshot.Problems, problem => problem.Rule == "dead-link");
        Assert.All(library.Snapshot.Bodies.Values, body => Assert.True(body.IsKept));
    }

    [Fact]
    public void A_text_whose_file_is_gone_before_anybody_looked_is_empty_and_no_failure()
    {
        using var content = new TempContent().Article("a.md", "title: A").Article("b.md", "title: B");
        content.Library.Refresh(lookAtMost: 0);
        content.Delete("articles/a.md").Article("b.md", "title: B", "Other words.");

        Assert.Equal("", content.Library.Snapshot.Article("a").Text.PlainText);
        Assert.Equal("Other words.", content.Library.Snapshot.Article("b").Text.PlainText);
    }

    [Property(MaxTest = 40)]
    public void After_any_changes_a_library_that_was_started_again_shows_what_a_fresh_one_reads(byte[] changes)
    {
        using var content = new TempContent();
        Directory.CreateDirectory(content.Path("articles"));
        var library = Next(content);
        library.Refresh();
        foreach (var change in changes)
        {
            content.Change(change);
            if (change % 3 == 0)
            {
                library.Write();
                library = Next(content);
            }

            library.Refresh(lookAtMost: change % 2 * 10);
            if (change % 7 == 0) library.LookAtRest(CancellationToken.None);
        }

        library.LookAtRest(CancellationToken.None);
        var fresh = Refreshed(content.NewLibrary());

        Assert.Equal(Told(fresh), Told(library.Snapshot));
        Assert.Equal(fresh.Articles.Select(article => article.Text.Html.ToString()), library.Snapshot.Articles.Select(article => article.Text.Html.ToString()));
    }

    // Of the same length and time, so that nothing but reading it could tell.
    private static void ChangeUnseen(string file, string from, string to)
    {
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(file, time);
    }

    private static ContentLibrary Kept(TempContent content)
    {
        var library = Next(content);
        library.Refresh();
        library.Write();
        return library;
    }

    private static ContentLibrary Next(TempContent content) => new(
        Options.Create(new ContentOptions { Path = content.Folder }), NullLogger<ContentLibrary>.Instance, shelf: null,
        new ListingFile(content.Beside("data/content.jsonl"), NullLogger<ListingFile>.Instance));

    private static ContentSnapshot Refreshed(ContentLibrary library)
    {
        library.Refresh();
        return library.Snapshot;
    }

    // Everything but the texts, in words.
    private static string Told(ContentSnapshot content) => System.Text.Json.JsonSerializer.Serialize(new
    {
        content.Articles,
        Facts = content.Articles.Select(article => article.Facts),
        content.Pages,
        Problems = content.Problems.Where(problem => problem.Rule != "file-gone").Select(problem => problem.ToString()),
    });
}
