using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>What readers see and what the log keeps when something is missing or breaks.</summary>
public sealed partial class FailuresTests(KnownSites sites)
{
    // Whatever a reader sends; none of it may be written down.
    private const string Telling = "zq7telling";

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task A_missing_page_helps_on_and_is_kept_nowhere(string name)
    {
        var site = (await sites.ByName(name)).Site;

        using var answer = await site.GetAsync("/nothing/here");
        var visit = await site.VisitAsync("/nothing/here");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("noindex", visit.Find("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(visit.Find("link[rel=canonical]"));
        Assert.NotNull(visit.Find("main a[href='/']"));
        Assert.NotNull(visit.Find("main a[href='/help']"));
        Assert.NotNull(visit.Find("main .sentences a"));
        Assert.DoesNotContain("nothing/here", visit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_answers_calmly_with_a_reference_that_the_log_knows()
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync($"/broken/{Telling}?why={Telling}", $"User-Agent: {Telling}");
        var visit = await site.VisitAsync($"/broken/{Telling}");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        SecurityHeaders.Check(answer);
        var reference = Reference().Match(await SiteFixture.TextOf(answer)).Value;
        Assert.Contains($"Failure {reference} in /broken/{{what}}", site.Log(), StringComparison.Ordinal);
        Assert.Empty(visit.ParseErrors);
        Assert.Equal("noindex", visit.Find("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("Get help now", visit.Find("body > header > nav > a[href='/help']:last-child")!.TextContent);
        Assert.Equal("/leave", visit.Find("a.exit")!.GetAttribute("href"));
        Assert.NotNull(visit.Find("a[href='tel:999']"));
        Assert.Single(visit.Page!.QuerySelectorAll("h1"));
        Assert.DoesNotContain("InvalidOperationException", visit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Telling, visit.Text, StringComparison.Ordinal);
        foreach (var file in CrawledSite.Links(visit).Where(link => link.StartsWith("/css", StringComparison.Ordinal) || link.StartsWith("/js", StringComparison.Ordinal)))
            Assert.Equal(200, await site.StatusAsync(file));
    }

    [Fact]
    public async Task Two_failures_have_two_references()
    {
        await using var site = await StartAsync();

        var first = Reference().Match(await site.TextAsync("/broken/a")).Value;
        var second = Reference().Match(await site.TextAsync("/broken/a")).Value;

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Nothing_a_reader_sends_is_written_down()
    {
        await using var site = await StartAsync();
        string[] carried = [$"User-Agent: {Telling}", $"Referer: https://{Telling}.example/", $"Cookie: {Telling}={Telling}", $"X-Forwarded-For: {Telling}"];
        foreach (var address in new[]
        {
            "/", $"/?{Telling}=1", $"/{Telling}", $"/articles/{Telling}", $"/articles/everything/{Telling}.png", $"/images/{Telling}.png", $"/topics/{Telling}?page={Telling}",
            $"/broken/{Telling}?{Telling}", $"/{Telling}/", $"/{Telling}.html", $"/help/{Telling}", "/leave", $"//{Telling}/", $"/{Telling}%00", $"/css/{Telling}.css", "/health/ready",
            $"/articles/quiet-evenings?{Telling}", $"/old/everything?{Telling}", "/articles/first-walk/path.png",
        })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            {
                using var content = method == HttpMethod.Post ? new FormUrlEncodedContent([KeyValuePair.Create(Telling, Telling)]) : null;
                using var answer = await site.SendAsync(method, address, content, carried);
            }
        }

        using (var forged = await site.GetAsync("/", $"Host: {Telling}.example")) Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using (var large = new ByteArrayContent(new byte[300_000]))
        using (var refused = await site.SendAsync(HttpMethod.Post, $"/broken/{Telling}", large)) Assert.True((int)refused.StatusCode >= 400);

        Assert.Contains("Failure", site.Log(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(site.Data, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Telling, text + file, StringComparison.OrdinalIgnoreCase);
            if (!file.EndsWith(".log", StringComparison.Ordinal)) continue;
            Assert.DoesNotContain("quiet-evenings", text, StringComparison.Ordinal);
            // The lines that say where the site listens, and where it is claimed, name the loopback address; no line may name it for a reader.
            Assert.DoesNotContain(text.Split('\n'), line => line.Contains("127.0.0.1", StringComparison.Ordinal) && !line.Contains("Now listening on", StringComparison.Ordinal) && !line.Contains("/admin/setup", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_site_says_that_it_is_well(string address)
    {
        var site = (await sites.SampleSite).Site;

        Assert.Equal("Healthy", await site.TextAsync(address));
    }

    [Fact]
    public async Task A_content_folder_that_goes_away_is_told_and_the_last_version_is_served()
    {
        await using var site = await StartAsync();

        Directory.Move(site.Content, site.Content + "-gone");

        Assert.Equal("Degraded", await site.TextAsync("/health/ready"));
        Assert.Equal("Healthy", await site.TextAsync("/health/live"));
        Assert.Equal(200, await site.StatusAsync("/articles/everything"));
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task The_mark_of_the_site_is_a_plain_local_drawing(string name)
    {
        var crawl = await sites.ByName(name);
        var icon = crawl.Visits["/"].Find("link[rel=icon]")!.GetAttribute("href")!;

        using var answer = await crawl.Site.GetAsync(icon);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
    }

    private static Task<SiteFixture> StartAsync() => SiteFixture.StartAsync(
        Samples.Write,
        map: app => app.MapGet("/broken/{what}", void () => throw new InvalidOperationException("Something is wrong.")));

    [GeneratedRegex("[0-9a-f]{4}-[0-9a-f]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
