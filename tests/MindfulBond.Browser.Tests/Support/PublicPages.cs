namespace MindfulBond.Browser.Tests.Support;

/// <summary>One page of each kind, from the site's own content unless the name says otherwise.</summary>
internal static class PublicPages
{
    public const string Article = "/articles/mental-health-and-intimacy";
    public const string SeriesArticle = "/articles/late-and-tired";
    public const string EveryElement = "/articles/every-element";
    public const string RightToLeft = "/articles/right-to-left";
    public const string Missing = "/nothing-is-here";
    public const string NearMiss = "/articles/late-and-tied";

    /// <summary>Kind, address and whether it is the sample's.</summary>
    public static TheoryData<string, string, bool> Kinds => new()
    {
        { "home", "/", false },
        { "home, second page", "/?page=2", true },
        { "article", Article, false },
        { "article of a series", SeriesArticle, false },
        { "article with every element", EveryElement, true },
        { "article from right to left", RightToLeft, true },
        { "topics", "/topics", false },
        { "topic", "/topics/low-mood", false },
        { "sentence", "/topics/everything-is-on-this-page", true },
        { "series", "/series/the-same-fight", false },
        { "author", "/authors/editors", false },
        { "archive", "/archive", false },
        { "page", "/privacy", false },
        { "help", "/help", false },
        { "country", "/help/gb", false },
        { "search", "/search", false },
        { "search with results", "/search?q=sleep", false },
        { "search without results", "/search?q=zyzzyva", false },
        { "search in danger", "/search?q=suicide", false },
        { "404", Missing, false },
        { "404 near an article", NearMiss, false },
        { "500", ServedSite.Broken, false },
    };
}
