using MindfulBond.Articles;
using MindfulBond.Text;

namespace MindfulBond.Search;

/// <summary>Guesses where an address was to lead that leads nowhere: by a slip in it, else by its words.</summary>
public sealed class NearAddresses(SiteSearch search)
{
    private const int Most = 3;

    // No address of ours is longer, and comparing takes time.
    private const int Longest = 120;

    /// <param name="path">What was asked for.</param>
    /// <param name="catalog">What is published: nothing else is ever offered.</param>
    /// <returns>Addresses with their titles, the likeliest first; often none.</returns>
    public IReadOnlyList<(string Address, string Title)> To(string path, ArticleCatalog catalog)
    {
        var name = path.TrimEnd('/').Split('/')[^1].ToLowerInvariant();
        if (name.Length is < 3 or > Longest) return [];

        var near = new List<(string Address, string Title)>();
        var places = Places(catalog).DistinctBy(place => place.Name, StringComparer.Ordinal).ToDictionary(place => place.Name, StringComparer.Ordinal);
        if (DidYouMean.Among(places.Keys, name) is { } meant) near.Add((places[meant].Address, places[meant].Title));

        var found = search.Find(name.Replace('-', ' ').Replace('_', ' ').Replace('.', ' '), topic: null, part: 1, catalog);
        near.AddRange(found.Results.Concat(found.Near).Select(result => (result.Address, result.Title)));
        return [.. near.DistinctBy(one => one.Address, StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<(string Name, string Address, string Title)> Places(ArticleCatalog catalog) =>
        catalog.Articles.Select(article => (article.Slug, article.Address, article.Title))
            .Concat(catalog.Content.Pages.Select(page => (page.Slug, page.Address, page.Title)))
            .Concat(catalog.Topics.Where(topic => topic.Articles.Count > 0).Select(topic => (topic.Info.Slug, topic.Address, topic.Info.Name)))
            .Concat(catalog.Series.Select(series => (series.Info.Slug, series.Address, series.Info.Name)))
            .Concat(catalog.Authors.Select(author => (author.Slug, "/authors/" + author.Slug, author.Name)))
            .Concat([("help", "/help", "Get help now"), ("search", "/search", "Search"), ("topics", "/topics", "Topics"), ("archive", "/archive", "Everything we’ve published"), ("note", "/note", "Your note")]);
}
