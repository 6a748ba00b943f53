namespace MindfulBond.Search;

/// <summary>The lines of a text in which most of what was looked for stands near each other.</summary>
internal static class Snippet
{
    private const int Length = 220;
    private const int Before = 60;

    // Beyond these nobody waits for a better place.
    private const int MostWords = 20_000;

    /// <summary>Lines of the text with what was found; those of the description when nothing stands there.</summary>
    /// <param name="text">What may be shown, one paragraph a line.</param>
    /// <param name="description">Of the article or page.</param>
    /// <param name="query">What was looked for.</param>
    public static IReadOnlyList<SnippetPart> Of(string text, string description, SearchQuery query) => Best(text, query) ?? Marked(description, query);

    /// <summary>A whole text with what was found in it.</summary>
    public static IReadOnlyList<SnippetPart> Marked(string text, SearchQuery query) => Cut(text, [.. Words.In(text)], 0, text.Length, new Matching(query));

    // Where the most of it stands together, the first place of several. Everything asked for in one place is as good as it gets.
    private static List<SnippetPart>? Best(string text, SearchQuery query)
    {
        var (matching, read, most) = (new Matching(query), 0, -1);
        var (words, found) = (new List<Word>(), new List<(int Word, int Term)>());
        (List<Word> Words, int First, int Start, int End) best = ([], 0, 0, 0);
        for (var start = 0; start < text.Length && read < MostWords && most < matching.Count * 2;)
        {
            var end = text.IndexOf('\n', start) is var line and >= 0 ? line : text.Length;
            words.Clear();
            found.Clear();
            words.AddRange(Words.In(text, start, end));
            for (var i = 0; i < words.Count; i++)
                if (matching.TermAt(words, i, out _) is var term and >= 0) found.Add((i, term));

            for (var i = 0; i < found.Count && most < matching.Count * 2; i++)
            {
                var score = ScoreFrom(found, i, words);
                if (score > most) (best, most) = (([.. words], found[i].Word, start, end), score);
            }

            (read, start) = (read + words.Count, end + 1);
        }

        return most < 0 ? null : Cut(text, best.Words, StartNear(text, best.Words, best.Start, best.Words[best.First].Start), best.End, matching);
    }

    private static int ScoreFrom(List<(int Word, int Term)> found, int first, List<Word> words)
    {
        var (score, seen) = (0, 0UL);
        for (var i = first; i < found.Count && words[found[i].Word].End - words[found[first].Word].Start <= Length - Before; i++)
        {
            if ((seen & (1UL << found[i].Term)) == 0) score += 2;
            seen |= 1UL << found[i].Term;
            // Words that follow each other as they were typed.
            if (i > first && found[i].Word == found[i - 1].Word + 1 && found[i].Term == found[i - 1].Term + 1) score++;
        }

        return score;
    }

    // At a sentence when one begins near, else at a word.
    private static int StartNear(string text, List<Word> words, int earliest, int first)
    {
        if (first - earliest <= Before) return earliest;
        var sentence = text.LastIndexOf(". ", first - 1, first - Math.Max(earliest, first - Before * 2), StringComparison.Ordinal);
        return sentence >= 0 ? sentence + 2 : words.Find(word => word.Start >= first - Before / 2).Start;
    }

    private static List<SnippetPart> Cut(string text, List<Word> words, int start, int latest, Matching matching)
    {
        var parts = new List<SnippetPart>();
        var (place, end) = (start, latest);
        if (latest - start > Length)
        {
            var last = words.LastOrDefault(word => word.Start >= start && word.End <= start + Length);
            end = last.Length > 0 ? last.End : Math.Min(latest, start + Length);
        }

        if (start > 0 && text[start - 1] != '\n') parts.Add(new SnippetPart("…", IsMarked: false));
        for (var i = 0; i < words.Count && words[i].Start < end; i++)
        {
            if (words[i].Start < place || matching.TermAt(words, i, out var length) < 0 || words[i + length - 1].End > end) continue;
            if (words[i].Start > place) parts.Add(new SnippetPart(text[place..words[i].Start], IsMarked: false));
            place = words[i + length - 1].End;
            parts.Add(new SnippetPart(text[words[i].Start..place], IsMarked: true));
        }

        if (end > place) parts.Add(new SnippetPart(text[place..end], IsMarked: false));
        if (end < latest) parts.Add(new SnippetPart("…", IsMarked: false));
        return parts;
    }
}
