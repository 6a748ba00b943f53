using System.Globalization;
using System.Text.Json.Nodes;
using MindfulBond.Articles;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>The newest articles as a JSON Feed (version 1.1, jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static IResult Of(ArticleCatalog catalog, BaseUrl site)
    {
        var feed = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = catalog.Site.Title,
            ["description"] = catalog.Site.Tagline,
            ["home_page_url"] = site.Of("/"),
            ["feed_url"] = site.Of("/feed.json"),
            ["language"] = catalog.Site.Language,
            ["items"] = new JsonArray([.. catalog.Newest.Take(FeedEntry.Count).Select(article => new JsonObject
            {
                ["id"] = FeedEntry.Id(article.Address, site),
                ["url"] = site.Of(article.Address),
                ["title"] = FeedEntry.Title(article),
                ["summary"] = article.Description,
                ["content_html"] = FeedEntry.Html(article, site),
                ["date_published"] = Instant(article.PublishedUtc!.Value),
                ["date_modified"] = Instant(FeedEntry.Updated(article)),
                ["language"] = article.Language,
                ["authors"] = new JsonArray([.. article.Authors.Select(author => new JsonObject { ["name"] = author.Name, ["url"] = site.Of("/authors/" + author.Slug) })]),
                ["tags"] = new JsonArray([.. article.Topics.Select(topic => JsonValue.Create(topic.Name))]),
            })]),
        };
        return Results.Text(feed.ToJsonString(), "application/feed+json", System.Text.Encoding.UTF8);
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
