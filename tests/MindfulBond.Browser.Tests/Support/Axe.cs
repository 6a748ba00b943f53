using Deque.AxeCore.Commons;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>What a machine can tell of WCAG 2.2 AA and of good habits.</summary>
internal static class Axe
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly int[] Widths = [320, 768, 1440];

    /// <summary>Brings it to the page that is open. The package's own RunAxe brings all of it again, and a page more, for each question; without frames it need not.</summary>
    public static async Task BringAsync(IPage page) => await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());

    /// <summary>Looks in light and dark on every width.</summary>
    public static async Task<IReadOnlyList<string>> LookEverywhereAsync(IPage page)
    {
        await BringAsync(page);
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                found.AddRange((await LookAsync(page)).Select(violation => $"{scheme}, {width} px: {violation}"));
            }
        }

        return found;
    }

    /// <summary>Looks at the page as it stands.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        async (rules) => {
          const { violations, passes } = await axe.run(document, { runOnly: rules });
          if (passes.length < 10) return [`axe looked at ${passes.length} rules only`];
          return violations.flatMap(({ id, help, nodes }) =>
            nodes.map((node) => `${id} (${help}) at ${node.target.join(" ")}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
        }
        """, Rules);
}
