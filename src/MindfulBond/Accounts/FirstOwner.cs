using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Data;
using MindfulBond.Site;

namespace MindfulBond.Accounts;

/// <summary>
/// While nobody owns the site, each start makes a code and says it on console and log, where only somebody who runs the machine can read
/// it. Memory holds its hash alone, and nothing once it was used.
/// </summary>
public sealed class FirstOwner(IDbContextFactory<BlogDb> databases, BaseUrl site, ILogger<FirstOwner> log) : IHostedLifecycleService
{
    /// <summary>Where the first owner is made.</summary>
    public const string Address = AccountsSetup.Door + "/setup";

    private byte[]? _hash;

    /// <summary>Once the server listens: only then is its address known.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await ExistsAsync(database, cancellationToken)) return;
        var code = OneTimeCode.New();
        Volatile.Write(ref _hash, OneTimeCode.Hash(code));
        log.LogInformation("Nobody owns this site yet. Make the first owner at {Address} with the code {Code}", site.Of(Address), code);
    }

    /// <summary>Whether there is still an owner to be made, and a code to do it with.</summary>
    public async Task<bool> IsWantedAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _hash) is null) return false;
        await using var database = await databases.CreateDbContextAsync(cancel);
        return !await ExistsAsync(database, cancel);
    }

    /// <summary>Whether this is the code. Takes as long for every wrong one.</summary>
    public bool Opens(string? typed) => Volatile.Read(ref _hash) is { } hash && CryptographicOperations.FixedTimeEquals(hash, OneTimeCode.Hash(typed));

    /// <summary>The code is used up.</summary>
    public void Forget() => Volatile.Write(ref _hash, null);

    internal static Task<bool> ExistsAsync(BlogDb database, CancellationToken cancel) => database.Users.AnyAsync(account => account.Role == AccountRole.Owner, cancel);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
