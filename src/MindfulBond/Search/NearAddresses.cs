using MindfulBond.Articles;
using MindfulBond.Text;

namespace MindfulBond.Search;

/// <summary>Guesses where an address was to lead that leads nowhere: by a slip in it, or by the words that they share.</summary>
public static class NearAddresses
{
    private const int Most = 3;

    // No address of ours is longer, and comparing takes time.
    private const int Longest = 120;

    // Shorter words stand in too many addresses.
    private const int Telling = 4;

    /// <param name="path">What was asked for.</param>
    /// <param name="catalog">What is published: nothing else is ever offered.</param>
    /// <returns>Addresses with their titles, the likeliest first; often none.</returns>
    public static IReadOnlyList<(string Address, string Title)> To(string path, ArticleCatalog catalog)
    {
        var name = path.TrimEnd('/').Split('/')[^1].ToLowerInvariant();
        if (name.Length is < 3 or > Longest) return [];

        var places = Places(catalog).DistinctBy(place => place.Name, StringComparer.Ordinal).ToDictionary(place => place.Name, StringComparer.Ordinal);
        var words = WordsOf(name);
        var alike = places.Values.Select(place => (place, shared: WordsOf(place.Name).Intersect(words, StringComparer.Ordinal).Count()))
            .Where(pair => pair.shared > 0 && pair.shared * 2 >= words.Count).OrderByDescending(pair => pair.shared).Select(pair => pair.place);
        if (DidYouMean.Among(places.Keys, name) is { } meant) alike = alike.Prepend(places[meant]);
        return [.. alike.DistinctBy(place => place.Address, StringComparer.Ordinal).Take(Most).Select(place => (place.Address, place.Title))];
    }

    private static HashSet<string> WordsOf(string name) => [.. name.Split('-', '_', '.').Where(word => word.Length >= Telling)];

    private static IEnumerable<(string Name, string Address, string Title)> Places(ArticleCatalog catalog) =>
        catalog.Articles.Select(article => (article.Slug, article.Address, article.Title))
            .Concat(catalog.Content.Pages.Select(page => (page.Slug, page.Address, page.Title)))
            .Concat(catalog.Topics.Where(topic => topic.Articles.Count > 0).Select(topic => (topic.Info.Slug, topic.Address, topic.Info.Name)))
            .Concat(catalog.Series.Select(series => (series.Info.Slug, series.Address, series.Info.Name)))
            .Concat(catalog.Authors.Select(author => (author.Slug, "/authors/" + author.Slug, author.Name)))
            .Concat([("help", "/help", "Get help now"), ("search", "/search", "Search"), ("topics", "/topics", "Topics"), ("archive", "/archive", "Everything we’ve published"), ("note", "/note", "Your note")]);
}
