using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace MindfulBond.Data;

/// <summary>
/// Brings the index of the moderators' search up to the comments, a moment after they were sent or changed: with them, it cost a Send as much
/// again and a decision most of its time. Triggers note what waits (see decision 0021).
/// </summary>
/// <remarks>Does nothing on PostgreSQL, which keeps its index itself.</remarks>
public sealed class WordIndex(IDbContextFactory<BlogDb> databases, Writer writer, Erasure erasure, ILogger<WordIndex> log) : BackgroundService
{
    // Other writers wait behind so many for some fifty milliseconds: words are quickly added, and slowly taken out without a trace.
    private const int AddedTogether = 2000;
    private const int MendedTogether = 8;

    // It lets a burst pass, and waits no longer than ten of these.
    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(1);
    private const int MostLulls = 10;

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Asks for it after comments were added or changed, and committed. Many at once cost as much as one.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a program that was killed left waiting.
        Ask();
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            for (var lulls = 0; lulls < MostLulls; lulls++)
            {
                await Task.Delay(Lull, stoppingToken);
                if (!_asked.Reader.TryRead(out var _)) break;
            }

            try
            {
                while (await TakeInAsync(stoppingToken)) continue;
                // Words that were taken out leave the write-ahead log too.
                erasure.Ask();
            }
            catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
            {
                log.LogWarning(failure, "The index of words could not be brought up to date; it is tried again with the next comment");
            }
        }
    }

    /// <summary>Brings the index up to the first of what waits.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> TakeInAsync(CancellationToken cancel)
    {
        await using (var any = await databases.CreateDbContextAsync(cancel))
        {
            if (!any.Database.IsSqlite()) return false;
        }

        return await writer.RunAsync(
            async (database, token) =>
            {
                var mended = await database.Database.ExecuteSqlAsync(
                    $"DELETE FROM CommentWordsStale WHERE CommentId IN (SELECT CommentId FROM CommentWordsStale LIMIT {MendedTogether})", token);
                if (mended > 0) return true;

                var last = await database.Database
                    .SqlQuery<long?>($"SELECT MAX(Number) AS Value FROM (SELECT Number FROM CommentWordsWaiting ORDER BY Number LIMIT {AddedTogether})").SingleAsync(token);
                if (last is null) return false;

                // A comment that was taken back in the meantime is not there any more.
                await database.Database.ExecuteSqlAsync(
                    $"INSERT INTO CommentWordRows(CommentId) SELECT CommentId FROM CommentWordsWaiting WHERE Number <= {last} AND CommentId IN (SELECT Id FROM Comments) ORDER BY Number", token);
                await database.Database.ExecuteSqlAsync($"DELETE FROM CommentWordsWaiting WHERE Number <= {last}", token);
                return true;
            },
            cancel: cancel);
    }
}
