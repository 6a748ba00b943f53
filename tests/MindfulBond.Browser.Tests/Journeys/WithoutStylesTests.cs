using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>The style sheet did not arrive, or somebody reads the plain text.</summary>
public sealed class WithoutStylesTests(Run run) : Journey(run)
{
    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Content_comes_in_a_sensible_order(string kind, string address, bool sample)
    {
        var page = new SitePage(await VisitAsync(sample ? Run.Sample : Run.Site));
        await page.Browser.RouteAsync("**/*.css", route => route.AbortAsync());

        await page.GoAsync(address);

        var order = await page.AskAsync<string[]>("() => [...document.body.children].filter((e) => e.getClientRects().length > 0).map((e) => e.localName + (e.className ? '.' + e.className.split(' ')[0] : ''))");
        string[] expected = ["a.skip", "section", "header.wrap", kind.StartsWith("home", StringComparison.Ordinal) ? "main" : "main.wrap", .. kind == "500" ? Array.Empty<string>() : ["footer.wrap"]];
        Assert.Equal(expected, order);
        Assert.Equal(["Skip to the writing", "Leave this site quickly", "Leave quickly"], (await page.Browser.GetByRole(AriaRole.Link).AllInnerTextsAsync()).Take(3).Select(text => text.Trim()));
        Assert.Equal("h1", await page.AskAsync<string>("() => document.querySelector('main :is(h1, h2, h3)').localName"));
        Assert.True(await page.AskAsync<bool>("() => [...document.querySelectorAll('.lights')].every((lights) => lights.getClientRects().length === 0)"));
    }
}
