using System.Net;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>What appears and vanishes by the clock and by the file, everywhere at once and without a restart.</summary>
public sealed class PublishingTests
{
    private static readonly string[] Lists = ["/", "/feed.xml", "/feed.json", "/sitemap.xml", "/topics/sleep", "/topics/sleep/feed.xml", "/archive", "/authors/ada"];

    [Fact]
    public async Task A_scheduled_article_appears_everywhere_at_its_minute()
    {
        await using var site = await StartAsync();
        await AskForAllAsync(site);

        site.Clock.Advance(new TimeSpan(1, 29, 59));
        Assert.Empty(await ListsThatNameAsync(site, "later-today"));
        Assert.Equal(404, await site.StatusAsync("/articles/later-today"));
        Assert.Equal(404, await site.StatusAsync("/topics/evening"));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Lists, await ListsThatNameAsync(site, "later-today"));
        Assert.Equal(200, await site.StatusAsync("/articles/later-today"));
        Assert.Equal(200, await site.StatusAsync("/topics/evening"));
    }

    [Fact]
    public async Task An_expired_article_vanishes_everywhere_at_its_minute()
    {
        await using var site = await StartAsync();

        site.Clock.Advance(new TimeSpan(2, 59, 59));
        Assert.Equal(Lists, await ListsThatNameAsync(site, "gone-by-three"));
        Assert.Equal(200, await site.StatusAsync("/articles/gone-by-three"));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await ListsThatNameAsync(site, "gone-by-three"));
        Assert.Equal(404, await site.StatusAsync("/articles/gone-by-three"));
    }

    [Fact]
    public async Task What_is_remembered_of_a_page_is_asked_for_again_when_its_minute_comes()
    {
        await using var site = await StartAsync();
        using var before = await site.GetAsync("/");

        site.Clock.Advance(new TimeSpan(1, 30, 0));
        using var after = await site.GetAsync("/", $"If-None-Match: {before.Headers.ETag}");

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task A_draft_is_named_nowhere_and_lends_nothing()
    {
        await using var site = await StartAsync();

        Assert.Equal(404, await site.StatusAsync("/articles/hidden-draft"));
        Assert.Equal(404, await site.StatusAsync("/topics/hiding"));
        Assert.Equal(404, await site.StatusAsync("/authors/shade"));
        foreach (var list in Lists.Append("/topics"))
        {
            var text = await site.TextAsync(list);
            Assert.DoesNotContain("hidden-draft", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("A hidden draft", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Nobody sees this draft", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/articles/hidden-draft/portrait.png")]
    [InlineData("/articles/everything/hidden/portrait.png")]
    [InlineData("/articles/first-walk/../hidden/portrait.png")]
    [InlineData("/articles/first-walk/%2e%2e/hidden/portrait.png")]
    [InlineData("/articles/first-walk/..%2fhidden/portrait.png")]
    [InlineData("/images/articles/hidden/portrait.png")]
    [InlineData("/images/../articles/hidden/portrait.png")]
    [InlineData("/images/./articles/hidden/portrait.png")]
    [InlineData("/images//articles/hidden/portrait.png")]
    [InlineData("/images/hidden/portrait.png")]
    [InlineData("/images/Articles/hidden/portrait.png")]
    public async Task A_picture_beside_a_draft_is_reached_by_no_way(string address)
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync(address);
        var onward = answer.Headers.Location is { } location ? await site.StatusAsync(location.OriginalString) : (int)answer.StatusCode;

        Assert.Equal(404, onward);
    }

    [Fact]
    public async Task A_picture_beside_a_draft_is_reached_by_no_way_in_a_folder_without_articles_folder()
    {
        await using var site = await SiteFixture.StartAsync(folder =>
        {
            Samples.Write(folder);
            foreach (var entry in Directory.GetFileSystemEntries(Path.Combine(folder, "articles")))
                Directory.Move(entry, Path.Combine(folder, Path.GetFileName(entry)));
            Directory.Delete(Path.Combine(folder, "articles"));
        });

        Assert.Equal(200, await site.StatusAsync("/articles/first-walk/path.png"));
        Assert.Equal(200, await site.StatusAsync("/images/door.png"));
        Assert.Equal(404, await site.StatusAsync("/images/hidden/portrait.png"));
        Assert.Equal(404, await site.StatusAsync("/articles/everything/hidden/portrait.png"));
    }

    [Fact]
    public async Task A_draft_that_is_finished_brings_its_picture_along()
    {
        await using var site = await StartAsync();

        site.Write("articles/hidden/index.md", Samples.Article("No draft", "slug: hidden-draft\ndate: 2026-10-01", "![A portrait](portrait.png)\n"));

        Assert.Equal(200, await site.StatusAsync("/articles/hidden-draft"));
        Assert.Equal(200, await site.StatusAsync("/articles/hidden-draft/portrait.png"));
    }

    [Fact]
    public async Task A_picture_that_another_article_shows_too_is_found_there()
    {
        await using var site = await StartAsync();
        site.Write("articles/visitor.md", Samples.Article("Visitor", "slug: visitor\ndate: 2026-10-01", "![The path](walk/path.png)\n\n![The door](../images/door.png)\n"));
        site.Write("articles/walk/deep/other.md", Samples.Article("Deep", "slug: deep\ndate: 2026-10-01", "![The path](../path.png)\n"));

        foreach (var article in new[] { "/articles/visitor", "/articles/deep" })
        {
            var pictures = (await site.PageAsync(article)).QuerySelectorAll("img").Select(image => image.GetAttribute("src")!).ToList();
            Assert.NotEmpty(pictures);
            foreach (var picture in pictures) Assert.Equal(200, await site.StatusAsync(picture));
        }
    }

    [Fact]
    public async Task An_article_due_for_review_says_so_at_its_top_from_that_day_on()
    {
        await using var site = await StartAsync();
        site.Write("articles/due-tomorrow.md", Samples.Article("Due tomorrow", "slug: due-tomorrow\ndate: 2026-10-01\nreviewedOn: 2025-11-23\nnextReview: 2026-11-23", "Words.\n"));

        Assert.Contains("due to be read over again by 20", await OverdueLineAsync(site, "due-for-a-look"), StringComparison.Ordinal);
        Assert.Equal("", await OverdueLineAsync(site, "due-tomorrow"));

        site.Clock.Advance(new TimeSpan(11, 59, 59));
        Assert.Equal("", await OverdueLineAsync(site, "due-tomorrow"));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("due to be read over again by 23", await OverdueLineAsync(site, "due-tomorrow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_long_overdue_leaves_the_home_page_and_the_feeds_and_stays_reachable()
    {
        await using var site = await StartAsync();

        Assert.Equal(["/sitemap.xml", "/topics/sleep", "/archive", "/authors/ada"], await ListsThatNameAsync(site, "long-overdue"));
        Assert.DoesNotContain("It was due long ago", await site.TextAsync("/topics"), StringComparison.Ordinal);
        Assert.Contains("due to be read over again", await OverdueLineAsync(site, "long-overdue"), StringComparison.Ordinal);

        // 20 May 2027: six months after the other one was due.
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 5, 19, 22, 59, 59, TimeSpan.Zero));
        Assert.Contains("/feed.xml", await ListsThatNameAsync(site, "due-for-a-look"));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("/feed.xml", await ListsThatNameAsync(site, "due-for-a-look"));
        Assert.DoesNotContain("/", await ListsThatNameAsync(site, "due-for-a-look"));
        Assert.Equal(200, await site.StatusAsync("/articles/due-for-a-look"));
    }

    [Fact]
    public async Task A_saved_file_shows_without_anybody_asking_for_it()
    {
        await using var site = await StartAsync();
        await AskForAllAsync(site);

        await File.WriteAllTextAsync(Path.Combine(site.Content, "articles/fresh.md"), Samples.Article("Fresh from the editor", "slug: fresh\ndate: 2026-11-21\nauthor: ada\ntopics: [Sleep]", "Words.\n"), TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await site.StatusAsync("/articles/fresh") != 200)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(Lists, await ListsThatNameAsync(site, "fresh"));
    }

    [Fact]
    public async Task A_file_that_breaks_keeps_its_last_good_version_and_everything_else_is_served()
    {
        await using var site = await StartAsync();

        site.Write("articles/walk/first.md", "---\ntitle: \"First walk\nslug: [\n---\n\nBroken.\n");

        Assert.Contains("Then the", await site.TextAsync("/articles/first-walk"), StringComparison.Ordinal);
        Assert.Equal(200, await site.StatusAsync("/articles/second-walk"));
        Assert.Contains("walk/first.md:2", site.Log(), StringComparison.Ordinal);
    }

    private static Task<SiteFixture> StartAsync() => SiteFixture.StartAsync(folder =>
    {
        Samples.Write(folder);
        // Without the many short notes each list fits on one page.
        foreach (var note in Directory.GetFiles(Path.Combine(folder, "articles"), "*-note-*.md")) File.Delete(note);
        foreach (var other in new[] { "2026-10-16-arabic.md", "2026-10-17-cafe.md" }) File.Delete(Path.Combine(folder, "articles", other));
    });

    private static async Task AskForAllAsync(SiteFixture site)
    {
        foreach (var list in Lists) Assert.Equal(200, await site.StatusAsync(list));
    }

    private static async Task<List<string>> ListsThatNameAsync(SiteFixture site, string slug)
    {
        var naming = new List<string>();
        foreach (var list in Lists)
        {
            if ((await site.TextAsync(list)).Contains("/articles/" + slug, StringComparison.Ordinal)) naming.Add(list);
        }

        return naming;
    }

    private static async Task<string> OverdueLineAsync(SiteFixture site, string slug) =>
        (await site.PageAsync("/articles/" + slug)).QuerySelector("header p.overdue")?.TextContent ?? "";
}
