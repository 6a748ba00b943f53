using System.Globalization;

namespace MindfulBond.Site;

/// <summary>How many errors stand in the log's files since a moment: the number and the time of the last, and nothing of what they say.</summary>
/// <param name="Count">Lines that are errors or worse.</param>
/// <param name="LastUtc">When the last of them was written; null when there is none.</param>
public sealed record LogErrors(int Count, DateTime? LastUtc)
{
    /// <summary>From here on the exact number helps nobody.</summary>
    public const int Most = 1_000;

    // A line begins as Site.LoggingSetup has it; what follows an error's first line does not.
    private const string Stamp = "yyyy-MM-dd HH:mm:ss.fff zzz";
    private const int StampLength = 30;

    /// <summary>Counts up to <see cref="Most"/>, the newest file first.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="fromUtc">The first moment that counts.</param>
    /// <param name="nowUtc">The last one.</param>
    /// <returns>Null when the files cannot be read.</returns>
    public static LogErrors? Between(string data, DateTime fromUtc, DateTime nowUtc)
    {
        var folder = new DirectoryInfo(Path.Combine(data, "logs"));
        if (!folder.Exists) return new LogErrors(0, null);
        try
        {
            var (count, last) = (0, (DateTime?)null);
            foreach (var file in folder.EnumerateFiles("*.log").Where(file => file.LastWriteTimeUtc >= fromUtc).OrderByDescending(file => file.LastWriteTimeUtc))
            {
                // It is being written while it is read.
                using var lines = new StreamReader(new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
                while (count < Most && lines.ReadLine() is { } line)
                {
                    if (TimeOfError(line) is not { } at || at < fromUtc || at > nowUtc) continue;
                    count++;
                    if (last is null || at > last) last = at;
                }
            }

            return new LogErrors(count, last);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTime? TimeOfError(string line) =>
        line.Length > StampLength + 4 && line.AsSpan(StampLength, 5) is " ERR " or " FTL "
        && DateTimeOffset.TryParseExact(line.AsSpan(0, StampLength), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.UtcDateTime
            : null;
}
