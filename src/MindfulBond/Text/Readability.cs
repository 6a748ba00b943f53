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
    private const int FewestWords = 100;
    private const int LongestSentence = 25;

    /// <summary>Measures running text, one paragraph a line; null below 100 words, where the formulas say nothing.</summary>
    public static Readability? Of(string text)
    {
        var words = Word().Matches(text);
        if (words.Count < FewestWords) return null;
        var sentences = text.Split('\n').SelectMany(SentencesOf).ToList();
        var syllables = words.Sum(word => SyllablesIn(word.Value));
        var (perSentence, perWord) = ((double)words.Count / sentences.Count, (double)syllables / words.Count);
        return new Readability(
            words.Count,
            sentences.Count,
            206.835 - 1.015 * perSentence - 84.6 * perWord,
            0.39 * perSentence + 11.8 * perWord - 15.59,
            [.. sentences.Where(sentence => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > LongestSentence)]);
    }

    /// <summary>Syllables of an English word, by its groups of vowels; a silent ending does not count.</summary>
    internal static int SyllablesIn(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetterLower)]);
        if (letters.Length <= 3) return 1;
        if (SilentEnding().Match(letters) is { Success: true } ending) letters = letters[..(ending.Index + 1)];
        return Math.Max(1, VowelGroup().Count(letters));
    }

    private static IEnumerable<string> SentencesOf(string paragraph) =>
        SentenceEnd().Split(paragraph).Where(sentence => sentence.Any(char.IsAsciiLetter));

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex("(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SilentEnding();

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VowelGroup();

    [GeneratedRegex("""(?<=[.!?…:;])["”’)]*\s+""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SentenceEnd();
}
