using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Accounts;

/// <summary>
/// The public names of everybody at the desk, in memory: no comment waits for a question to the database. Read at the start and at once
/// after a change made here; every few seconds for a change made elsewhere, by the command line or by another machine.
/// </summary>
public sealed class DeskNames(IDbContextFactory<BlogDb> databases, TimeProvider clock, ILogger<DeskNames> log) : BackgroundService, IDeskNames
{
    /// <summary>After this time at the latest a name that changed elsewhere is known.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Lock _taking = new();
    private long _readings;
    private long _taken;
    private volatile IReadOnlyList<string> _names = [];

    public IReadOnlyList<string> PublicNames => _names;

    /// <summary>Reads them again, after a change that can be read.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var reading = Interlocked.Increment(ref _readings);
        await using var database = await databases.CreateDbContextAsync(cancel);
        var names = await database.Users.AsNoTracking().Select(account => account.PublicName).Distinct().ToListAsync(cancel);
        names.RemoveAll(string.IsNullOrWhiteSpace);
        lock (_taking)
        {
            // An earlier reading that took longer must not take the place of a later one.
            if (reading > _taken) (_taken, _names) = (reading, names);
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Counted from the last reading: a clock that jumps a day ahead, as that of a machine that slept, brings one and not thousands.
            await Task.Delay(Every, clock, stoppingToken);
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Whoever is known stays known; readiness tells of the database.
                log.LogDebug(failure, "The names at the desk could not be read again");
            }
        }
    }
}
