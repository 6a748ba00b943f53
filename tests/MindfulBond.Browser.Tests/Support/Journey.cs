using System.Collections.Concurrent;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>
/// A visit in a browser that knows nothing of earlier ones. A test that fails leaves a screenshot; one in which a page asked another host,
/// without the test having said so, fails.
/// </summary>
public abstract class Journey(Run run) : IAsyncLifetime
{
    private readonly List<IBrowser> _browsers = [];
    private readonly List<IBrowserContext> _visits = [];
    private readonly HashSet<string> _ownAddresses = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly HashSet<string> _expectedHosts = new(StringComparer.Ordinal);

    protected Run Run => run;

    /// <summary>Every address that a page asked for.</summary>
    protected IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors on the browser's console, exceptions in scripts, and whatever the content security policy forbade.</summary>
    protected IReadOnlyCollection<string> Complaints => _complaints;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens an empty page of a fresh visitor.</summary>
    /// <param name="site">Which site.</param>
    /// <param name="screen">How large; a laptop's without it.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="browser">Another browser than the run's.</param>
    /// <param name="byName">Whether the site is called localhost: passkeys belong to a name and refuse a number.</param>
    protected async Task<IPage> VisitAsync(ServedSite site, Screen? screen = null, bool script = true, IBrowser? browser = null, bool byName = false)
    {
        screen ??= Screen.Laptop;
        var address = byName ? site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) : site.Address;
        _ownAddresses.Add(address + "/");
        var visit = await (browser ?? run.Browser).NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            DeviceScaleFactor = screen.Scale,
            JavaScriptEnabled = script,
            IgnoreHTTPSErrors = true,
            Locale = "en-GB",
        });
        _visits.Add(visit);
        visit.SetDefaultTimeout(10_000);
        visit.Request += (_, request) => _requests.Enqueue(request.Url);
        visit.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Enqueue($"{message.Page?.Url}: {message.Text}");
        };
        visit.WebError += (_, error) => _complaints.Enqueue($"{error.Page?.Url}: {error.Error}");
        return await visit.NewPageAsync();
    }

    /// <summary>Starts one more browser, without some of the flags that Playwright adds; it is closed after the test.</summary>
    protected async Task<IBrowser> StartBrowserAsync(params string[] without)
    {
        var browser = await run.StartBrowserAsync(without);
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Opens a page of the site over its own content.</summary>
    protected async Task<SitePage> OpenAsync(string address, Screen? screen = null, bool script = true)
    {
        var page = new SitePage(await VisitAsync(run.Site, screen, script));
        await page.GoAsync(address);
        return page;
    }

    /// <summary>Says that this test leads to another host.</summary>
    protected void Expect(string host) => _expectedHosts.Add(host);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await TakeScreenshotsAsync();
        foreach (var visit in _visits) await visit.CloseAsync();
        foreach (var browser in _browsers) await browser.CloseAsync();

        var strangers = _requests.Where(url => !_ownAddresses.Any(url.StartsWith) && !_expectedHosts.Contains(new Uri(url).Host)).ToList();
        Assert.Empty(strangers);
    }

    private async Task TakeScreenshotsAsync()
    {
        var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Split('.')[^1].Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var number = 0;
        foreach (var page in _visits.SelectMany(visit => visit.Pages))
        {
            number++;
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Screenshots, $"{GetType().Name}-{name}-{number}.png"), Timeout = 3_000 });
            }
            catch (Exception late) when (late is TimeoutException or PlaywrightException)
            {
                TestContext.Current.SendDiagnosticMessage("No screenshot of {0}: {1}", page.Url, late.Message);
            }
        }
    }
}
