using System.Text.RegularExpressions;

namespace MindfulBond.Text;

/// <summary>How easily English text reads, by two formulas that look at the length of words and sentences only.</summary>
/// <param name="Words">Words counted.</param>
/// <param name="Sentences">Sentences counted.</param>
/// <param name="ReadingEase">Flesch Reading Ease: higher is easier, 60 to 70 is plain English.</param>
/// <param name="Grade">Flesch-Kincaid grade: years of schooling; add five for a reading age.</param>
/// <param name="LongSentences">Sentences of more than 25 words, in order.</param>
public sealed partial record Readability(int Words, int Sentences, double ReadingEase, double Grade, IReadOnlyList<string> LongSentences)
{
    /// <summary>A sentence with more words than this is worth a second look.</summary>
    public const int LongestSentence = 25;

    private const int FewestWords = 100;

    /// <summary>Measures running text, one paragraph a line; null below 100 words, where the formulas say nothing.</summary>
    public static Readability? Of(string text)
    {
        var (words, syllables) = (0, 0);
        foreach (var word in Word().EnumerateMatches(text))
        {
            words++;
            syllables += Syllables.In(text.AsSpan(word.Index, word.Length));
        }

        if (words < FewestWords) return null;
        var sentences = text.Split('\n').SelectMany(SentencesOf).ToList();
        var (perSentence, perWord) = ((double)words / sentences.Count, (double)syllables / words);
        return new Readability(
            words,
            sentences.Count,
            206.835 - 1.015 * perSentence - 84.6 * perWord,
            0.39 * perSentence + 11.8 * perWord - 15.59,
            [.. sentences.Where(sentence => sentence.Words > LongestSentence).Select(sentence => sentence.Text)]);
    }

    /// <summary>The sentences of a paragraph: they end with a full stop, a question mark, a colon and their like.</summary>
    /// <returns>Where each begins in the paragraph, its words, and how many they are.</returns>
    internal static IEnumerable<(int Start, string Text, int Words)> SentencesOf(string paragraph)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(paragraph))
        {
            if (Sentence(start, end.Index) is { } sentence) yield return sentence;
            start = end.Index + end.Length;
        }

        if (Sentence(start, paragraph.Length) is { } last) yield return last;

        (int Start, string Text, int Words)? Sentence(int from, int to) => paragraph[from..to] is var text && text.Any(char.IsAsciiLetter)
            ? (from, text.Trim(), text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length)
            : null;
    }

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex("""(?<=[.!?…:;]["”’)]*)\s+""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SentenceEnd();
}
