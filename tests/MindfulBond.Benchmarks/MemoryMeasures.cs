using System.Diagnostics;
using System.Globalization;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Weighs the published site over ten thousand articles and a hundred thousand comments: after a minute of as many questions as it answers,
/// and each minute from then on while a few hundred a second go on.
/// </summary>
internal static class MemoryMeasures
{
    private const int Articles = 10_000;
    private const int Comments = 100_000;
    private const int ViewsASecond = 200;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="program">The published program.</param>
    /// <param name="minutes">How long to go on after the first one.</param>
    public static async Task<int> RunAsync(string program, int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-memory-").FullName;
        try
        {
            var (content, data) = (Path.Combine(folder, "content"), Directory.CreateDirectory(Path.Combine(folder, "data")).FullName);
            GeneratedContent.Write(content, Articles);
            CommentSeeder.Fill(Path.Combine(data, "mindfulbond.db"), Comments, Articles, ofFirst: 100, hashes: []);
            var random = new Random(20261123);
            string[] others = ["/", "/topics", "/archive", "/feed.xml", "/feed.json", "/sitemap.xml", .. Enumerable.Range(0, 23).Select(topic => $"/topics/topic-{topic}")];
            var mixed = Enumerable.Range(0, 60_000).Select(_ => random.Next(10) < 7 ? "/articles/" + CommentSeeder.SlugOf(random.Next(Articles)) : others[random.Next(others.Length)]).ToList();
            var script = await WrkLoad.ScriptAsync(folder, "mix", mixed, "Accept-Encoding: br");

            await using var site = await RunningSite.StartAsync(program, content, data, "/");
            Print($"started: {InMebibytes(site.WorkingSet)} MiB");
            var load = await WrkLoad.RunAsync(site.Process, site.Client.BaseAddress!, script, Minute);
            Print($"after a minute of {load.Rate:0} views a second: {InMebibytes(site.WorkingSet)} MiB, {InMebibytes(site.Process.PeakWorkingSet64)} at most (goal: at most 350)");

            site.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br");
            for (var minute = 1; minute <= minutes; minute++)
            {
                await ViewAsync(site, mixed, random);
                Print($"{minute} min of {ViewsASecond} views a second: {InMebibytes(site.WorkingSet)} MiB");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ViewAsync(RunningSite site, List<string> paths, Random random)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ViewsASecond));
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Minute && await tick.WaitForNextTickAsync())
        {
            using var answer = await site.Client.GetAsync(new Uri(paths[random.Next(paths.Count)], UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
    }

    private static string InMebibytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0", CultureInfo.InvariantCulture);

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
