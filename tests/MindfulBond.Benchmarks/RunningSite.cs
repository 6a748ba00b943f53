using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MindfulBond.Benchmarks;

/// <summary>The published site as a process of its own, with a data folder that goes when it ends, unless it was given one.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly long _started;
    private readonly bool _ownData;

    private RunningSite(string program, string content, string? data, int? core, string[] settings)
    {
        _ownData = data is null;
        Data = data ?? Directory.CreateTempSubdirectory("mindfulbond-data-").FullName;
        var address = FreeAddress();
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        _started = Stopwatch.GetTimestamp();
        _process = Start(program, core, [$"--urls={address}", $"--Content:Path={content}", $"--Data:Path={Data}", .. settings]);
    }

    public HttpClient Client { get; }

    public Process Process => _process;

    public string Data { get; }

    /// <summary>From the start of the process to its first answered page.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Memory of the process, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time its threads have run.</summary>
    public TimeSpan Busy
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">The published program.</param>
    /// <param name="content">Its content folder.</param>
    /// <param name="core">The one core it may use; null for all.</param>
    /// <param name="settings">Settings of the command line.</param>
    public static Task<RunningSite> StartAsync(string program, string content, int? core = null, params string[] settings) =>
        StartAsync(program, content, data: null, "/", core, settings);

    /// <param name="program">The published program.</param>
    /// <param name="content">Its content folder.</param>
    /// <param name="data">Its data folder, which stays; null for one of its own.</param>
    /// <param name="page">The page that is asked for first.</param>
    /// <param name="core">The one core it may use; null for all.</param>
    /// <param name="settings">Settings of the command line.</param>
    public static async Task<RunningSite> StartAsync(string program, string content, string? data, string page, int? core = null, params string[] settings)
    {
        var site = new RunningSite(program, content, data, core, settings);
        while (!site._process.HasExited)
        {
            try
            {
                await site.Client.GetStringAsync(new Uri(page, UriKind.Relative));
                site.FirstAnswer = Stopwatch.GetElapsedTime(site._started);
                return site;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("The site stopped before it answered: " + await site._process.StandardOutput.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
        if (_ownData) Directory.Delete(Data, recursive: true);
    }

    /// <summary>Starts a program, on one core alone where one is named.</summary>
    internal static Process Start(string program, int? core, params string[] arguments)
    {
        var (file, all) = core is { } number ? ("taskset", ["-c", number.ToString(CultureInfo.InvariantCulture), program, .. arguments]) : (program, arguments);
        return Process.Start(new ProcessStartInfo(file, all) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    internal static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }
}
