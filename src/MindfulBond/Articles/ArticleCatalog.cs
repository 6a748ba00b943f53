using System.Collections.Concurrent;
using System.Collections.Frozen;
using MindfulBond.Content;
using MindfulBond.Text;

namespace MindfulBond.Articles;

/// <summary>
/// What readers may see at one moment: the one place that says "published". Every page, list and feed asks it. It never changes; the next
/// moment at which it would be wrong is <see cref="ValidUntilUtc"/>.
/// </summary>
public sealed class ArticleCatalog
{
    /// <summary>Sentences on the home page: more would be a list to read, not a way in.</summary>
    private const int SentencesShown = 7;

    private readonly FrozenDictionary<string, int> _places;
    private readonly FrozenDictionary<string, Topic> _topics;
    private readonly FrozenDictionary<string, string> _oldAddresses;
    private readonly FrozenSet<string> _folders;
    private readonly FrozenDictionary<string, IReadOnlyList<Article>> _translations;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Article>> _related = new(StringComparer.Ordinal);

    public ArticleCatalog(ContentSnapshot content, DateTime nowUtc)
    {
        (Content, NowUtc) = (content, nowUtc);
        Today = DayOf(nowUtc);
        Articles =
        [
            .. content.Articles.Where(article => IsPublished(article, nowUtc))
                .OrderByDescending(article => article.PublishedUtc ?? DateTime.MinValue).ThenBy(article => article.Slug, StringComparer.Ordinal),
        ];
        Newest = [.. Articles.Where(article => article.PublishedUtc is not null && ReviewOf(article) != ReviewState.LongOverdue)];
        Featured = Newest.FirstOrDefault(article => article.Featured) ?? (Newest is [var newest, ..] ? newest : null);
        _folders = Articles.Select(article => ContentSnapshot.FolderOf(article.File)).ToFrozenSet(StringComparer.Ordinal);
        _places = Enumerable.Range(0, Articles.Count).ToFrozenDictionary(place => Articles[place].Slug, StringComparer.Ordinal);
        Series = ReadSeries();
        Authors = [.. Articles.SelectMany(article => article.Authors).DistinctBy(author => author.Slug).OrderBy(author => author.Name, StringComparer.InvariantCulture)];
        Topics = GatherTopics();
        Sentences = GatherSentences();
        _topics = Topics.Concat(Sentences.Select(sentence => sentence.Topic).OfType<Topic>()).DistinctBy(topic => topic.Info.Slug)
            .ToFrozenDictionary(topic => topic.Info.Slug, StringComparer.Ordinal);
        _oldAddresses = ReadOldAddresses();
        _translations = GatherTranslations();
        ValidUntilUtc = NextChange();
    }

    public ContentSnapshot Content { get; }

    public SiteInfo Site => Content.Site;

    /// <summary>The moment this catalogue speaks of.</summary>
    public DateTime NowUtc { get; }

    /// <summary>The day in the site's time zone.</summary>
    public DateOnly Today { get; }

    /// <summary>The next schedule, expiry or midnight: until then nothing changes by the clock alone.</summary>
    public DateTime ValidUntilUtc { get; }

    /// <summary>Newest first; undated ones last.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>What stands in feeds and on the home page: dated, and not long overdue for its review.</summary>
    public IReadOnlyList<Article> Newest { get; }

    /// <summary>The newest one that an author puts forward, else the newest; null while there is none.</summary>
    public Article? Featured { get; }

    /// <summary>The topics of published articles and of <c>site.yaml</c>, in the order of <c>site.yaml</c>, then by name.</summary>
    public IReadOnlyList<Topic> Topics { get; }

    /// <summary>Every series with at least one published part, the one with the newest part first.</summary>
    public IReadOnlyList<Series> Series { get; }

    public IReadOnlyList<AuthorInfo> Authors { get; }

