using System.Globalization;

namespace MindfulBond.Site;

/// <summary>How much room the site takes in <c>Data:Path</c>, by what it is for.</summary>
/// <param name="Kinds">The largest first; what is not there is left out.</param>
/// <param name="Free">Bytes left on that disk; null when it cannot be told.</param>
public sealed record DataSizes(IReadOnlyList<(string Name, long Bytes)> Kinds, long? Free)
{
    public long Total => Kinds.Sum(kind => kind.Bytes);

    public static DataSizes Of(string folder)
    {
        if (!Directory.Exists(folder)) return new DataSizes([], Free: null);
        var sizes = new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .GroupBy(file => KindOf(Path.GetRelativePath(folder, file.FullName)), StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Bytes: group.Sum(SizeOf)))
            .OrderByDescending(kind => kind.Bytes).ThenBy(kind => kind.Name, StringComparer.Ordinal);
        return new DataSizes([.. sizes], FreeIn(folder));
    }

    /// <summary>Such as "340 kB" or "1.2 GB".</summary>
    public static string Words(long bytes)
    {
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 999.5 && unit < units.Length - 1; unit++) size /= 1000;
        return size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture) + "\u00A0" + units[unit];
    }

    private static string KindOf(string path) => path.Replace('\\', '/').Split('/') switch
    {
        ["logs", ..] => "logs",
        ["images", ..] => "prepared pictures",
        ["backups", ..] => "backups",
        [var file] when file.StartsWith("search.db", StringComparison.Ordinal) => "search",
        [var file] when file.StartsWith("mindfulbond.db", StringComparison.Ordinal) => "database",
        _ => "keys and lists",
    };

    // A file may go between being listed and being looked at.
    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long? FreeIn(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
