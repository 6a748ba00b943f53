using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Comments.Limits;

/// <summary>Remembers for a day, in memory and only as keyed hashes, which texts were sent: the same words twice are a mistake or a program.</summary>
public sealed class Repetition(TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string By)> _sent = new(StringComparer.Ordinal);
    private DateTimeOffset _swept;

    /// <summary>Whether these words were sent before under another phrase; remembers them if not.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="phraseHash">Whose they are: a repeated Send of the same preview is no repetition.</param>
    public bool Knows(string text, string phraseHash)
    {
        var now = clock.GetUtcNow();
        // Not with every send: on a busy day all would be looked through each time. Two sweeps at once do no harm.
        if (now - _swept >= BetweenSweeps)
        {
            _swept = now;
            foreach (var old in _sent.Where(entry => now - entry.Value.At >= Remembered).ToList()) _sent.TryRemove(old);
        }

        var words = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var hash = Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(words)));
        var entry = _sent.AddOrUpdate(hash, (now, phraseHash), (_, known) => now - known.At >= Remembered ? (now, phraseHash) : known);
        return entry.By != phraseHash;
    }
}