    /// <summary>The authors' first-person sentences, the most shared first.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The day of an instant in the site's time zone.</summary>
    public DateOnly DayOf(DateTime instantUtc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instantUtc, Site.TimeZone));

    /// <summary>What a clock in the site's time zone shows at an instant.</summary>
    public TimeOnly TimeOf(DateTime instantUtc) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instantUtc, Site.TimeZone));

    public Article? Article(string slug) => PlaceOf(slug) is { } place ? Articles[place] : null;

    /// <summary>Where an article stands in <see cref="Articles"/>, counted from 0; null when it is not published.</summary>
    public int? PlaceOf(string slug) => _places.TryGetValue(slug, out var place) ? place : null;

    /// <summary>The address of a standing page that the site itself points to; null in a folder without it.</summary>
    public string? StandingPage(string slug) => Content.PagesBySlug.GetValueOrDefault(slug)?.Address;

    /// <summary>A topic, or a sentence that several articles share.</summary>
    public Topic? Topic(string slug) => _topics.GetValueOrDefault(slug);

    /// <summary>Where an address that was once used leads now; null when it never was.</summary>
    public string? NewAddress(string address) => _oldAddresses.GetValueOrDefault(address);

    /// <summary>Whether a file may be shown: what lies with articles, only when one of them is published.</summary>
    /// <param name="file">Path relative to the content folder.</param>
    public bool MayShow(string file) => Content.ArticleFolderOf(file) is not { } folder || _folders.Contains(folder);

    /// <summary>
    /// The article in each language in which it is published, itself among them, by language; empty when that is one only, and when another of
    /// the same language stands for it.
    /// </summary>
    public IReadOnlyList<Article> Translations(Article article) =>
        _translations.GetValueOrDefault(article.TranslationOf) is { } all && all.Any(one => one.Slug == article.Slug) ? all : [];

    /// <summary>The two nearest others, looked for when first asked for.</summary>
    public IReadOnlyList<Article> Related(Article article) => _related.GetOrAdd(article.Slug, static (_, from) => RelatedArticles.Of(from.article, from.catalog, 2), (article, catalog: this));

    /// <summary>The articles published just before and just after this one.</summary>
    public (Article? Earlier, Article? Later) Neighbours(Article article) => PlaceOf(article.Slug) is { } place
        ? (place + 1 < Articles.Count ? Articles[place + 1] : null, place > 0 ? Articles[place - 1] : null)
        : (null, null);

    /// <summary>The series an article belongs to, and its place in it, counted from 1.</summary>
    public (Series Series, int Part)? PlaceInSeries(Article article)
    {
        if (article.Series is not { } info || Series.FirstOrDefault(series => series.Info.Slug == info.Slug) is not { } series) return null;
        for (var i = 0; i < series.Parts.Count; i++)
        {
            if (series.Parts[i].Slug == article.Slug) return (series, i + 1);
        }

        return null;
    }

    /// <summary>How the article stands with its next review.</summary>
    public ReviewState ReviewOf(Article article) => article.NextReview is not { } due || Today < due ? ReviewState.Current
        : Today < due.AddMonths(6) ? ReviewState.Due
        : ReviewState.LongOverdue;

    private static bool IsPublished(Article article, DateTime nowUtc) =>
        !article.Draft && !(article.PublishedUtc > nowUtc) && !(article.ExpiresUtc <= nowUtc);

    private List<Series> ReadSeries() =>
    [
        .. Articles.Where(article => article.Series is not null)
            .GroupBy(article => article.Series!.Slug, StringComparer.Ordinal)
            .Select(group => new Series(
                group.First().Series!,
                [.. group.OrderBy(part => part.Part ?? int.MaxValue).ThenBy(part => part.PublishedUtc).ThenBy(part => part.Slug, StringComparer.Ordinal)])),
    ];

    private List<Topic> GatherTopics()
    {
        var order = Site.Topics.Select((topic, place) => (topic.Slug, place)).ToDictionary(pair => pair.Slug, pair => pair.place, StringComparer.Ordinal);
        var articles = Articles.SelectMany(article => article.Topics.Select(topic => (topic, article)))
            .GroupBy(pair => pair.topic.Slug, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (Info: group.First().topic, Articles: group.Select(pair => pair.article).ToList()), StringComparer.Ordinal);
        return
        [
            .. Site.Topics.Where(topic => !articles.ContainsKey(topic.Slug)).Select(topic => new Topic(topic, []))
                .Concat(articles.Values.Select(topic => new Topic(topic.Info, topic.Articles)))
                .OrderBy(topic => order.GetValueOrDefault(topic.Info.Slug, int.MaxValue))
                .ThenBy(topic => topic.Info.Name, StringComparer.InvariantCulture),
        ];
    }

    // A sentence of one article leads straight to it, one that an editor gave a topic to that topic, one that several share to its own page.
    private List<Sentence> GatherSentences()
    {
        var order = 0;
        var gathered = Articles.Where(article => ReviewOf(article) != ReviewState.LongOverdue)
            .SelectMany(article => article.Sentences.Select(text => (text, article, slug: Slug.From(text))))
            .Where(line => line.slug.Length > 0)
            .GroupBy(line => line.slug, StringComparer.Ordinal)
            .Select(group => (Text: group.First().text, Slug: group.Key, Articles: group.Select(line => line.article).DistinctBy(article => article.Slug).ToList(), Order: order++))
            .ToList();
        return
        [
            .. gathered.OrderByDescending(line => line.Articles.Count).ThenBy(line => line.Order).Select(line =>
            {
                var named = Topics.FirstOrDefault(topic => topic.Info.Sentence is { } own && Slug.From(own) == line.Slug);
                var topic = named ?? (line.Articles.Count == 1
                    ? null
                    : new Topic(new TopicInfo(line.Slug, line.Text, line.Text, Description: null, line.Articles.Exists(article => article.CrisisTopics.Count > 0)), line.Articles));
                return new Sentence(line.Text, line.Articles, topic);
            }),
        ];
    }

    /// <summary>The sentences of the home page: first those that articles share, then one of each article in turn, so that none crowds out the rest.</summary>
    public IReadOnlyList<Sentence> SentencesToStartFrom()
    {
        var alone = Sentences.Where(sentence => sentence.Topic is null)
            .GroupBy(sentence => sentence.Articles[0].Slug, StringComparer.Ordinal)
            .SelectMany(group => group.Select((sentence, turn) => (sentence, turn)))
            .OrderBy(pair => pair.turn).Select(pair => pair.sentence);
        return [.. Sentences.Where(sentence => sentence.Topic is not null).Concat(alone).Take(SentencesShown)];
    }

    private FrozenDictionary<string, IReadOnlyList<Article>> GatherTranslations() =>
        Articles.Where(article => article.TranslationOf.Length > 0).GroupBy(article => article.TranslationOf, StringComparer.Ordinal)
            .Select(group => (group.Key, Articles: group.DistinctBy(article => article.Language, StringComparer.OrdinalIgnoreCase).OrderBy(article => article.Language, StringComparer.Ordinal).ToList()))
            .Where(group => group.Articles.Count > 1)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Article>)group.Articles, StringComparer.Ordinal);

    private FrozenDictionary<string, string> ReadOldAddresses()
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in Articles)
        {
            foreach (var alias in article.Aliases) addresses.TryAdd(alias, article.Address);
        }

        foreach (var page in Content.Pages)
        {
            foreach (var alias in page.Aliases) addresses.TryAdd(alias, page.Address);
        }

        return addresses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private DateTime NextChange()
    {
        var next = LocalTime.ToUtc(Today.AddDays(1).ToDateTime(TimeOnly.MinValue), Site.TimeZone);
        foreach (var article in Content.Articles.Where(article => !article.Draft))
        {
            if (article.PublishedUtc is { } starts && starts > NowUtc && starts < next) next = starts;
            if (article.ExpiresUtc is { } ends && ends > NowUtc && ends < next) next = ends;
        }

        return next > NowUtc ? next : NowUtc.AddMinutes(1);
    }
}

/// <summary>How an article stands with its next review.</summary>
public enum ReviewState
{
    Current,

    /// <summary>The day has passed: a line at the top says so.</summary>
    Due,

    /// <summary>Six months have passed too: it leaves the home page and the feeds, and stays reachable.</summary>
    LongOverdue,
}

/// <param name="Info">Name, address and an editor's words.</param>
/// <param name="Articles">Newest first; empty while nothing is published on it.</param>
public sealed record Topic(TopicInfo Info, IReadOnlyList<Article> Articles)
{
    public string Address => "/topics/" + Info.Slug;
}

/// <param name="Info">Name, address and an editor's words.</param>
/// <param name="Parts">The published parts in reading order.</param>
public sealed record Series(SeriesInfo Info, IReadOnlyList<Article> Parts)
{
    public string Address => "/series/" + Info.Slug;
}

/// <param name="Text">As an author wrote it.</param>
/// <param name="Articles">The articles that carry it, newest first.</param>
/// <param name="Topic">Its own page; null when a single article carries it.</param>
public sealed record Sentence(string Text, IReadOnlyList<Article> Articles, Topic? Topic)
{
    public string Address => Topic?.Address ?? Articles[0].Address;
}
