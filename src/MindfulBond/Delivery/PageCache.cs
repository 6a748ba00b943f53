using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace MindfulBond.Delivery;

/// <summary>
/// The public pages as they were last rendered, bounded in bytes; the least recently asked for go first. Pages of an ended edition
/// stay until replaced: most of them turn out unchanged and lend their encodings to the next rendering.
/// </summary>
public sealed class PageCache(IOptions<DeliveryOptions> options, Edition edition, TimeProvider clock) : IDisposable
{
    // What an entry costs beside its bytes: the objects around them, roughly.
    private const int EntryOverhead = 512;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions
    {
        SizeLimit = options.Value.CacheBytes,
        TrackStatistics = true,
    });

    private readonly ConcurrentDictionary<(string Key, long Edition), TaskCompletionSource> _turns = new();

    /// <summary>Pages kept now, current or not.</summary>
    public int Count => _pages.Count;

    /// <summary>Memory they take, in bytes.</summary>
    public long Bytes => _pages.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    public void Dispose() => _pages.Dispose();

    /// <summary>The page as it was last rendered, current or not.</summary>
    internal PublicAnswer? Find(string key) => _pages.TryGetValue(key, out PublicAnswer? answer) ? answer : null;

    /// <summary>The page, if a rendering begun now would come out the same.</summary>
    internal PublicAnswer? Current(string key) => Find(key) is { } answer && IsCurrent(answer) ? answer : null;

    internal bool IsCurrent(PublicAnswer answer)
    {
        // Read before the numbers of its parts: a change that is not in them yet puts another state in this one's place.
        var now = edition.Now;
        if (!ReferenceEquals(answer.CurrentIn, now))
        {
            if (answer.Edition != now.Number || !AllCurrent(answer.ReadFrom)) return false;
            answer.CurrentIn = now;
        }

        return clock.GetUtcNow().UtcDateTime < now.ValidUntilUtc;
    }

    /// <summary>Keeps a page, or counts anew what it takes after it got another encoding.</summary>
    internal void Keep(string key, PublicAnswer answer) =>
        _pages.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Bytes + key.Length * sizeof(char) + EntryOverhead });

    private bool AllCurrent((string Scope, long Number)[] scopes)
    {
        foreach (var (scope, number) in scopes)
        {
            if (edition.NumberOf(scope) != number) return false;
        }

        return true;
    }

    /// <summary>
    /// Lets one request render a page while others who ask for it in the same edition wait. The first caller gets true and must call
    /// <see cref="EndTurn"/>, come what may; <paramref name="turn"/> ends then, and never fails.
    /// </summary>
    internal bool TryTakeTurn(string key, long edition, out Task turn)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _turns.GetOrAdd((key, edition), mine);
        turn = first.Task;
        return ReferenceEquals(first, mine);
    }

    internal void EndTurn(string key, long edition)
    {
        if (_turns.TryRemove((key, edition), out var turn)) turn.SetResult();
    }
}
