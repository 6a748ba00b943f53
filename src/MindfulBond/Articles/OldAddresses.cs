using MindfulBond.Content;
using MindfulBond.Text;

namespace MindfulBond.Articles;

/// <summary>
/// Answers 301 to the one spelling of an address: without a slash or <c>.html</c> at the end, lower-case, and the new address of what moved.
/// </summary>
internal sealed class OldAddresses(RequestDelegate next)
{
    private static readonly string[] OldFeeds = ["/feed", "/rss", "/index.xml", "/atom.xml", "/rss.xml", "/feed.atom"];

    private static readonly string[] ForMachines = ["feed.xml", "feed.json", "sitemap.xml", "robots.txt"];

    public Task InvokeAsync(HttpContext context, ArticleCatalog catalog)
    {
        // An address that the program itself answers, such as the way out, is never an old one, whatever an author writes.
        var isOurs = context.GetEndpoint() is RouteEndpoint { RoutePattern.Parameters.Count: 0 };
        if (NewAddress(context.Request.Path.Value ?? "/", catalog, isOurs) is not { } address) return next(context);

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = new PathString(address).ToUriComponent() + context.Request.QueryString.ToUriComponent();
        return Task.CompletedTask;
    }

    /// <summary>Where a path leads now; null when it is the one spelling already, or nothing is known of it.</summary>
    internal static string? NewAddress(string path, ArticleCatalog catalog, bool isOurs = false)
    {
        var canonical = SiteAddress.Canonical(path);
        if (OldFeeds.Contains(canonical, StringComparer.Ordinal)) return "/feed.xml";
        if (catalog.NewAddress(canonical) is { } moved && !isOurs && !IsServed(canonical, catalog)) return moved;
        if (canonical.StartsWith("/articles/", StringComparison.Ordinal) && Slug.From(canonical["/articles/".Length..]) is var slug
            && catalog.Article(slug) is { } article && article.Address != path && !canonical["/articles/".Length..].Contains('/', StringComparison.Ordinal))
            return article.Address;

        // Only the spelling of the end and of our own pages is ours to mend: a file's name may need its capitals.
        var changesCaseOnly = string.Equals(canonical, path, StringComparison.OrdinalIgnoreCase);
        if (path == canonical || (changesCaseOnly && !IsServed(canonical, catalog))) return null;
        return canonical;
    }

    private static bool IsServed(string canonical, ArticleCatalog catalog)
    {
        var parts = canonical.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["articles", var slug] => catalog.Article(slug) is not null,
            ["topics" or "series" or "authors" or "help" or "admin" or "health" or ".well-known", ..] => true,
            [var slug] => SiteAddress.IsTaken(slug) || ForMachines.Contains(slug, StringComparer.Ordinal) || catalog.Content.PagesBySlug.ContainsKey(slug),
            _ => false,
        };
    }
}
