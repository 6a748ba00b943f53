using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Comments;

/// <summary>
/// Which comments their writers took back, in a file beside the database: one line each, the day and the random id. A backup from before
/// knows nothing of a withdrawal; applied to what came out of one, this list takes back again what had been taken back.
/// </summary>
public sealed class WithdrawnIds(IOptions<DataOptions> data, ILogger<WithdrawnIds> log)
{
    /// <summary>The age a backup may reach; no older line is needed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Days = "yyyy-MM-dd";

    private readonly Lock _writing = new();

    internal string File => Path.Combine(data.Value.FullPath, "withdrawn.ids");

    /// <summary>Adds what was committed a moment ago, and returns once it lies on the disk.</summary>
    /// <remarks>A full disk spoils no withdrawal: what is missing here is added by the next <see cref="Keep"/>.</remarks>
    internal void Add(IReadOnlyList<(Guid Id, DateTime AtUtc)> withdrawn)
    {
        if (withdrawn.Count == 0) return;
        try
        {
            lock (_writing)
            {
                using var file = new FileStream(File, Private(FileMode.OpenOrCreate, FileAccess.ReadWrite));
                file.Seek(0, SeekOrigin.End);
                // What a crash tore off must not run into the next line.
                if (file.Position > 0 && LastByte(file) != '\n') file.WriteByte((byte)'\n');
                file.Write(Encoding.ASCII.GetBytes(string.Concat(withdrawn.Select(LineOf))));
                file.Flush(flushToDisk: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The list of withdrawn comments could not be written; the next run of retention completes it");
        }
    }

    /// <summary>The ids in the file.</summary>
    public IReadOnlyList<Guid> Read()
    {
        lock (_writing) return [.. Lines().Select(line => line.Id).Distinct()];
    }

    /// <summary>Drops what is older than any backup, and adds what a crash or a full disk kept out.</summary>
    /// <param name="withdrawn">Every withdrawal that the entries still tell of.</param>
    /// <param name="nowUtc">Now.</param>
    internal void Keep(IEnumerable<(Guid Id, DateTime AtUtc)> withdrawn, DateTime nowUtc)
    {
        var oldest = DateOnly.FromDateTime(nowUtc - Kept);
        lock (_writing)
        {
            var known = Lines();
            var kept = known.Where(line => line.Day >= oldest)
                .Concat(withdrawn.Select(one => (one.Id, Day: DateOnly.FromDateTime(one.AtUtc))).Where(one => one.Day >= oldest))
                .DistinctBy(line => line.Id).ToList();
            if (kept.SequenceEqual(known)) return;

            var next = File + ".next";
            using (var file = new FileStream(next, Private(FileMode.Create, FileAccess.Write)))
            {
                file.Write(Encoding.ASCII.GetBytes(string.Concat(kept.Select(line => LineOf((line.Id, line.Day.ToDateTime(TimeOnly.MinValue)))))));
                file.Flush(flushToDisk: true);
            }

            System.IO.File.Move(next, File, overwrite: true);
        }
    }

    /// <summary>Takes back again what had been taken back: for a database that came out of a backup.</summary>
    /// <returns>How many were there.</returns>
    public async Task<int> ApplyAsync(CommentBook book, DateTime nowUtc, CancellationToken cancel)
    {
        var again = 0;
        foreach (var id in Read())
        {
            if (await book.WithdrawAsync(id, nowUtc, cancel) == Decision.Done) again++;
        }

        return again;
    }

    private static string LineOf((Guid Id, DateTime AtUtc) one) => string.Create(CultureInfo.InvariantCulture, $"{one.AtUtc.ToString(Days, CultureInfo.InvariantCulture)} {one.Id:D}\n");

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private List<(Guid Id, DateOnly Day)> Lines()
    {
        if (!System.IO.File.Exists(File)) return [];
        var lines = new List<(Guid, DateOnly)>();
        foreach (var line in System.IO.File.ReadLines(File))
        {
            if (line.Split(' ') is [var day, var id] && DateOnly.TryParseExact(day, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && Guid.TryParseExact(id, "D", out var known))
                lines.Add((known, on));
        }

        return lines;
    }

    private static FileStreamOptions Private(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
