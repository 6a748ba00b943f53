using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Feeds;

public sealed class FeedsTests(KnownSites sites)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory]
    [InlineData("samples", "/feed.xml", "/")]
    [InlineData("samples", "/topics/sleep/feed.xml", "/topics/sleep")]
    [InlineData("samples", "/topics/empty/feed.xml", "/topics/empty")]
    [InlineData("repository", "/feed.xml", "/")]
    [InlineData("repository", "/topics/conflict/feed.xml", "/topics/conflict")]
    public async Task A_feed_is_valid_Atom(string name, string address, string page)
    {
        var crawl = await sites.ByName(name);
        var text = await crawl.Site.TextAsync(address);

        using var reader = XmlReader.Create(new StringReader(text));
        var feed = SyndicationFeed.Load(reader);
        var root = XDocument.Parse(text).Root!;

        Assert.Equal(Atom + "feed", root.Name);
        Assert.Single(root.Elements(Atom + "id"));
        Assert.NotEmpty(root.Element(Atom + "title")!.Value);
        Assert.True(IsInstant(root.Element(Atom + "updated")!.Value));
        Assert.NotEmpty(root.Elements(Atom + "author").Elements(Atom + "name"));
        Assert.Contains(feed.Links, link => link.RelationshipType == "self" && link.Uri.AbsoluteUri == crawl.Origin + address);
        Assert.Contains(feed.Links, link => link.RelationshipType == "alternate" && link.Uri.AbsoluteUri == crawl.Origin + page);
        Assert.Equal(feed.Items.Count(), feed.Items.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(feed.Items.Select(item => item.PublishDate).OrderDescending(), feed.Items.Select(item => item.PublishDate));
        foreach (var entry in root.Elements(Atom + "entry"))
        {
            Assert.StartsWith("tag:", entry.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.NotEmpty(entry.Element(Atom + "title")!.Value);
            Assert.True(IsInstant(entry.Element(Atom + "updated")!.Value));
            Assert.True(IsInstant(entry.Element(Atom + "published")!.Value));
            var content = entry.Element(Atom + "content")!;
            Assert.Equal("html", content.Attribute("type")!.Value);
            AssertReadsElsewhere(content.Value);
        }
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task The_other_feed_is_a_JSON_Feed_of_version_1_1(string name)
    {
        var crawl = await sites.ByName(name);

        using var json = JsonDocument.Parse(await crawl.Site.TextAsync("/feed.json"));

        var feed = json.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.NotEmpty(feed.GetProperty("title").GetString()!);
        Assert.Equal(crawl.Origin + "/", feed.GetProperty("home_page_url").GetString());
        Assert.Equal(crawl.Origin + "/feed.json", feed.GetProperty("feed_url").GetString());
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.Equal(items.Count, items.Select(item => item.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
        Assert.All(items, item =>
        {
            Assert.StartsWith(crawl.Origin + "/articles/", item.GetProperty("url").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(item.GetProperty("title").GetString()!);
            Assert.True(IsInstant(item.GetProperty("date_published").GetString()!));
            Assert.True(IsInstant(item.GetProperty("date_modified").GetString()!));
            Assert.All(item.GetProperty("authors").EnumerateArray(), author => Assert.NotEmpty(author.GetProperty("name").GetString()!));
            Assert.Equal(JsonValueKind.Array, item.GetProperty("tags").ValueKind);
            AssertReadsElsewhere(item.GetProperty("content_html").GetString()!);
        });
    }

    [Fact]
    public async Task Both_feeds_tell_of_the_same_entries_under_the_same_ids()
    {
        var crawl = await sites.SampleSite;

        var atom = XDocument.Parse(await crawl.Site.TextAsync("/feed.xml")).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value);
        using var json = JsonDocument.Parse(await crawl.Site.TextAsync("/feed.json"));

        Assert.Equal(atom, json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task An_entry_keeps_its_id_when_the_article_changes()
    {
        await using var site = await SiteFixture.StartAsync(settings: [$"--Site:BaseUrl={Samples.BaseUrl}"]);
        site.Write("articles/one.md", Samples.Article("Before", "slug: one\ndate: 2026-10-01", "Words.\n"));
        var before = Assert.Single(await IdsAsync(site));

        site.Write("articles/one.md", Samples.Article("After", "slug: one\ndate: 2026-10-01\nupdated: 2026-11-01\ntopics: [New]", "Other words.\n"));
        site.Clock.Advance(TimeSpan.FromDays(40));

        Assert.Equal(before, Assert.Single(await IdsAsync(site)));
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task The_sitemap_lists_every_public_page_once_and_nothing_else(string name)
    {
        var crawl = await sites.ByName(name);

        var root = XDocument.Parse(await crawl.Site.TextAsync("/sitemap.xml")).Root!;
        var listed = root.Elements(Map + "url").Select(url => url.Element(Map + "loc")!.Value).ToList();

        Assert.Equal(Map + "urlset", root.Name);
        Assert.All(root.Descendants(Map + "lastmod"), day => Assert.True(DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        var pages = crawl.PublicPages.Where(page => !page.Address.Contains('?', StringComparison.Ordinal)).Select(page => crawl.Origin + page.Address);
        Assert.Equal(pages.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_site_without_an_article_has_valid_feeds_too()
    {
        await using var site = await SiteFixture.StartAsync();

        Assert.Equal(Atom + "feed", XDocument.Parse(await site.TextAsync("/feed.xml")).Root!.Name);
        using var json = JsonDocument.Parse(await site.TextAsync("/feed.json"));
        Assert.Empty(json.RootElement.GetProperty("items").EnumerateArray());
        Assert.Contains("No articles here yet", (await site.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Machines_learn_where_the_sitemap_is_and_what_is_private(string name)
    {
        var crawl = await sites.ByName(name);

        var lines = (await crawl.Site.TextAsync("/robots.txt")).Split('\n');

        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains($"Sitemap: {crawl.Origin}/sitemap.xml", lines);
        foreach (var closed in new[] { "/admin", "/note", "/leave" }) Assert.Contains($"Disallow: {closed}", lines);
        Assert.DoesNotContain("Disallow: /", lines);
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Whoever_finds_a_hole_learns_whom_to_tell(string name)
    {
        var crawl = await sites.ByName(name);

        var fields = (await crawl.Site.TextAsync("/.well-known/security.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToLookup(field => field[0], field => field[1], StringComparer.Ordinal);

        Assert.Matches("^(mailto:|https://|tel:|http://127)", Assert.Single(fields["Contact"]));
        var expires = DateTimeOffset.ParseExact(Assert.Single(fields["Expires"]), "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);
        Assert.InRange(expires, SiteFixture.Noon.AddDays(30), SiteFixture.Noon.AddYears(1));
        Assert.Equal($"{crawl.Origin}/.well-known/security.txt", Assert.Single(fields["Canonical"]));
        Assert.Single(fields["Preferred-Languages"]);
    }

    [Fact]
    public async Task Its_end_moves_on_with_the_days()
    {
        await using var site = await SiteFixture.StartAsync();
        var before = await site.TextAsync("/.well-known/security.txt");

        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.NotEqual(before, await site.TextAsync("/.well-known/security.txt"));
    }

    private static async Task<List<string>> IdsAsync(SiteFixture site) =>
        [.. XDocument.Parse(await site.TextAsync("/feed.xml")).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private static bool IsInstant(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static void AssertReadsElsewhere(string html)
    {
        var content = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.All(content.QuerySelectorAll("[href], [src]"), element =>
        {
            var address = element.GetAttribute("href") ?? element.GetAttribute("src")!;
            Assert.True(Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto" or "tel", address);
        });
        Assert.Empty(content.QuerySelectorAll("script, style, iframe"));
    }
}
