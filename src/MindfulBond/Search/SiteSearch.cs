using MindfulBond.Articles;
using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>Finds articles and pages for what somebody typed. Nothing of it is kept or logged.</summary>
public sealed class SiteSearch(SearchIndex index)
{
    /// <summary>Results shown at once.</summary>
    public const int PerPart = 20;

    private const int MostParts = 50;
    private const int NearShown = 5;

    // Fewer than these are met with others that have some of the words.
    private const int Few = 3;

    // The finer order is made among so many. A last word that stands in as many is no beginning of another.
    private const int Considered = 100;

    // Beyond these nobody can weigh the beginnings of words against each other, and it would take too long.
    private const int Many = 2000;

    /// <param name="typed">Whatever came.</param>
    /// <param name="topic">Slug of the topic to look in; null or unknown for everywhere.</param>
    /// <param name="part">Part of a long list, from 1.</param>
    /// <param name="catalog">What is published: nothing else is ever found.</param>
    public SearchAnswer Find(string? typed, string? topic, int part, ArticleCatalog catalog)
    {
        var read = SearchQuery.Read(typed);
        if (read.IsEmpty) return new SearchAnswer(read);

        var (query, found) = Matching(read, catalog);
        string? instead = null;
        if (found.Count == 0 && Corrected(read) is { } meant && Matching(meant, catalog) is var forgiven && (forgiven.Found.Count > 0 || meant.Terms.Count > 1))
            ((query, found), instead) = (forgiven, read.Text);

        var topics = found.SelectMany(one => one.Article?.Topics ?? []).CountBy(of => of.Slug)
            .Select(same => (Topic: catalog.Topic(same.Key)!.Info, Count: same.Value)).OrderByDescending(one => one.Count).ThenBy(one => one.Topic.Name, StringComparer.InvariantCulture).ToList();
        var within = topics.FirstOrDefault(one => one.Topic.Slug == topic).Topic;
        if (within is not null) found = [.. found.Where(one => one.Has(within))];

        var ranked = Ranked(query, found, all: true);
        var shown = ranked.Skip((Math.Clamp(part, 1, MostParts) - 1) * PerPart).Take(PerPart).ToList();
        var near = found.Count < Few && within is null && query.Terms.Count > 1
            ? Near(query, found, catalog).ToList()
            : [];
        var lines = index.LinesOf(shown.Concat(near).Select(one => one.Document));
        return new SearchAnswer(query)
        {
            Instead = instead,
            Total = found.Count,
            Results = [.. shown.Select(one => one.Shown(query, lines))],
            Near = [.. near.Select(one => one.Shown(query, lines))],
            Topics = topics,
            Within = within,
            Next = part < MostParts && Math.Max(part, 1) * PerPart < found.Count ? Math.Max(part, 1) + 1 : null,
            IsWhole = index.IsComplete,
        };
    }

    // The last word may go on, unless many articles have it as it stands.
    private (SearchQuery Query, List<Candidate> Found) Matching(SearchQuery query, ArticleCatalog catalog)
    {
        if (query.IsOpen && index.Has(SearchQuery.Of(SearchQuery.Closed(query.Typed[^1])), Considered)) query = query.Closed();
        if (!query.IsOpen || index.FindAny(query.All()) is not { Count: > Many } all) return (query, Candidates(index.Find(query.All()), catalog));

        var first = index.FindAny(query.InTitle()).Select(hit => hit.Address).ToHashSet(StringComparer.Ordinal);
        return (query, Candidates(all.Select(hit => (hit.Address, first.Contains(hit.Address) ? 1.0 : 0.0)), catalog));
    }

    // What has some of the words: those that tell more, where there are such.
    private IEnumerable<Candidate> Near(SearchQuery query, List<Candidate> found, ArticleCatalog catalog)
    {
        var telling = query.Terms.Where(term => !index.Has(SearchQuery.Of(term), Many)).ToList();
        var some = Candidates(index.Find(query.Any(telling.Count > 0 ? telling : query.Terms)), catalog);
        return Ranked(query, [.. some.ExceptBy(found.Select(one => one.Address), one => one.Address, StringComparer.Ordinal)], all: false).Take(NearShown);
    }

