using MindfulBond.Content;

namespace MindfulBond.Articles;

/// <summary>Other articles on the same things, the nearest first: shared topics weigh more the rarer they are, newer goes before older.</summary>
/// <remarks>Asked for by every article that is rendered: so it walks along those that share a topic, and sorts nothing.</remarks>
public static class RelatedArticles
{
    public static IReadOnlyList<Article> Of(Article article, ArticleCatalog catalog, int count)
    {
        var own = article.Topics.DistinctBy(topic => topic.Slug, StringComparer.Ordinal)
            .Select(topic => catalog.Topic(topic.Slug)).OfType<Topic>().Where(topic => topic.Articles.Count > 0).ToList();
        var (nearest, met) = (new List<(double Near, int Place)>(count + 1), new HashSet<string>(StringComparer.Ordinal) { article.Slug });
        foreach (var other in own.SelectMany(topic => topic.Articles).Where(other => met.Add(other.Slug)))
        {
            var near = 0.0;
            foreach (var topic in other.Topics)
            {
                foreach (var shared in own)
                {
                    if (string.Equals(topic.Slug, shared.Info.Slug, StringComparison.Ordinal)) near += 1.0 / shared.Articles.Count;
                }
            }

            Take(other, near);
        }

        foreach (var other in catalog.Articles)
        {
            if (nearest.Count == count) break;
            if (!met.Contains(other.Slug)) Take(other, 0);
        }

        return nearest.ConvertAll(one => catalog.Articles[one.Place]);

        void Take(Article other, double near)
        {
            var found = (Near: near, Place: catalog.PlaceOf(other.Slug)!.Value);
            var place = nearest.Count;
            while (place > 0 && IsBefore(found, nearest[place - 1])) place--;
            if (place == count || catalog.ReviewOf(other) == ReviewState.LongOverdue) return;
            nearest.Insert(place, found);
            if (nearest.Count > count) nearest.RemoveAt(count);
        }
    }

    private static bool IsBefore((double Near, int Place) one, (double Near, int Place) other) => one.Near > other.Near || (one.Near == other.Near && one.Place < other.Place);
}
