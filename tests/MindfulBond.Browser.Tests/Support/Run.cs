using MindfulBond.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(Run))]

namespace MindfulBond.Browser.Tests.Support;

/// <summary>What all tests of a run share: one browser, the site over its own content, over the sample and with comments, and the rest of the world.</summary>
public sealed class Run : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public ServedSite Site { get; private set; } = null!;

    public ServedSite Sample { get; private set; } = null!;

    /// <summary>Where comments are written.</summary>
    public TalkingSite Talking { get; private set; } = null!;

    public Elsewhere Elsewhere { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Elsewhere = await Elsewhere.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await StartBrowserAsync();
        Site = await ServedSite.StartAsync(Repository.Content);
        Sample = await ServedSite.StartAsync(Repository.Sample);
        Talking = await TalkingSite.StartAsync();
    }

    /// <summary>One more browser, for whoever asks to close.</summary>
    public Task<IBrowser> StartBrowserAsync(params string[] without) => Chromium.StartAsync(_playwright!, Elsewhere.Port, without);

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        if (Site is not null) await Site.DisposeAsync();
        if (Sample is not null) await Sample.DisposeAsync();
        if (Talking is not null) await Talking.DisposeAsync();
        if (Elsewhere is not null) await Elsewhere.DisposeAsync();
    }
}
