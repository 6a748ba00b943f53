using System.Globalization;
using MindfulBond.Articles;

namespace MindfulBond.Site;

/// <summary>The addresses that machines ask for by convention.</summary>
internal static class WellKnown
{
    /// <summary>RFC 9309. What is private to a reader or a moderator stays out of search engines.</summary>
    public static IResult Robots(BaseUrl site) => Results.Text($"""
        User-agent: *
        Disallow: /admin
        Disallow: /note
        Disallow: /leave

        Sitemap: {site.Of("/sitemap.xml")}

        """);

    /// <summary>RFC 9116. Its end lies half a year ahead and moves on by itself each day.</summary>
    public static IResult Security(ArticleCatalog catalog, BaseUrl site)
    {
        var expires = catalog.Today.AddDays(180).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return Results.Text($"""
            Contact: {catalog.Site.Contact ?? site.Of(catalog.StandingPage("about") ?? "/")}
            Expires: {expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
            Preferred-Languages: {catalog.Site.Language}
            Canonical: {site.Of("/.well-known/security.txt")}

            """);
    }
}
