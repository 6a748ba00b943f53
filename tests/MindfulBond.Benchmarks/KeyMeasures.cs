using System.Globalization;
using Microsoft.Playwright;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures how long a moderator waits at the desk of the published site, in the machine's own Chromium: from the press of a key until the
/// window shows what it changed. 2,000 comments wait among 20,000.
/// </summary>
internal static class KeyMeasures
{
    private const string Email = "ada@example.org";
    private const string Password = "the kettle sang before we did";
    private const int Comments = 20_000;
    private const int Waiting = 2_000;
    private const int Warmups = 10;
    private const int Presses = 50;
    private const int AtOneSitting = 30;

    // Drawn: the frame after the one in which it stood there has begun. A press begins when the browser takes it in, before any script.
    private const string Watch = """
        () => {
          const drawn = () => new Promise((done) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = () => done(performance.now()); after.port2.postMessage(0); }));
          const shown = () => document.querySelector("#mb-pane")?.dataset.id ?? "";
          const said = () => document.querySelector("#mb-said .toast");
          const unfolded = () => document.querySelector("#mb-decline")?.open ? "1" : "";
          const all = () => [shown(), said(), unfolded()];
          let [pressed, before, seen] = [0, all(), {}];
          const look = async (what, now) => {
            if (now === before[what] || seen[what] || (what === 0 && !now)) return;
            seen[what] = -1;
            const at = await drawn();
            seen[what] = at - pressed;
          };
          addEventListener("keydown", (event) => { pressed = event.timeStamp; before = all(); seen = {}; }, true);
          new MutationObserver(() => all().forEach((now, what) => void look(what, now))).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
          window.seenAfterPress = () => [0, 1, 2].map((what) => seen[what] ?? 0);
        }
        """;

    public static async Task<int> RunAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-keys-").FullName;
        try
        {
            var (content, data) = (Path.Combine(folder, "content"), Directory.CreateDirectory(Path.Combine(folder, "data")).FullName);
            GeneratedContent.Write(content, 100);
            CommentSeeder.Fill(Path.Combine(data, "mindfulbond.db"), Comments, articles: 100, ofFirst: 1_000, hashes: [], Waiting);
            await AddAccountAsync(program, content, data);
            await using var site = await RunningSite.StartAsync(program, content, data, "/", core: null, "--Retention:Declined=3650");
            await MeasureAsync(site);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AddAccountAsync(string program, string content, string data)
    {
        using var adding = RunningSite.Start(program, core: null, "admin", "add", Email, $"--Content:Path={content}", $"--Data:Path={data}");
        await adding.StandardInput.WriteLineAsync(Password);
        adding.StandardInput.Close();
        var said = await adding.StandardOutput.ReadToEndAsync();
        await adding.WaitForExitAsync();
        if (adding.ExitCode != 0) throw new InvalidOperationException("No account was made: " + said);
    }

    private static async Task MeasureAsync(RunningSite site)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = site.Client.BaseAddress!.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await SignInAsync(page);

        foreach (var (what, keys) in new (string, string[])[] { ("A, publish", ["a"]), ("S, spam", ["s"]), ("N, later", ["n"]), ("D, 5, Enter: decline with a reason", ["d", "5", "Enter"]) })
        {
            var (next, said, unfolded) = (new List<double>(), new List<double>(), new List<double>());
            for (var i = -Warmups; i < Presses; i++)
            {
                // Before a page of fifty comes to its end: there the next is opened by a press of its own.
                if ((i + Warmups) % AtOneSitting == 0) await SitDownAsync(page);
                foreach (var key in keys.SkipLast(1))
                {
                    await page.Keyboard.PressAsync(key);
                    if (key != "d") continue;
                    var seenUnfolded = await SeenAsync(page, 2);
                    if (i >= 0) unfolded.Add(seenUnfolded[2]);
                }

                await page.Keyboard.PressAsync(keys[^1]);
                var seen = await SeenAsync(page, 0, 1);
                // As long as a quick reader at least; the next ones come ready meanwhile.
                await page.WaitForTimeoutAsync(400);
                if (i < 0) continue;
                next.Add(seen[0]);
                said.Add(seen[1]);
            }

            if (unfolded.Count > 0) Tell($"{what}: the reasons unfolded after D", unfolded);
            Tell($"{what}: the next comment shown", next);
            Tell($"{what}: the decision said", said);
        }
    }

    private static async Task SitDownAsync(IPage page)
    {
        await page.GotoAsync("/admin/comments");
        await page.EvaluateAsync(Watch);
        await page.Keyboard.PressAsync("j");
        await page.Locator("#mb-pane[data-id]").WaitForAsync();
        await page.WaitForTimeoutAsync(400);
    }

    // Asked from outside: the page's own policy lets nobody wait inside it.
    private static async Task<double[]> SeenAsync(IPage page, params int[] wanted)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            var seen = await page.EvaluateAsync<double[]>("() => window.seenAfterPress()");
            if (Array.TrueForAll(wanted, what => seen[what] > 0)) return seen;
            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The desk did not change after a press: {await page.Locator("#mb-said").InnerTextAsync()}");
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/admin/sign-in");
        await page.GetByLabel("Email").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/admin/role-card**");
        // Not in fives, and without the word that it is enough for today: both are asked of the database too, but stop the run.
        await page.GotoAsync("/admin/you");
        await page.GetByLabel("Batches of five, each with an end").UncheckAsync();
        await page.GetByLabel("Offer to stop after").FillAsync("0");
        await page.Locator("form[action$='handler=reading'] button").ClickAsync();
        await page.WaitForURLAsync("**/admin/you?done=reading");
    }

    private static void Tell(string what, List<double> taken)
    {
        taken.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: median {taken[taken.Count / 2]:0} ms, slowest of {taken.Count} {taken[^1]:0} ms, over 100 ms {taken.Count(one => one > 100)} (goal: each within 100)"));
    }
}
