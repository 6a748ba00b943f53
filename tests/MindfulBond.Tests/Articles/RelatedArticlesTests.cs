using FsCheck.Xunit;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

public sealed class RelatedArticlesTests
{
    private static readonly string[] Topics = ["Sleep", "Rest", "Touch", "Talk"];

    /// <summary>What an article is, by numbers.</summary>
    public sealed record Drawn(byte Topics, byte Day, byte Review);

    [Property(MaxTest = 200)]
    public void They_are_the_first_of_all_others_sorted_by_nearness_and_age(Drawn[] drawn)
    {
        var catalog = A.Catalog(A.Noon, [.. drawn.Select((one, number) => A.Article($"a{number}") with
        {
            Topics = [.. Topics.Where((_, topic) => (one.Topics >> topic) % 2 == 1).Select(A.Topic)],
            PublishedUtc = one.Day % 5 == 0 ? null : A.Noon.AddDays(-one.Day % 7),
            NextReview = one.Review % 4 == 0 ? A.Day.AddYears(-1) : null,
        })]);

        foreach (var article in catalog.Articles)
        {
            foreach (var count in (int[])[1, 2, 5])
            {
                Assert.Equal(
                    Sorted(article, catalog).Take(count),
                    RelatedArticles.Of(article, catalog, count).Select(other => other.Slug));
            }
        }
    }

    private static IEnumerable<string> Sorted(Article article, ArticleCatalog catalog) =>
        from other in catalog.Articles
        where other.Slug != article.Slug && catalog.ReviewOf(other) != ReviewState.LongOverdue
        orderby other.Topics.Where(topic => article.Topics.Contains(topic)).Sum(topic => 1.0 / catalog.Topic(topic.Slug)!.Articles.Count) descending, other.PublishedUtc descending, other.Slug
        select other.Slug;
}
