using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody has turned scripts off.</summary>
public sealed class WithoutScriptTests(Run run) : Journey(run)
{
    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_is_whole(string kind, string address, bool sample)
    {
        _ = kind;
        var page = new SitePage(await VisitAsync(sample ? Run.Sample : Run.Site, script: false));

        await page.GoAsync(address);

        await Assertions.Expect(page.Heading).ToBeVisibleAsync();
        await Assertions.Expect(page.Leave).ToBeVisibleAsync();
        await Assertions.Expect(page.Link("Get help now")).ToBeVisibleAsync();
        Assert.True((await page.Main.InnerTextAsync()).Length > 80);
    }

    [Fact]
    public async Task Contents_unfold_and_links_lead_on()
    {
        var article = await OpenAsync(PublicPages.SeriesArticle, Screen.Phone, script: false);

        await article.ContentsAbove.Locator("summary").ClickAsync();
        await article.ContentsAbove.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();
        await article.Link("The same fight").First.ClickAsync();

        await Assertions.Expect(article.Heading).ToHaveTextAsync("The same fight");
    }
}
