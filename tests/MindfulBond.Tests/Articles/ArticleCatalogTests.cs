using FsCheck.Xunit;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>The one place that says "published".</summary>
public sealed class ArticleCatalogTests
{
    [Fact]
    public void A_draft_is_never_public()
    {
        Assert.Empty(A.Catalog(A.Noon, A.Article("a") with { Draft = true }).Articles);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_scheduled_article_is_public_from_its_very_instant(long ticks, bool isPublic)
    {
        var catalog = A.Catalog(A.Noon.AddTicks(ticks), A.Article("a") with { PublishedUtc = A.Noon });

        Assert.Equal(isPublic, catalog.Article("a") is not null);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void An_expiring_article_is_gone_at_its_very_instant(long ticks, bool isPublic)
    {
        var catalog = A.Catalog(A.Noon.AddTicks(ticks), A.Article("a") with { ExpiresUtc = A.Noon });

        Assert.Equal(isPublic, catalog.Article("a") is not null);
    }

    [Fact]
    public void An_article_that_ends_before_it_begins_is_never_public()
    {
        var article = A.Article("a") with { PublishedUtc = A.Noon, ExpiresUtc = A.Noon.AddHours(-1) };

        Assert.All(new[] { -2.0, -1, 0, 1 }, hours => Assert.Empty(A.Catalog(A.Noon.AddHours(hours), article).Articles));
    }

    [Fact]
    public void The_newest_stands_first_equals_by_slug_and_undated_ones_last()
    {
        var catalog = A.Catalog(
            A.Noon,
            A.Article("undated") with { PublishedUtc = null }, A.Article("old") with { PublishedUtc = A.Noon.AddYears(-1) },
            A.Article("b"), A.Article("a"), A.Article("newest") with { PublishedUtc = A.Noon });

        Assert.Equal(["newest", "a", "b", "old", "undated"], catalog.Articles.Select(article => article.Slug));
        Assert.Equal(["newest", "a", "b", "old"], catalog.Newest.Select(article => article.Slug));
    }

    [Fact]
    public void The_featured_article_is_the_newest_that_asks_for_it_else_the_newest()
    {
        var (old, newest) = (A.Article("old") with { PublishedUtc = A.Noon.AddYears(-1) }, A.Article("newest"));

        Assert.Equal("newest", A.Catalog(A.Noon, old, newest).Featured!.Slug);
        Assert.Equal("old", A.Catalog(A.Noon, old with { Featured = true }, newest).Featured!.Slug);
        Assert.Null(A.Catalog(A.Noon).Featured);
        Assert.Equal("newest", A.Catalog(A.Noon, old with { Featured = true, Draft = true }, newest).Featured!.Slug);
    }

    [Theory]
    [InlineData(0, ReviewState.Current)]
    [InlineData(1, ReviewState.Due)]
    [InlineData(184, ReviewState.Due)]
    [InlineData(185, ReviewState.LongOverdue)]
    public void A_review_falls_due_on_its_day_and_is_long_overdue_six_months_later(int daysAfterEve, ReviewState state)
    {
        // Six months after 1 May is 1 November, 184 days later.
        var article = A.Article("a") with { NextReview = new DateOnly(2026, 5, 1), PublishedUtc = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var catalog = A.Catalog(new DateTime(2026, 4, 30, 12, 0, 0, DateTimeKind.Utc).AddDays(daysAfterEve), article);

        Assert.Equal(state, catalog.ReviewOf(article));
        Assert.Equal(state == ReviewState.LongOverdue ? 0 : 1, catalog.Newest.Count);
        Assert.NotNull(catalog.Article("a"));
    }

    [Fact]
    public void Related_articles_share_topics_and_rare_topics_weigh_more()
    {
        var (common, rare) = (A.Topic("Common"), A.Topic("Rare"));
        var article = A.Article("a") with { Topics = [common, rare] };
        var catalog = A.Catalog(
            A.Noon, article, A.Article("none"), A.Article("shares-common") with { Topics = [common] }, A.Article("shares-rare") with { Topics = [rare] },
            A.Article("both") with { Topics = [common, rare] }, A.Article("more-common") with { Topics = [common] },
            A.Article("overdue") with { Topics = [rare, common], NextReview = A.Day.AddYears(-1) }, A.Article("draft") with { Topics = [rare, common], Draft = true });

        Assert.Equal(["both", "shares-rare", "more-common", "shares-common", "none"], RelatedArticles.Of(article, catalog, 10).Select(other => other.Slug));
        Assert.Equal(["both", "shares-rare"], RelatedArticles.Of(article, catalog, 2).Select(other => other.Slug));
    }

    [Fact]
    public void Neighbours_are_the_articles_published_just_before_and_after()
    {
        var days = Enumerable.Range(1, 3).Select(day => A.Article($"day-{day}") with { PublishedUtc = A.Noon.AddDays(day - 10) }).ToArray();
        var catalog = A.Catalog(A.Noon, days);

        Assert.Equal(("day-1", "day-3"), Slugs(catalog.Neighbours(days[1])));
        Assert.Equal((null, "day-2"), Slugs(catalog.Neighbours(days[0])));
        Assert.Equal(("day-2", null), Slugs(catalog.Neighbours(days[2])));
        Assert.Equal((null, null), Slugs(catalog.Neighbours(A.Article("elsewhere"))));

        static (string?, string?) Slugs((Article? Earlier, Article? Later) neighbours) => (neighbours.Earlier?.Slug, neighbours.Later?.Slug);
    }

    [Fact]
    public void A_series_is_read_by_part_then_by_date_and_holds_only_what_is_public()
    {
        var series = new SeriesInfo("fight", "The same fight", Description: null);
        Article Part(string slug, int daysAgo, int? part = null) => A.Article(slug) with { Series = series, Part = part, PublishedUtc = A.Noon.AddDays(-daysAgo) };
        var (late, early, numbered) = (Part("late", 1), Part("early", 5), Part("numbered", 0, part: 1));
        var catalog = A.Catalog(A.Noon, late, early, numbered, Part("scheduled", -1), A.Article("alone"));

        Assert.Equal(["numbered", "early", "late"], Assert.Single(catalog.Series).Parts.Select(part => part.Slug));
        Assert.Equal(2, catalog.PlaceInSeries(early)!.Value.Part);
        Assert.Null(catalog.PlaceInSeries(A.Article("alone")));
        Assert.Equal("/series/fight", catalog.Series[0].Address);
    }

    [Fact]
    public void A_series_without_a_public_part_is_not_there()
    {
        var hidden = A.Article("a") with { Draft = true, Series = new SeriesInfo("fight", "The same fight", Description: null) };
        var catalog = A.Catalog(A.Noon, hidden);

        Assert.Empty(catalog.Series);
        Assert.Null(catalog.PlaceInSeries(hidden));
    }

    [Fact]
    public void Topics_stand_in_the_order_of_the_site_file_and_then_by_name()
    {
        var (sleep, touch) = (A.Topic("Sleep"), A.Topic("Touch"));
        var catalog = new ArticleCatalog(
            A.Content(
                new SiteInfo { Topics = [touch, sleep] },
                A.Article("a") with { Topics = [A.Topic("Zest"), sleep] }, A.Article("b") with { Topics = [A.Topic("Anger"), sleep], PublishedUtc = A.Noon },
                A.Article("c") with { Topics = [A.Topic("Hidden")], Draft = true }),
            A.Noon);

        Assert.Equal(["Touch", "Sleep", "Anger", "Zest"], catalog.Topics.Select(topic => topic.Info.Name));
        Assert.Empty(catalog.Topic("touch")!.Articles);
        Assert.Equal(["b", "a"], catalog.Topic("sleep")!.Articles.Select(article => article.Slug));
        Assert.Null(catalog.Topic("hidden"));
    }

    [Fact]
    public void Authors_are_those_of_public_articles_each_once()
    {
        AuthorInfo ada = new("ada", "Ada", About: null), bo = new("bo", "Bo", About: null);

        var catalog = A.Catalog(A.Noon, A.Article("a") with { Authors = [bo, ada] }, A.Article("b") with { Authors = [ada] }, A.Article("c") with { Authors = [new AuthorInfo("cy", "Cy", null)], Draft = true });

        Assert.Equal([ada, bo], catalog.Authors);
    }

    [Fact]
    public void A_sentence_of_one_article_leads_to_it_and_a_shared_one_to_a_page_of_its_own()
    {
        var catalog = A.Catalog(
            A.Noon, A.Article("a") with { Sentences = ["I lie awake.", "I am alone."] }, A.Article("b") with { Sentences = ["I lie awake"], CrisisTopics = ["suicide"] },
            A.Article("c") with { Sentences = ["Hidden."], Draft = true }, A.Article("d") with { Sentences = ["Long ago."], NextReview = A.Day.AddYears(-1) });

        Assert.Equal(["I lie awake.", "I am alone."], catalog.Sentences.Select(sentence => sentence.Text));
        var (shared, alone) = (catalog.Sentences[0], catalog.Sentences[1]);
        Assert.Equal(("/topics/i-lie-awake", "/articles/a"), (shared.Address, alone.Address));
        Assert.Equal(["a", "b"], catalog.Topic("i-lie-awake")!.Articles.Select(article => article.Slug));
        Assert.True(shared.Topic!.Info.Sensitive);
    }

    [Fact]
    public void A_sentence_that_heads_a_topic_leads_to_that_topic()
    {
        var sleep = A.Topic("Sleep") with { Sentence = "I lie awake." };
        var catalog = new ArticleCatalog(A.Content(new SiteInfo { Topics = [sleep] }, A.Article("a") with { Sentences = ["I lie awake."] }), A.Noon);

        Assert.Equal("/topics/sleep", Assert.Single(catalog.Sentences).Address);
    }

    [Fact]
    public void The_home_page_takes_one_sentence_of_each_article_in_turn()
    {
        var catalog = A.Catalog(
            A.Noon, A.Article("a") with { Sentences = ["A1", "A2", "A3", "A4", "A5", "A6"] }, A.Article("b") with { Sentences = ["B1", "Both"] }, A.Article("c") with { Sentences = ["C1", "Both"] });

        Assert.Equal(["Both", "A1", "B1", "C1", "A2", "A3", "A4"], catalog.SentencesToStartFrom().Select(sentence => sentence.Text));
    }

    [Fact]
    public void The_next_instant_is_the_nearest_of_schedule_expiry_and_midnight()
    {
        var (later, sooner) = (A.Article("a") with { PublishedUtc = A.Noon.AddHours(3) }, A.Article("b") with { ExpiresUtc = A.Noon.AddHours(2) });

        Assert.Equal(A.Noon.AddHours(12), A.Catalog(A.Noon, A.Article("c")).ValidUntilUtc);
        Assert.Equal(A.Noon.AddHours(3), A.Catalog(A.Noon, later).ValidUntilUtc);
        Assert.Equal(A.Noon.AddHours(2), A.Catalog(A.Noon, later, sooner).ValidUntilUtc);
        Assert.Equal(A.Noon.AddHours(12), A.Catalog(A.Noon, later with { Draft = true }).ValidUntilUtc);
        Assert.Equal(A.Noon.AddHours(3).AddTicks(1), A.Catalog(A.Noon.AddHours(3), later, A.Article("d") with { PublishedUtc = A.Noon.AddHours(3).AddTicks(1) }).ValidUntilUtc);
    }

    [Theory]
    [InlineData("Europe/London", "2026-07-01T12:00:00Z", "2026-07-01", "2026-07-01T23:00:00Z")]
    [InlineData("Asia/Tokyo", "2026-07-01T15:00:00Z", "2026-07-02", "2026-07-02T15:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-07-02T06:59:59Z", "2026-07-01", "2026-07-02T07:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-07-01T18:30:00Z", "2026-07-02", "2026-07-02T18:30:00Z")]
    [InlineData("Europe/London", "2026-03-29T12:00:00Z", "2026-03-29", "2026-03-29T23:00:00Z")]
    [InlineData("Europe/London", "2026-10-25T00:30:00Z", "2026-10-25", "2026-10-26T00:00:00Z")]
    // Midnight is left out: the day begins at one.
    [InlineData("America/Sao_Paulo", "2018-11-03T12:00:00Z", "2018-11-03", "2018-11-04T03:00:00Z")]
    // Midnight comes twice: the day begins with the first.
    [InlineData("America/Havana", "2026-10-31T12:00:00Z", "2026-10-31", "2026-11-01T04:00:00Z")]
    [InlineData("America/Havana", "2026-11-01T04:30:00Z", "2026-11-01", "2026-11-02T05:00:00Z")]
    public void The_day_is_that_of_the_site_and_ends_at_its_midnight(string zone, string nowUtc, string day, string endsUtc)
    {
        var catalog = new ArticleCatalog(A.Content(A.SiteIn(zone)), Instant(nowUtc));

        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), catalog.Today);
        Assert.Equal(Instant(endsUtc), catalog.ValidUntilUtc);

        static DateTime Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
    }

    [Fact]
    public void Through_every_day_of_a_year_the_day_changes_only_when_the_catalogue_ends()
    {
        foreach (var zone in new[] { "Europe/London", "America/Havana", "Australia/Lord_Howe", "Asia/Beirut", "Pacific/Chatham", "Africa/Cairo", "America/Santiago", "Atlantic/Azores" })
        {
            var content = A.Content(A.SiteIn(zone));
            var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            while (now.Year == 2026)
            {
                var catalog = new ArticleCatalog(content, now);
                Assert.InRange(catalog.ValidUntilUtc, now.AddTicks(1), now.AddHours(26));
                Assert.Equal(catalog.Today, catalog.DayOf(catalog.ValidUntilUtc.AddTicks(-1)));
                Assert.NotEqual(catalog.Today, catalog.DayOf(catalog.ValidUntilUtc));
                now = catalog.ValidUntilUtc;
            }
        }
    }

    public sealed record Schedule(short Published, short Expires, short Review, bool Dated, bool Ends, bool Reviewed, bool Draft);

    private static readonly string[] Zones = ["UTC", "Europe/London", "America/Havana", "Asia/Kolkata", "America/Sao_Paulo", "Australia/Lord_Howe"];

    [Property(MaxTest = 200)]
    public void Until_its_end_a_catalogue_says_what_a_new_one_would_say(Schedule[] schedules, short start, ushort[] moments, byte zone)
    {
        var articles = schedules.Select((plan, number) => A.Article(string.Create(null, $"a{number}")) with
        {
            PublishedUtc = plan.Dated ? A.Noon.AddMinutes(plan.Published / 10) : null,
            ExpiresUtc = plan.Ends ? A.Noon.AddMinutes(plan.Expires / 10) : null,
            NextReview = plan.Reviewed ? A.Day.AddDays(plan.Review / 20) : null,
            Draft = plan.Draft,
            Sentences = [plan.Dated ? "Some." : "Others."],
        }).ToArray();
        var content = A.Content(A.SiteIn(Zones[zone % Zones.Length]), articles);
        var catalog = new ArticleCatalog(content, A.Noon.AddMinutes(start / 10));
        var lasts = catalog.ValidUntilUtc - catalog.NowUtc;
        Assert.True(lasts > TimeSpan.Zero);

        foreach (var later in moments.Select(moment => catalog.NowUtc + lasts * (moment / 65536.0)).Append(catalog.ValidUntilUtc.AddTicks(-1)))
            Assert.Equal(Said(catalog), Said(new ArticleCatalog(content, later)));

        static string Said(ArticleCatalog catalog) => string.Join(
            '|', catalog.Today, Slugs(catalog.Articles), Slugs(catalog.Newest), catalog.Featured?.Slug, string.Join(' ', catalog.Sentences.Select(line => line.Address)),
            string.Join(' ', catalog.Content.Articles.Select(article => catalog.ReviewOf(article))), catalog.ValidUntilUtc);

        static string Slugs(IEnumerable<Article> articles) => string.Join(' ', articles.Select(article => article.Slug));
    }
}
