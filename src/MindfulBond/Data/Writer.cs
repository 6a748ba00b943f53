using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Site;

namespace MindfulBond.Data;

/// <summary>
/// The one hand that writes. Whatever waits is taken together and committed together, so that eight senders share the price of one trip to
/// the disk; each is told only after that commit. A piece of work that fails takes nothing else down with it.
/// </summary>
/// <remarks>
/// One in-process queue is faster and fairer than waiting on SQLite's lock. Several machines over one PostgreSQL take turns by a lock of its
/// own, which ends with the transaction: what one reads before it writes, no other changes in between.
/// </remarks>
public sealed class Writer(IDbContextFactory<BlogDb> databases, ILogger<Writer> log) : BackgroundService
{
    private const int Together = 64;

    // Any number that no other program over the same server takes: "MindBond" in ASCII.
    private const long TurnOnPostgreSql = 0x4D696E64426F6E64;

    // Kept from batch to batch, so that the connection keeps its statements; thrown away with whatever went wrong on it.
    private BlogDb? _database;

    private readonly Channel<IWork> _waiting = Channel.CreateBounded<IWork>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>Runs a piece of work in a transaction and returns once it is durably committed.</summary>
    /// <param name="work">Reads, changes and saves; it may run again after another piece of work failed, so it must do nothing else.</param>
    /// <param name="afterCommit">What the change makes stale is raised here, after it can be read and before the caller goes on.</param>
    /// <param name="cancel">Gives up while it still waits; once begun it is finished.</param>
    public async Task<T> RunAsync<T>(Func<BlogDb, CancellationToken, Task<T>> work, Action<T>? afterCommit = null, CancellationToken cancel = default)
    {
        var item = new Work<T>(work, afterCommit, cancel);
        await _waiting.Writer.WriteAsync(item, cancel);
        return await item.Result;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<IWork>(Together);
        await foreach (var first in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            batch.Clear();
            batch.Add(first);
            // Those who are about to ask come first, and share the trip to the disk.
            await Task.Yield();
            ReadersFirst.LetPass();
            while (batch.Count < Together && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            await CommitAsync(batch);
        }

        await LeaveAsync();
    }

    /// <summary>Takes nothing more in, and finishes what was taken.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    private async Task CommitAsync(List<IWork> batch)
    {
        try
        {
            var database = _database ??= await OpenAsync();
            await using var transaction = await database.Database.BeginTransactionAsync();
            if (database.Database.IsNpgsql()) await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TurnOnPostgreSql})");
            foreach (var work in batch.ToArray())
            {
                if (work.WasGivenUp())
                {
                    batch.Remove(work);
                    continue;
                }

                await work.RunAsync(database);
                database.ChangeTracker.Clear();
            }

            await transaction.CommitAsync();
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            // One of them spoiled the transaction. Each alone: only the guilty one fails.
            await LeaveAsync();
            log.LogDebug(failure, "A batch of {Count} writes is taken apart", batch.Count);
            foreach (var work in batch) await CommitAsync([work]);
            return;
        }
        catch (Exception failure)
        {
            await LeaveAsync();
            foreach (var work in batch) work.Fail(failure);
            return;
        }

        foreach (var work in batch) work.Finish();
    }

    private async Task<BlogDb> OpenAsync()
    {
        var database = await databases.CreateDbContextAsync();
        // What fails is rolled back whole, and its parts run again alone: a savepoint for each would be two statements for nothing.
        database.Database.AutoSavepointsEnabled = false;
        // A server may close a connection that nobody uses: there each batch asks for one.
        if (database.Database.IsSqlite()) await database.Database.OpenConnectionAsync();
        return database;
    }

    private async Task LeaveAsync()
    {
        if (_database is { } database) await database.DisposeAsync();
        _database = null;
    }

    private interface IWork
    {
        Task RunAsync(BlogDb database);

        bool WasGivenUp();

        void Finish();

        void Fail(Exception failure);
    }

    private sealed class Work<T>(Func<BlogDb, CancellationToken, Task<T>> work, Action<T>? afterCommit, CancellationToken cancel) : IWork
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _answer;

        public Task<T> Result => _result.Task;

        public async Task RunAsync(BlogDb database) => _answer = await work(database, CancellationToken.None);

        public bool WasGivenUp() => cancel.IsCancellationRequested && _result.TrySetCanceled(cancel);

        public void Finish()
        {
            try
            {
                afterCommit?.Invoke(_answer!);
                _result.TrySetResult(_answer!);
            }
            catch (Exception failure)
            {
                _result.TrySetException(failure);
            }
        }

        public void Fail(Exception failure) => _result.TrySetException(failure);
    }
}
