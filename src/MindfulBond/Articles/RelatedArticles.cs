using MindfulBond.Content;

namespace MindfulBond.Articles;

/// <summary>Other articles on the same things, the nearest first: shared topics weigh more the rarer they are, newer goes before older.</summary>
public static class RelatedArticles
{
    public static IReadOnlyList<Article> Of(Article article, ArticleCatalog catalog, int count)
    {
        var near = new double[catalog.Articles.Count];
        foreach (var topic in article.Topics.Select(topic => topic.Slug).Distinct(StringComparer.Ordinal).Select(catalog.Topic).OfType<Topic>())
        {
            foreach (var other in topic.Articles) near[catalog.PlaceOf(other.Slug)!.Value] += 1.0 / topic.Articles.Count;
        }

        var self = catalog.PlaceOf(article.Slug);
        var nearest = new List<int>(count + 1);
        for (var place = 0; place < near.Length; place++)
        {
            // Newer ones stand before: only what is nearer goes past them.
            var at = nearest.Count;
            while (at > 0 && near[place] > near[nearest[at - 1]]) at--;
            if (at == count || place == self || catalog.ReviewOf(catalog.Articles[place]) == ReviewState.LongOverdue) continue;
            nearest.Insert(at, place);
            if (nearest.Count > count) nearest.RemoveAt(count);
        }

        return nearest.ConvertAll(place => catalog.Articles[place]);
    }
}
