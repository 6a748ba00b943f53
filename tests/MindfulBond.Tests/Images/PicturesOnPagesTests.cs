using System.Net;
using MindfulBond.Content;
using MindfulBond.Images;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static MindfulBond.Tests.Images.Taken;

namespace MindfulBond.Tests.Images;

/// <summary>Pictures as they come over the wire, from the moment their article is saved.</summary>
public sealed class PicturesOnPagesTests
{
    [Fact]
    public async Task A_page_offers_smaller_pictures_once_they_are_ready_and_each_lasts_a_year()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);

        var page = await site.PageAsync("/articles/lamp");
        var picture = page.QuerySelector("main .prose > figure > picture")!;

        Assert.Equal(["image/avif", "image/webp"], picture.QuerySelectorAll("source").Select(source => source.GetAttribute("type")));
        foreach (var source in page.QuerySelectorAll("source"))
        {
            foreach (var candidate in source.GetAttribute("srcset")!.Split(", "))
            {
                using var answer = await site.GetAsync(candidate.Split(' ')[0]);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(source.GetAttribute("type"), answer.Content.Headers.ContentType!.MediaType);
                Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
                Support.SecurityHeaders.Check(answer);
            }
        }
    }

    [Fact]
    public async Task The_first_page_waits_for_nothing_and_its_picture_is_there()
    {
        await using var site = await StartAsync();

        var page = await site.PageAsync("/articles/lamp");
        using var picture = await site.GetAsync(page.QuerySelector("main .prose img")!.GetAttribute("src")!);

        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", picture.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("?v=480-00000000000000000000000000000000.avif")]
    [InlineData("?v=../../keys/x")]
    [InlineData("?v=")]
    [InlineData("?v=list.json")]
    public async Task An_address_that_names_no_smaller_picture_gives_the_whole_one(string query)
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);

        using var answer = await site.GetAsync("/articles/lamp/wide.jpg" + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_changed_picture_changes_its_addresses()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);
        var before = (await site.PageAsync("/articles/lamp")).QuerySelector("source")!.GetAttribute("srcset")!;

        using (var scene = Scene(700, 500)) File.WriteAllBytes(Path.Combine(site.Content, "articles/wide.jpg"), scene.JpegsaveBuffer(q: 95));
        await Until.True(async () =>
        {
            site.ShowChanges();
            var after = await site.PageAsync("/articles/lamp");
            return after.QuerySelector("source")?.GetAttribute("srcset") is { } now && now != before && after.QuerySelector("img[width='700'][height='500']") is not null;
        });
    }

    [Fact]
    public async Task Other_sites_get_a_picture_they_can_read_and_none_of_what_is_sensitive()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);

        var lamp = await site.PageAsync("/articles/lamp");
        var mild = await site.PageAsync("/articles/mild");
        var shown = new Uri(lamp.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!);
        using var answer = await site.GetAsync(shown.PathAndQuery);

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("A lamp", lamp.QuerySelector("meta[property='og:image:alt']")!.GetAttribute("content"));
        Assert.Contains(shown.PathAndQuery, lamp.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(mild.QuerySelector("meta[property='og:image']"));
        Assert.NotNull(mild.QuerySelector("main .prose img"));
    }

    [Fact]
    public async Task A_feed_names_each_picture_once_by_its_whole_address()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);

        var feed = await site.TextAsync("/feed.xml");

        Assert.Contains("/articles/lamp/wide.jpg", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("picture", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_picture_leaves_the_page_and_becomes_a_problem_by_itself()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);
        using (var scene = Scene(600, 400))
        {
            byte[] whole = scene.JpegsaveBuffer(q: 95);
            File.WriteAllBytes(Path.Combine(site.Content, "articles/wide.jpg"), whole[..(whole.Length * 3 / 4)]);
        }

        await Until.True(async () =>
        {
            site.ShowChanges();
            return (await site.PageAsync("/articles/lamp")).QuerySelector("main .prose img[src*='wide']") is null;
        });
        Assert.Contains(site.Services.GetRequiredService<ContentLibrary>().Snapshot.Problems, problem => problem is { Rule: "image-unreadable", File: "articles/wide.jpg" });
        Assert.Equal(404, await site.StatusAsync("/articles/lamp/wide.jpg"));
    }

    [Fact]
    public async Task A_drawing_is_served_clean_under_a_policy_of_its_own()
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync("/articles/mild/a.svg");
        var svg = await SiteFixture.TextOf(answer);
        using var again = await site.GetAsync("/articles/mild/a.svg", $"If-None-Match: {answer.Headers.ETag}");

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("<circle", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("script", svg, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", Assert.Single(again.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Smaller_pictures_of_a_draft_are_as_private_as_the_draft()
    {
        await using var site = await StartAsync();
        await PreparedAsync(site);
        var smaller = (await site.PageAsync("/articles/lamp")).QuerySelector("source")!.GetAttribute("srcset")!.Split(' ')[0];

        site.Write("articles/lamp.md", "---\ntitle: Lamp\ndraft: true\n---\n![A lamp](wide.jpg)\n");
        site.Delete("articles/mild.md");

        Assert.Equal(404, await site.StatusAsync(smaller));
        Assert.Equal(404, await site.StatusAsync(smaller.Replace("/articles/lamp/", "/images/articles/", StringComparison.Ordinal)));
    }

    private static Task<SiteFixture> StartAsync() => SiteFixture.StartAsync(content =>
    {
        var articles = Directory.CreateDirectory(Path.Combine(content, "articles")).FullName;
        using (var wide = Scene(1000, 600)) File.WriteAllBytes(Path.Combine(articles, "wide.jpg"), wide.JpegsaveBuffer(q: 95));
        File.WriteAllText(Path.Combine(articles, "a.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script><circle r='4'/></svg>");
        File.WriteAllText(Path.Combine(articles, "lamp.md"), "---\ntitle: Lamp\ndate: 2026-11-01\nimage: wide.jpg\nimageAlt: A lamp\n---\nWords.\n\n![A lamp again](wide.jpg)\n");
        File.WriteAllText(Path.Combine(articles, "mild.md"), "---\ntitle: Hard\ntabTitle: Mild\nsensitivity: high\ndate: 2026-11-01\nimage: wide.jpg\nimageAlt: A lamp\n---\nWords.\n\n![A circle](a.svg)\n");
    });

    private static Task PreparedAsync(SiteFixture site) => Until.True(async () =>
    {
        site.ShowChanges();
        return site.Services.GetRequiredService<ImageShelf>().Waiting == 0 && (await site.TextAsync("/articles/lamp")).Contains("<source", StringComparison.Ordinal);
    });
}
