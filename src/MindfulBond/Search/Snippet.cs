using MindfulBond.Content;
using MindfulBond.Text;

namespace MindfulBond.Search;

/// <summary>The lines of a text in which most of what was looked for stands near each other.</summary>
internal static class Snippet
{
    private const int Length = 220;
    private const int Before = 60;

    // Beyond these nobody waits for a better place.
    private const int MostWords = 20_000;

    /// <summary>Lines of the article with what was found; those of its description when nothing stands in the text that may be shown.</summary>
    /// <remarks>What a content note speaks of is for whoever chooses to read it: no line comes from such a section.</remarks>
    public static IReadOnlyList<SnippetPart> Of(Article article, SearchQuery query)
    {
        var noted = NotedIn(article);
        return Best(article.Text.PlainText, noted, query) ?? Marked(article.Description, query);
    }

    public static IReadOnlyList<SnippetPart> Of(ContentPage page, SearchQuery query) => Best(page.Text.PlainText, [], query) ?? Marked(page.Description, query);

    /// <summary>A whole text with what was found in it.</summary>
    public static IReadOnlyList<SnippetPart> Marked(string text, SearchQuery query) => Cut(text, [.. Words.In(text)], 0, text.Length, new Matching(query));

    private static List<(int Start, int End)> NotedIn(Article article)
    {
        var noted = new List<(int, int)>();
        if (article.ContentNotes.Count == 0) return noted;
        var text = article.Text;
        foreach (var note in article.ContentNotes)
        {
            var places = text.Headings.Select((heading, place) => (heading, place)).Where(one => note.Section is not null && Slug.From(one.heading.Text) == Slug.From(note.Section)).ToList();
            // The whole article speaks of it, or nobody knows where it begins.
            if (places.Count == 0) noted.Add((0, int.MaxValue));
            foreach (var (heading, place) in places)
            {
                var next = text.Headings.Skip(place + 1).FirstOrDefault(other => other.Level <= heading.Level);
                noted.Add((StartOf(heading.Id) ?? 0, next is null ? int.MaxValue : StartOf(next.Id) ?? int.MaxValue));
            }
        }

        return noted;

        int? StartOf(string id) => text.Sections.FirstOrDefault(section => section.Id == id)?.Start;
    }

    private static List<SnippetPart>? Best(string text, List<(int Start, int End)> noted, SearchQuery query)
    {
        var (matching, found) = (new Matching(query), new List<(int Word, int Term, int Paragraph)>());
        var (words, paragraphs) = (new List<Word>(), new List<(int Start, int End)>());
        for (var start = 0; start < text.Length && words.Count < MostWords;)
        {
            var end = text.IndexOf('\n', start) is var line and >= 0 ? line : text.Length;
            if (!noted.Exists(section => start >= section.Start && start < section.End))
            {
                paragraphs.Add((start, end));
                var from = words.Count;
                foreach (var word in Words.In(text[start..end])) words.Add(word with { Start = word.Start + start });
                for (var i = from; i < words.Count; i++)
                    if (matching.TermAt(words, i, out _) is var term and >= 0) found.Add((i, term, paragraphs.Count - 1));
            }

            start = end + 1;
        }

        if (found.Count == 0) return null;

        var (best, most) = (0, -1);
        for (var i = 0; i < found.Count && most < matching.Count * 2; i++)
        {
            var (score, seen) = (0, 0UL);
            for (var j = i; j < found.Count && found[j].Paragraph == found[i].Paragraph && words[found[j].Word].End - words[found[i].Word].Start <= Length - Before; j++)
            {
                if ((seen & (1UL << found[j].Term)) == 0) score += 2;
                seen |= 1UL << found[j].Term;
                // Words that follow each other as they were typed.
                if (j > i && found[j].Word == found[j - 1].Word + 1 && found[j].Term == found[j - 1].Term + 1) score++;
            }

            if (score > most) (best, most) = (i, score);
        }

        var (paragraph, first) = (paragraphs[found[best].Paragraph], words[found[best].Word].Start);
        return Cut(text, words, StartNear(text, words, paragraph.Start, first), paragraph.End, matching);
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
