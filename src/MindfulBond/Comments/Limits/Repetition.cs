using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Comments.Limits;

/// <summary>Remembers for a day, in memory and only as keyed hashes, which texts were sent: the same words twice are a mistake or a program.</summary>
public sealed class Repetition(TimeProvider clock)
{
    // Two people may well both write "Thank you for this."
    private const int ShortestThatRepeats = 40;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock _turning = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private volatile Days _days = new([], [], DateTimeOffset.MinValue);

    /// <summary>Whether these words were stored before under another phrase.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="phraseHash">Whose they are: a repeated Send of the same preview is no repetition.</param>
    public bool Knows(string text, string phraseHash)
    {
        if (text.Length < ShortestThatRepeats) return false;
        var (hash, days, now) = (HashOf(text), _days, clock.GetUtcNow());
        return (days.Current.TryGetValue(hash, out var known) || days.Before.TryGetValue(hash, out known)) && now - known.At < Remembered && known.By != phraseHash;
    }

    /// <summary>Remembers words once they are stored: what was turned away may come again.</summary>
    public void Remember(string text, string phraseHash)
    {
        var now = clock.GetUtcNow();
        Today(now)[HashOf(text)] = (now, phraseHash);
    }

    /// <summary>Forgets words that were taken back: nobody has them any more.</summary>
    public void Forget(string text)
    {
        var (hash, days) = (HashOf(text), _days);
        days.Current.TryRemove(hash, out _);
        days.Before.TryRemove(hash, out _);
    }

    // Two days' worth at the most, dropped whole: nothing is ever searched for what is old.
    private ConcurrentDictionary<string, (DateTimeOffset At, string By)> Today(DateTimeOffset now)
    {
        if (now - _days.Since < Remembered) return _days.Current;
        lock (_turning)
        {
            if (now - _days.Since >= Remembered) _days = new Days(new(StringComparer.Ordinal), _days.Current, now);
            return _days.Current;
        }
    }

    private string HashOf(string text)
    {
        var words = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(words)));
    }

    private sealed record Days(
        ConcurrentDictionary<string, (DateTimeOffset At, string By)> Current, ConcurrentDictionary<string, (DateTimeOffset At, string By)> Before, DateTimeOffset Since);
}
