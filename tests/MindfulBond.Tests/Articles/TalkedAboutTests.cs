using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>At the end of the archive: where readers wrote, in titles, days and counts.</summary>
public class TalkedAboutTests
{
    private const string Words = "The kettle and the stairs.";

    [Fact]
    public async Task It_names_articles_by_day_and_by_count_and_no_word_and_no_name()
    {
        await using var site = await StartAsync();
        foreach (var (slug, count) in new[] { ("one", 1), ("two", 3), ("three", 2) })
            for (var i = 0; i < count; i++) await PublishAsync(site, slug);

        var page = await site.PageAsync("/archive");

        Assert.Equal(["three", "two", "one"], page.QuerySelectorAll("section[aria-labelledby=mb-lately] a").Select(link => link.TextContent));
        Assert.Equal(["two", "three", "one"], page.QuerySelectorAll("section[aria-labelledby=mb-most] a").Select(link => link.TextContent));
        Assert.Equal(["3\u00A0comments", "2\u00A0comments", "1\u00A0comment"], page.QuerySelectorAll("section[aria-labelledby=mb-most] .meta").Select(count => count.TextContent));
        Assert.Equal("/articles/two#mb-talk", page.QuerySelector("section[aria-labelledby=mb-most] a")!.GetAttribute("href"));
        Assert.DoesNotContain("kettle", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet Heron", page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comments: off")]
    [InlineData("sensitivity: high\ntabTitle: Calm")]
    [InlineData("contentNotes: [death]")]
    [InlineData("crisisTopics: [suicide]")]
    [InlineData("reviewedOn: 2023-01-01\nnextReview: 2024-01-01")]
    [InlineData("draft: true")]
    [InlineData("expires: 2026-11-10")]
    public async Task Nobody_is_led_to_an_article_that_is(string matter)
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "two");
        for (var i = 0; i < 4; i++) await PublishAsync(site, "one");
        site.Write("articles/one.md", Samples.Article("one", $"date: 2026-11-01\n{matter}", "Leaves.\n"));

        var page = await site.PageAsync("/archive");

        Assert.Equal(["two"], page.QuerySelectorAll("section[aria-labelledby=mb-lately] a").Select(link => link.TextContent));
        Assert.Null(page.QuerySelector("#mb-most"));
    }

    [Fact]
    public async Task What_is_not_published_counts_nowhere_and_what_was_withdrawn_is_gone_at_once()
    {
        await using var site = await StartAsync();
        await site.AddAsync(A.Sent(Words) with { ArticleSlug = "one" });
        await site.AddAsync(A.Sent(Words) with { ArticleSlug = "two", IsPrivate = true });
        Assert.Null((await site.PageAsync("/archive")).QuerySelector("#mb-lately"));

        var comment = await PublishAsync(site, "three");
        Assert.NotNull((await site.PageAsync("/archive")).QuerySelector("#mb-lately"));
        await site.Book().WithdrawAsync(comment.Id, site.Clock.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken);

        Assert.Null((await site.PageAsync("/archive")).QuerySelector("#mb-lately"));
    }

    [Fact]
    public async Task Where_comments_are_switched_off_there_is_nothing()
    {
        await using var site = await StartAsync("--Comments:Enabled=false");
        await PublishAsync(site, "one");

        Assert.Null((await site.PageAsync("/archive")).QuerySelector("#mb-lately"));
    }

    [Fact]
    public async Task It_asks_once_for_each_list_and_then_the_page_is_kept_until_a_comment_changes()
    {
        var counted = new CountedQueries();
        await using var site = await SiteFixture.StartAsync(Plant, adjust: counted.Watch);
        await PublishAsync(site, "one");
        counted.Take();

        await site.PageAsync("/archive");
        var asked = counted.Take();
        Assert.Single(asked, one => one.Sql.Contains("\"StatusUtc\" DESC", StringComparison.Ordinal));
        Assert.Single(asked, one => one.Sql.Contains("\"Published\" DESC", StringComparison.Ordinal));
        await site.PageAsync("/archive");
        Assert.DoesNotContain(counted.Take(), one => one.Sql.Contains("\"StatusUtc\" DESC", StringComparison.Ordinal) || one.Sql.Contains("\"Published\" DESC", StringComparison.Ordinal));
        await PublishAsync(site, "two");

        Assert.Equal(2, (await site.PageAsync("/archive")).QuerySelectorAll("section[aria-labelledby=mb-lately] a").Length);
    }

    private static Task<SiteFixture> StartAsync(params string[] settings) => SiteFixture.StartAsync(Plant, settings);

    private static void Plant(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        File.WriteAllText(Path.Combine(folder, "site.yaml"), "title: Sample House\nlanguage: en\ntimeZone: Europe/London\n");
        foreach (var slug in new[] { "one", "two", "three" }) File.WriteAllText(Path.Combine(folder, $"articles/{slug}.md"), Samples.Article(slug, "date: 2026-11-01", "Leaves.\n"));
    }

    private static async Task<Comment> PublishAsync(SiteFixture site, string slug) =>
        await site.AddAsync(A.Sent(Words) with { ArticleSlug = slug }, comment => comment.Approve("ada", site.Clock.GetUtcNow().UtcDateTime));
}

[OnPostgreSql]
public sealed class TalkedAboutOnPostgreSqlTests : TalkedAboutTests;
