using MindfulBond.Content;

namespace MindfulBond.Articles;

/// <summary>Other articles on the same things, the nearest first: shared topics weigh more the rarer they are, newer goes before older.</summary>
/// <remarks>Asked for by every article that is rendered, over all the others: so it walks along them once and sorts nothing.</remarks>
public static class RelatedArticles
{
    public static IReadOnlyList<Article> Of(Article article, ArticleCatalog catalog, int count)
    {
        var own = article.Topics.DistinctBy(topic => topic.Slug, StringComparer.Ordinal)
            .Select(topic => (topic.Slug, Weight: catalog.Topic(topic.Slug) is { Articles.Count: > 0 and var many } ? 1.0 / many : 0)).ToArray();
        var nearest = new List<(double Near, Article Article)>(count + 1);
        // They come newest first: among equals whoever was there before stays in front.
        foreach (var other in catalog.Articles)
        {
            var near = 0.0;
            foreach (var topic in other.Topics)
            {
                foreach (var (slug, weight) in own)
                {
                    if (string.Equals(topic.Slug, slug, StringComparison.Ordinal)) near += weight;
                }
            }

            if (nearest.Count == count && near <= nearest[^1].Near) continue;
            if (other.Slug == article.Slug || catalog.ReviewOf(other) == ReviewState.LongOverdue) continue;
            var place = nearest.Count;
            while (place > 0 && nearest[place - 1].Near < near) place--;
            nearest.Insert(place, (near, other));
            if (nearest.Count > count) nearest.RemoveAt(count);
        }

        return nearest.ConvertAll(pair => pair.Article);
    }
}
