using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody comes into the room.</summary>
public sealed class LeavingTests(Run run) : Journey(run)
{
    private static readonly string ExitHost = new Uri(ServedSite.ExitUrl).Host;

    public static TheoryData<string, int, int, float> SmallScreens => new()
    {
        { "a narrow phone", Screen.Narrow.Width, Screen.Narrow.Height, Screen.Narrow.Scale },
        { "zoomed to 400 %", Screen.Zoomed.Width, Screen.Zoomed.Height, Screen.Zoomed.Scale },
    };

    [Fact]
    public async Task The_page_is_covered_at_once_however_slow_the_network_is()
    {
        var article = await OpenArticleAsync();
        await SlowDownAsync(article, milliseconds: 3_000);
        var covered = await WatchCoverAsync(article);

        await ClickAtOnceAsync(article);
        var seen = await covered.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.InRange(seen.After, 0, 100);
        Assert.Equal("Loading.", seen.Text.Trim());
        Assert.Equal("", seen.Title.Trim());
        Assert.Equal("alert", seen.Role);
        await ArrivesElsewhereAsync(article);
    }

    [Fact]
    public async Task Back_does_not_show_the_article_that_was_open()
    {
        var page = await OpenArticleAsync(from: "/topics");

        await page.Leave.ClickAsync();
        await ArrivesElsewhereAsync(page);
        await page.Browser.GoBackAsync();

        Assert.Equal("/topics", new Uri(page.Browser.Url).AbsolutePath);
        Assert.Equal("Topics", await page.Heading.InnerTextAsync());
    }

    [Fact]
    public async Task The_next_site_does_not_learn_where_the_reader_was()
    {
        var page = await OpenArticleAsync();

        await page.Leave.ClickAsync();
        await ArrivesElsewhereAsync(page);

        Assert.All(Run.Elsewhere.AskedOf(ExitHost).Where(asked => asked.Path == new Uri(ServedSite.ExitUrl).AbsolutePath), asked => Assert.Null(asked.Referer));
    }

    [Fact]
    public async Task Without_script_the_link_leaves()
    {
        var page = await OpenArticleAsync(script: false);

        await page.Leave.ClickAsync();

        await ArrivesElsewhereAsync(page);
    }

    [Fact]
    public async Task Three_Shifts_leave()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Shift", "Shift", "Shift");

