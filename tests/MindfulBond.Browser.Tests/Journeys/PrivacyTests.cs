using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Nobody else learns of a visit, and nothing of it stays behind.</summary>
public sealed class PrivacyTests(Run run) : Journey(run)
{
    [Fact]
    public async Task A_walk_over_every_kind_of_page_asks_nobody_else_and_stores_nothing()
    {
        foreach (var site in new[] { Run.Site, Run.Sample })
        {
            var page = await VisitAsync(site);
            foreach (var row in PublicPages.Kinds)
            {
                var (_, address, sample) = row.Data;
                if (sample != (site == Run.Sample)) continue;
                var answer = await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

                Assert.Equal(address switch { PublicPages.Missing or PublicPages.NearMiss => 404, ServedSite.Broken => 500, _ => 200 }, answer!.Status);

                Assert.Empty(await page.Context.CookiesAsync());
                Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length"));
            }
        }

        Assert.True(Requests.Count > 40);
        Assert.All(Requests, url => Assert.True(url.StartsWith(Run.Site.Address + "/", StringComparison.Ordinal) || url.StartsWith(Run.Sample.Address + "/", StringComparison.Ordinal), url));
        // A browser says so of an answer that is meant to be 404 or 500; everything else, a forbidden style or script included, is a mistake.
        Assert.DoesNotContain(Complaints, complaint => !complaint.Contains("the server responded with a status of", StringComparison.Ordinal)
            || !(complaint.Contains(PublicPages.Missing, StringComparison.Ordinal) || complaint.Contains(PublicPages.NearMiss, StringComparison.Ordinal) || complaint.Contains(ServedSite.Broken, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_link_to_another_site_does_not_say_where_the_reader_was()
    {
        var article = await OpenAsync(PublicPages.Article);
        var link = article.Browser.Locator("a.away").First;
        var target = new Uri(await link.GetAttributeAsync("href") ?? "");
        Expect(target.Host);

        await link.ClickAsync();
        await article.Browser.WaitForURLAsync(target.AbsoluteUri);

        var asked = Assert.Single(Run.Elsewhere.AskedOf(target.Host), asked => asked.Path == target.AbsolutePath);
        Assert.Null(asked.Referer);
    }

    [Fact]
    public async Task A_link_that_was_followed_looks_like_any_other()
    {
        var home = await OpenAsync("/");
        var before = await home.Link("About").ScreenshotAsync();

        await home.GoAsync("/about");
        await home.GoAsync("/");

        Assert.Equal(before, await home.Link("About").ScreenshotAsync());
    }
}
