using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>What a machine can tell of WCAG 2.2 AA and of good habits, on every kind of page.</summary>
public sealed class AccessibilityTests(Run run) : Journey(run)
{
    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string kind, string address, bool sample)
    {
        _ = kind;
        var page = await VisitAsync(sample ? Run.Sample : Run.Site);
        await page.GotoAsync(address);

        var found = await Axe.LookEverywhereAsync(page);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_stands_in_the_way_without_the_sites_own_script(string kind, string address, bool sample)
    {
        _ = kind;
        var page = await VisitAsync(sample ? Run.Sample : Run.Site, Screen.Phone);
        await page.RouteAsync("**/*.js", route => route.AbortAsync());

        await page.GotoAsync(address);
        await Axe.BringAsync(page);

        var found = await Axe.LookAsync(page);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
