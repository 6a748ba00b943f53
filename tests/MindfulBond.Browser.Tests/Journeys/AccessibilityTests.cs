using Deque.AxeCore.Commons;
using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>What a machine can tell of WCAG 2.2 AA and of good habits, on every kind of page.</summary>
public sealed class AccessibilityTests(Run run) : Journey(run)
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly int[] Widths = [320, 768, 1440];

    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string kind, string address, bool sample)
    {
        _ = kind;
        var page = await VisitAsync(sample ? Run.Sample : Run.Site);
        await page.GotoAsync(address);
        await BringAxeAsync(page);

        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                found.AddRange((await ViolationsAsync(page)).Select(violation => $"{scheme}, {width} px: {violation}"));
            }
        }

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
        await BringAxeAsync(page);

        var found = await ViolationsAsync(page);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // The package's own RunAxe brings the whole of axe again, and a page more, for each question; without frames it need not.
    private static async Task BringAxeAsync(IPage page) => await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        async (rules) => {
          const { violations, passes } = await axe.run(document, { runOnly: rules });
          if (passes.length < 10) return [`axe looked at ${passes.length} rules only`];
          return violations.flatMap(({ id, help, nodes }) =>
            nodes.map((node) => `${id} (${help}) at ${node.target.join(" ")}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
        }
        """, Rules);
}
