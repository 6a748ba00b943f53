using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>The one spelling of an address of this site.</summary>
public static class SiteAddress
{
    private static readonly string[] Taken =
    [
        "admin", "archive", "articles", "authors", "css", "feed", "fonts", "health", "help", "images", "js", "leave", "note", "rss", "search",
        "series", "topics",
    ];

    /// <summary>Whether a standing page cannot have this slug, because the site itself answers there.</summary>
    public static bool IsTaken(string slug) => Taken.Contains(slug, StringComparer.Ordinal);

    /// <summary>
    /// Lower-case, in Unicode form NFC, single slashes, without a slash or <c>.html</c> at the end. The result begins with
    /// exactly one slash, so that a redirect to it never leaves the site.
    /// </summary>
    /// <param name="address">A path, already percent-decoded.</param>
    public static string Canonical(string address)
    {
        var path = address.Normalized().ToLowerInvariant().Normalized().Replace('\\', '/');
        var canonical = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        while (canonical.EndsWith(".html", StringComparison.Ordinal)) canonical = canonical[..^5].TrimEnd('/') is { Length: > 0 } shorter ? shorter : "/";
        return canonical is "/index" ? "/" : canonical;
    }
}
