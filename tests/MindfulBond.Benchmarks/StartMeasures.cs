using System.Diagnostics;
using System.Globalization;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures how soon the published site answers over many articles, beside the time Hugo takes to build the same folder in memory with like
/// layouts; and what the site then weighs when every article has been read once.
/// </summary>
internal static class StartMeasures
{
    private const int Rounds = 3;
    private const int Starts = 7;

    // A page as ours has it: head with description and address, the article with its topics, and lists of fifty.
    private static readonly (string File, string Text)[] HugoSite =
    [
        ("config.toml", "baseURL = 'https://site.example/'\ntitle = 'Site'\npaginate = 50\n[taxonomies]\ntopic = 'topics'\n[markup.goldmark.renderer]\nunsafe = true\n"),
        ("layouts/_default/baseof.html", """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head><body><header><a href="/">{{ .Site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>"""),
        ("layouts/_default/single.html", """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }}, {{ .ReadingTime }} minutes</p>{{ .TableOfContents }}{{ .Content }}<ul>{{ range .Params.topics }}<li>{{ . }}</li>{{ end }}</ul></article>{{ end }}"""),
        ("layouts/_default/list.html", """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .Permalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>{{ end }}"""),
        ("layouts/index.html", """{{ define "main" }}<ul>{{ range first 20 .Site.RegularPages }}<li><a href="{{ .Permalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>{{ end }}"""),
    ];

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
                await using (var first = await RunningSite.StartAsync(program, content, data)) firsts.Add(first.FirstAnswer.TotalSeconds);
                await using (var later = await RunningSite.StartAsync(program, content, data)) laters.Add(later.FirstAnswer.TotalSeconds);
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
            foreach (var (file, text) in HugoSite)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                await File.WriteAllTextAsync(Path.Combine(folder, file), text);
            }

            var ratios = new List<double>();
            for (var round = 1; round <= Rounds; round++)
            {
                var hugo = await HugoAsync(folder);
                var data = Path.Combine(folder, $"data-{round}");
                await using var site = await RunningSite.StartAsync(program, content, data);
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
            await using var site = await RunningSite.StartAsync(program, content, data);
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
