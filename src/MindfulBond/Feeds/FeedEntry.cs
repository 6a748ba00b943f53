using System.Globalization;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>What a feed says of an article. The title is the mild one: it shows in lists that others may see.</summary>
internal static class FeedEntry
{
    /// <summary>Entries in a feed: enough for a reader who looks in once a month.</summary>
    public const int Count = 20;

    public static string Title(Article article) => article.TabTitle ?? article.Title;

    /// <summary>A tag URI (RFC 4151) of the site's host, the day of publication and the address.</summary>
    public static string Id(Article article, ArticleCatalog catalog, BaseUrl site) => string.Create(
        CultureInfo.InvariantCulture, $"tag:{site.Host},{catalog.DayOf(article.PublishedUtc!.Value):yyyy-MM-dd}:{article.Address}");

    /// <summary>The text with absolute addresses, because a feed is read elsewhere.</summary>
    public static string Html(Article article, BaseUrl site) => article.Text.Html.ToString()
        .Replace("href=\"/", $"href=\"{site.Value}/", StringComparison.Ordinal)
        .Replace("src=\"/", $"src=\"{site.Value}/", StringComparison.Ordinal)
        .Replace("href=\"#", $"href=\"{site.Of(article.Address)}#", StringComparison.Ordinal);

    public static DateTime Updated(Article article) => article.UpdatedUtc > article.PublishedUtc ? article.UpdatedUtc.Value : article.PublishedUtc!.Value;
}
