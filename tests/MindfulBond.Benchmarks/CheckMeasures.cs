using System.Diagnostics;

namespace MindfulBond.Benchmarks;

/// <summary>How long the published program takes to check ten thousand made-up articles, and how much memory it needs at most.</summary>
internal static class CheckMeasures
{
    private const int Articles = 10_000;

    public static async Task<int> RunAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-check-").FullName;
        try
        {
            GeneratedContent.Write(folder, Articles);
            for (var round = 1; round <= 3; round++)
            {
                var started = Stopwatch.GetTimestamp();
                using var check = RunningSite.Start(program, core: null, "check", $"--Content:Path={folder}", "--on", "2026-11-22");
                var (last, lines, peak) = ("", 0, 0L);
                while (await check.StandardOutput.ReadLineAsync() is { } line)
                {
                    (last, lines) = (line, lines + 1);
                    // Printing comes last, when everything that was found is still in memory.
                    if (lines % 5000 == 1) peak = Math.Max(peak, Peak(check));
                }

                await check.WaitForExitAsync();
                Console.WriteLine($"check of {Articles} articles, round {round}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, at most {peak / 1024.0 / 1024.0:0} MiB; {last}");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Peak(Process process)
    {
        process.Refresh();
        return process.HasExited ? 0 : process.PeakWorkingSet64;
    }
}