        await ArrivesElsewhereAsync(page);
    }

    [Fact]
    public async Task Each_Shift_is_shown_and_spoken()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Shift");
        await Assertions.Expect(page.Spoken).ToHaveTextAsync("Shift, two more times to leave.");
        await PressAsync(page, "Shift");

        await Assertions.Expect(page.Spoken).ToHaveTextAsync("Shift, once more to leave.");
        await Assertions.Expect(page.Leave.Locator(".on")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Three_capital_letters_do_not_leave()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Shift+A", "Shift+A", "Shift+A");

        await StaysAsync(page, presses: 0);
    }

    [Fact]
    public async Task Another_key_in_between_starts_again()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Shift", "Shift", "x", "Shift");

        await StaysAsync(page, presses: 1);
    }

    [Fact]
    public async Task More_than_five_seconds_between_two_presses_start_again()
    {
        var page = new SitePage(await VisitAsync(Run.Site));
        await page.Browser.Clock.InstallAsync();
        await page.GoAsync(PublicPages.Article);

        await PressAsync(page, "Shift", "Shift");
        await page.Browser.Clock.RunForAsync(5_001);
        await PressAsync(page, "Shift");

        await StaysAsync(page, presses: 1);
    }

    [Fact]
    public async Task Less_than_five_seconds_between_presses_still_leave()
    {
        var page = new SitePage(await VisitAsync(Run.Site));
        await page.Browser.Clock.InstallAsync();
        await page.GoAsync(PublicPages.Article);
        Expect(ExitHost);

        await PressAsync(page, "Shift");
        await page.Browser.Clock.RunForAsync(4_000);
        await PressAsync(page, "Shift");
        await page.Browser.Clock.RunForAsync(4_000);
        await PressAsync(page, "Shift");

        await ArrivesElsewhereAsync(page);
    }

    [Fact]
    public async Task A_page_that_the_browser_kept_comes_back_usable()
    {
        // Playwright knows nothing of pages that come back, and may miss their load event: each wait here is for what a reader sees.
        var page = new SitePage(await VisitAsync(Run.Site, browser: await StartBrowserAsync("--disable-back-forward-cache")));
        await page.GoAsync(PublicPages.Article);
        var title = await page.Browser.TitleAsync();
        await page.DoAsync("""
            () => {
              addEventListener("pageshow", (event) => { window.persisted = event.persisted; });
              // Leaving begins, and the reader goes somewhere else before it is done.
              addEventListener("click", () => { location.href = "/topics"; });
            }
            """);

        await page.Leave.ClickAsync();
        await Assertions.Expect(page.Heading).ToHaveTextAsync("Topics");
        await page.Browser.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await page.Browser.WaitForFunctionAsync("() => window.persisted !== undefined");

        Assert.True(await page.AskAsync<bool>("() => window.persisted"));
        await Assertions.Expect(page.Cover).ToHaveCountAsync(0);
        await Assertions.Expect(page.Heading).ToBeVisibleAsync();
        Assert.Equal(title, await page.Browser.TitleAsync());
        await page.Link("Topics").ClickAsync();
        await Assertions.Expect(page.Heading).ToHaveTextAsync("Topics");
    }

    [Theory]
    [MemberData(nameof(SmallScreens))]
    public async Task The_way_out_is_always_in_view_and_large_enough(string where, int width, int height, float scale)
    {
        _ = where;
        var page = await OpenAsync(PublicPages.Article, new Screen(width, height, scale));

        foreach (var share in new[] { 0, 0.5, 1 })
        {
            await page.ScrollToAsync(share);

            var box = await page.Leave.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= width && box.Y + box.Height <= height, $"At {share:P0}: {box.X}, {box.Y}, {box.Width} x {box.Height}");
            Assert.True(box.Width >= 44 && box.Height >= 44, $"At {share:P0} it is {box.Width} x {box.Height}.");
            Assert.True(await page.Leave.EvaluateAsync<bool>("""
                (leave) => {
                  const { left, right, top, bottom } = leave.getBoundingClientRect();
                  const points = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2]];
                  return points.every(([x, y]) => leave.contains(document.elementFromPoint(x, y)));
                }
                """), $"At {share:P0} something lies over it.");
        }
    }

    [Theory]
    [MemberData(nameof(SmallScreens))]
    public async Task The_way_out_never_hides_what_has_the_focus(string where, int width, int height, float scale)
    {
        _ = where;
        var page = await OpenAsync(PublicPages.Article, new Screen(width, height, scale));

        var stops = await page.TabThroughAsync();

        Assert.True(stops.Count > 30, $"Only {stops.Count} stops.");
        Assert.Empty(stops.Where(stop => stop.Shown < 0.5).Select(stop => $"{stop.Name}: {stop.Shown:P0} to be seen"));
    }

    [Fact]
    public async Task The_first_two_stops_of_the_keyboard_are_the_writing_and_the_way_out()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Tab");
        await Assertions.Expect(page.Link("Skip to the writing")).ToBeFocusedAsync();
        await Assertions.Expect(page.Link("Skip to the writing")).ToBeInViewportAsync();
        await PressAsync(page, "Tab");
        await Assertions.Expect(page.Link("Leave this site quickly")).ToBeFocusedAsync();
        await Assertions.Expect(page.Link("Leave this site quickly")).ToBeInViewportAsync();
        await PressAsync(page, "Enter");

        await ArrivesElsewhereAsync(page);
    }

    [Fact]
    public async Task The_first_skip_link_leads_past_the_header()
    {
        var page = await OpenArticleAsync();

        await PressAsync(page, "Tab", "Enter");

        await Assertions.Expect(page.Main).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_failure_page_has_the_way_out_too()
    {
        Expect(ExitHost);
        var page = await OpenAsync(ServedSite.Broken);

        await PressAsync(page, "Shift", "Shift", "Shift");

        await ArrivesElsewhereAsync(page);
    }

    private async Task<SitePage> OpenArticleAsync(string? from = null, bool script = true)
    {
        Expect(ExitHost);
        var page = await OpenAsync(from ?? PublicPages.Article, script: script);
        if (from is not null) await page.GoAsync(PublicPages.Article);
        return page;
    }

    private static async Task PressAsync(SitePage page, params string[] keys)
    {
        foreach (var key in keys) await page.PressAsync(key);
    }

    private static async Task SlowDownAsync(SitePage page, int milliseconds)
    {
        var browser = await page.Browser.Context.NewCDPSessionAsync(page.Browser);
        await browser.SendAsync("Network.enable");
        await browser.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = milliseconds,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = -1,
        });
    }

    // A click through the locator would wait until the page has gone.
    private static async Task ClickAtOnceAsync(SitePage page)
    {
        var box = (await page.Leave.BoundingBoxAsync())!;
        await page.Browser.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static async Task ArrivesElsewhereAsync(SitePage page)
    {
        await page.Browser.WaitForURLAsync(ServedSite.ExitUrl);
        Assert.Contains("Sunny", await page.AskAsync<string>("() => document.body.innerText"), StringComparison.Ordinal);
    }

    private static async Task StaysAsync(SitePage page, int presses)
    {
        await Assertions.Expect(page.Leave.Locator(".on")).ToHaveCountAsync(presses);
        await Assertions.Expect(page.Cover).ToHaveCountAsync(0);
        await Assertions.Expect(page.Heading).ToBeVisibleAsync();
    }

    // The page tells of itself: once leaving has begun, a question to it would wait for the next page. Measured from the click to the first
    // frame in which no corner and not the middle of the window shows anything but the cover.
    private static async Task<Task<Covered>> WatchCoverAsync(SitePage page)
    {
        var seen = new TaskCompletionSource<Covered>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.Browser.ExposeFunctionAsync<Covered>("tellCovered", seen.SetResult);
        await page.DoAsync("""
            () => addEventListener("click", () => {
              const start = performance.now();
              const look = () => {
                const points = [[1, 1], [innerWidth - 2, 1], [1, innerHeight - 2], [innerWidth - 2, innerHeight - 2], [innerWidth / 2, innerHeight / 2]];
                const cover = points.map(([x, y]) => document.elementFromPoint(x, y)).every((e) => e?.matches(".cover")) && document.querySelector(".cover");
                if (cover) tellCovered({ after: performance.now() - start, text: document.body.innerText, title: document.title, role: cover.getAttribute("role") });
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            }, { capture: true, once: true })
            """);
        return seen.Task;
    }

    private sealed record Covered
    {
        /// <summary>Milliseconds since the click.</summary>
        public required double After { get; init; }

        public required string Text { get; init; }

        public required string Title { get; init; }

        public required string Role { get; init; }
    }
}
