using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Asks a server by wrk, with one thread, connections kept open and never more than one request under way on each: as fast as it answers, or
/// as people do who read a while between two pages.
/// </summary>
internal static partial class WrkLoad
{
    private const int Connections = 32;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks as fast as it is answered, from the core this program was put on.</summary>
    /// <param name="server">Who is asked; what it costs is read from its process.</param>
    /// <param name="address">Of the server, without a path.</param>
    /// <param name="script">A script of wrk's, see <see cref="ScriptAsync"/>.</param>
    /// <param name="time">How long.</param>
    public static async Task<Load> RunAsync(Process server, Uri address, string script, TimeSpan time)
    {
        var before = BusyTime(server);
        using var wrk = Start(address, script, time);
        var reading = wrk.StandardOutput.ReadToEndAsync();
        // What a process used can't be asked once it has ended.
        var asking = TimeSpan.Zero;
        while (!reading.IsCompleted)
        {
            asking = BusyTime(wrk) ?? asking;
            await Task.WhenAny(reading, Task.Delay(Glance));
        }

        var told = await reading;
        await CheckAsync(wrk, told);
        var busy = (BusyTime(server) - before)!.Value;
        var requests = long.Parse(Total().Match(told).Groups["number"].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(told).Groups["number"].Value, CultureInfo.InvariantCulture);
        return new Load(rate, busy / requests, asking / time);
    }

    /// <summary>Asks as many people do who each wait a random while between two pages: see <see cref="ReadersAsync"/>.</summary>
    /// <returns>How many views a second that made, and their 99th percentile in milliseconds.</returns>
    public static async Task<(double ASecond, double Percentile99)> WatchAsync(Uri address, string readers, TimeSpan time)
    {
        using var wrk = Start(address, readers, time);
        var told = await wrk.StandardOutput.ReadToEndAsync();
        await CheckAsync(wrk, told);
        return (double.Parse(Rate().Match(told).Groups["number"].Value, CultureInfo.InvariantCulture), double.Parse(Percentile().Match(told).Groups["number"].Value, CultureInfo.InvariantCulture) / 1000);
    }

    /// <summary>Writes a script of people who together ask for these paths so many times a second, each whenever it comes to him.</summary>
    public static async Task<string> ReadersAsync(string folder, IEnumerable<string> paths, int aSecond, params string[] headers)
    {
        var file = await ScriptAsync(folder, "readers", paths, headers);
        await File.AppendAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $$"""

            function delay()
              return math.random(0, {{2 * Connections * 1000 / aSecond}})
            end
            function done(summary, latency, requests)
              io.write(string.format("99th percentile: %d us\n", latency:percentile(99)))
            end
            """));
        return file;
    }

    /// <summary>Writes a script that asks for these paths one after the other, and begins again.</summary>
    public static async Task<string> ScriptAsync(string folder, string name, IEnumerable<string> paths, params string[] headers)
    {
        var script = new StringBuilder("local requests = {}\nlocal headers = {}\n");
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            script.Append(CultureInfo.InvariantCulture, $"headers[\"{header[..colon]}\"] = {Quoted(header[(colon + 1)..].Trim())}\n");
        }

        script.Append("local paths = {\n").AppendJoin(",\n", paths.Select(Quoted)).Append("}\n");
        // Put together once, before the first is sent.
        script.Append("""
            local at = 0
            function init(args)
              for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, headers) end
            end
            function request()
              at = at % #requests + 1
              return requests[at]
            end
            """);
        var file = Path.Combine(folder, name + ".lua");
        await File.WriteAllTextAsync(file, script.ToString());
        return file;
    }

    private static Process Start(Uri address, string script, TimeSpan time) => RunningSite.Start(
        "wrk", core: null, "-t1", $"-c{Connections}", string.Create(CultureInfo.InvariantCulture, $"-d{time.TotalSeconds:0}s"), "--timeout", "30s", "-s", script, address.ToString());

    private static async Task CheckAsync(Process wrk, string told)
    {
        await wrk.WaitForExitAsync();
        if (wrk.ExitCode != 0 || told.Contains("Non-2xx", StringComparison.Ordinal) || told.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException("wrk was not answered as it should be: " + told);
    }

    private static TimeSpan? BusyTime(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"(?<number>\d+) requests in", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"Requests/sec:\s+(?<number>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"99th percentile: (?<number>\d+) us", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentile();
}

/// <param name="Rate">Answers a second.</param>
/// <param name="Cost">Time of the server's threads for each answer.</param>
/// <param name="Asking">How much of its core the asking program used: near 1, it held the server up.</param>
internal sealed record Load(double Rate, TimeSpan Cost, double Asking);
