using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MindfulBond.Data;

/// <summary>
/// Sees to it that deleted words leave the disk within a minute. SQLite overwrites them in the database file, but the pages from before lie
/// in the write-ahead log until it is cut to nothing, which any open reader refuses: so it asks again until nobody reads.
/// </summary>
/// <remarks>Does nothing on PostgreSQL, whose own vacuum decides when.</remarks>
public sealed class Erasure(IDbContextFactory<BlogDb> databases, ILogger<Erasure> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Asks for it after words were deleted and committed. Many at once cost as much as one.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What a program that was killed left behind.
        Ask();
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryEraseAsync(stoppingToken)) await Task.Delay(Patience, stoppingToken);
        }
    }

    /// <summary>Moves the write-ahead log into the database and cuts it to nothing.</summary>
    /// <returns>False when a reader or a writer was in the way.</returns>
    private async Task<bool> TryEraseAsync(CancellationToken cancel)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancel);
            if (!database.Database.IsSqlite()) return true;

            await database.Database.OpenConnectionAsync(cancel);
            await using var command = database.Database.GetDbConnection().CreateCommand();
            // It holds writers up while it waits for readers: rather little and often.
            command.CommandText = "PRAGMA busy_timeout=100; PRAGMA wal_checkpoint(TRUNCATE);";
            await using var result = await command.ExecuteReaderAsync(cancel);
            while (result.FieldCount < 3 && await result.NextResultAsync(cancel))
            {
            }

            return await result.ReadAsync(cancel) && result.GetInt32(0) == 0;
        }
        catch (SqliteException failure)
        {
            log.LogWarning(failure, "The write-ahead log could not be emptied; it is tried again");
            return false;
        }
    }
}
