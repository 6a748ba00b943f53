using System.Runtime.CompilerServices;
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

    // The compiler begins with what was called thirty times.
    private const int WarmingUp = 40;

    // The finer order is made among so many. A last word that stands in as many is no beginning of another.
    private const int Considered = 100;

    // Beyond these nobody can weigh the beginnings of words against each other, and it would take too long.
    private const int Many = 2000;

    // As long as somebody has the catalogue.
    private readonly ConditionalWeakTable<ArticleCatalog, Findables> _findables = [];

    /// <param name="typed">Whatever came.</param>
    /// <param name="topic">Slug of the topic to look in; null or unknown for everywhere.</param>
    /// <param name="part">Part of a long list, from 1.</param>
    /// <param name="catalog">What is published: nothing else is ever found.</param>
    public SearchAnswer Find(string? typed, string? topic, int part, ArticleCatalog catalog)
    {
        var read = SearchQuery.Read(typed);
        if (read.IsEmpty) return new SearchAnswer(read);

        var findables = FindablesOf(catalog);
        var (query, found) = Matching(read, findables);
        string? instead = null;
        if (found.Count == 0 && Corrected(read) is { } meant && Matching(meant, findables) is var forgiven && (forgiven.Found.Count > 0 || meant.Terms.Count > 1))
            ((query, found), instead) = (forgiven, read.Text);

        var topics = TopicsOf(found, findables);
        var within = topics.FirstOrDefault(one => one.Topic.Slug == topic).Topic;
        if (within is not null) found = [.. found.Where(hit => hit.What.Article?.Topics.Any(own => own.Slug == within.Slug) is true)];

        var ranked = Ranked(query, found, findables, all: true);
        var shown = ranked.Skip((Math.Clamp(part, 1, MostParts) - 1) * PerPart).Take(PerPart).ToList();
        var near = found.Count < Few && within is null && query.Terms.Count > 1
            ? Near(query, found, findables).ToList()
            : [];
        var lines = index.LinesOf(shown.Concat(near).Select(one => one.Document));
        return new SearchAnswer(query)
        {
            Instead = instead,
            Total = found.Count,
            Results = [.. shown.Select(one => Shown(one, query, lines))],
            Near = [.. near.Select(one => Shown(one, query, lines))],
            Topics = topics,
            Within = within,
            Next = part < MostParts && Math.Max(part, 1) * PerPart < found.Count ? Math.Max(part, 1) + 1 : null,
            IsWhole = index.IsComplete,
        };
    }

    /// <summary>Searches for what stands in titles, so that the first readers do not wait for the compiler and the disk.</summary>
    /// <param name="catalog">What is published.</param>
    /// <param name="cancel">When the site stops.</param>
    internal void WarmUp(ArticleCatalog catalog, CancellationToken cancel)
    {
        foreach (var article in catalog.Newest.Take(WarmingUp).TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            Find(article.Title, topic: null, part: 1, catalog);
            if (SearchQuery.Read(article.Title).Terms is [var first, ..]) Find(first.Tokens[0], topic: null, part: 1, catalog);
        }
    }

    // The index changes a moment after the catalogue, and while it is being made many times.
    private Findables FindablesOf(ArticleCatalog catalog)
    {
        if (_findables.TryGetValue(catalog, out var known) && known.Edition == index.Edition) return known;
        var made = index.FindablesIn(catalog);
        _findables.AddOrUpdate(catalog, made);
        return made;
    }

    private static List<(TopicInfo Topic, int Count)> TopicsOf(List<Hit> found, Findables findables)
    {
        var counts = new int[findables.Topics.Count];
        foreach (var hit in found)
            foreach (var topic in hit.What.Topics) counts[topic]++;
        return [.. findables.Topics.Zip(counts).Where(one => one.Second > 0).OrderByDescending(one => one.Second).ThenBy(one => one.First.Name, StringComparer.InvariantCulture)];
    }

    // The last word may go on, unless many articles have it as it stands.
    private (SearchQuery Query, List<Hit> Found) Matching(SearchQuery query, Findables findables)
    {
        if (query.IsOpen && index.Has(SearchQuery.Of(SearchQuery.Closed(query.Typed[^1])), Considered)) query = query.Closed();
        if (!query.IsOpen || index.FindAny(query.AllOfAny(), findables) is not { Count: > Many } all) return (query, index.Find(query.All(), findables));

        var first = index.FindAny(query.InTitle(), findables).Select(hit => hit.What).ToHashSet();
        for (var place = 0; place < all.Count; place++)
            if (first.Contains(all[place].What)) all[place] = all[place] with { Rank = 1 };
        return (query, all);
    }

    // What has some of the words: those that tell more, where there are such.
    private IEnumerable<Findable> Near(SearchQuery query, List<Hit> found, Findables findables)
    {
        var telling = query.Terms.Where(term => !index.Has(SearchQuery.Of(term), Many)).ToList();
        var some = index.Find(query.Any(telling.Count > 0 ? telling : query.Terms), findables);
        return Ranked(query, [.. some.ExceptBy(found.Select(hit => hit.What), hit => hit.What)], findables, all: false).Take(NearShown);
    }

    // Words that stand nowhere, each by the nearest that stands somewhere; null when there is none to replace.
    private SearchQuery? Corrected(SearchQuery query)
    {
        var instead = new Dictionary<SearchTerm, string>();
        foreach (var term in query.Terms.Where(term => term.Tokens.Count == 1 && !term.IsUnspaced && !index.Has(SearchQuery.Of(term))))
            if (index.Lexicon().Nearest(term.Tokens[0]) is { } near) instead[term] = near;
        return instead.Count == 0 ? null : query.With(instead);
    }

    // Title above headings above text, words in one row above scattered ones; then how often and how rare, then the newer.
    private IEnumerable<Findable> Ranked(SearchQuery query, List<Hit> found, Findables findables, bool all)
    {
        if (found.Count == 0) return [];

        var (matching, best, words) = (new Matching(query), found.Max(hit => hit.Rank), new List<Word>());
        var inOneRow = all && query.InOneRow() is { } row ? index.FindAny(row, findables).Select(hit => hit.What).ToHashSet() : [];
        // Only as much of the list is put in order as somebody looks at.
        var ordered = found.OrderByDescending(hit => hit.Rank).ThenBy(hit => hit.What.Place);
        return ordered.Take(Considered).Select(hit => (hit.What, score: Score(hit)))
            .OrderByDescending(pair => pair.score).ThenBy(pair => pair.What.Place)
            .Select(pair => pair.What).Concat(ordered.Skip(Considered).Select(hit => hit.What));

        double Score(Hit hit)
        {
            words.Clear();
            words.AddRange(Words.In(hit.What.Title));
            var inTitle = matching.ShareIn(words);
            words.AddRange(Words.In(HeadOf(hit.What.Document)));
            var inHead = matching.ShareIn(words);
            return (inTitle >= 1 ? 6 : 1.5 * inTitle)
                + (inHead >= 1 ? 3 : 0.75 * inHead)
                + (inOneRow.Contains(hit.What) ? 2 : 0)
                + (best > 0 ? hit.Rank / best : 1) * 0.99;
        }
    }

    // What stands out beside the title: its other names, topics, description and headings.
    private static string HeadOf(SearchDocument document) => string.Join('\n', document.Topics, document.Lead, document.Headings);

    private static SearchResult Shown(Findable one, SearchQuery query, IReadOnlyDictionary<string, string> lines) =>
        new(one.Article, one.Page, Snippet.Of(lines.GetValueOrDefault(one.Address) ?? one.Document.OpenText, one.Description, query));
}
