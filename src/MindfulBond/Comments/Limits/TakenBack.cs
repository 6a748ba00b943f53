using System.Collections.Concurrent;

namespace MindfulBond.Comments.Limits;

/// <summary>
/// Remembers, in memory and as long as a preview can be sent, the hashes of phrases whose comments were withdrawn: a page left open with
/// the old preview must not bring back what its writer took back.
/// </summary>
public sealed class TakenBack(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _hashes = new(StringComparer.Ordinal);

    public void Remember(string phraseHash)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _hashes.Where(entry => now - entry.Value > PreviewAge.Longest).ToList()) _hashes.TryRemove(old);
        _hashes[phraseHash] = now;
    }

    public bool Has(string phraseHash) => _hashes.ContainsKey(phraseHash);
}
