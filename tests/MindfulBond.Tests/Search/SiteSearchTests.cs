using MindfulBond.Articles;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Search;

/// <summary>What is found, in which order, and what is shown of it.</summary>
public sealed class SiteSearchTests
{
    private const string Day = "date: 2026-05-02\n";

    [Fact]
    public void The_title_counts_above_headings_and_headings_above_the_text()
    {
        using var site = Searching.In(
            ("text", Day + "title: One", "Sleep, sleep and sleep again. Sleep is sleep. Sleep."), ("heading", Day + "title: Two", "Some words.\n\n## Sleep\n\nMore words."),
            ("title", Day + "title: Sleep", "Some words."), ("none", Day + "title: Four", "Some words."));

        Assert.Equal(["title", "heading", "text"], site.Names("sleep"));
    }

    [Fact]
    public void A_line_that_got_a_content_note_is_not_shown_any_more_though_the_index_has_not_followed_yet()
    {
        const string Body = "Before.\n\n## That night\n\nThe quarrel was loud.\n\n## After\n\nQuiet.";
        using var site = Searching.In(("one", Day + "title: One\ndescription: The description.", Body));
        using var content = new TempContent();
        content.Article("one.md", Day + "title: One\ndescription: The description.\ncontentNotes:\n  - topic: death\n    section: That night", Body);

        var before = site.Find("quarrel").Results;
        var after = site.Search.Find("quarrel", topic: null, part: 1, new ArticleCatalog(content.Read(), SiteFixture.Noon.UtcDateTime)).Results;

        Assert.Equal("The quarrel was loud.", string.Concat(Assert.Single(before).Snippet.Select(part => part.Text)));
        Assert.Equal("The description.", string.Concat(Assert.Single(after).Snippet.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("hammock")]
    [InlineData("barometer")]
    [InlineData("footlights")]
    [InlineData("lighthouse")]
    [InlineData("headland")]
    public void What_stands_beside_the_text_is_found_and_not_shown_as_a_line(string word)
    {
        using var site = Searching.In(("beside", Day + "title: One\ndescription: The description.", """
            A first paragraph.[^1]

            | Bed | Tool |
            | --- | --- |
            | Hammock | **Barometer** |

            [![A lighthouse at night](tower.jpg "Seen from the headland")](https://example.org)

            [^1]: About the footlights.
            """), ("other", Day + "title: Two", "Some words."));

        var found = Assert.Single(site.Find(word).Results);
        Assert.EndsWith("/beside", found.Address, StringComparison.Ordinal);
        Assert.Equal("The description.", string.Concat(found.Snippet.Select(part => part.Text)));
    }

    [Fact]
    public void Words_in_a_row_count_above_scattered_ones()
    {
        using var site = Searching.In(
            ("scattered", Day + "title: One", "A night. Bad bread and a bad book. A night, bad, a night. Night and bad."), ("row", Day + "title: Two", "It was a bad night for everybody there."));

        Assert.Equal(["row", "scattered"], site.Names("bad night"));
    }

    [Fact]
    public void Of_equals_the_newer_comes_first()
    {
        using var site = Searching.In(("b", "title: A word\ndate: 2026-05-02", "Sleep."), ("c", "title: A word\ndate: 2026-06-02", "Sleep."), ("a", "title: A word\ndate: 2026-04-02", "Sleep."));

        Assert.Equal(["c", "b", "a"], site.Names("sleep"));
    }

    [Theory]
    [InlineData("sleeping", "forms")]
    [InlineData("sleepi", "forms")]
    [InlineData("SLEEPS", "forms")]
    [InlineData("creme", "accents")]
    [InlineData("CRÈME", "accents")]
    [InlineData("dont", "accents")]
    [InlineData("ada lovelace", "authors")]
    [InlineData("gardening", "topics")]
    [InlineData("睡眠", "chinese")]
    [InlineData("眠", "chinese")]
    [InlineData("眠不", "chinese")]
    [InlineData("ねむ", "japanese")]
    [InlineData("นอน", "thai")]
    [InlineData("нежность", "russian")]
    [InlineData("שלום", "hebrew")]
    [InlineData("слeep", "")]
    [InlineData("hidden", "")]
    [InlineData("tomorrow", "")]
    [InlineData("expired", "")]
    public void Forms_accents_case_scripts_and_what_is_not_public(string typed, string name)
    {
        using var site = Searching.In(
            ("forms", Day, "They sleep."), ("accents", Day, "Crème, and I don’t."), ("authors", Day + "author: Ada Lovelace", "Some."), ("topics", Day + "topics: [Gardening]", "Some."),
            ("chinese", Day + "lang: zh", "我睡眠不好。"), ("japanese", Day + "lang: ja", "よくねむれない。"), ("thai", Day + "lang: th", "ฉันนอนไม่หลับ"),
            ("russian", Day + "lang: ru", "Нежность."), ("hebrew", Day + "lang: he", "שָׁלוֹם"),
            ("draft", Day + "draft: true", "Hidden."), ("later", "date: 2026-12-24", "Tomorrow."), ("over", Day + "expires: 2026-06-01", "Expired."));

        Assert.Equal(name, site.Names(typed).FirstOrDefault() ?? "");
    }

    [Fact]
    public void A_word_that_becomes_public_is_found_and_one_that_goes_is_not()
    {
        using var content = new TempContent();
        content.Article("a.md", Day, "Sleep.").Article("b.md", Day, "Bread.");
        using var site = new Searching(content.Read());

        content.Article("a.md", Day, "Wake.").Delete("articles/b.md").Article("c.md", Day, "Fresh.");
        var changes = site.Show(content.Read());

        Assert.Equal((2, 1), changes);
        Assert.Empty(site.Names("sleep"));
        Assert.Empty(site.Names("bread"));
        Assert.Equal(["a"], site.Names("wake"));
        Assert.Equal(["c"], site.Names("fresh"));
        Assert.Equal((0, 0), site.Show(content.Read()));
    }

    [Fact]
    public void An_index_that_was_made_again_finds_what_it_found()
    {
        using var content = new TempContent();
        content.Article("a.md", Day, "Bread.").Article("b.md", Day, "Sleep.");
        using var site = new Searching(content.Read());
        Assert.Equal(["b"], site.Names("sleep"));

        site.Index.Discard();
        Assert.Empty(site.Names("sleep"));
        site.Index.Keep(new ArticleCatalog(content.Delete("articles/a.md").Read(), site.Catalog.NowUtc), TestContext.Current.CancellationToken);

        Assert.Equal(["b"], site.Names("sleep"));
        Assert.Empty(site.Names("bread"));
    }

    [Fact]
    public void Hundreds_at_once_are_taken_in_each_as_itself()
    {
        using var site = Searching.In([.. Enumerable.Range(0, 1100).Select(i => ($"a{i:D4}", Day, $"Bread, number{i:D4}."))]);

        Assert.Equal(1100, site.Find("bread").Total);
        Assert.All([0, 499, 500, 999, 1000, 1099], i => Assert.Equal([$"a{i:D4}"], site.Names($"number{i:D4}")));
    }

    [Fact]
    public void Taking_in_ends_when_the_site_stops_and_goes_on_at_the_next_start()
    {
        using var content = new TempContent();
        using var site = new Searching(content.Read());
        for (var i = 0; i < 20; i++) content.Article($"a{i:D2}.md", Day, "Bread.");
        var catalog = new ArticleCatalog(content.Read(), site.Catalog.NowUtc);

        Assert.ThrowsAny<OperationCanceledException>(() => site.Index.Keep(catalog, new CancellationToken(canceled: true)));

        Assert.Equal((20, 0), site.Index.Keep(catalog, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_the_index_has_and_the_catalogue_has_not_is_not_found()
    {
        using var site = Searching.In(("a", Day + "expires: 2026-12-01", "Sleep."));
        var after = new ArticleCatalog(site.Catalog.Content, new DateTime(2026, 12, 2, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(["a"], site.Names("sleep"));
        Assert.Equal(0, site.Search.Find("sleep", null, 1, after).Total);
    }

    [Theory]
    [InlineData("slepe", "sleep")]
    [InlineData("slep", "sleep")]
    [InlineData("sleeep", "sleep")]
    [InlineData("slerp", "sleep")]
    [InlineData("relatoinshp", "relationship")]
    [InlineData("sleep breda", "sleep bread")]
    public void A_slip_is_forgiven_and_told(string typed, string meant)
    {
        using var site = Searching.In(("a", Day, "Sleep and bread in a relationship."));

        var answer = site.Find(typed);

        Assert.Equal((typed, meant, 1), (answer.Instead, answer.Query.Text, answer.Total));
    }

    [Fact]
    public void A_word_that_stands_somewhere_is_no_slip()
    {
        using var site = Searching.In(("a", Day, "Bread."), ("b", Day, "Broad."));

        Assert.Null(site.Find("broad").Instead);
        Assert.Equal(["b"], site.Names("broad"));
    }

    [Fact]
    public void A_suggestion_follows_what_is_published()
    {
        using var content = new TempContent();
        content.Article("a.md", Day, "Bread.").Article("b.md", Day, "Secretary.");
        using var site = new Searching(content.Read());
        Assert.Equal("secretary", site.Find("secretarz").Query.Text);

        content.Article("b.md", Day, "Relationship.");
        site.Show(content.Read());

        Assert.Equal("secretarz bread", site.Find("secretarz bredd").Query.Text);
        Assert.Equal("relationship", site.Find("relatoinship").Query.Text);
    }

    [Fact]
    public void A_draft_lends_no_word_to_a_suggestion()
    {
        using var site = Searching.In(("a", Day, "Bread."), ("b", Day + "draft: true", "Secretary."));

        var answer = site.Find("secretarz");

        Assert.Equal((0, null), (answer.Total, answer.Instead));
    }

    [Theory]
    [InlineData(99, 100)]
    [InlineData(100, 100)]
    public void A_last_word_that_a_hundred_articles_have_is_no_beginning_of_another(int bread, int found)
    {
        using var site = Searching.In([("longer", Day, "Breadth."), .. Enumerable.Range(0, bread).Select(i => ($"a{i:D3}", Day, "Bread."))]);

        Assert.Equal(found, site.Find("bread").Total);
        Assert.Equal(bread, site.Find("bread.").Total);
    }

    [Fact]
    public void Of_thousands_that_have_a_beginning_those_with_it_in_the_title_or_in_the_row_typed_come_first_and_then_the_newest()
    {
        using var site = Searching.In(
        [
            ("title", "date: 2026-04-02\ntitle: Breadth", "Some."), ("new", "date: 2026-06-02", "Breadth."), ("row", "date: 2026-03-02", "Some sour breadth."),
            .. Enumerable.Range(0, 2000).Select(i => ($"a{i:D4}", Day, "Breadth, sour.")),
        ]);

        Assert.Equal(["title", "new", "a0000"], site.Names("bread").Take(3));
        Assert.Equal("row", site.Names("sour bread").First());
        Assert.Equal(2003, site.Find("bread").Total);
    }

    [Fact]
    public void A_phrase_means_its_words_in_a_row_and_a_hyphen_leaves_out()
    {
        using var site = Searching.In(("row", Day, "The same fight again."), ("other", Day, "A fight, the same as ever."), ("sleep", Day, "The same fight, no sleep."));

        Assert.Equal(["row", "sleep"], site.Names("\"same fight\"").Order(StringComparer.Ordinal));
        Assert.Equal(["row"], site.Names("\"same fight\" -sleep"));
        Assert.Equal(["other", "row"], site.Names("fight -sleeping").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_nothing_has_all_words_what_has_some_is_offered()
    {
        using var site = Searching.In(("a", Day, "Bread."), ("b", Day, "Butter."), ("c", Day, "Neither."));

        var answer = site.Find("bread butter");

        Assert.Equal(0, answer.Total);
        Assert.Equal(["/articles/a", "/articles/b"], answer.Near.Select(result => result.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_is_limited_to_a_topic_of_what_was_found()
    {
        using var site = Searching.In(("a", Day + "topics: [Sleep, Home]", "Bread."), ("b", Day + "topics: [Home]", "Bread."), ("c", Day + "topics: [Away]", "None."));

        var (all, one, none) = (site.Find("bread"), site.Find("bread", "sleep"), site.Find("bread", "away"));

        Assert.Equal([("Home", 2), ("Sleep", 1)], all.Topics.Select(pair => (pair.Topic.Name, pair.Count)));
        Assert.Equal(("/articles/a", 1), (Assert.Single(one.Results).Address, one.Total));
        Assert.Equal((2, null), (none.Total, none.Within));
    }

    [Fact]
    public void A_long_list_comes_in_parts()
    {
        using var site = Searching.In([.. Enumerable.Range(0, 45).Select(i => ($"a{i:D2}", Day, "Bread."))]);

        var parts = Enumerable.Range(1, 3).Select(part => site.Search.Find("bread", null, part, site.Catalog)).ToList();

        Assert.Equal([20, 20, 5], parts.Select(part => part.Results.Count));
        Assert.Equal([2, 3, null], parts.Select(part => part.Next));
        Assert.Equal(45, parts.SelectMany(part => part.Results).Select(result => result.Address).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_lines_shown_hold_the_words_marked()
    {
        var before = string.Concat(Enumerable.Repeat("Nothing of that kind stands here. ", 20));
        using var site = Searching.In(("a", Day, before + "\n\nBefore you try to sleep, (asleep or not) write it down." + before));

        var snippet = Assert.Single(site.Find("sleep").Results).Snippet;

        Assert.Equal(["sleep"], snippet.Where(part => part.IsMarked).Select(part => part.Text));
        Assert.StartsWith("Before you try to sleep, (asleep or not) write it down.", string.Concat(snippet.Select(part => part.Text)), StringComparison.Ordinal);
        Assert.Equal("…", snippet[^1].Text);
        Assert.InRange(snippet.Sum(part => part.Text.Length), 60, 240);
    }

    [Fact]
    public void No_line_comes_from_a_section_that_a_note_speaks_of()
    {
        using var site = Searching.In(
            ("part", Day + "description: Said before.\ncontentNotes:\n  - topic: death\n    section: The dark part", "Open bread.\n\n## The dark part\n\nA secret and bread.\n\n### Deeper\n\nMore secret.\n\n## After it\n\nPlain bread."),
            ("whole", Day + "description: Said first.\ncontentNotes:\n  - topic: death", "Nothing but a riddle."));

        var (secret, bread, riddle) = (Text("secret"), Text("bread"), Text("riddle"));

        Assert.Equal("Said before.", secret);
        Assert.Equal("Open bread.", bread);
        Assert.Equal("Said first.", riddle);

        string Text(string typed) => string.Concat(Assert.Single(site.Find(typed).Results).Snippet.Select(part => part.Text));
    }

    [Fact]
    public void Hostile_text_is_only_text()
    {
        using var site = Searching.In(("a", Day, "Bread and near or not and * of “it”."), ("b", Day + "lang: ja", "よくねむれない。"));

        foreach (var typed in Hostile.Texts)
        {
            Assert.InRange(site.Find(typed).Total, 0, 2);
            Assert.False(site.Index.IsBroken, $"“{typed[..Math.Min(40, typed.Length)]}”");
        }
    }

    [Fact]
    public void Any_text_at_all_is_only_text()
    {
        using var site = Searching.In(("a", Day, "Bread and near or not and * of “it”."), ("b", Day + "lang: ja", "よくねむれない。"));
        var random = new Random(7);

        for (var i = 0; i < 1_000; i++)
        {
            var typed = Hostile.Any(random);
            site.Find(typed);
            Assert.False(site.Index.IsBroken, $"“{typed}”");
        }
    }
}
