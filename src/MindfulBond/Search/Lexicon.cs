using System.Numerics;

namespace MindfulBond.Search;

/// <summary>Every word that is published, to find the one that was meant by a slip of the finger.</summary>
internal sealed class Lexicon
{
    // In a shorter word a slip makes another word.
    private const int Shortest = 4;
    private const int TwoSlipsFrom = 8;

    private readonly Dictionary<int, List<(string Word, int Documents, uint Letters)>> _byLength = [];

    /// <param name="words">Each once, with the number of articles that have it.</param>
    /// <param name="edition">Of the index, when these were its words.</param>
    public Lexicon(IEnumerable<(string Word, int Documents)> words, int edition)
    {
        Edition = edition;
        foreach (var entry in words)
        {
            if (!_byLength.TryGetValue(entry.Word.Length, out var list)) _byLength[entry.Word.Length] = list = [];
            list.Add((entry.Word, entry.Documents, LettersOf(entry.Word)));
        }
    }

    public static Lexicon Empty { get; } = new([], 0);

    public int Edition { get; }

    /// <summary>The nearest word: one slip away, in long words two (a letter too many, too few, another one, or two that changed places).</summary>
    /// <returns>Among equally near ones that of most articles; null when none is near.</returns>
    public string? Nearest(string word)
    {
        if (word.Length < Shortest || word.All(char.IsAsciiDigit)) return null;

        var most = word.Length >= TwoSlipsFrom ? 2 : 1;
        var (best, nearest, documents, letters) = ((string?)null, most + 1, 0, LettersOf(word));
        for (var length = word.Length - most; length <= word.Length + most; length++)
        {
            foreach (var (candidate, count, others) in _byLength.GetValueOrDefault(length) ?? [])
            {
                // A slip takes away one kind of letter and brings in one, at most.
                if (BitOperations.PopCount(letters ^ others) > 2 * most) continue;
                var distance = Distance(word, candidate, most);
                if (distance > nearest || distance > most || distance == 0) continue;
                if (distance == nearest && (count < documents || count == documents && string.CompareOrdinal(candidate, best) >= 0)) continue;
                (best, nearest, documents) = (candidate, distance, count);
            }
        }

        return best;
    }

    // A bit for each kind of letter in it; some kinds share one.
    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << letter;
        return letters;
    }

    // Optimal string alignment; more than `most` is all one.
    private static int Distance(string one, string other, int most)
    {
        var start = 0;
        var shorter = Math.Min(one.Length, other.Length);
        while (start < shorter && one[start] == other[start]) start++;
        var end = 0;
        while (end < shorter - start && one[^(end + 1)] == other[^(end + 1)]) end++;
        var a = one.AsSpan(start, one.Length - start - end);
        var b = other.AsSpan(start, other.Length - start - end);
        if (a.Length == 0 || b.Length == 0) return Math.Max(a.Length, b.Length);
        // One slip leaves one letter, or two that changed places.
        if (most == 1 && Math.Max(a.Length, b.Length) > 2) return most + 1;

        Span<int> before = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1], next = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j] + 1, next[j - 1] + 1), row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) next[j] = Math.Min(next[j], before[j - 2] + 1);
            }

            row.CopyTo(before);
            next.CopyTo(row);
        }

        return row[b.Length];
    }
}
