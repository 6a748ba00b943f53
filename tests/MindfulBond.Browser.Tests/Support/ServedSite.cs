using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>The real site on a free port, over one content folder, with a data folder of its own and a clock that stands still.</summary>
public sealed class ServedSite : IAsyncDisposable
{
    /// <summary>Where leaving leads.</summary>
    public const string ExitUrl = "https://weather.example/today";

    /// <summary>An address that always fails.</summary>
    public const string Broken = "/broken";

    // No review is overdue and no help line stale, in whatever year the tests run.
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private ServedSite(WebApplication app, DirectoryInfo data, FakeTimeProvider clock)
    {
        (_app, _data, Clock) = (app, data, clock);
        Address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    }

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Stands still until a test moves it on.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="content">The content folder.</param>
    /// <param name="settings">More of the command line, such as <c>--Comments:PerPage=2</c>.</param>
    public static async Task<ServedSite> StartAsync(string content, params string[] settings)
    {
        var clock = new FakeTimeProvider(Noon);
        var data = Directory.CreateTempSubdirectory("mindfulbond-");
        var app = WebSite.Create(
            [
                "--applicationName=MindfulBond", "--environment=Production", "--urls=http://127.0.0.1:0", "--hostBuilder:reloadConfigOnChange=false",
                $"--Content:Path={content}", $"--Data:Path={data.FullName}", $"--Exit:Url={ExitUrl}", .. settings,
            ],
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        app.MapGet(Broken, string () => throw new InvalidOperationException("A failure on purpose, for the page that follows it."));
        await app.StartAsync();
        return new ServedSite(app, data, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
