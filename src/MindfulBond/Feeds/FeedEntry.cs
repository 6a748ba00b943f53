using System.Text.RegularExpressions;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>What a feed says of an article. The title is the mild one: it shows in lists that others may see.</summary>
internal static partial class FeedEntry
{
    /// <summary>Entries in a feed: enough for a reader who looks in once a month.</summary>
    public const int Count = 20;

    public static string Title(Article article) => article.TabTitle ?? article.Title;

    /// <summary>A tag URI (RFC 4151). Its year is fixed, so that a corrected date does not make an old article a new one.</summary>
    public static string Id(string address, BaseUrl site) => $"tag:{site.Host},2026:{address}";

    /// <summary>The text with absolute addresses, because a feed is read elsewhere, and each picture in the form that every reader knows.</summary>
    public static string Html(Article article, BaseUrl site) => Choices().Replace(article.Text.Html.ToString(), "")
        .Replace("href=\"/", $"href=\"{site.Value}/", StringComparison.Ordinal)
        .Replace("src=\"/", $"src=\"{site.Value}/", StringComparison.Ordinal)
        .Replace("href=\"#", $"href=\"{site.Of(article.Address)}#", StringComparison.Ordinal);

    public static DateTime Updated(Article article) => article.UpdatedUtc > article.PublishedUtc ? article.UpdatedUtc.Value : article.PublishedUtc!.Value;

    [GeneratedRegex("</?picture>|<source [^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Choices();
}
