using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Delivery;

namespace MindfulBond.Tests.Delivery;

/// <summary>Delivery alone on a real server at a free port, with endpoints made for one test, a clock moved by hand and its log kept.</summary>
internal sealed class DeliveryHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 6, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private DeliveryHost(WebApplication app, FakeTimeProvider clock, LogLines log)
    {
        (_app, Clock, Log) = (app, clock, log);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(address),
        };
    }

    public HttpClient Client { get; }
    public FakeTimeProvider Clock { get; }
    public LogLines Log { get; }
    public Edition Edition => _app.Services.GetRequiredService<Edition>();
    public PageCache Cache => _app.Services.GetRequiredService<PageCache>();
    public Uri Address => Client.BaseAddress!;

    public static async Task<DeliveryHost> StartAsync(
        Action<WebApplication> map,
        Action<DeliveryOptions>? options = null,
        string environment = "Production",
        Action<IServiceCollection>? services = null,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        var clock = new FakeTimeProvider(Noon);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDelivery(builder.Configuration);
        builder.Services.Configure<DeliveryOptions>(given => options?.Invoke(given));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseDelivery();
        map(app);
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        var host = new DeliveryHost(app, clock, log);
        host.Edition.Raise(Noon.UtcDateTime.AddDays(1));
        return host;
    }

    /// <summary>Sends a request; each header is given as "Name: value".</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            Assert.True(request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim()));
        }
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params string[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>The page's text, whatever encoding it came in.</summary>
    public async Task<string> TextAsync(string path, params string[] headers)
    {
        using var response = await GetAsync(path, headers);
        return await TextOf(response);
    }

    public static async Task<string> TextOf(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var packed = new MemoryStream(bytes);
        using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            null => packed,
            var other => throw new InvalidOperationException($"Nobody asked for {other}."),
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stops after the last request has come to its end.</summary>
    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>Every line that was logged, with the values of the scopes around it.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    public ConcurrentQueue<Line> All { get; } = new();

    public IEnumerable<Line> Errors => All.Where(line => line.Level >= LogLevel.Error);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    public sealed record Line(LogLevel Level, string Category, string Text, Exception? Exception, string Scopes);

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => lines._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            var scopes = new StringBuilder();
            lines._scopes?.ForEachScope((scope, text) => text.Append(scope).Append(' '), scopes);
            lines.All.Enqueue(new(logLevel, category, formatter(state, exception), exception, scopes.ToString()));
        }
    }
}
