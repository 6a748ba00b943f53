using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Audit;

/// <summary>The entries of both tables as one list, the newest first, in pages that start where the last one ended.</summary>
public sealed class AuditLog(IDbContextFactory<BlogDb> databases)
{
    /// <summary>Entries on a page. What was decided with one press is never torn apart, so that a page may hold some more.</summary>
    public const int PerPage = 100;

    private const int Piece = 500;

    /// <summary>One page.</summary>
    /// <param name="filter">What is looked for.</param>
    /// <param name="after">The last entry of the page before; null for the first page.</param>
    /// <param name="cancel">The reader left.</param>
    public async Task<LogPage> PageAsync(LogFilter filter, LogPlace? after, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var entries = await ReadAsync(database, filter, after, PerPage + 1, cancel);
        if (entries.Count <= PerPage) return new LogPage(entries, Older: null);

        // A press goes on the page on which it begins.
        if (entries[PerPage - 1].Together is { } press && entries[PerPage].Together == press)
            entries.AddRange((await ReadAsync(database, filter, entries[^1].Place, Piece, cancel)).TakeWhile(entry => entry.Together == press));
        else
            entries.RemoveAt(PerPage);
        var last = entries[^1].Place;
        return new LogPage(entries, (await ReadAsync(database, filter, last, 1, cancel)).Count > 0 ? last : null);
    }

    /// <summary>Everything that is looked for, in pieces: never all of it in memory.</summary>
    public async IAsyncEnumerable<LogEntry> AllAsync(LogFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (LogPlace? after = null; ;)
        {
            List<LogEntry> piece;
            await using (var database = await databases.CreateDbContextAsync(cancel)) piece = await ReadAsync(database, filter, after, Piece, cancel);
            foreach (var entry in piece) yield return entry;
            if (piece.Count < Piece) yield break;
            after = piece[^1].Place;
        }
    }

    /// <summary>The names that a filter offers: those with an account, and those without a face.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var accounts = await database.Users.AsNoTracking().OrderBy(account => account.Email).Select(account => account.Email!).Take(100).ToListAsync(cancel);
        return [.. accounts, ModerationEntry.Writer, ModerationEntry.Rules, AuditEntry.Site];
    }

    private static async Task<List<LogEntry>> ReadAsync(BlogDb database, LogFilter filter, LogPlace? after, int take, CancellationToken cancel)
    {
        List<LogEntry> entries = [];
        if (filter.HasDecisions) entries.AddRange(await DecisionsAsync(database, filter, after, take, cancel));
        if (filter.HasEvents) entries.AddRange(await EventsAsync(database, filter, after, take, cancel));
        entries.Sort((one, other) => LogPlace.NewestFirst.Compare(one.Place, other.Place));
        if (entries.Count > take) entries.RemoveRange(take, entries.Count - take);
        return entries;
    }

    private static async Task<IEnumerable<LogEntry>> DecisionsAsync(BlogDb database, LogFilter filter, LogPlace? after, int take, CancellationToken cancel)
    {
        var rows = database.ModerationEntries.AsNoTracking();
        // A comment has few entries. SQLite would look for them among all of somebody's, because those lie in order: so it must not see the name.
        if (filter.By is { } by) rows = filter.CommentId is null ? rows.Where(entry => entry.By == by) : rows.Where(entry => entry.By + "" == by);
        if (filter.CommentId is { } comment) rows = rows.Where(entry => entry.CommentId == comment);
        if (filter.FromUtc is { } from) rows = rows.Where(entry => entry.AtUtc >= from);
        if (filter.BeforeUtc is { } before) rows = rows.Where(entry => entry.AtUtc < before);
        if (after is { } place)
        {
            // Said so that both databases walk along the index of the instants.
            var (at, id) = (place.AtUtc, place.Id);
            rows = place.IsDecision ? rows.Where(entry => entry.AtUtc <= at && (entry.AtUtc < at || entry.Id < id)) : rows.Where(entry => entry.AtUtc < at);
        }

        var read = await rows.OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).Take(take)
            .Select(entry => new { entry.AtUtc, entry.Id, entry.By, entry.CommentId, entry.From, entry.To, entry.Reason, entry.Together }).ToListAsync(cancel);
        return read.Select(entry => new LogEntry(
            new LogPlace(entry.AtUtc, IsDecision: true, entry.Id), entry.By, LogEntry.Decision, entry.CommentId.ToString("D"), entry.From.ToString(), entry.To.ToString(), entry.Reason, entry.Together));
    }

    private static async Task<IEnumerable<LogEntry>> EventsAsync(BlogDb database, LogFilter filter, LogPlace? after, int take, CancellationToken cancel)
    {
        var rows = database.AuditEntries.AsNoTracking();
        if (filter.By is { } by) rows = rows.Where(entry => entry.By == by);
        if (filter.Subject is not null)
        {
            var events = filter.Events;
            rows = rows.Where(entry => events.Contains(entry.What));
        }

        if (filter.FromUtc is { } from) rows = rows.Where(entry => entry.AtUtc >= from);
        if (filter.BeforeUtc is { } before) rows = rows.Where(entry => entry.AtUtc < before);
        if (after is { } place)
        {
            var (at, id) = (place.AtUtc, place.Id);
            rows = place.IsDecision ? rows.Where(entry => entry.AtUtc <= at) : rows.Where(entry => entry.AtUtc <= at && (entry.AtUtc < at || entry.Id < id));
        }

        var read = await rows.OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).Take(take).ToListAsync(cancel);
        return read.Select(entry => new LogEntry(
            new LogPlace(entry.AtUtc, IsDecision: false, entry.Id), entry.By, entry.What.ToString(), entry.Subject, entry.From, entry.To, entry.Reason, Together: null));
    }
}

/// <param name="Entries">The newest first.</param>
/// <param name="Older">Where the next page starts; null when there is none.</param>
public sealed record LogPage(IReadOnlyList<LogEntry> Entries, LogPlace? Older);