    private static List<Candidate> Candidates(IEnumerable<(string Address, double Rank)> hits, ArticleCatalog catalog) =>
        [.. hits.Select(hit => Candidate.Of(hit.Address, hit.Rank, catalog)).OfType<Candidate>()];

    // Words that stand nowhere, each by the nearest that stands somewhere; null when there is none to replace.
    private SearchQuery? Corrected(SearchQuery query)
    {
        var instead = new Dictionary<SearchTerm, string>();
        foreach (var term in query.Terms.Where(term => term.Tokens.Count == 1 && !term.IsUnspaced && !index.Has(SearchQuery.Of(term))))
            if (index.Lexicon().Nearest(term.Tokens[0]) is { } near) instead[term] = near;
        return instead.Count == 0 ? null : query.With(instead);
    }

    // Title above headings above text, words in one row above scattered ones; then how often and how rare, then the newer.
    private IEnumerable<Candidate> Ranked(SearchQuery query, List<Candidate> found, bool all)
    {
        if (found.Count == 0) return [];

        var (matching, best) = (new Matching(query), found.Max(one => one.Rank));
        var inOneRow = all && query.InOneRow() is { } row ? index.FindAny(row).Select(hit => hit.Address).ToHashSet(StringComparer.Ordinal) : [];
        // Only as much of the list is put in order as somebody looks at.
        var ordered = found.OrderByDescending(one => one.Rank).ThenByDescending(one => one.DateUtc).ThenBy(one => one.Address, StringComparer.Ordinal);
        return ordered.Take(Considered).Select(one => (one, score: Score(one)))
            .OrderByDescending(pair => pair.score).ThenByDescending(pair => pair.one.DateUtc).ThenBy(pair => pair.one.Address, StringComparer.Ordinal)
            .Select(pair => pair.one).Concat(ordered.Skip(Considered));

        double Score(Candidate one)
        {
            var words = Words.In(one.Title).ToList();
            var inTitle = matching.ShareIn(words);
            words.AddRange(Words.In(one.Head));
            var inHead = matching.ShareIn(words);
            return (inTitle >= 1 ? 6 : 1.5 * inTitle)
                + (inHead >= 1 ? 3 : 0.75 * inHead)
                + (inOneRow.Contains(one.Address) ? 2 : 0)
                + (best > 0 ? one.Rank / best : 1) * 0.99;
        }
    }

    private sealed record Candidate(string Address, Article? Article, ContentPage? Page, double Rank)
    {
        public string Title => Article?.Title ?? Page!.Title;

        public SearchDocument Document => field ??= Article is not null ? SearchDocument.Of(Article) : SearchDocument.Of(Page!);

        // What stands out beside the title: its other names, topics, description and headings.
        public string Head => string.Join('\n', Document.Topics, Document.Lead, Document.Headings);

        public DateTime DateUtc => Article?.PublishedUtc ?? DateTime.MinValue;

        public bool Has(TopicInfo topic) => Article?.Topics.Any(own => own.Slug == topic.Slug) is true;

        public SearchResult Shown(SearchQuery query, IReadOnlyDictionary<string, string> lines) =>
            new(Article, Page, Snippet.Of(lines.GetValueOrDefault(Address) ?? Document.OpenText, Article?.Description ?? Page!.Description, query));

        // The index may lag behind by a moment; what is published does not.
        public static Candidate? Of(string address, double rank, ArticleCatalog catalog) =>
            address.StartsWith("/articles/", StringComparison.Ordinal)
                ? catalog.Article(address["/articles/".Length..]) is { } article ? new Candidate(address, article, null, rank) : null
                : catalog.Content.PagesBySlug.GetValueOrDefault(address[1..]) is { } page ? new Candidate(address, null, page, rank) : null;
    }
}
