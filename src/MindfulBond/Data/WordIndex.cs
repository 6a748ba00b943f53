using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace MindfulBond.Data;

/// <summary>
/// Takes the words of new comments into the index of the moderators' search, many at once: in a transaction of its own each would cost a Send
/// as much again. Triggers note what waits and follow every later change (see decision 0021).
/// </summary>
/// <remarks>Does nothing on PostgreSQL, which keeps its index itself.</remarks>
public sealed class WordIndex(IDbContextFactory<BlogDb> databases, Writer writer, ILogger<WordIndex> log) : BackgroundService
{
    // A Send may wait behind this many for some fifty milliseconds.
    private const int Together = 2000;

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Asks for it after comments were added and committed. Many at once cost as much as one.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a program that was killed left waiting.
        Ask();
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Gathering, stoppingToken);
            try
            {
                while (await TakeInAsync(stoppingToken)) continue;
            }
            catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
            {
                log.LogWarning(failure, "New comments could not be made findable; it is tried again with the next one");
            }
        }
    }

    /// <summary>Takes in the first of those that wait.</summary>
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
                var last = await database.Database
                    .SqlQuery<long?>($"SELECT MAX(Number) AS Value FROM (SELECT Number FROM CommentWordsWaiting ORDER BY Number LIMIT {Together})").SingleAsync(token);
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
