using System.Text;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

public sealed class OldAddressesTests(KnownSites sites)
{
    [Theory]
    [InlineData("/feed", "/feed.xml")]
    [InlineData("/rss", "/feed.xml")]
    [InlineData("/index.xml", "/feed.xml")]
    [InlineData("/feed/", "/feed.xml")]
    [InlineData("/topics/", "/topics")]
    [InlineData("/index.html", "/")]
    [InlineData("/about.html", "/about")]
    [InlineData("/About", "/about")]
    [InlineData("/ABOUT/", "/about")]
    [InlineData("/articles/Everything", "/articles/everything")]
    [InlineData("/articles/everything.html", "/articles/everything")]
    [InlineData("/articles/everything/", "/articles/everything")]
    [InlineData("/ARTICLES/EVERYTHING", "/articles/everything")]
    [InlineData("/topics/SLEEP?page=2", "/topics/sleep?page=2")]
    [InlineData("/help/GB", "/help/gb")]
    [InlineData("/help/united-kingdom", "/help/gb")]
    [InlineData("/old/everything", "/articles/everything")]
    [InlineData("/old/everything/", "/articles/everything")]
    [InlineData("/2019/everything", "/articles/everything")]
    [InlineData("/2019/Everything.html", "/articles/everything")]
    [InlineData("/data-protection", "/privacy")]
    [InlineData("/old-café", "/articles/caf%C3%A9-talk")]
    [InlineData("/articles/cafe\u0301-talk", "/articles/caf%C3%A9-talk")]
    [InlineData("/articles/CAFE%CC%81-TALK/", "/articles/caf%C3%A9-talk")]
    public async Task Another_spelling_leads_to_the_one_address(string asked, string meant)
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync(asked);

        Assert.Equal(301, (int)answer.StatusCode);
        Assert.Equal(meant, answer.Headers.Location!.OriginalString);
        Assert.Equal(200, await site.StatusAsync(meant));
        SecurityHeaders.Check(answer);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example/")]
    [InlineData("////evil.example//")]
    [InlineData(@"/\evil.example")]
    [InlineData(@"/\evil.example/")]
    [InlineData(@"/\/evil.example/")]
    [InlineData(@"\\evil.example/")]
    [InlineData("/%5Cevil.example/")]
    [InlineData("/%5c%5cevil.example/")]
    [InlineData("/%2F%2Fevil.example/")]
    [InlineData("/%2Fevil.example/")]
    [InlineData("/%2f%5cevil.example.html")]
    [InlineData("//evil.example/%2f..")]
    [InlineData("//evil.example/index.html")]
    [InlineData("/.//evil.example/")]
    [InlineData("/..//evil.example/")]
    [InlineData("/x/..//evil.example/")]
    [InlineData("/%2e%2e//evil.example/")]
    [InlineData("/http://evil.example/")]
    [InlineData("/https:evil.example/")]
    [InlineData("//evil.example/feed/")]
    [InlineData("/feed//evil.example/")]
    [InlineData("/%09/evil.example/")]
    [InlineData("/%0d%0aLocation:%20https://evil.example/")]
    [InlineData("/%E2%80%A5/evil.example/")]
    [InlineData("/\uFF0Fevil.example/")]
    [InlineData("/articles//evil.example/")]
    [InlineData("/articles/%2F%2Fevil.example/")]
    [InlineData("/help//evil.example/")]
    public async Task No_spelling_leads_to_another_site(string asked)
    {
        var site = (await sites.SampleSite).Site;
        if (asked[0] == '\\') asked = "/" + asked;

        using var answer = await site.GetAsync(asked);

        if ((int)answer.StatusCode is 400 or 404) return;
        Assert.Equal(301, (int)answer.StatusCode);
        var location = answer.Headers.Location!.OriginalString;
        Assert.Matches(@"^/([^/\\]|$)", location);
        Assert.Equal(site.Address.Host, new Uri(site.Address, location).Host);
        Assert.DoesNotContain(location, char.IsControl);
    }

    [Theory]
    [InlineData("/Old/Everything.html")]
    [InlineData("/ARTICLES/CAFE%CC%81-TALK.html/")]
    [InlineData("//articles//everything//")]
    [InlineData("/unknown.html/")]
    [InlineData("/.html")]
    [InlineData("/a.html.html.html")]
    public async Task Redirects_come_to_an_end(string asked)
    {
        var site = (await sites.SampleSite).Site;
        var address = asked;

        for (var steps = 0; steps < 4; steps++)
        {
            using var answer = await site.GetAsync(address);
            if (answer.Headers.Location is not { } onward) return;
            address = onward.OriginalString;
        }

        Assert.Fail($"{asked} never arrives.");
    }

    [Fact]
    public async Task What_an_article_moved_away_from_does_not_shadow_what_is_served_there()
    {
        await using var site = await SiteFixture.StartAsync(folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "articles"));
            Directory.CreateDirectory(Path.Combine(folder, "pages"));
            File.WriteAllText(Path.Combine(folder, "pages/about.md"), Samples.Article("About", "lang: en", "Words.\n"));
            File.WriteAllText(Path.Combine(folder, "articles/new.md"), Samples.Article("New", "slug: new\ndate: 2026-01-01\naliases: [/about, /articles/other, /help, /leave, /topics, /feed.xml, /robots.txt, /health/live]", "Words.\n"));
            File.WriteAllText(Path.Combine(folder, "articles/other.md"), Samples.Article("Other", "date: 2026-01-01", "Words.\n"));
        });

        foreach (var served in new[] { "/about", "/articles/other", "/help", "/topics", "/feed.xml", "/robots.txt", "/health/live" })
            Assert.Equal(200, await site.StatusAsync(served));
        Assert.Equal(303, await site.StatusAsync("/leave"));
    }

    [Fact]
    public async Task An_old_address_of_what_nobody_may_see_leads_nowhere()
    {
        var site = (await sites.SampleSite).Site;

        Assert.Equal(404, await site.StatusAsync("/old-draft"));
        Assert.Equal(404, await site.StatusAsync("/Articles/Hidden-Draft"));
    }

    [Fact]
    public async Task A_name_in_another_Unicode_form_is_the_same_name()
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync("/articles/café-talk".Normalize(NormalizationForm.FormD));

        Assert.Equal("/articles/caf%C3%A9-talk", answer.Headers.Location!.OriginalString);
    }
}
