using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Articles;
using MindfulBond.Content;

namespace MindfulBond.Tests.Support;

/// <summary>The real site on Kestrel at a free port, with a content folder, a data folder and a clock of its own.</summary>
public sealed class SiteFixture : IAsyncDisposable
{
    /// <summary>When every fixture starts. London keeps UTC at this time of the year.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _own;
    private readonly WebApplication _app;
    private DateTime _lastWrite = Noon.UtcDateTime.AddYears(-1);

    private SiteFixture(DirectoryInfo own, string content, WebApplication app, FakeTimeProvider clock)
    {
        (_own, Content, _app, Clock) = (own, content, app, clock);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false, UseCookies = false });
    }

    public HttpClient Client { get; }

    /// <summary>Moved by hand.</summary>
    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }

    /// <summary>The content folder.</summary>
    public string Content { get; }

    /// <summary>What <c>Data:Path</c> names.</summary>
    public string Data => DataOf(_own);

    public IServiceProvider Services => _app.Services;

    /// <summary>The root of the repository: its own content is a site worth testing too.</summary>
    public static string Repository { get; } = FindRepository();

    /// <param name="content">Writes the content folder; without it the folder is empty.</param>
    /// <param name="settings">Further settings, such as <c>--Exit:Url=…</c>.</param>
    /// <param name="served">Serves this folder instead of one of its own.</param>
    /// <param name="clock">A clock to share with another site.</param>
    /// <param name="adjust">What to replace before the site is built.</param>
    /// <param name="map">Endpoints of one test.</param>
    public static async Task<SiteFixture> StartAsync(
        Action<string>? content = null,
        string[]? settings = null,
        string? served = null,
        FakeTimeProvider? clock = null,
        Action<WebApplicationBuilder>? adjust = null,
        Action<WebApplication>? map = null)
    {
        var own = Directory.CreateTempSubdirectory("site-");
        var folder = served ?? own.CreateSubdirectory("content").FullName;
        content?.Invoke(folder);
        clock ??= new FakeTimeProvider(Noon);
        var database = await TestDatabase.SettingsAsync(DataOf(own));
        // The application's name finds the pages and style sheets of the site. Style sheets come as published, not as while they are being written.
        // Watching settings would use up the system's watchers.
        string[] all =
        [
            "--applicationName=MindfulBond", "--environment=Production", "--hostBuilder:reloadConfigOnChange=false", "--ReloadStaticAssetsAtRuntime=false",
            "--urls=http://127.0.0.1:0",
            $"--Content:Path={folder}", $"--Data:Path={DataOf(own)}", .. database.Select(setting => $"--{setting.Key}={setting.Value}"), .. settings ?? [],
        ];
        var app = WebSite.Create(all, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            adjust?.Invoke(builder);
        });
        map?.Invoke(app);
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            await TestDatabase.DropAsync(DataOf(own));
            own.Delete(recursive: true);
            throw;
        }

        return new SiteFixture(own, folder, app, clock);
    }

    /// <summary>Writes a file and shows it, whatever the disk's clock says.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Content, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        // Two writes within one tick of the disk's clock must still differ.
        _lastWrite = _lastWrite.AddSeconds(1);
        File.SetLastWriteTimeUtc(path, _lastWrite);
        ShowChanges();
    }

    public void Delete(string file)
    {
        File.Delete(Path.Combine(Content, file));
        ShowChanges();
    }

    /// <summary>Does at once what the watcher does a moment later.</summary>
    public void ShowChanges()
    {
        Services.GetRequiredService<ContentLibrary>().Refresh();
        Services.GetRequiredService<PublishedNow>().Get();
    }

    /// <summary>Sends a request for exactly this path: nothing is normalised on the way. Each header is given as "Name: value".</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params string[] headers)
    {
        var exact = new Uri(Address.GetLeftPart(UriPartial.Authority) + Ascii(path), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, exact) { Content = content };
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            Assert.True(request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim()));
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params string[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return (int)answer.StatusCode;
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await TextOf(answer);
    }

    /// <summary>What an address answers, parsed where it is a page.</summary>
    public async Task<Visit> VisitAsync(string path)
    {
        using var answer = await GetAsync(path);
        var text = await TextOf(answer);
        var type = answer.Content.Headers.ContentType?.MediaType;
        var errors = new List<string>();
        IHtmlDocument? page = null;
        if (type == "text/html")
        {
            var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
            parser.Error += (_, error) => errors.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)error).Message + $" at {((AngleSharp.Html.Dom.Events.HtmlErrorEvent)error).Position}");
            page = parser.ParseDocument(text);
        }

        return new Visit(path, answer.StatusCode, type, answer.Headers.Location?.OriginalString, text, errors, page);
    }

    /// <summary>The parsed page of an address that answers 200.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var visit = await VisitAsync(path);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        return visit.Page ?? throw new InvalidOperationException($"{path} is {visit.ContentType}, no page.");
    }

    /// <summary>The answer's text, whatever encoding it came in.</summary>
    public static async Task<string> TextOf(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var packed = new MemoryStream(bytes);
        using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that stands in the log files so far.</summary>
    public string Log()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Path.Combine(Data, "logs")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await TestDatabase.DropAsync(Data);
        _own.Delete(recursive: true);
    }

    private static string DataOf(DirectoryInfo own) => Path.Combine(own.FullName, "data");

    // A request line holds ASCII alone.
    private static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MindfulBond.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return folder.FullName;
    }
}

/// <summary>One address asked for once.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="ContentType">Media type without parameters.</param>
/// <param name="Location">Where it leads, unchanged.</param>
/// <param name="Text">The body.</param>
/// <param name="ParseErrors">What an HTML parser had to put right.</param>
/// <param name="Page">The parsed page; null when it is none.</param>
public sealed record Visit(
    string Address, HttpStatusCode Status, string? ContentType, string? Location, string Text, IReadOnlyList<string> ParseErrors, IHtmlDocument? Page)
{
    /// <summary>What stands between the tags.</summary>
    public string Words => Page?.Body?.TextContent ?? Text;

    public IElement? Find(string selector) => Page?.QuerySelector(selector);

    public override string ToString() => $"{Address} {(int)Status}";
}
