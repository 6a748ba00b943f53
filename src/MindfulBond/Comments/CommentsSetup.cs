using System.Security.Cryptography;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments.Limits;
using MindfulBond.Delivery;
using MindfulBond.Site;

namespace MindfulBond.Comments;

/// <summary>Brings comments: writing, reading, reporting, and the limits that keep programs out.</summary>
public static class CommentsSetup
{
    public static IServiceCollection AddComments(this IServiceCollection services)
    {
        services.AddOptions<CommentOptions>().BindConfiguration(CommentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AwayOptions>().BindConfiguration(AwayOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WithdrawnIds>().AddSingleton<CommentBook>().AddSingleton<CommentThreads>().AddSingleton<Commenting>().AddSingleton<PreviewSeal>();
        services.AddSingleton(_ => RandomNumberGenerator.Create());
        services.AddSingleton<TakenBack>().AddSingleton<SendRate>().AddSingleton<Repetition>();
        services.AddHostedService<RenamedArticles>();
        services.AddSingleton(_ => DistressPatterns.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Care")));
        services.AddHostedService<DevelopmentSeed>();
        return services;
    }

    public static void MapComments(this WebApplication app) =>
        app.MapGet("/articles/{slug}/comments.xml", async (string slug, ArticleCatalog catalog, Commenting commenting, BaseUrl site, CommentThreads threads, Edition edition, HttpContext context, CancellationToken cancel) =>
        {
            if (catalog.Article(slug) is not { } article || commenting.OpennessOf(article, catalog) == Openness.Off) return Results.NotFound();
            context.ReadsFrom(edition, CommentBook.ScopeOf(slug));
            return CommentFeed.Of(article, await threads.NewestAsync(slug, CommentFeed.Count, cancel), catalog, site);
        }).WithMetadata(new PublicPageAttribute());
}
