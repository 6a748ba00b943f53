using System.Net;
using AngleSharp.Html.Dom;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>The content folder at the desk, and articles before anybody may read them.</summary>
public sealed class AllArticlesTests
{
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Problems_come_first_with_file_and_line_then_what_is_coming_then_all_that_is_well()
    {
        await using var site = await StartAsync();
        site.Write("articles/broken.md", Samples.Article("Broken", "date: 2026-11-01", "[away](nowhere.md)\n"));
        site.Write("articles/old.md", Samples.Article("Old", "date: 2025-11-01\nreviewedOn: 2025-11-01\nnextReview: 2026-11-13", "Leaves.\n"));
        await site.AddAsync(A.Sent(), comment => comment.Approve("ada", A.Noon));

        var page = await PageAsync(site, "/admin/articles");

        Assert.Equal(["Something to look at", "Due for review", "Coming", "All"], page.Page.QuerySelectorAll("h2").Select(heading => heading.TextContent.Split(" (")[0]));
        Assert.Contains("articles/broken.md:", page.Page.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Appears by itself on 1\u00A0December at 07:00.", page.Words, StringComparison.Ordinal);
        Assert.Contains("A draft: it appears once draft is taken out of its file.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1\u00A0comment, open.", page.Words, StringComparison.Ordinal);
        Assert.Contains("0\u00A0comments, closed.", page.Words, StringComparison.Ordinal);
        Assert.Contains("0\u00A0comments, off.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("soon")]
    public async Task A_preview_is_the_article_as_it_will_look_for_the_desk_alone(string slug)
    {
        await using var site = await StartAsync();
        var cookie = await site.SignInAsync();
        var address = $"/admin/articles/preview/{slug}";

        using var stranger = await site.GetAsync(address);
        using var answer = await site.GetAsync(address, "Cookie: " + cookie);
        var preview = await Answer.OfAsync(answer);
        // Looking changes nothing.
        Assert.Equal(404, await site.StatusAsync($"/articles/{slug}"));
        site.Write($"articles/{slug}/{slug}.md", Article(slug, "date: 2026-11-01\ncomments: off"));
        var published = await site.PageAsync($"/articles/{slug}");

        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.StartsWith("/admin/sign-in", stranger.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("no-store", preview.Headers["Cache-Control"]);
        Assert.Equal("noindex", preview.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("Preview: not published.", preview.Words, StringComparison.Ordinal);
        Assert.Empty(preview.Page.QuerySelectorAll("main form"));
        Assert.Equal(
            published.QuerySelector("main .prose")!.InnerHtml,
            preview.Page.QuerySelector("main .prose")!.InnerHtml.Replace("/admin/articles/preview/", "/articles/", StringComparison.Ordinal));
        Assert.Equal(published.QuerySelector("h1")!.TextContent, preview.Heading);
    }

    [Fact]
    public async Task Its_pictures_come_with_it_and_stay_private()
    {
        await using var site = await StartAsync();
        var cookie = await site.SignInAsync();
        var page = await PageAsync(site, "/admin/articles/preview/walk", cookie);

        var sources = page.Page.QuerySelectorAll("main img").Select(picture => picture.GetAttribute("src")!).ToList();

        Assert.Equal(["/admin/articles/preview/walk/path.png", "/admin/articles/preview/walk/path.png"], sources);
        using var shown = await site.GetAsync(sources[0], "Cookie: " + cookie);
        using var stranger = await site.GetAsync(sources[0]);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal("no-store", shown.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        Assert.Equal(404, await site.StatusAsync("/articles/walk/path.png"));
    }

    [Theory]
    [InlineData("/admin/articles/preview/nothing", 404)]
    [InlineData("/admin/articles/preview/ash", 302)]
    [InlineData("/admin/articles/preview/walk/nothing.png", 404)]
    [InlineData("/admin/articles/preview/ash/path.png", 404)]
    [InlineData("/admin/articles?page=99", 404)]
    public async Task What_is_not_there_has_no_preview_and_what_is_public_needs_none(string address, int status)
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync(address, "Cookie: " + await site.SignInAsync());

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Comments_are_closed_and_opened_from_the_list()
    {
        await using var site = await StartAsync();
        var cookie = await site.SignInAsync();

        await PressAsync(closed: true);
        var closed = await PageAsync(site, "/articles/ash", cookie);
        await PressAsync(closed: false);
        var open = await PageAsync(site, "/articles/ash", cookie);

        Assert.False(closed.HasForm("preview"));
        Assert.True(open.HasForm("preview"));

        async Task PressAsync(bool closed)
        {
            var list = await PageAsync(site, "/admin/articles", cookie);
            var form = list.Page.Forms.First(form => form.QuerySelector("input[name=slug][value=ash]") is not null);
            Assert.Equal(closed ? "true" : "false", ((IHtmlInputElement)form.QuerySelector("input[name=closed]")!).Value);
            var pressed = await site.PostAsync(
                form.GetAttribute("action")!, form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(field => (field.Name!, field.Value)),
                $"Cookie: {cookie}; {list.Headers["Set-Cookie"].Split(';')[0]}");
            Assert.Equal(HttpStatusCode.Redirect, pressed.Status);
        }
    }

    private static string Article(string slug, string matter) =>
        Samples.Article($"A {slug}", $"{matter}\nimage: path.png\nimageAlt: A path", "## One\n\n![A path](path.png)\n\n## Two\n\nLeaves.\n\n## Three\n\n[Back](../ash.md)\n");

    private static Task<SiteFixture> StartAsync() => SiteFixture.StartAsync(folder =>
    {
        Talking.Plant(folder);
        foreach (var (slug, matter) in new[] { ("walk", "draft: true"), ("soon", "date: 2026-12-01T07:00:00") })
        {
            Directory.CreateDirectory(Path.Combine(folder, "articles", slug));
            File.WriteAllText(Path.Combine(folder, $"articles/{slug}/{slug}.md"), Article(slug, matter));
            File.WriteAllBytes(Path.Combine(folder, $"articles/{slug}/path.png"), Dot);
        }
    });

    private static async Task<Answer> PageAsync(SiteFixture site, string address, string? cookie = null)
    {
        using var answer = await site.GetAsync(address, "Cookie: " + (cookie ?? await site.SignInAsync()));
        var page = await Answer.OfAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
