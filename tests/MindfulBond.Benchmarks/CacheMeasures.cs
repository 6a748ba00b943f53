using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Delivery;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures the page cache on one core beside a bare handler of the server that returns the same bytes under the same headers, and a page
/// rendered afresh beside a trivial one. This program, and with it the load, is to be started on the other core.
/// </summary>
internal static class CacheMeasures
{
    private const int Rounds = 5;
    private const int MostWarmups = 20;
    private const int Steady = 4;
    private const int Articles = 1000;
    private const int ServerCore = 0;
    private const string Brotli = "Accept-Encoding: br";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string program, string bare)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-cache-").FullName;
        try
        {
            var content = Path.Combine(folder, "content");
            GeneratedContent.Write(content, Articles);
            await CachedAsync(program, bare, folder, content);
            await RenderedAsync(folder, content);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Serves the generated articles with a trivial page beside them, each rendered for each request: see <see cref="RenderedAsync"/>.</summary>
    public static async Task<int> ServeAsync(string[] settings)
    {
        await using var site = WebSite.Create(["--applicationName=MindfulBond", "--environment=Production", .. settings], builder =>
        {
            builder.Services.AddRazorPages().AddApplicationPart(typeof(TrivialPageModel).Assembly);
            builder.Services.AddSingleton<IStartupFilter, RaiseEach>();
        });
        await site.RunAsync();
        return 0;
    }

    private static async Task CachedAsync(string program, string bare, string folder, string content)
    {
        var random = new Random(20261123);
        string[] others = ["/", "/topics", "/feed.xml", "/feed.json", .. Enumerable.Range(0, 23).SelectMany(topic => new[] { $"/topics/topic-{topic}", $"/topics/topic-{topic}/feed.xml" })];
        var articles = Enumerable.Range(0, Articles).Select(number => string.Create(CultureInfo.InvariantCulture, $"/articles/article-{number:00000}")).ToArray();
        var mixed = Enumerable.Range(0, 10_000).Select(_ => random.Next(10) < 7 ? articles[random.Next(Articles)] : others[random.Next(others.Length)]).ToList();

        await using var site = await RunningSite.StartAsync(program, content, ServerCore);
        var captured = new List<Answer>();
        foreach (var path in articles.Concat(others)) captured.Add(await AskAsync(site.Client, path));
        var file = Path.Combine(folder, "answers.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(captured));
        await QuietAsync(site.Process);
        var one = captured[0];
        Print($"an article of {one.Body.Length / 1024.0:0.0} KiB compressed; all {captured.Count} pages {captured.Sum(answer => answer.Body.Length) / 1024.0 / 1024:0.0} MiB; site {site.WorkingSet / 1024.0 / 1024:0} MiB");

        using var bareOne = await BareAsync(bare, "one", file);
        using var bareEach = await BareAsync(bare, "each", file);
        using var framework = await BareAsync(bare, "output", file);
        var article = await WrkLoad.ScriptAsync(folder, "article", [one.Path], Brotli);
        var known = await WrkLoad.ScriptAsync(folder, "known", [one.Path], Brotli, $"If-None-Match: {one.Headers["ETag"]}");
        var mix = await WrkLoad.ScriptAsync(folder, "mix", mixed, Brotli);

        await CompareAsync(
            ("a cached article", site.Process, site.Client.BaseAddress!, article),
            ("the same bytes from a bare handler", bareOne.Process, bareOne.Address, article),
            ("the same from the framework's output cache", framework.Process, framework.Address, article),
            ("304", site.Process, site.Client.BaseAddress!, known));
        await CompareAsync(
            ("the mix", site.Process, site.Client.BaseAddress!, mix),
            ("the same bytes from a bare handler", bareEach.Process, bareEach.Address, mix),
            ("the same from the framework's output cache", framework.Process, framework.Address, mix));
    }

    private static async Task RenderedAsync(string folder, string content)
    {
        var data = Directory.CreateTempSubdirectory("mindfulbond-data-").FullName;
        var address = RunningSite.FreeAddress();
        using var server = new Server(
            RunningSite.Start(
                Environment.ProcessPath!, ServerCore, typeof(CacheMeasures).Assembly.Location, "serve", $"--urls={address}", $"--Content:Path={content}", $"--Data:Path={data}"),
            address);
        await server.AnswersAsync("/trivial");
        await QuietAsync(server.Process);
        var article = await WrkLoad.ScriptAsync(folder, "fresh", ["/articles/article-00000"]);
        var trivial = await WrkLoad.ScriptAsync(folder, "trivial", ["/trivial"]);
        // So many at once overtake each other that nothing is kept: each is packed anew too.
        var packed = await WrkLoad.ScriptAsync(folder, "packed", ["/articles/article-00000"], Brotli);
        await CompareAsync(
            ("an article rendered afresh", server.Process, address, article),
            ("a trivial page in the same layout", server.Process, address, trivial),
            ("an article rendered and packed afresh", server.Process, address, packed));
    }

    /// <summary>Loads each in turn, every other round backwards, and prints the medians of their ratios to the second.</summary>
    private static async Task CompareAsync(params (string Name, Process Server, Uri Address, string Script)[] all)
    {
        foreach (var (_, server, address, script) in all) await WarmAsync(server, address, script);

        var loads = all.Select(_ => new Load[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < all.Length; turn++)
            {
                var i = round % 2 == 0 ? turn : all.Length - 1 - turn;
                loads[i][round] = await WrkLoad.RunAsync(all[i].Server, all[i].Address, all[i].Script, Round);
            }
        }

        for (var i = 0; i < all.Length; i++)
        {
            var (rates, costs) = (new double[Rounds], new double[Rounds]);
            for (var round = 0; round < Rounds; round++)
                (rates[round], costs[round]) = (loads[i][round].Rate / loads[1][round].Rate, loads[i][round].Cost / loads[1][round].Cost);
            Print($"{all[i].Name}: {Median(loads[i].Select(load => load.Rate)):0} a second ({rates.Min():0.00} to {rates.Max():0.00}, median {Median(rates):0.000}), {Median(loads[i].Select(load => load.Cost.TotalMicroseconds)):0.0} µs each ({costs.Min():0.00} to {costs.Max():0.00}, median {Median(costs):0.000}), wrk's core busy {loads[i].Max(load => load.Asking):P0}");
        }
    }

    /// <summary>
    /// Loads a server until it grows no faster. On one core the runtime waits for a whole second in which nothing new was called before it
    /// compiles what is called much in its final form, so that takes longer the more a program does.
    /// </summary>
    private static async Task WarmAsync(Process server, Uri address, string script)
    {
        var (best, since) = (0.0, 0);
        for (var turn = 0; turn < MostWarmups && since < Steady; turn++)
        {
            var load = await WrkLoad.RunAsync(server, address, script, Round);
            since = load.Rate > best * 1.02 ? 0 : since + 1;
            best = Math.Max(best, load.Rate);
        }
    }

    /// <summary>Waits until the site is done with what it does in the background after a start: the search index, the check of the content.</summary>
    private static async Task QuietAsync(Process server)
    {
        for (var quiet = 0; quiet < 2;)
        {
            server.Refresh();
            var before = server.TotalProcessorTime;
            await Task.Delay(Second);
            server.Refresh();
            quiet = server.TotalProcessorTime - before < Second / 20 ? quiet + 1 : 0;
        }
    }

    private static async Task<Server> BareAsync(string program, string mode, string file)
    {
        var address = RunningSite.FreeAddress();
        var server = new Server(RunningSite.Start(program, ServerCore, mode, file, $"--urls={address}"), address);
        await server.AnswersAsync("/");
        return server;
    }

    private static async Task<Answer> AskAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(path, headers, await answer.Content.ReadAsByteArrayAsync());
    }

    private static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[sorted.Length / 2];
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed record Answer(string Path, Dictionary<string, string> Headers, byte[] Body);

    /// <summary>A program that answers at an address, until it is disposed.</summary>
    private sealed class Server(Process process, Uri address) : IDisposable
    {
        public Process Process => process;

        public Uri Address => address;

        public async Task AnswersAsync(string path)
        {
            using var client = new HttpClient { BaseAddress = address };
            while (!process.HasExited)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                    answer.EnsureSuccessStatusCode();
                    return;
                }
                catch (HttpRequestException refused) when (refused.StatusCode is null)
                {
                    await Task.Delay(20);
                }
            }

            throw new InvalidOperationException("It stopped before it answered: " + await process.StandardOutput.ReadToEndAsync());
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>Ends every kept page before each request, as a file that changed would.</summary>
    private sealed class RaiseEach(Edition edition) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                edition.Raise();
                return rest(context);
            });
            next(app);
        };
    }
}
