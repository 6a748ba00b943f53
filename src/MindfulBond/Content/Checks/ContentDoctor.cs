using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace MindfulBond.Content.Checks;

/// <summary>
/// Everything in the content folder that its authors should know or mend, on a day: what was found while reading it, what depends on the day,
/// and what takes a closer look. What was found in a text is remembered until the text changes. Safe to share between threads.
/// </summary>
public sealed class ContentDoctor
{
    // What each says of one text depends on nothing but its file and site.yaml.
    private static readonly Func<CheckedText, IEnumerable<Problem>>[] TextRules = [HeadingJumps.In, WordingRules.In, NeededSentences.In, ReadingRules.In];

    private readonly ConditionalWeakTable<TextBody, Findings> _known = [];
    private volatile Report? _last;

    /// <summary>All problems, in the order of files and lines; on one line the worst first.</summary>
    public IReadOnlyList<Problem> Examine(ContentSnapshot content, DateOnly today)
    {
        if (_last is { } last && ReferenceEquals(last.Content, content) && last.Day == today) return last.Problems;

        var findings = Look(content);
        var links = new LinkRules(content);
        var problems = Suggestions.For(content, file => findings[file].Addresses)
            .Concat(EditorialRules.Check(content, today))
            .Concat(findings.Values.SelectMany(found => found.Problems))
            .Concat(AliasRules.In(content))
            .Concat(findings.SelectMany(found => links.In(found.Key, found.Value.Addresses)))
            .Concat(links.Unpublished(today));
        _last = new Report(content, today,
        [
            .. problems.Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenByDescending(problem => problem.Severity)
                .ThenBy(problem => problem.Rule, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal),
        ]);
        return _last.Problems;
    }

    private ConcurrentDictionary<string, Findings> Look(ContentSnapshot content)
    {
        var findings = new ConcurrentDictionary<string, Findings>(StringComparer.Ordinal);
        Parallel.ForEach(content.Articles, article => findings[article.File] = LookAt(
            content, article.File, manuscript => new CheckedText(article.File, article.Title, article.Language, article.Facts, manuscript, content.Site) { Article = article }));
        Parallel.ForEach(content.Pages, page => findings[page.File] = LookAt(
            content, page.File, manuscript => new CheckedText(page.File, page.Title, page.Language, page.Body.Facts, manuscript, content.Site)));
        return findings;
    }

    private Findings LookAt(ContentSnapshot content, string file, Func<Manuscript, CheckedText> read)
    {
        if (!content.Bodies.TryGetValue(file, out var body)) return Findings.None;
        // What a text is found to hold depends on its file and on site.yaml, and a change of either makes a new body.
        return _known.GetValue(body, _ =>
        {
            var text = read(Manuscript.Of(body.Source));
            return new Findings([.. TextRules.SelectMany(rule => rule(text))], text.Manuscript.Addresses);
        });
    }

    private sealed record Findings(IReadOnlyList<Problem> Problems, IReadOnlyList<TypedAddress> Addresses)
    {
        public static Findings None { get; } = new([], []);
    }

    private sealed record Report(ContentSnapshot Content, DateOnly Day, IReadOnlyList<Problem> Problems);
}
