using MindfulBond.Articles;
using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>
/// What stands behind the rows of the index in one catalogue. Most searches find thousands: each is looked up by its number, and its topics are
/// counted by theirs, where names would take half of the search.
/// </summary>
internal sealed class Findables
{
    private readonly Dictionary<long, Findable> _byRow = [];

    /// <param name="catalog">What is published: a row of anything else stands for nothing.</param>
    /// <param name="rows">Address of each row of the index.</param>
    /// <param name="edition">Of the index, when these were its rows.</param>
    public Findables(ArticleCatalog catalog, IEnumerable<KeyValuePair<long, string>> rows, int edition)
    {
        Edition = edition;
        Topics = [.. catalog.Topics.Select(topic => topic.Info)];
        var topics = Topics.Select((topic, number) => (topic.Slug, number)).ToDictionary(pair => pair.Slug, pair => pair.number, StringComparer.Ordinal);
        foreach (var (row, address) in rows)
            if (Of(address, catalog, topics) is { } one) _byRow[row] = one;

        var place = 0;
        foreach (var one in _byRow.Values.OrderByDescending(one => one.DateUtc).ThenBy(one => one.Address, StringComparer.Ordinal)) one.Place = place++;
    }

    public int Edition { get; }

    /// <summary>Every topic of the catalogue; what is found names them by their places.</summary>
    public IReadOnlyList<TopicInfo> Topics { get; }

    /// <summary>What stands behind a row; null when it is not published, or came into the index just now.</summary>
    public Findable? At(long row) => _byRow.GetValueOrDefault(row);

    private static Findable? Of(string address, ArticleCatalog catalog, Dictionary<string, int> topics) =>
        address.StartsWith("/articles/", StringComparison.Ordinal)
            ? catalog.Article(address["/articles/".Length..]) is { } article ? new Findable(address, article, null, [.. article.Topics.Select(topic => topics[topic.Slug])]) : null
            : catalog.Content.PagesBySlug.GetValueOrDefault(address[1..]) is { } page ? new Findable(address, null, page, []) : null;
}
