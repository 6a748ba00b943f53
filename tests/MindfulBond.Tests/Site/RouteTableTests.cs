using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>How an address is kept and sent.</summary>
public enum Manner
{
    /// <summary>The same for everyone: an ETag, asked for again each time, packed.</summary>
    Public,

    /// <summary>A file with an ETag, sent as it is.</summary>
    File,

    /// <summary>Kept nowhere.</summary>
    NotStored,
}

/// <summary>One address of each route, so that no route goes untested.</summary>
public sealed class RouteTableTests(KnownSites sites)
{
    private const string NoComment = "/articles/everything/comments/00000000000000000000000000000001/report";

    private const string OneComment = "/admin/comments/00000000000000000000000000000001";

    private static readonly Row[] Table =
    [
        new("/", "/", "/", "text/html", Manner.Public),
        new("/articles/{slug}", "/articles/everything", "/articles/feeling-understood", "text/html", Manner.Public),
        new("/articles/{slug}/{**file}", "/articles/first-walk/path.png", "/articles/late-and-tired/figures/both-slept.svg", "image/", Manner.File),
        new("/articles/{slug}/comments.xml", "/articles/everything/comments.xml", "/articles/feeling-understood/comments.xml", "application/atom+xml", Manner.Public),
        new("/articles/{slug}/comments", "/articles/everything/comments", "/articles/feeling-understood/comments", null, Manner.NotStored, HttpStatusCode.SeeOther, Posts: true),
        // A published comment is needed: Comments/ReportTests look at it where it is there.
        new("/articles/{slug}/comments/{id:guid}/report", NoComment, NoComment, "text/html", Manner.NotStored, HttpStatusCode.NotFound),
        new("/note", "/note", "/note", "text/html", Manner.NotStored, Posts: true),
        new("/search", "/search?q=walk", "/search?q=sleep", "text/html", Manner.NotStored, Posts: true),
        // Behind the door: whoever is not signed in is sent to it. Moderation/DeskPagesTests go through.
        new("/admin/comments", "/admin/comments", "/admin/comments", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/comments/{id:guid}", OneComment, OneComment, null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/comments/{id:guid}/cut", OneComment + "/cut", OneComment + "/cut", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/comments/done", "/admin/comments/done", "/admin/comments/done", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/comments/keys", "/admin/comments/keys", "/admin/comments/keys", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/danger", "/admin/danger", "/admin/danger", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/notes", "/admin/notes", "/admin/notes", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/images/{**file}", "/images/door.png", null, "image/png", Manner.File),
        new("/topics", "/topics", "/topics", "text/html", Manner.Public),
        new("/topics/{slug}", "/topics/sleep?page=2", "/topics/conflict", "text/html", Manner.Public),
        new("/topics/{slug}/feed.xml", "/topics/sleep/feed.xml", "/topics/sleep/feed.xml", "application/atom+xml", Manner.Public),
        new("/series/{slug}", "/series/walks", "/series/the-same-fight", "text/html", Manner.Public),
        new("/authors/{slug}", "/authors/ada", "/authors/editors", "text/html", Manner.Public),
        new("/archive", "/archive", "/archive", "text/html", Manner.Public),
        new("/{slug}", "/about", "/comment-policy", "text/html", Manner.Public),
        new("/help", "/help", "/help", "text/html", Manner.Public),
        new("/help/{code}", "/help/ie", "/help/gb", "text/html", Manner.Public),
        new("/leave", "/leave", "/leave", null, Manner.NotStored, HttpStatusCode.SeeOther),
        new("/feed.xml", "/feed.xml", "/feed.xml", "application/atom+xml", Manner.Public),
        new("/feed.json", "/feed.json", "/feed.json", "application/feed+json", Manner.Public),
        new("/sitemap.xml", "/sitemap.xml", "/sitemap.xml", "application/xml", Manner.Public),
        new("/robots.txt", "/robots.txt", "/robots.txt", "text/plain", Manner.Public),
        new("/.well-known/security.txt", "/.well-known/security.txt", "/.well-known/security.txt", "text/plain", Manner.Public),
        new("/health/live", "/health/live", "/health/live", "text/plain", Manner.NotStored),
        new("/health/ready", "/health/ready", "/health/ready", "text/plain", Manner.NotStored),
        // Accounts. Strangers are led to the door; Accounts/AccessTests walk all of it as each role.
        new("/admin/sign-in", "/admin/sign-in", "/admin/sign-in", "text/html", Manner.NotStored, Posts: true),
        new("/admin/setup", "/admin/setup", "/admin/setup", "text/html", Manner.NotStored, Posts: true),
        new("/admin/join", "/admin/join", "/admin/join", "text/html", Manner.NotStored, Posts: true),
        new("/admin/code", "/admin/code", "/admin/code", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/sign-out", "/admin/sign-out", "/admin/sign-out", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/again", "/admin/again", "/admin/again", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/you", "/admin/you", "/admin/you", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/you/authenticator", "/admin/you/authenticator", "/admin/you/authenticator", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/people", "/admin/people", "/admin/people", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/role-card", "/admin/role-card", "/admin/role-card", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/not-yours", "/admin/not-yours", "/admin/not-yours", null, Manner.NotStored, HttpStatusCode.Found),
        // The desk asks who is there.
        new("/admin/rules", "/admin/rules", "/admin/rules", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/settings", "/admin/settings", "/admin/settings", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        // Around the desk: Audit, Retention, Moderation/TodayTests and Articles/AllArticlesTests look at them signed in.
        new("/admin", "/admin", "/admin", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/log", "/admin/log", "/admin/log", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/retention", "/admin/retention", "/admin/retention", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/articles", "/admin/articles", "/admin/articles", null, Manner.NotStored, HttpStatusCode.Found, Posts: true),
        new("/admin/articles/problems", "/admin/articles/problems", "/admin/articles/problems", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/articles/preview/{slug}", "/admin/articles/preview/ash", "/admin/articles/preview/ash", null, Manner.NotStored, HttpStatusCode.Found),
        new("/admin/articles/preview/{slug}/{**file}", "/admin/articles/preview/ash/a.png", "/admin/articles/preview/ash/a.png", null, Manner.NotStored, HttpStatusCode.Found),
        // A page for other addresses: by its own it is missing.
        new("/not-here", "/not-here", "/not-here", "text/html", Manner.NotStored, HttpStatusCode.NotFound),
    ];

    /// <summary>Every row on both sites.</summary>
    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in Table)
        {
            rows.Add("samples", row.Route);
            if (row.Repository is not null) rows.Add("repository", row.Route);
        }

        return rows;
    }

    [Fact]
    public async Task Every_route_stands_in_the_table()
    {
        var site = (await sites.SampleSite).Site;

        var routes = Routes(site).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal);

        Assert.Equal(Table.Select(row => row.Route).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_address_answers_with_its_type_and_every_security_header(string name, string route)
    {
        var (site, row, address) = await OfAsync(name, route);

        using var answer = await site.GetAsync(address);

        Assert.Equal(row.Status, answer.StatusCode);
        Assert.StartsWith(row.Type ?? "", answer.Content.Headers.ContentType?.MediaType ?? "", StringComparison.Ordinal);
        if (row.Type?.StartsWith("text/", StringComparison.Ordinal) == true && !route.StartsWith("/health", StringComparison.Ordinal))
            Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet);
        SecurityHeaders.Check(answer, route == "/leave" ? "no-referrer" : "same-origin");
        // Cookies are for the desk alone; the way out expires those.
        Assert.All(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => Assert.Contains("path=/admin", cookie, StringComparison.Ordinal));
        Assert.True(cookies is null || route == "/leave" || route.StartsWith("/admin", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Head_answers_as_get_without_a_body(string name, string route)
    {
        var (site, _, address) = await OfAsync(name, route);

        using var got = await site.GetAsync(address);
        using var head = await site.SendAsync(HttpMethod.Head, address);

        Assert.Equal(got.StatusCode, head.StatusCode);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(got.Headers.ETag, head.Headers.ETag);
        Assert.Equal(got.Headers.Location, head.Headers.Location);
        Assert.Equal(Header(got, "Cache-Control"), Header(head, "Cache-Control"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Another_method_is_refused_and_told_what_is_allowed(string name, string route)
    {
        var (site, row, address) = await OfAsync(name, route);

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Options })
        {
            if (row.Posts && method == HttpMethod.Post) continue;
            using var answer = await site.SendAsync(method, address);

            if (row.Status == HttpStatusCode.NotFound)
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                continue;
            }

            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal(row.Posts ? "GET, HEAD, POST" : "GET, HEAD", string.Join(", ", answer.Content.Headers.Allow));
            SecurityHeaders.Check(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_a_reader_has_already_is_not_sent_again_and_private_things_are_kept_nowhere(string name, string route)
    {
        var (site, row, address) = await OfAsync(name, route);

        using var first = await site.GetAsync(address);

        if (row.Manner == Manner.NotStored)
        {
            Assert.Contains("no-store", Header(first, "Cache-Control"), StringComparison.Ordinal);
            Assert.Null(first.Headers.ETag);
            return;
        }

        Assert.Equal("no-cache", Header(first, "Cache-Control"));
        using var again = await site.GetAsync(address, $"If-None-Match: {first.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        SecurityHeaders.Check(again);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_public_page_comes_packed_as_the_reader_likes(string name, string route)
    {
        var (site, row, address) = await OfAsync(name, route);
        if (row.Manner != Manner.Public) return;
        var plain = await site.TextAsync(address);

        foreach (var coding in new[] { "gzip", "br" })
        {
            using var answer = await site.GetAsync(address, $"Accept-Encoding: {coding}");

            Assert.Equal(coding, Assert.Single(answer.Content.Headers.ContentEncoding));
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.Equal(plain, await SiteFixture.TextOf(answer));
        }
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task A_style_sheet_with_its_fingerprint_and_a_font_last_a_year(string name)
    {
        var crawl = await sites.ByName(name);
        var assets = crawl.Visits.Keys.Where(address => address.StartsWith("/css/", StringComparison.Ordinal) || address.StartsWith("/js/", StringComparison.Ordinal)
            || address.StartsWith("/fonts/", StringComparison.Ordinal)).ToList();

        foreach (var asset in assets)
        {
            using var answer = await crawl.Site.GetAsync(asset);
            using var wrong = await crawl.Site.SendAsync(HttpMethod.Post, asset);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(Header(answer, "Cache-Control").Contains("max-age=31536000", StringComparison.Ordinal) && Header(answer, "Cache-Control").Contains("immutable", StringComparison.Ordinal), $"{asset}: {Header(answer, "Cache-Control")}");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
            SecurityHeaders.Check(answer);
        }

        Assert.Contains(assets, asset => asset.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(assets, asset => asset.EndsWith(".woff2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_file_of_the_program_answers()
    {
        var site = (await sites.SampleSite).Site;

        foreach (var file in Routes(site).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).Select(endpoint => "/" + endpoint.RoutePattern.RawText).Distinct(StringComparer.Ordinal))
        {
            using var answer = await site.GetAsync(file);

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file} answers {answer.StatusCode}");
            SecurityHeaders.Check(answer);
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/articles/nothing")]
    [InlineData("/articles/everything/nothing.png")]
    [InlineData("/topics/nothing")]
    [InlineData("/topics/nothing/feed.xml")]
    [InlineData("/topics/sleep?page=99")]
    [InlineData("/series/nothing")]
    [InlineData("/authors/nothing")]
    [InlineData("/images/nothing.png")]
    [InlineData("/help/xx")]
    [InlineData("/?page=0")]
    [InlineData("/?page=x")]
    [InlineData("/one/two/three")]
    public async Task An_unknown_address_is_missing_whatever_the_method(string address)
    {
        var site = (await sites.SampleSite).Site;

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Delete })
        {
            using var answer = await site.SendAsync(method, address);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("no-store", Header(answer, "Cache-Control"), StringComparison.Ordinal);
            SecurityHeaders.Check(answer);
        }
    }

    private static IEnumerable<RouteEndpoint> Routes(SiteFixture site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private async Task<(SiteFixture Site, Row Row, string Address)> OfAsync(string name, string route)
    {
        var row = Table.Single(row => row.Route == route);
        return ((await sites.ByName(name)).Site, row, name == "samples" ? row.Samples : row.Repository!);
    }

    private sealed record Row(
        string Route, string Samples, string? Repository, string? Type, Manner Manner, HttpStatusCode Status = HttpStatusCode.OK, bool Posts = false);
}
