using System.Net;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Help;

public sealed class LeavingTests(KnownSites sites)
{
    [Fact]
    public async Task Leaving_leads_to_another_site_and_tells_it_nothing()
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync("/leave");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(Uri.UriSchemeHttps, answer.Headers.Location!.Scheme);
        Assert.NotEqual(new Uri(Samples.BaseUrl).Host, answer.Headers.Location.Host);
        Assert.False(answer.Headers.Location.IsLoopback);
        Assert.Equal("\"cookies\", \"storage\"", string.Join("", answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal("no-referrer", string.Join("", answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Empty(await SiteFixture.TextOf(answer));
        Assert.DoesNotContain(Samples.Title, answer.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Leaving_ends_the_cookies_it_is_shown()
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync("/leave", "Cookie: mine=secret; other=value");

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Superset(new HashSet<string>(["mine", "other"]), cookies.Select(cookie => cookie.Split('=')[0]).ToHashSet());
        Assert.All(cookies, cookie => Assert.Contains("expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.DoesNotContain("secret", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaving_ends_the_cookies_of_the_desk_which_it_is_never_shown()
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync("/leave");

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["desk", "desk-asked", "desk-form"], cookies.Select(cookie => cookie.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Matches("expires=Thu, 01 Jan 1970.*path=/admin", cookie));
    }

    [Fact]
    public async Task The_operator_says_where_leaving_goes()
    {
        await using var site = await SiteFixture.StartAsync(settings: ["--Exit:Url=https://weather.example/today?units=c"]);

        using var answer = await site.GetAsync("/leave?x=1");

        Assert.Equal("https://weather.example/today?units=c", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task The_way_out_stands_at_the_same_place_of_every_page(string name)
    {
        var crawl = await sites.ByName(name);

        foreach (var page in crawl.Pages)
        {
            var first = page.Page!.Body!.QuerySelectorAll("a").Take(3).Select(link => (link.GetAttribute("href"), link.ClassName)).ToList();
            Assert.Equal([("#mb-main", "skip"), ("/leave", "skip"), ("/leave", "btn exit")], first);
            Assert.All(page.Page.QuerySelectorAll("a[href='/leave']"), link => Assert.Equal("noreferrer nofollow", link.GetAttribute("rel")));
            Assert.Contains(page.Page.QuerySelectorAll("footer a"), link => link.GetAttribute("href") == "/safety");
        }
    }

    [Fact]
    public async Task Pages_say_that_leaving_erases_no_history()
    {
        var crawl = await sites.Repository;

        Assert.All(crawl.Pages, page => Assert.Contains("can’t erase your browser’s history", page.Find("footer")!.TextContent, StringComparison.Ordinal));
        Assert.Contains("history", crawl.Visits["/safety"].Words, StringComparison.Ordinal);
    }
}
