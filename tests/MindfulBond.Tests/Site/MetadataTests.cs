using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>What the head of a page tells browsers, tabs, histories and machines.</summary>
public sealed class MetadataTests(KnownSites sites)
{
    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_page_names_itself_absolutely_and_alike_everywhere(string name)
    {
        var crawl = await sites.ByName(name);

        foreach (var page in crawl.PublicPages)
        {
            var canonical = page.Find("link[rel=canonical]")!.GetAttribute("href")!;
            Assert.StartsWith(crawl.Origin + "/", canonical, StringComparison.Ordinal);
            Assert.Equal(page.Address, crawl.Inside(canonical, "/"));
            Assert.Equal(canonical, Meta(page, "property", "og:url"));
            Assert.Equal(page.Page!.Title, page.Address == "/" ? Meta(page, "property", "og:title") : $"{Meta(page, "property", "og:title")} - {Meta(page, "property", "og:site_name")}");
            Assert.Contains(Meta(page, "property", "og:type"), new[] { "website", "article" });
            Assert.NotEmpty(page.Page.DocumentElement.GetAttribute("lang")!);
            Assert.Null(page.Find("meta[name=robots]"));
        }
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Titles_tell_pages_apart(string name)
    {
        var crawl = await sites.ByName(name);

        var alike = crawl.PublicPages.GroupBy(page => page.Page!.Title, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(page => page.Address))}");

        Assert.Empty(alike);
    }

    [Fact]
    public async Task Every_page_of_the_repository_describes_itself()
    {
        var crawl = await sites.Repository;

        Assert.All(crawl.PublicPages, page =>
        {
            Assert.True(Meta(page, "name", "description") is { Length: > 10 }, page.Address);
            Assert.Equal(Meta(page, "name", "description"), Meta(page, "property", "og:description"));
        });
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Feeds_are_found_from_every_page(string name)
    {
        var crawl = await sites.ByName(name);

        foreach (var page in crawl.PublicPages)
        {
            var feeds = page.Page!.QuerySelectorAll("link[rel=alternate]").ToDictionary(link => link.GetAttribute("href")!, link => link.GetAttribute("type"), StringComparer.Ordinal);
            Assert.Equal("application/atom+xml", feeds["/feed.xml"]);
            Assert.Equal("application/feed+json", feeds["/feed.json"]);
            if (page.Address.StartsWith("/topics/", StringComparison.Ordinal))
                Assert.Contains(Uri.UnescapeDataString(page.Address.Split('?')[0]) + "/feed.xml", feeds.Keys);
        }
    }

    [Fact]
    public async Task A_sensitive_article_shows_its_milder_title_wherever_others_may_look()
    {
        var crawl = await sites.SampleSite;

        var page = crawl.Visits["/articles/quiet-evenings"];

        Assert.Equal("Feeling safe with someone - Sample House", page.Page!.Title);
        Assert.Equal("When somebody hurts you at home", page.Find("h1")!.TextContent);
        Assert.DoesNotContain("hurts", page.Page.Head!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("hurts you at home", crawl.Visits["/feed.xml"].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hurts you at home", crawl.Visits["/feed.json"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_in_another_language_says_so()
    {
        var crawl = await sites.SampleSite;

        var article = crawl.Visits["/articles/" + Uri.EscapeDataString("مرحبا")].Find("article")!;

        Assert.Equal("ar", article.GetAttribute("lang"));
        Assert.Equal("rtl", article.GetAttribute("dir"));
    }

    [Fact]
    public async Task The_base_address_of_the_settings_stands_wherever_an_address_is_absolute()
    {
        var crawl = await sites.SampleSite;
        var own = crawl.Site.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(Samples.BaseUrl, crawl.Origin);
        Assert.All(crawl.Visits.Values, visit => Assert.DoesNotContain(own, visit.Text, StringComparison.Ordinal));
    }

    private static string? Meta(Visit page, string attribute, string name) => page.Find($"meta[{attribute}='{name}']")?.GetAttribute("content");
}
