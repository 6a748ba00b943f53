using System.Buffers;

namespace MindfulBond.Text;

/// <summary>How easily English text reads, by two formulas that look at the length of words and sentences only.</summary>
/// <param name="Words">Words counted.</param>
/// <param name="Sentences">Sentences counted.</param>
/// <param name="ReadingEase">Flesch Reading Ease: higher is easier, 60 to 70 is plain English.</param>
/// <param name="Grade">Flesch-Kincaid grade: years of schooling; add five for a reading age.</param>
/// <param name="LongSentences">Sentences of more than 25 words, in order.</param>
public sealed record Readability(int Words, int Sentences, double ReadingEase, double Grade, IReadOnlyList<string> LongSentences)
{
    /// <summary>A sentence with more words than this is worth a second look.</summary>
    public const int LongestSentence = 25;

    private const int FewestWords = 100;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…:;\n");

    /// <summary>Measures running text, one paragraph a line; null below 100 words, where the formulas say nothing.</summary>
    public static Readability? Of(string text)
    {
        var (words, syllables) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at])) continue;
            var start = at;
            while (at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '\'' or '’' or '-')) at++;
            words++;
            syllables += Syllables.In(text.AsSpan(start, at + 1 - start));
        }

        if (words < FewestWords) return null;
        var sentences = SentencesOf(text).ToList();
        var (perSentence, perWord) = ((double)words / sentences.Count, (double)syllables / words);
        return new Readability(
            words,
            sentences.Count,
            206.835 - 1.015 * perSentence - 84.6 * perWord,
            0.39 * perSentence + 11.8 * perWord - 15.59,
            [.. sentences.Where(sentence => sentence.Words > LongestSentence).Select(sentence => text[sentence.Start..sentence.End])]);
    }

    /// <summary>The sentences of a text, one paragraph a line: they end with a full stop, a question mark, a colon and their like.</summary>
    /// <returns>Where each begins and ends, and how many words it has.</returns>
    internal static IEnumerable<(int Start, int End, int Words)> SentencesOf(string text)
    {
        var start = 0;
        for (var at = text.AsSpan().IndexOfAny(Ends); at >= 0; at = NextEnd(text, at + 1))
        {
            while (at + 1 < text.Length && text[at + 1] is ('"' or '”' or '’' or ')') && text[at] != '\n') at++;
            if (at + 1 < text.Length && text[at] != '\n' && !char.IsWhiteSpace(text[at + 1])) continue;
            if (Sentence(text, start, at + 1) is { } sentence) yield return sentence;
            start = at + 1;
        }

        if (Sentence(text, start, text.Length) is { } last) yield return last;
    }

    private static int NextEnd(string text, int from) => text.AsSpan(from).IndexOfAny(Ends) is >= 0 and var found ? from + found : -1;

    private static (int Start, int End, int Words)? Sentence(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        var (words, letters, inWord) = (0, false, false);
        for (var at = from; at < to; at++)
        {
            letters |= char.IsAsciiLetter(text[at]);
            var space = char.IsWhiteSpace(text[at]);
            if (!space && !inWord) words++;
            inWord = !space;
        }

        return letters ? (from, to, words) : null;
    }
}
