using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody uses no mouse.</summary>
public sealed class KeyboardTests(Run run) : Journey(run)
{
    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_stop_is_outlined_and_in_view(string kind, string address, bool sample)
    {
        _ = kind;
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop })
        {
            var page = new SitePage(await VisitAsync(sample ? Run.Sample : Run.Site, screen));
            await page.GoAsync(address);
            var focusable = await page.AskAsync<int>("""
                () => [...document.querySelectorAll("a[href], summary, button, textarea, select, input:not([disabled]), [tabindex='0']")].filter((e) => e.checkVisibility()).length
                """);

            var stops = await page.TabThroughAsync();

            Assert.Equal(focusable, stops.Count);
            Assert.Empty(stops.Where(stop => !stop.Outlined).Select(stop => stop.Name));
            Assert.Empty(stops.Where(stop => stop.Shown < 0.5).Select(stop => $"{stop.Name}: {stop.Shown:P0} to be seen"));
        }
    }

    [Fact]
    public async Task A_wide_table_and_a_line_of_code_scroll_by_the_arrow_keys()
    {
        var page = new SitePage(await VisitAsync(Run.Sample, Screen.Narrow));
        await page.GoAsync(PublicPages.EveryElement);
        foreach (var place in new[] { page.Prose.Locator(".scroll").First, page.Prose.Locator("pre") })
        {
            await place.FocusAsync();

            await page.PressAsync("ArrowRight");

            await page.Browser.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
        }
    }
}
