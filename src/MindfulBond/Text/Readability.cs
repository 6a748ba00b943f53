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
        for (var at = 0; at < paragraph.Length; at++)
        {
            if (paragraph[at] is not ('.' or '!' or '?' or '…' or ':' or ';')) continue;
            while (at + 1 < paragraph.Length && paragraph[at + 1] is ('"' or '”' or '’' or ')')) at++;
            if (at + 1 < paragraph.Length && !char.IsWhiteSpace(paragraph[at + 1])) continue;
            if (Sentence(paragraph, start, at + 1) is { } sentence) yield return sentence;
            start = at + 1;
        }

        if (Sentence(paragraph, start, paragraph.Length) is { } last) yield return last;
    }

    private static (int Start, string Text, int Words)? Sentence(string paragraph, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(paragraph[from])) from++;
        var (words, letters, inWord) = (0, false, false);
        for (var at = from; at < to; at++)
        {
            letters |= char.IsAsciiLetter(paragraph[at]);
            var space = char.IsWhiteSpace(paragraph[at]);
            if (!space && !inWord) words++;
            inWord = !space;
        }

        return letters ? (from, paragraph[from..to].TrimEnd(), words) : null;
    }
}
