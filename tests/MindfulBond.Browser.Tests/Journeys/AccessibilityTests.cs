using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>What a machine can tell of WCAG 2.2 AA and of good habits, on every kind of page.</summary>
public sealed class AccessibilityTests(Run run) : Journey(run)
{
    private static readonly int[] Widths = [320, 768, 1440];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string kind, string address, bool sample)
    {
        _ = kind;
        var page = await VisitAsync(sample ? Run.Sample : Run.Site);
        await page.GotoAsync(address);

        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                found.AddRange(await ViolationsAsync(page, $"{scheme}, {width} px"));
            }
        }

        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_stands_in_the_way_without_the_sites_own_script(string kind, string address, bool sample)
    {
        _ = kind;
        var page = await VisitAsync(sample ? Run.Sample : Run.Site, Screen.Phone);
        await page.RouteAsync("**/*.js", route => route.AbortAsync());

        await page.GotoAsync(address);

        Assert.Empty(await ViolationsAsync(page, "no script"));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string circumstances)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
            $"{circumstances}: {violation.Id} ({violation.Help}) at {node.Target}: {node.Html[..Math.Min(node.Html.Length, 160)]}"
            + string.Concat(node.Any.Concat(node.All).Concat(node.None).Select(check => " " + check.Message))));
    }
}
