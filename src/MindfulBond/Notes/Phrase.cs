using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using MindfulBond.Text;

namespace MindfulBond.Notes;

/// <summary>
/// The five words that open a note: 55 bits from a list of 2,048 words, no two of which are one slip of the finger apart.
/// </summary>
public sealed class Phrase : IEquatable<Phrase>
{
    /// <summary>Words in a phrase.</summary>
    public const int Length = 5;

    // Five words of eight letters, with room for numbers, bullets and line breaks around them.
    private const int MostTypedChars = 1000;
    private const int LongestWord = 8;

    private readonly string _words;

    private Phrase(IEnumerable<string> words) => _words = string.Join(' ', words);

    internal static IReadOnlyList<string> Words { get; } = ReadWords();

    private static FrozenSet<string> Known { get; } = Words.ToFrozenSet();

    // Every word under itself and under itself less one letter: two words one edit apart share one of these.
    private static FrozenDictionary<string, string[]> Near { get; } = Words
        .SelectMany(word => WithOneLess(word).Select(key => (key, word)))
        .GroupBy(pair => pair.key, pair => pair.word)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>A fresh phrase.</summary>
    /// <param name="random">Must be cryptographically strong outside tests: the phrase is the only key there is.</param>
    public static Phrase New(RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[2 * Length];
        random.GetBytes(bytes);
        var words = new string[Length];
        for (var i = 0; i < Length; i++) words[i] = Words[BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) % Words.Count];
        return new Phrase(words);
    }

    /// <summary>
    /// Reads a phrase as somebody typed it: case, accents and everything between the words do not count, nor does one slip in a
    /// word (a letter wrong, missing, doubled, added, or swapped with its neighbour) as long as one word only can be meant.
    /// Words run together or cut apart are read when every letter is right.
    /// </summary>
    public static bool TryRead(string? typed, out Phrase phrase)
    {
        phrase = null!;
        if (string.IsNullOrEmpty(typed) || typed.Length > MostTypedChars) return false;
        var parts = Letters(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = parts.Length == Length ? Array.ConvertAll(parts, Meant) : [null];
        if (Array.Exists(words, word => word is null)) words = RunTogether(string.Concat(parts));
        if (words is null) return false;
        phrase = new Phrase(words!);
        return true;
    }

    /// <summary>The five words, in lower case, with single spaces between them: also the form that is hashed, which never changes.</summary>
    public override string ToString() => _words;

    public bool Equals(Phrase? other) => other is not null && _words == other._words;

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_words);

    // Small ASCII letters, and a space for each run of anything else that is no mark, apostrophe or hidden character.
    private static string Letters(string typed)
    {
        var letters = new StringBuilder(typed.Length);
        foreach (var rune in VisibleText.Clean(typed, marksPerBase: 8).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (lower.IsAscii && Rune.IsLetter(lower)) letters.Append((char)lower.Value);
            else if (lower.Value == 'ı') letters.Append('i');
            else if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.NonSpacingMark && rune.Value is not ('\'' or '’')) letters.Append(' ');
        }
        return letters.ToString();
    }

    private static string? Meant(string typed)
    {
        if (Known.Contains(typed)) return typed;
        if (typed.Length > LongestWord + 1) return null;
        string? meant = null;
        foreach (var key in WithOneLess(typed))
        {
            if (!Near.TryGetValue(key, out var words)) continue;
            foreach (var word in words)
            {
                if (word == meant || !IsOneSlip(word, typed)) continue;
                if (meant is not null) return null;
                meant = word;
            }
        }
        return meant;
    }

    // The letters cut into five words of the list, when there is exactly one way to do it.
    private static string[]? RunTogether(string letters)
    {
        if (letters.Length > Length * LongestWord) return null;
        var words = new string[Length];
        string[]? found = null;
        return Cut(0, 0) == 1 ? found : null;

        int Cut(int count, int from)
        {
            if (count == Length)
            {
                if (from != letters.Length) return 0;
                found = [.. words];
                return 1;
            }
            var ways = 0;
            for (var length = 3; length <= LongestWord && from + length <= letters.Length && ways < 2; length++)
            {
                words[count] = letters.Substring(from, length);
                if (Known.Contains(words[count])) ways += Cut(count + 1, from + length);
            }
            return ways;
        }
    }

    private static IEnumerable<string> WithOneLess(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++) yield return word.Remove(i, 1);
    }

    // Damerau-Levenshtein distance 1: past the common beginning and end, one letter, none against one, or two swapped remain.
    internal static bool IsOneSlip(string one, string other)
    {
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start]) start++;
        var (oneEnd, otherEnd) = (one.Length, other.Length);
        while (oneEnd > start && otherEnd > start && one[oneEnd - 1] == other[otherEnd - 1]) (oneEnd, otherEnd) = (oneEnd - 1, otherEnd - 1);
        return (oneEnd - start, otherEnd - start) switch
        {
            (1, 1) or (0, 1) or (1, 0) => true,
            (2, 2) => one[start] == other[start + 1] && one[start + 1] == other[start],
            _ => false,
        };
    }

    private static string[] ReadWords()
    {
        using var reader = new StreamReader(typeof(Phrase).Assembly.GetManifestResourceStream("phrase-words.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
