using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Data;

/// <summary>
/// Brings the database up to date before anything uses it. Two processes started at once take turns by a locked file, and a lock row that a
/// killed upgrade left behind is removed under that lock: nobody else can hold it then.
/// </summary>
internal sealed class Migrator(IDbContextFactory<BlogDb> databases, IOptions<DataOptions> data, ILogger<Migrator> log) : IHostedLifecycleService
{
    /// <summary>Any number that nothing else on the server locks.</summary>
    private const long UpgradeOnPostgreSql = 0x4D42_5550_4752;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data.Value.FullPath);
        await using var alone = await LockAsync(Path.Combine(data.Value.FullPath, "upgrade.lock"), cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Database.OpenConnectionAsync(cancellationToken);
        if (database.Database.IsSqlite() && await HasLockTableAsync(database.Database.GetDbConnection(), cancellationToken))
            await database.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);

        // Machines that share a server share no file: the server itself lets one after the other in.
        var isShared = database.Database.IsNpgsql();
        if (isShared) await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({UpgradeOnPostgreSql})", cancellationToken);
        try
        {
            var pending = (await database.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count == 0) return;
            await database.Database.MigrateAsync(cancellationToken);
            log.LogInformation("The database is at {Migration}", pending[^1]);
        }
        finally
        {
            // Closing would give the connection to the pool, and the lock with it.
            if (isShared) await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({UpgradeOnPostgreSql})", CancellationToken.None);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(LongestWait);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(50, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task<bool> HasLockTableAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        return await command.ExecuteScalarAsync(cancel) is not null;
    }
}
