using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content.Checks;

/// <summary>What the doctor says beyond single rules: what was meant, on which line, in which order, and what it remembers.</summary>
public sealed class ContentDoctorTests
{
    [Theory]
    [InlineData("[a](Coming-Back.md)", "Only capitals differ: write “coming-back.md”.")]
    [InlineData("[a](coming-bak.md#end)", "Did you mean “coming-back.md#end”?")]
    [InlineData("[a](late.md)", "Did you mean “2026-10-13-late.md”?")]
    [InlineData("[a](about.md)", "Did you mean “../pages/about.md”?")]
    [InlineData("[a](nothing-like-it.md)", "seen from this one.")]
    [InlineData("![a](figures/Lamp.png)", "Only capitals differ: write “figures/lamp.png”.")]
    [InlineData("![a](lamp.png)", "Did you mean “figures/lamp.png”?")]
    [InlineData("![a](figures/lamb.png)", "Did you mean “figures/lamp.png”?")]
    [InlineData("![a](figures/lamp.jpg)", "Did you mean “figures/lamp.png”?")]
    public void A_dead_link_or_picture_comes_with_the_file_that_was_meant(string body, string ending)
    {
        using var content = new TempContent().Article("a.md", body: body).Article("coming-back.md").Article("2026-10-13-late.md")
            .Write("pages/about.md", "Words.").Write("articles/figures/lamp.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));

        var problem = Assert.Single(Examine(content), problem => problem.Rule is "dead-link" or "image-missing");

        Assert.EndsWith(ending, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_of_another_article_comes_with_the_heading_that_was_meant()
    {
        using var content = new TempContent().Article("a.md", body: "[b](/articles/b#the-mornin) [b](b.md#the-mornin)").Article("b.md", body: "## The morning");

        Assert.Equal(2, Examine(content).Count(problem => problem.Rule == "dead-anchor" && problem.Message.Contains("“#the-morning”", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/articles/B/")]
    [InlineData("/articles/b.html?x=1#one")]
    [InlineData("/articles/b/dot.png")]
    [InlineData("/articles/b/comments.xml")]
    [InlineData("/images/Dot.png")]
    [InlineData("/authors/ada")]
    [InlineData("/topics/i-lie-awake")]
    [InlineData("/series/the-same-fight")]
    [InlineData("/help/gb")]
    [InlineData("/about")]
    [InlineData("/archive?page=2")]
    [InlineData("/search?q=sleep")]
    [InlineData("/rss")]
    [InlineData("//a.example/x")]
    public void An_address_that_the_site_answers_is_alive(string address)
    {
        using var content = new TempContent().Article("a.md", body: $"[x]({address})").Article("b.md", "author: Ada\nsentences: [I lie awake]\nseries: The same fight", "## One")
            .Write("articles/dot.png", "x").Write("images/Dot.png", "x").Write("pages/about.md", "Words.").Write("help/lines.yaml", "countries: [{ code: GB, name: A }]");

        Assert.DoesNotContain(Examine(content), problem => problem.Rule.StartsWith("dead", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/articles/none")]
    [InlineData("/articles/b/none.png")]
    [InlineData("/articles/none/comments.xml")]
    [InlineData("/topics/none")]
    [InlineData("/help/xx")]
    [InlineData("/blog/2020/b")]
    [InlineData("/images/none.png")]
    public void An_address_that_the_site_does_not_answer_is_dead(string address)
    {
        using var content = new TempContent().Article("a.md", body: $"[x]({address})").Article("b.md").Write("pages/about.md", "Words.");

        Assert.Equal(("dead-address", Severity.Warning), Assert.Single(Examine(content).Where(problem => problem.Line == 1 && problem.Rule.StartsWith("dead", StringComparison.Ordinal)).Select(problem => (problem.Rule, problem.Severity))));
    }

    [Theory]
    [InlineData("/b.md")]
    [InlineData("/notes/b/")]
    [InlineData("/notes/2026/05/02/b.html")]
    [InlineData("/notes/own/#one")]
    public void An_address_by_which_another_tool_served_an_article_leads_there_and_is_alive(string address)
    {
        using var content = new TempContent().Article("a.md", body: $"[x]({address})").Article("notes/2026-05-02-b.md", "slug: own", "## One").Article("b.md");

        Assert.DoesNotContain(Examine(content), problem => problem.Rule.StartsWith("dead", StringComparison.Ordinal));
        Assert.Matches("href=\"/articles/(own|b)(#one)?\"", content.Library.Snapshot.Article("a").Text.Html.ToString());
    }

    [Fact]
    public void An_anchor_is_looked_for_where_such_an_address_leads()
    {
        using var content = new TempContent().Article("a.md", body: "[x](/notes/own/#two)").Article("notes/b.md", "slug: own", "## One");

        Assert.Equal("dead-anchor", Assert.Single(Examine(content), problem => problem.Rule.StartsWith("dead", StringComparison.Ordinal)).Rule);
    }

    [Theory]
    [InlineData("![a lamp](cut.png)", "image-missing")]
    [InlineData("[b](again.md)", "dead-link")]
    public void What_is_there_and_cannot_be_shown_is_not_offered_in_its_own_place(string body, string rule)
    {
        using var content = new TempContent().Article("a.md", body: body).Write("articles/cut.png", "x").Article("again.md", "slug: a");

        Assert.DoesNotContain("again.md”.", Assert.Single(Examine(content), problem => problem.Rule == rule).Message.Split('”', 2)[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Examine(content), problem => problem.Rule == rule && problem.Message.Contains("Only capitals", StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_jump_says_how_many_signs_are_too_many_however_low_the_page_puts_it()
    {
        using var content = new TempContent().Article("a.md", "title: T", "## One\n\n# Two\n\n#### Three");

        var jumps = Examine(content).Where(problem => problem.Rule == "heading-jump").Select(problem => problem.Message).ToList();

        Assert.Equal(2, jumps.Count);
        Assert.Contains("Take a # away from it, or put a heading of level 2 before it", jumps[0], StringComparison.Ordinal);
        Assert.Contains("Take ## away from it, or put a heading of level 3 before it", jumps[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_find_is_on_its_own_line_within_lists_quotes_tables_notes_and_front_matter()
    {
        using var content = new TempContent().Article(
            "a.md", "title: A\ndescription: Why he committed suicide",
            """
            # Heading
            One [link
            on](b.md) and he
            committed suicide.

            - one
            - two, and
              committed suicide

            | a |
            |---|
            | committed suicide |

            > committed suicide

            Note.[^1]

            [^1]: committed suicide
            """);

        Assert.Equal([3, 8, 12, 16, 22], Examine(content).Where(problem => problem.Rule == "wording-suicide").Select(problem => problem.Line));
    }

    [Fact]
    public void Wording_and_reading_are_for_english_and_trust_is_not_for_drafts()
    {
        const string Body = "He committed suicide and hanged himself. He takes antidepressants.";
        using var content = new TempContent().Article("en.md", body: Body).Article("de.md", "lang: de", Body).Article("draft.md", "draft: true", Body);

        Assert.Equal(["articles/en.md"], Examine(content).Where(problem => problem.Rule.StartsWith("wording", StringComparison.Ordinal) || problem.Rule.StartsWith("me", StringComparison.Ordinal)).Select(problem => problem.File).Distinct());
    }

    [Fact]
    public void A_care_card_may_name_an_overdose_and_a_link_may_name_couple_therapy()
    {
        using var content = new TempContent().Article("a.md", body: ":::care emergency Call if:\n- you tried to end your life with an overdose\n:::\n\nRead [does couple therapy work](b.md).").Article("b.md");

        Assert.DoesNotContain(Examine(content), problem => problem.Rule is "means-near-suicide" or "couple-therapy-abuse");
    }

    [Fact]
    public void Only_the_five_longest_sentences_are_named()
    {
        var sentences = Enumerable.Range(26, 7).Select(words => string.Join(' ', Enumerable.Repeat("so", words)) + ".");
        using var content = new TempContent().Article("a.md", body: string.Join("\n", sentences));

        var found = Examine(content).Where(problem => problem.Rule == "sentence-long").ToList();

        Assert.Equal([3, 4, 5, 6, 7], found.Select(problem => problem.Line));
        Assert.All(found, problem => Assert.Contains("one of 7 such sentences", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_stand_in_the_order_of_files_and_lines_the_same_each_time()
    {
        using var content = new TempContent();
        foreach (var name in new[] { "b", "B", "a", "é" }) content.Article($"{name}-{(int)name[0]}.md", "title: x\ncomments: sometimes", "[x](none.md) ![](none.png)\n\n#### Deep\n\nHe committed suicide.");

        var first = Examine(content);
        var library = content.NewLibrary();
        library.Refresh();
        var again = new ContentDoctor().Examine(library.Snapshot, A.Day);

        Assert.Equal(first, again);
        Assert.Equal(first.Select(problem => (problem.File, problem.Line)), first.Select(problem => (problem.File, problem.Line)).OrderBy(place => place.File, StringComparer.Ordinal).ThenBy(place => place.Line));
        Assert.True(first.Count > 30);
    }

    [Fact]
    public void What_changed_is_looked_at_again_and_the_rest_is_remembered()
    {
        var doctor = new ContentDoctor();
        using var content = new TempContent().Article("a.md", body: "He committed suicide.").Article("b.md", body: "He committed suicide.");
        var before = doctor.Examine(content.Read(), A.Day);

        content.Article("b.md", body: "He died by suicide.");
        var after = doctor.Examine(content.Read(), A.Day);

        Assert.Equal(["articles/a.md", "articles/b.md"], Wording(before).Select(problem => problem.File));
        Assert.Same(Wording(before).First(), Assert.Single(Wording(after)));
        Assert.Same(after, doctor.Examine(content.Library.Snapshot, A.Day));
        Assert.NotSame(after, doctor.Examine(content.Library.Snapshot, A.Day.AddDays(1)));

        static IEnumerable<Problem> Wording(IEnumerable<Problem> problems) => problems.Where(problem => problem.Rule == "wording-suicide");
    }

    [Fact]
    public void Of_a_thousand_dead_links_among_thousands_of_files_each_has_its_suggestion()
    {
        using var content = new TempContent();
        for (var i = 0; i < 2000; i++) content.Article($"article-number-{i:0000}.md", body: $"[x](artcle-number-{i:0000}.md)");

        var found = Examine(content).Where(problem => problem.Rule == "dead-link").ToList();

        Assert.Equal(2000, found.Count);
        Assert.All(found, problem => Assert.Contains($"Did you mean “{problem.File["articles/".Length..]}”?", problem.Message, StringComparison.Ordinal));
    }

    /// <summary>Each would take hours where a find looks back at all others.</summary>
    [Theory]
    [InlineData("suicide overdose ")]
    [InlineData("“committed suicide” ")]
    [InlineData("\"committed suicide\n")]
    [InlineData("antidepressants and couple therapy ")]
    [InlineData("a")]
    [InlineData("bcdfg")]
    [InlineData(") \" ")]
    [InlineData("[x](none.md) ")]
    [InlineData("# x\n\n#### y\n\n")]
    public void A_text_that_repeats_one_thing_without_end_is_looked_at_in_time(string repeated)
    {
        using var content = new TempContent().Article("a.md", body: string.Concat(Enumerable.Repeat(repeated, 200_000 / repeated.Length)));

        Assert.NotEmpty(Examine(content));
    }

    private static IReadOnlyList<Problem> Examine(TempContent content) => new ContentDoctor().Examine(content.Read(), A.Day);
}
