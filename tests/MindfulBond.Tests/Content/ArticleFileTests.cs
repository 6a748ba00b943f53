using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>Every canonical key of an article's front matter, its aliases and its fallbacks.</summary>
public sealed class ArticleFileTests
{
    [Fact]
    public void Front_matter_may_be_missing()
    {
        var problems = new ProblemList("articles/first-light.md");

        var read = ArticleFile.Read("articles/first-light.md", "Some words.\n", new SiteInfo(), problems, keep: (place, _) =>
        {
            Assert.Equal((1, 0), (place.FirstLine, place.Start));
            return TextBody.Empty;
        });

        Assert.Equal("first-light", read!.Article.Slug);
        Assert.Empty(problems.All);
    }

    [Theory]
    [InlineData("title: First light", "# Heading", "First light")]
    [InlineData("title: 2026", "# Heading", "2026")]
    [InlineData("slug: other", "# Heading", "Heading")]
    [InlineData("title:", "# Heading", "Heading")]
    [InlineData("title: \"  \"", "# Heading", "Heading")]
    [InlineData("slug: other", "No heading.", "In the morning")]
    public void The_title_is_the_key_else_the_heading_else_the_file_name(string matter, string body, string title)
    {
        using var content = new TempContent().Article("2026-05-02-in-the_morning.md", matter, body);

        Assert.Equal(title, Assert.Single(content.Read().Articles).Title);
    }

    [Theory]
    [InlineData("articles/first-light/index.md")]
    [InlineData("articles/2026-05-02-first-light/_index.md")]
    public void A_folder_of_its_own_gives_an_article_its_slug_and_its_title(string file)
    {
        using var content = new TempContent().Write(file, "No heading.");

        var article = Assert.Single(content.Read().Articles);

        Assert.Equal(("first-light", "First light"), (article.Slug, article.Title));
    }

