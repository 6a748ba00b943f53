using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody looks around.</summary>
public sealed class FindingTests(Run run) : Journey(run)
{
    [Fact]
    public async Task From_a_sentence_to_an_article_its_series_the_archive_and_help_in_ones_country()
    {
        var page = await OpenAsync("/");

        await page.Browser.Locator(".sentences a").GetByText("We keep having the same fight.").ClickAsync();
        await ArrivesAsync(page, "/topics/*", "We keep having the same fight.");

        await page.Link("Late and tired").Or(page.Main.Locator($"a[href='{PublicPages.SeriesArticle}']")).First.ClickAsync();
        await page.Browser.WaitForURLAsync("**" + PublicPages.SeriesArticle);

        await page.Link("The same fight").First.ClickAsync();
        await ArrivesAsync(page, "/series/the-same-fight", "The same fight");

        await page.Link("Everything we’ve published").ClickAsync();
        await ArrivesAsync(page, "/archive", "Everything we’ve published");

        await page.Link("Get help now").ClickAsync();
        await ArrivesAsync(page, "/help", "If tonight feels unsafe");

        await page.Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "New Zealand", Exact = true }).ClickAsync();
        await ArrivesAsync(page, "/help/nz", "If tonight feels unsafe");
        await Assertions.Expect(page.Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Call 111", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_offers_ways_on()
    {
        var page = await OpenAsync(PublicPages.Missing);

        await page.Main.Locator(".sentences a").First.ClickAsync();

        await Assertions.Expect(page.Heading).ToBeVisibleAsync();
        Assert.NotEqual(PublicPages.Missing, new Uri(page.Browser.Url).AbsolutePath);
    }

    private static async Task ArrivesAsync(SitePage page, string address, string heading)
    {
        await page.Browser.WaitForURLAsync("**" + address);
        await Assertions.Expect(page.Heading).ToHaveTextAsync(heading);
    }
}
