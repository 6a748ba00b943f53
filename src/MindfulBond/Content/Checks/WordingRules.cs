using MindfulBond.Care;

namespace MindfulBond.Content.Checks;

/// <summary>Words about suicide, self-harm and people, in English texts, with the wording to use instead.</summary>
internal static class WordingRules
{
    private const string Care = "care";

    public static IEnumerable<Problem> In(CheckedText text)
    {
        if (!text.IsEnglish || text.IsDraft) yield break;

        foreach (var passage in text.Manuscript.Passages)
            foreach (var find in SafeWording.English.Find(passage.Text))
            {
                // A card tells whoever took something to get help; a quotation is somebody else's word.
                if (find.Kind == WordingKind.Means ? passage.Container == Care : passage.IsQuoted) continue;
                yield return Of(find, passage.Text, passage.LineAt(find.Start));
            }

        foreach (var (key, words) in FrontMatterOf(text))
            foreach (var find in SafeWording.English.Find(words))
                yield return Of(find, words, text.LineOf(key));

        if (text.Article is not null && text.Title.Contains("suicid", StringComparison.OrdinalIgnoreCase))
            yield return text.Problem(text.LineOf("title"), Severity.Warning, "title-names-suicide", "Titles stand in lists, feeds and previews, where nobody chose to read about suicide. Choose a true title without the word, and name the subject in contentNotes.");

        Problem Of(WordingFind find, string words, int line)
        {
            var found = words.Substring(find.Start, find.Length);
            return find.Kind switch
            {
                WordingKind.Means => text.Problem(line, text.Trust, "means-near-suicide", $"“{found}” tells how. {find.Instead}"),
                WordingKind.People => text.Problem(line, text.Site.StrictEditorial ? Severity.Warning : Severity.Note, "wording-people", $"“{found}” makes a person their illness or judges them. Write instead: {find.Instead}."),
                WordingKind.Sensational => text.Problem(line, Severity.Warning, "wording-sensational", $"“{found}” is a word of headlines. Write instead: {find.Instead}."),
                _ => text.Problem(line, Severity.Warning, "wording-suicide", $"“{found}” blames or misleads about suicide. Write instead: {find.Instead}."),
            };
        }
    }

    private static IEnumerable<(string Key, string Words)> FrontMatterOf(CheckedText text)
    {
        yield return ("title", text.Title);
        if (text.Article is not { } article) yield break;
        if (article.TabTitle is { } tab) yield return ("tabTitle", tab);
        if (article.HasDescription) yield return ("description", article.Description);
        foreach (var sentence in article.Sentences) yield return ("sentences", sentence);
        if (article.Evidence is { } evidence) yield return ("evidence", evidence);
    }
}