    [Fact]
    public void The_first_heading_is_not_shown_a_second_time()
    {
        using var content = new TempContent().Article("a.md", "", "# Heading\n\nSome words.");

        Assert.DoesNotContain("Heading", Assert.Single(content.Read().Articles).Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slug: Own Address", "own-address")]
    [InlineData("slug: 2026-05-02-kept", "2026-05-02-kept")]
    [InlineData("slug: 42", "42")]
    [InlineData("title: First light", "first-light")]
    public void The_slug_is_the_key_else_the_file_name(string matter, string slug)
    {
        Assert.Equal(slug, Reading.Good(matter).Slug);
    }

    [Fact]
    public void A_slug_of_which_nothing_stays_is_a_problem()
    {
        var (article, problem) = Reading.Bad("title: First light\nslug: \"?!\"");

        Assert.Null(article);
        Assert.Equal((3, Severity.Error, "slug-empty"), (problem.Line, problem.Severity, problem.Rule));
        Assert.Contains("slug: first-light", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_is_the_key_else_the_beginning_of_the_text()
    {
        using var content = new TempContent()
            .Article("a.md", "description: Said.", "The beginning.")
            .Article("b.md", "", "# Heading\n\nThe *beginning*.\n\nAnd more.");

        var snapshot = content.Read();

        Assert.Equal((true, "Said."), (snapshot.Article("a").HasDescription, snapshot.Article("a").Description));
        Assert.Equal((false, "The beginning."), (snapshot.Article("b").HasDescription, snapshot.Article("b").Description));
    }

    [Theory]
    [InlineData("author: Ada", "Ada")]
    [InlineData("author: [Ada, Bo]", "Ada|Bo")]
    [InlineData("author: { name: Ada, role: writer }", "Ada")]
    [InlineData("authors: Ada", "Ada")]
    [InlineData("authors: [Ada, Bo, Ada]", "Ada|Bo")]
    [InlineData("authors: [{ name: Ada }, Bo]", "Ada|Bo")]
    [InlineData("author: Ada\nauthors: [Bo]", "Bo")]
    [InlineData("authors: []", "")]
    [InlineData("author:", "")]
    [InlineData("author: '?'", "")]
    public void Authors_are_one_or_many_names_or_mappings(string matter, string names)
    {
        Assert.Equal(names, string.Join('|', Reading.Good(matter).Authors.Select(author => author.Name)));
    }

    [Theory]
    [InlineData("editors")]
    [InlineData("Editors")]
    [InlineData("the EDITORS")]
    public void An_author_is_found_in_the_site_file_by_slug_or_name(string written)
    {
        var site = new SiteInfo { Authors = [new AuthorInfo("editors", "The editors", "We write.")] };

        Assert.Same(site.Authors[0], Assert.Single(Reading.Good($"author: {written}", site: site).Authors));
    }

    [Theory]
    [InlineData("topics: [Sleep, Low mood]", "sleep|low-mood")]
    [InlineData("topics: Sleep", "sleep")]
    [InlineData("tags: [Sleep]", "sleep")]
    [InlineData("categories: [Sleep]", "sleep")]
    [InlineData("topics: [Sleep]\ntags: [sleep, Trust]\ncategories: Touch", "sleep|trust|touch")]
    [InlineData("topics: [SLEEP, sleep, ~, '', '?']", "sleep")]
    [InlineData("topics:", "")]
    [InlineData("topics: []", "")]
    public void Topics_are_gathered_from_topics_tags_and_categories_each_once(string matter, string slugs)
    {
        Assert.Equal(slugs, string.Join('|', Reading.Good(matter).Topics.Select(topic => topic.Slug)));
    }

    [Fact]
    public void A_topic_takes_its_words_from_the_site_file_and_a_slip_is_pointed_out()
    {
        var site = new SiteInfo { Topics = [new TopicInfo("low-mood", "Low mood", "I can't feel much.", "Heavy days.", Sensitive: true)] };

        Assert.Same(site.Topics[0], Assert.Single(Reading.Good("topics: [low mood]", site: site).Topics));

        var (article, problem) = Reading.Bad("topics: [Low moud]", site);
        Assert.Equal("low-moud", Assert.Single(article!.Topics).Slug);
        Assert.Equal((2, Severity.Warning, "topic-unknown"), (problem.Line, problem.Severity, problem.Rule));
        Assert.Contains("“Low mood” was probably meant", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("series: The same fight", "the-same-fight", null)]
    [InlineData("series: [The same fight]", "the-same-fight", null)]
    [InlineData("series: { name: The same fight, part: 2 }", "the-same-fight", 2)]
    [InlineData("series: { part: 2 }", null, null)]
    [InlineData("series:", null, null)]
    [InlineData("series: '?'", null, null)]
    public void A_series_is_a_name_or_a_mapping_with_a_part(string matter, string? slug, int? part)
    {
        var article = Reading.Good(matter);

        Assert.Equal((slug, part), (article.Series?.Slug, article.Part));
    }

    [Fact]
    public void A_part_that_is_no_number_is_a_problem()
    {
        var (article, problem) = Reading.Bad("series:\n  name: The same fight\n  part: two");

        Assert.Equal("the-same-fight", article!.Series!.Slug);
        Assert.Equal((4, "value-shape"), (problem.Line, problem.Rule));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("featured")]
    public void Flags_take_true_yes_and_on_in_any_case(string key)
    {
        foreach (var word in new[] { "true", "True", "yes", "ON", "'true'" }) Assert.True(Flag(Reading.Good($"{key}: {word}")));
        foreach (var word in new[] { "false", "No", "off", "" }) Assert.False(Flag(Reading.Good($"{key}: {word}")));
        Assert.False(Flag(Reading.Good("title: First light")));

        bool Flag(Article article) => key == "draft" ? article.Draft : article.Featured;
    }

    [Theory]
    [InlineData("published: false", "articles/a.md", true)]
    [InlineData("published: true", "articles/a.md", false)]
    [InlineData("published: 2026-05-02", "articles/a.md", false)]
    [InlineData("status: Draft", "articles/a.md", true)]
    [InlineData("status: publish", "articles/a.md", false)]
    [InlineData("status: { a: b }", "articles/a.md", false)]
    [InlineData("title: A", "articles/_drafts/a.md", true)]
    [InlineData("title: A", "articles/my_drafts/a.md", false)]
    public void What_another_tool_kept_as_a_draft_stays_one(string matter, string file, bool draft)
    {
        Assert.Equal(draft, Reading.Good(matter, file).Draft);
    }

    [Fact]
    public void A_flag_that_is_neither_keeps_an_article_hidden_and_unfeatured()
    {
        var (draft, first) = Reading.Bad("draft: ture");
        var (featured, second) = Reading.Bad("featured: perhaps");

        Assert.True(draft!.Draft);
        Assert.False(featured!.Featured);
        Assert.Equal((2, Severity.Warning, "value-shape"), (first.Line, first.Severity, first.Rule));
        Assert.Equal((2, Severity.Warning, "value-shape"), (second.Line, second.Severity, second.Rule));
    }

    [Theory]
    [InlineData("aliases: [/old, /Even/Older.html]", "/old|/even/older")]
    [InlineData("aliases: /old", "/old")]
    [InlineData("aliases: [Another name, //evil.example, https://evil.example/x, /]", "")]
    [InlineData("aliases: [/old/, /old, /old.html/, /old/index]", "/old|/old/index")]
    [InlineData("aliases: ['/caf%C3%A9']", "/café")]
    [InlineData("redirect_from: [/old]", "/old")]
    [InlineData("permalink: /2026/05/first", "/2026/05/first")]
    [InlineData("permalink: false", "")]
    [InlineData("url: /old\npath: /older", "/old|/older")]
    [InlineData("aliases: [/articles/first-light]", "")]
    [InlineData("aliases:", "")]
    public void Only_what_begins_with_one_slash_is_an_old_address(string matter, string addresses)
    {
        Assert.Equal(addresses, string.Join('|', Reading.Good(matter).Aliases));
    }

    [Theory]
    [InlineData("comments: open", CommentsMode.Open)]
    [InlineData("comments: Closed", CommentsMode.Closed)]
    [InlineData("comments: off", CommentsMode.Off)]
    [InlineData("title: First light", CommentsMode.Open)]
    public void Comments_are_open_closed_or_off(string matter, CommentsMode mode)
    {
        Assert.Equal(mode, Reading.Good(matter).Comments);
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("1")]
    [InlineData("+1")]
    [InlineData("'open, closed'")]
    public void Another_word_about_comments_is_a_problem_that_lists_the_words(string word)
    {
        var (article, problem) = Reading.Bad("comments: " + word);

        Assert.Equal(CommentsMode.Open, article!.Comments);
        Assert.Equal((2, Severity.Warning, "value-unknown"), (problem.Line, problem.Severity, problem.Rule));
        Assert.Contains("open, closed, off", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_is_normal_unless_it_is_called_high()
    {
        Assert.Equal(Sensitivity.Normal, Reading.Good("title: First light").Sensitivity);
        Assert.Equal(Sensitivity.High, Reading.Good("sensitivity: High").Sensitivity);
        Assert.Equal("value-unknown", Reading.Bad("sensitivity: extreme").Problem.Rule);
    }

    [Fact]
    public void Content_notes_are_words_or_mappings_of_a_closed_list()
    {
        var article = Reading.Good("contentNotes:\n  - Death\n  - topic: suicide\n    section: The dark days");

        Assert.Equal([new ContentNote("death", Section: null, 3), new ContentNote("suicide", "The dark days", 4)], article.ContentNotes);
    }

    [Fact]
    public void Every_topic_of_the_closed_list_is_taken()
    {
        var article = Reading.Good($"contentNotes: [{string.Join(", ", ArticleFile.NoteTopics)}]");

        Assert.Equal(ArticleFile.NoteTopics, article.ContentNotes.Select(note => note.Topic));
    }

    [Theory]
    [InlineData("contentNotes: [death, spiders]", 2)]
    [InlineData("contentNotes:\n  - death\n  - section: Somewhere", 4)]
    public void A_content_note_of_another_topic_is_left_out_and_reported(string matter, int line)
    {
        var (article, problem) = Reading.Bad(matter);

        Assert.Equal("death", Assert.Single(article!.ContentNotes).Topic);
        Assert.Equal((line, Severity.Error, "content-note-unknown"), (problem.Line, problem.Severity, problem.Rule));
        Assert.Contains("pregnancy loss", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reviewedBy: Dr B", "Dr B", null)]
    [InlineData("reviewedBy: { name: Dr B, credentials: GP }", "Dr B", "GP")]
    [InlineData("reviewedBy: { credentials: GP }", null, null)]
    [InlineData("reviewedBy:", null, null)]
    public void A_reviewer_is_a_name_or_a_mapping(string matter, string? name, string? credentials)
    {
        var reviewer = Reading.Good(matter).ReviewedBy;

        Assert.Equal((name, credentials), (reviewer?.Name, reviewer?.Credentials));
    }

    [Fact]
    public void Sources_hold_what_a_reader_needs_to_find_them()
    {
        var article = Reading.Good("""
            sources:
              - id: reis1988
                citation: "Reis HT, Shaver P (1988)."
                doi: 10.1037/0022-3514.74.5.1238
                kind: review
                seenOn: 2026-11-22
              - { id: who, citation: WHO, url: "https://who.int/x" }
            """);

        Assert.Equal(["reis1988", "who"], article.Sources.Select(source => source.Id));
        Assert.Equal(("10.1037/0022-3514.74.5.1238", "review", new DateOnly(2026, 11, 22), 3), (article.Sources[0].Doi, article.Sources[0].Kind, article.Sources[0].SeenOn, article.Sources[0].Line));
        Assert.Equal("https://who.int/x", article.Sources[1].Url);
    }

    [Theory]
    [InlineData("10.1037/fam0000946", true)]
    [InlineData("10.1037//0021-843X.109.3.550", true)]
    [InlineData("10.1016/S0140-6736(21)02664-7", true)]
    [InlineData("'10.1002/(SICI)1097-4679(199901)55:1<1::AID-JCLP1>3.0.CO;2-2'", true)]
    [InlineData("https://doi.org/10.1037/fam0000946", false)]
    [InlineData("doi:10.1037/fam0000946", false)]
    [InlineData("10.1037", false)]
    [InlineData("10.1/x", false)]
    [InlineData("'10.1037/a b'", false)]
    [InlineData("'10.1037/a\"b'", false)]
    public void A_doi_is_written_without_an_address(string doi, bool good)
    {
        var (article, problems) = Reading.Of($"sources:\n  - {{ id: a, citation: C, doi: {doi} }}");

        Assert.Equal(good, Assert.Single(article!.Sources).Doi is not null);
        Assert.Equal(good ? [] : ["3 doi-invalid"], problems.Select(problem => string.Create(null, $"{problem.Line} {problem.Rule}")));
    }

    [Theory]
    [InlineData("- { id: a }", "source-incomplete", 0)]
    [InlineData("- { citation: C }", "source-incomplete", 0)]
    [InlineData("- Just a text", "source-incomplete", 0)]
    [InlineData("- { id: a, citation: C, url: 'javascript:alert(1)' }", "address-invalid", 1)]
    [InlineData("- { id: a, citation: C, url: example.org }", "address-invalid", 1)]
    [InlineData("- { id: a, citation: C, seenOn: lately }", "date-invalid", 1)]
    public void A_source_that_is_not_whole_is_reported_on_its_line(string source, string rule, int kept)
    {
        var (article, problem) = Reading.Bad("sources:\n  " + source);

        Assert.Equal(kept, article!.Sources.Count);
        Assert.Equal((3, Severity.Error, rule), (problem.Line, problem.Severity, problem.Rule));
    }

    [Fact]
    public void Of_two_sources_with_one_id_the_first_counts()
    {
        var (article, problem) = Reading.Bad("sources:\n  - { id: a, citation: One }\n  - { id: a, citation: Two }");

        Assert.Equal("One", Assert.Single(article!.Sources).Citation);
        Assert.Equal((4, "source-twice"), (problem.Line, problem.Rule));
    }

    [Fact]
    public void Changes_are_lines_or_mappings_with_a_day()
    {
        var article = Reading.Good("changes:\n  - Began\n  - { date: 2026-06-01, what: Added a study }\n  - { date: 2026-06-02 }");

        Assert.Equal([new Change(null, "Began"), new Change(new DateOnly(2026, 6, 1), "Added a study")], article.Changes);
    }

    [Fact]
    public void The_remaining_keys_are_taken_as_they_stand()
    {
        var article = Reading.Good("""
            tabTitle: A mild title
            image: lamp.jpg
            imageAlt: A lamp
            lang: pt-BR
            sentences: [I lie awake., We fight.]
            crisisTopics: [Suicide, self harm]
            evidence: Mixed.
            """);

        Assert.Equal(("A mild title", "lamp.jpg", "A lamp", "pt-BR", "Mixed."), (article.TabTitle, article.Image, article.ImageAlt, article.Language, article.Evidence));
        Assert.Equal(["I lie awake.", "We fight."], article.Sentences);
        Assert.Equal(["suicide", "self-harm"], article.CrisisTopics);
    }

    [Theory]
    [InlineData("lang: english please")]
    [InlineData("lang: \"en\\\" onload=x\"")]
    [InlineData("lang: e")]
    public void A_language_that_is_no_tag_falls_back_to_the_site_s(string matter)
    {
        var (article, problem) = Reading.Bad(matter, new SiteInfo { Language = "fr" });

        Assert.Equal("fr", article!.Language);
        Assert.Equal((2, "lang-invalid"), (problem.Line, problem.Rule));
    }

    [Fact]
    public void Keys_are_found_in_any_case()
    {
        var article = Reading.Good("Title: First light\nTAGS: [Sleep]\nDraft: TRUE\nimagealt: A lamp\nTabTitle: Mild");

        Assert.Equal(("First light", true, "A lamp", "Mild"), (article.Title, article.Draft, article.ImageAlt, article.TabTitle));
        Assert.Equal("sleep", Assert.Single(article.Topics).Slug);
    }

    [Fact]
    public void Of_two_keys_that_differ_in_case_the_first_counts()
    {
        var (article, problem) = Reading.Bad("Title: One\nauthor: Ada\ntitle: Two");

        Assert.Equal("One", article!.Title);
        Assert.Equal((4, Severity.Warning, "key-twice"), (problem.Line, problem.Severity, problem.Rule));
    }

    [Fact]
    public void The_same_key_twice_is_broken_yaml_on_the_line_of_the_second()
    {
        var (article, problem) = Reading.Bad("title: One\nauthor: Ada\ntitle: Two");

        Assert.Null(article);
        Assert.Equal((4, Severity.Error, "yaml-invalid"), (problem.Line, problem.Severity, problem.Rule));
    }

    [Fact]
    public void A_key_of_another_tool_is_no_slip_of_ours()
    {
        Assert.All(OtherTools.KeysLeftAlone, foreign => Assert.DoesNotContain(Reading.Of($"title: A\n{foreign.Key}: true").Problems, problem => problem.Rule == "key-unknown"));
        Assert.Contains(Reading.Of("title: A\npaths: true").Problems, problem => problem.Rule == "key-unknown" && problem.Message.Contains("“path”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_nobody_knows_is_left_alone_unless_it_is_a_slip()
    {
        var (_, problem) = Reading.Bad("layout: post\nshare-img: x.png\nweird: { deep: [1] }\ntopcis: [Sleep]");

        Assert.Equal((5, Severity.Warning, "key-unknown"), (problem.Line, problem.Severity, problem.Rule));
        Assert.Contains("“topics” was probably meant", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: [a, b]")]
    [InlineData("description: { a: b }")]
    [InlineData("tabTitle: [x]")]
    [InlineData("topics: { a: b }")]
    [InlineData("sentences: { a: b }")]
    public void A_value_of_the_wrong_shape_is_ignored_and_reported(string matter)
    {
        var (article, problems) = Reading.Of(matter);

        Assert.NotNull(article);
        Assert.All(problems, problem => Assert.Equal((2, Severity.Warning, "value-shape"), (problem.Line, problem.Severity, problem.Rule)));
        Assert.NotEmpty(problems);
    }

    [Theory]
    [InlineData("---\ntitle: One\n---\nText", 4)]
    [InlineData("---  \ntitle: One\n---  \nText", 4)]
    [InlineData("---\ntitle: One\n...\nText", 4)]
    [InlineData("---\n---\nText", 3)]
    [InlineData("---\n# nothing\n---\nText", 4)]
    [InlineData("----\ntitle: One\n---\nText", 1)]
    [InlineData("Text\n---\ntitle: One\n---\n", 1)]
    public void Front_matter_stands_between_lines_of_three_hyphens_at_the_very_beginning(string text, int bodyLine)
    {
        var problems = new ProblemList("x.md");

        var split = FrontMatter.Split(text, problems);

        Assert.Empty(problems.All);
        Assert.Equal(bodyLine, split!.Value.BodyLine);
    }
}
