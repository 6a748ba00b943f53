using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace MindfulBond.Comments.Limits;

/// <summary>Remembers for a day, in memory and only as keyed hashes, which texts were sent: the same words twice are a mistake or a program.</summary>
public sealed class Repetition(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string By)> _sent = new(StringComparer.Ordinal);

    /// <summary>Whether these words were stored before under another phrase.</summary>
    /// <param name="text">The cleaned text.</param>
    /// <param name="phraseHash">Whose they are: a repeated Send of the same preview is no repetition.</param>
    public bool Knows(string text, string phraseHash) =>
        _sent.TryGetValue(HashOf(text), out var known) && clock.GetUtcNow() - known.At < Remembered && known.By != phraseHash;

    /// <summary>Remembers words once they are stored: what was turned away may come again.</summary>
    public void Remember(string text, string phraseHash)
    {
        var now = clock.GetUtcNow();
        if (_sent.Count > Most)
        {
            foreach (var old in _sent.Where(entry => now - entry.Value.At >= Remembered).ToList()) _sent.TryRemove(old);
        }

        _sent[HashOf(text)] = (now, phraseHash);
    }

    private string HashOf(string text)
    {
        var words = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(words)));
    }
}
