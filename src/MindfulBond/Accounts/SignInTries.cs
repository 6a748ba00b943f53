using System.Collections.Concurrent;
using System.Net;
using MindfulBond.Comments.Limits;

namespace MindfulBond.Accounts;

/// <summary>
/// How often may be guessed: per account and network neighbourhood, so that whoever guesses from elsewhere keeps nobody out of their own
/// account. Passkeys are not asked here; a right answer clears the count.
/// </summary>
/// <remarks>A try is counted before it is looked at: many at the same moment are no way around.</remarks>
public sealed class SignInTries(TimeProvider clock)
{
    /// <summary>How long a try counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Tries for one account from one neighbourhood.</summary>
    public const int Most = 5;

    // Over all accounts: each try costs us the work of hashing a password, and a count in memory.
    private const int MostFromThere = 60;

    private readonly SendRate _forOne = new(clock, Window);
    private readonly SendRate _fromThere = new(clock, Window);
    private readonly ConcurrentDictionary<(Guid Account, string Code), DateTimeOffset> _used = new();

    /// <summary>Counts a try.</summary>
    /// <param name="from">Where it comes from.</param>
    /// <param name="whom">The account's e-mail as typed, whether or not there is one, or the name of another door.</param>
    /// <returns>Null when it may be looked at, else how long to wait.</returns>
    public TimeSpan? Count(IPAddress? from, string whom) => _fromThere.TooMany(from, MostFromThere) ?? _forOne.TooMany(from, Most, to: Same(whom));

    /// <summary>It was right.</summary>
    public void Forget(IPAddress? from, string whom) => _forOne.Forget(from, Same(whom));

    /// <summary>Whether a code of six digits was not used before. It is good for some minutes, and only once.</summary>
    public bool IsFirstUse(Guid account, string code)
    {
        var now = clock.GetUtcNow();
        foreach (var (used, at) in _used)
        {
            if (now - at > Window) _used.TryRemove(used, out _);
        }

        return _used.TryAdd((account, code), now);
    }

    private static string Same(string whom) => whom.Trim().ToUpperInvariant();
}
