using MindfulBond.Articles;
using MindfulBond.Delivery;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>Brings what machines read: feeds and the sitemap.</summary>
public static class FeedsSetup
{
    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/feed.xml", (ArticleCatalog catalog, BaseUrl site) =>
            AtomFeed.Of(catalog, site, topic: null)).WithMetadata(new PublicPageAttribute());
        app.MapGet("/topics/{slug}/feed.xml", (string slug, ArticleCatalog catalog, BaseUrl site) =>
            catalog.Topic(slug) is { } topic ? AtomFeed.Of(catalog, site, topic) : Results.NotFound()).WithMetadata(new PublicPageAttribute());
        app.MapGet("/feed.json", JsonFeed.Of).WithMetadata(new PublicPageAttribute());
        app.MapGet("/sitemap.xml", Sitemap.Of).WithMetadata(new PublicPageAttribute());
    }
}
