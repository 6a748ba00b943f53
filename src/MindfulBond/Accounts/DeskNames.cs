using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Accounts;

/// <summary>
/// The public names of everybody at the desk, in memory: no comment waits for a question to the database. Read at the start and at once
/// after a change made here.
/// </summary>
public sealed class DeskNames(IDbContextFactory<BlogDb> databases) : IDeskNames, IKeptInMemory, IHostedService
{
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

    public Task ReadAgainAsync(CancellationToken cancel) => ReadAsync(cancel);

    public Task StartAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
