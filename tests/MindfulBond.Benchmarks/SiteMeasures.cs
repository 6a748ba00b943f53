using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace MindfulBond.Benchmarks;

/// <summary>Measures the published site from outside, over loopback, as a browser meets it.</summary>
internal static partial class SiteMeasures
{
    private const int Warmups = 200;
    private const int Rounds = 2000;

    public static async Task<int> RunAsync(string program, string content)
    {
        await using var site = await RunningSite.StartAsync(program, content);
        var client = site.Client;
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        Print("process start to first answered page", $"{site.FirstAnswer.TotalMilliseconds:0} ms");

        var article = ArticleLink().Match(await TextAsync(client, "/archive")).Groups["address"].Value;
        foreach (var page in new[] { "/", article, "/help" })
        {
            var times = await FirstBytesAsync(client, page);
            Print($"first byte, cached, {(page == article ? "an article" : page)}", $"median {times[times.Length / 2]:0.000} ms, 99th percentile {times[times.Length * 99 / 100]:0.000} ms");
        }

        var (first, furtherMost) = await WeighAsync(client, await TextAsync(client, "/"));
        Print("first visit, home with style, script and fonts", $"{first / 1024.0:0.0} KiB");
        Print("further article, the heaviest", $"{furtherMost / 1024.0:0.0} KiB");
        Print("memory (working set)", $"{site.WorkingSet / 1024.0 / 1024.0:0} MiB");
        return 0;
    }

    private static async Task<double[]> FirstBytesAsync(HttpClient client, string page)
    {
        var times = new double[Rounds];
        for (var i = -Warmups; i < Rounds; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(page, HttpCompletionOption.ResponseHeadersRead);
            var elapsed = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            if (i >= 0) times[i] = elapsed;
        }

        Array.Sort(times);
        return times;
    }

    /// <summary>Bytes as they cross the wire: the body, compressed, of every file a first visit loads; and of an article alone.</summary>
    private static async Task<(long First, long FurtherMost)> WeighAsync(HttpClient client, string home)
    {
        var first = await WeightAsync(client, "/");
        foreach (var asset in Asset().Matches(home).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal)) first += await WeightAsync(client, asset);
        foreach (var font in Font().Matches(await TextAsync(client, Sheet().Match(home).Groups["address"].Value)).Select(match => match.Groups["address"].Value))
        {
            if (!home.Contains(font, StringComparison.Ordinal)) first += await WeightAsync(client, font);
        }

        long most = 0;
        foreach (var address in ArticleLink().Matches(await TextAsync(client, "/archive")).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal).Take(50))
        {
            var weight = await WeightAsync(client, address);
            foreach (var picture in Picture().Matches(await TextAsync(client, address)).Select(match => match.Groups["address"].Value)) weight += await WeightAsync(client, picture);
            most = Math.Max(most, weight);
        }

        return (first, most);
    }

    private static async Task<long> WeightAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).LongLength;
    }

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        using var answer = await client.SendAsync(request);
        await using var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        await using Stream plain = answer.Content.Headers.ContentEncoding.Contains("br") ? new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    private static void Print(string what, string figure) => Console.WriteLine($"{what}: {figure}");

    [GeneratedRegex("""<a href="(?<address>/articles/[^"#]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArticleLink();

    [GeneratedRegex("""(src|href)="(?<address>/[^"]+\.(css|js|svg|woff2))" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex("""href="(?<address>/css/[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sheet();

    [GeneratedRegex("""url\(\.\.(?<address>/fonts/[^)]+)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Font();

    [GeneratedRegex("""<img src="(?<address>/[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture();
}
