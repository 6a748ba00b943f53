using System.Diagnostics;
using System.Globalization;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures how soon the published site answers over many articles, beside the time Hugo takes to build the same folder in memory into the
/// same pages, lists and feeds; and what the site then weighs when every article has been read once.
/// </summary>
internal static class StartMeasures
{
    private const int Rounds = 3;
    private const int Starts = 7;
    private const string Article = "/articles/article-00000";

    // Layouts, settings and the few pages that stand for lists, as they lie beside the program.
    private static readonly string HugoSite = Path.Combine(AppContext.BaseDirectory, "HugoSite");

    public static async Task<int> RunAsync(string program)
    {
        foreach (var (articles, goal) in new[] { (1000, 0.75), (10_000, 0.2) }) await CompareAsync(program, articles, goal);
        return 0;
    }

    /// <summary>The first answer without articles: on a first start, which makes the database and the keys, and on later ones.</summary>
    public static async Task<int> EmptyAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-start-").FullName;
        try
        {
            var content = Directory.CreateDirectory(Path.Combine(folder, "content")).FullName;
            var (firsts, laters) = (new List<double>(), new List<double>());
            for (var start = 0; start < Starts; start++)
            {
                var data = Path.Combine(folder, $"data-{start}");
                await using (var first = await RunningSite.StartAsync(program, content, data, "/")) firsts.Add(first.FirstAnswer.TotalSeconds);
                await using (var later = await RunningSite.StartAsync(program, content, data, "/")) laters.Add(later.FirstAnswer.TotalSeconds);
            }

            firsts.Sort();
            laters.Sort();
            Print($"no articles, first start: first answer after {firsts[Starts / 2]:0.00} s, median of {Starts} ({firsts[0]:0.00} to {firsts[^1]:0.00}; goal: at most 0.7)");
            Print($"no articles, later starts: first answer after {laters[Starts / 2]:0.00} s, median of {Starts} ({laters[0]:0.00} to {laters[^1]:0.00}; goal: at most 0.7)");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string program, int articles, double goal)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-start-").FullName;
        try
        {
            var content = Path.Combine(folder, "content");
            GeneratedContent.Write(content, articles);
            foreach (var file in Directory.EnumerateFiles(HugoSite, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(HugoSite, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var ratios = new List<double>();
            for (var round = 1; round <= Rounds; round++)
            {
                var hugo = await HugoAsync(folder);
                var data = Path.Combine(folder, $"data-{round}");
                await using var site = await RunningSite.StartAsync(program, content, data, Article);
                ratios.Add(site.FirstAnswer / hugo);
                Print($"{articles} articles, round {round}: first answer after {site.FirstAnswer.TotalSeconds:0.00} s, Hugo's build {hugo.TotalSeconds:0.00} s, ratio {ratios[^1]:0.00}");
                if (round < Rounds) continue;
                await WeighAsync(site, articles);
                // Written when every text has been looked at.
                while (!File.Exists(Path.Combine(data, "content.jsonl"))) await Task.Delay(100);
            }

            await StartAgainAsync(program, content, Path.Combine(folder, $"data-{Rounds}"), articles);

            ratios.Sort();
            Print($"{articles} articles: first answer to Hugo's build, median of {Rounds}: {ratios[Rounds / 2]:0.00} (goal: at most {goal:0.00})");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task StartAgainAsync(string program, string content, string data, int articles)
    {
        var times = new List<double>();
        for (var round = 0; round < Starts; round++)
        {
            await using var site = await RunningSite.StartAsync(program, content, data, Article);
            times.Add(site.FirstAnswer.TotalSeconds);
        }

        times.Sort();
        Print($"{articles} articles, unchanged since the last start: first answer after {times[Starts / 2]:0.00} s, median of {Starts} ({times[0]:0.00} to {times[^1]:0.00}; goal with 10,000: at most 1.5)");
    }

    private static async Task WeighAsync(RunningSite site, int articles)
    {
        await Parallel.ForAsync(0, articles, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancel) =>
        {
            using var answer = await site.Client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"/articles/article-{number:00000}"), UriKind.Relative), cancel);
            answer.EnsureSuccessStatusCode();
        });
        Print($"{articles} articles, each read once: {site.WorkingSet / 1024.0 / 1024:0} MiB (goal with 10,000: under 350)");
    }

    private static async Task<TimeSpan> HugoAsync(string folder)
    {
        var started = Stopwatch.GetTimestamp();
        using var hugo = RunningSite.Start("hugo", core: null, "--renderToMemory", "--quiet", "--source", folder);
        await hugo.StandardOutput.ReadToEndAsync();
        await hugo.WaitForExitAsync();
        if (hugo.ExitCode != 0) throw new InvalidOperationException($"Hugo ended with {hugo.ExitCode}.");
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
