using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>
/// What makes an article on health worth trusting: who wrote it, from what, how sure, when it was read over; and what keeps a reader safe.
/// A broken rule is an error where <c>site.yaml</c> says <c>editorial: strict</c>, a warning elsewhere.
/// </summary>
public static class EditorialRules
{
    /// <summary>After this many days an entry of a help line says that it was not re-checked.</summary>
    public const int LineAgesAfterDays = 180;

    /// <summary>After this many days its number is no longer shown.</summary>
    public const int LineHiddenAfterDays = 365;

    // Advice on these assumes that both people are safe; some reader's partner is not.
    private static readonly string[] TopicsThatNeedSafetyFirst =
        ["communication", "conflict", "repair", "sex", "trust", "couple-therapy", "desire", "touch", "consent"];

    // Words that would tell a person looking over a shoulder, or into the history, what was read.
    private static readonly string[] TellingWords =
    [
        "abuse", "abusive", "afraid", "violence", "violent", "rape", "assault", "suicide", "suicidal", "self-harm", "selfharm", "depressed",
        "depression", "anorexia", "bulimia", "addiction", "impotence", "erectile", "orgasm", "sex", "sexual", "affair", "infidelity", "divorce",
        "leaving", "miscarriage", "abortion", "trauma",
    ];

    /// <summary>The problems of the whole folder on a day.</summary>
    public static IEnumerable<Problem> Check(ContentSnapshot content, DateOnly today) =>
        content.Articles.Where(article => !article.Draft).SelectMany(article => Check(article, content.Site.StrictEditorial ? Severity.Error : Severity.Warning, today))
            .Concat(content.Help.Countries.SelectMany(country => country.Lines).SelectMany(line => Check(line, today)));

    private static IEnumerable<Problem> Check(Article article, Severity severity, DateOnly today)
    {
        if (article.Authors.Count == 0) yield return Missing("author", "author-missing", "Say who wrote it: author: …");
        if (!article.HasDescription) yield return Missing("description", "description-missing", "Write one or two sentences for lists and search: description: …");
        if (article.Topics.Count == 0) yield return Missing("topics", "topics-missing", "Name one to three topics: topics: […]");
        if (article.Sources.Count == 0) yield return Missing("sources", "sources-missing", "Name what it rests on under sources, and cite it as [@id].");
        if (article.Evidence is null) yield return Missing("evidence", "evidence-missing", "Say in one honest sentence how sure you are: evidence: …");
        if (article.ReviewedOn is null) yield return Missing("reviewedOn", "review-missing", "Say when it was last read over: reviewedOn: 2026-05-02");
        if (article.NextReview is null) yield return Missing("nextReview", "review-missing", "Say when it is to be read again: nextReview: 2027-05-02");

        if (article is { ReviewedOn: { } read, NextReview: { } next })
        {
            var months = article.CrisisTopics.Count > 0 ? 12 : 36;
            if (next > (read < DateOnly.MaxValue.AddMonths(-months) ? read.AddMonths(months) : DateOnly.MaxValue))
                yield return Broken("nextReview", "review-too-late", $"The next review is more than {months} months after the last. Bring it forward.");
            if (today >= next)
                yield return new Problem(article.File, article.LineOf("nextReview"), Severity.Warning, "review-due", $"It was due for review on {next:yyyy-MM-dd}. Read it over and set reviewedOn and nextReview.");
        }

        if (article.ReviewedBy is null)
            yield return new Problem(article.File, article.LineOf("reviewedBy"), Severity.Note, "not-checked", "No clinician has checked it; the page says so.");

        if (article.Sensitivity == Sensitivity.High)
        {
            if (article.TabTitle is null)
                yield return Missing("tabTitle", "tab-title-missing", "The subject is sensitive: give it a true but mild title for the tab and the history: tabTitle: …");
            else if (Telling(article.TabTitle) is { } word)
                yield return Broken("tabTitle", "tab-title-telling", $"“{word}” in the tab could give a reader away. Choose a milder true title.");
            if (Telling(article.Slug) is { } part)
                yield return Broken("slug", "slug-telling", $"“{part}” in the address could give a reader away. Choose a milder slug, and keep the old one under aliases.");
        }

        if (article.Topics.Any(topic => TopicsThatNeedSafetyFirst.Contains(topic.Slug)) && !article.Facts.Callouts.Any(callout => callout.Kind == "safety-first"))
            yield return Broken("topics", "safety-first-missing", "Advice on this topic assumes that both people are safe. Add the box :::safety-first … :::");

        if (article.CrisisTopics.Any(topic => topic is "suicide" or "self-harm") && !HasCareAtBothEnds(article))
            yield return Broken("crisisTopics", "care-missing", "An article on suicide or self-harm needs a care card (:::care urgent …) among its first 250 words and another at its end.");

        foreach (var note in article.ContentNotes.Where(note => note.Section is not null && !article.Facts.Headings.Any(heading => Same(heading.Text, note.Section))))
            yield return new Problem(article.File, note.Line, severity, "content-note-section", $"No heading reads “{note.Section}”. Write the section exactly as its heading.");

        Problem Missing(string key, string rule, string mend) => Broken(key, rule, mend);
        Problem Broken(string key, string rule, string mend) => new(article.File, article.LineOf(key), severity, rule, mend);
    }

    private static IEnumerable<Problem> Check(HelpLine line, DateOnly today)
    {
        if (line.Status == LineStatus.Withdrawn || line.CheckedOn is not { } day) yield break;
        var age = today.DayNumber - day.DayNumber;
        if (age > LineHiddenAfterDays)
            yield return new Problem(HelpLinesFile.Name, line.FileLine, Severity.Error, "line-stale", $"“{line.Id}” was last checked {age} days ago: its number is no longer shown. Check it at {line.SourceUrl} and set verifiedOn.");
        else if (age > LineAgesAfterDays)
            yield return new Problem(HelpLinesFile.Name, line.FileLine, Severity.Warning, "line-ageing", $"“{line.Id}” was last checked {age} days ago. Check it at {line.SourceUrl} and set verifiedOn.");
    }

    private static bool HasCareAtBothEnds(Article article)
    {
        var cards = article.Facts.Callouts.Where(callout => callout.Kind == "care").ToList();
        var words = article.Facts.Words;
        return cards.Exists(card => card.WordsBefore <= 250) && cards.Exists(card => card.WordsBefore >= words * 0.8);
    }

    private static string? Telling(string text)
    {
        var words = $" {string.Join(' ', text.ToLowerInvariant().Split([.. text.ToLowerInvariant().Where(letter => !char.IsLetter(letter))], StringSplitOptions.RemoveEmptyEntries))} ";
        return TellingWords.FirstOrDefault(telling => words.Contains($" {telling.Replace('-', ' ')} ", StringComparison.Ordinal));
    }

    internal static bool Same(string heading, string section) => string.Equals(Slug.From(heading), Slug.From(section), StringComparison.Ordinal);
}
