namespace MindfulBond.Articles;

/// <summary>Brings the catalogue, the pages of articles and the files beside them.</summary>
public static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<PublishedNow>();
        // One request sees one catalogue, however many parts of the page ask for it.
        services.AddScoped(provider => provider.GetRequiredService<PublishedNow>().Get());
        services.AddSingleton<PreparedImages>();
        return services;
    }

    /// <summary>Old addresses and other spellings lead on before any page is asked.</summary>
    public static void UseOldAddresses(this WebApplication app) => app.UseMiddleware<OldAddresses>();

    public static void MapArticles(this WebApplication app)
    {
        app.MapGet("/articles/{slug}/{**file}", (string slug, string file, ArticleCatalog catalog, PreparedImages images, HttpContext context) =>
            catalog.Article(slug) is { } article
                ? images.Answer(context, catalog.Content, Path.Combine(Path.GetDirectoryName(article.File) ?? "", file).Replace('\\', '/'))
                : Results.NotFound());

        // Pictures of an article are reached through it alone: beside a draft they stay as private as the draft.
        app.MapGet("/images/{**file}", (string file, ArticleCatalog catalog, PreparedImages images, HttpContext context) =>
            file.StartsWith("articles/", StringComparison.Ordinal)
                ? Results.NotFound()
                : images.Answer(context, catalog.Content, catalog.Content.Image("images/" + file) is null ? file : "images/" + file));
    }
}
