namespace MindfulBond.Browser.Tests.Support;

/// <summary>The machine's own Chromium.</summary>
internal static class Chromium
{
    // tests/run looks in the same places.
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Starts it so that it runs as root in a container, asks nothing of its maker, and finds every other host at one local port.</summary>
    /// <param name="playwright">What drives it.</param>
    /// <param name="elsewherePort">Port on 127.0.0.1 that stands for the rest of the world.</param>
    /// <param name="without">Flags that Playwright would add and this browser shall do without.</param>
    public static Task<IBrowser> StartAsync(IPlaywright playwright, int elsewherePort, params string[] without) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--host-resolver-rules=MAP * 127.0.0.1:{elsewherePort}, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
            IgnoreDefaultArgs = without,
        });

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : throw new InvalidOperationException($"CHROMIUM_PATH is “{given}”, and there is no such file.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"No browser found: the path has none of {string.Join(", ", Names)}. Install Chromium (apt-get install chromium) or name it in CHROMIUM_PATH.");
    }
}
