using MindfulBond.Accounts;
using MindfulBond.Content;
using MindfulBond.Images;

namespace MindfulBond.Articles;

/// <summary>Brings the catalogue, the pages of articles and the files beside them.</summary>
public static class ArticlesSetup
{
    public static IServiceCollection AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<PublishedNow>();
        // One request sees one catalogue, however many parts of the page ask for it.
        services.AddScoped(provider => provider.GetRequiredService<PublishedNow>().Get());
        return services;
    }

    /// <summary>Old addresses and other spellings lead on before any page is asked.</summary>
    public static void UseOldAddresses(this WebApplication app) => app.UseMiddleware<OldAddresses>();

    public static void MapArticles(this WebApplication app)
    {
        // Beside a draft, pictures stay as private as the draft, whatever the way to them.
        app.MapGet("/articles/{slug}/{**file}", async (string slug, string file, ArticleCatalog catalog, ImageAnswers images, HttpContext context) =>
            catalog.Article(slug) is { } article && $"{ContentSnapshot.FolderOf(article.File)}/{file}".TrimStart('/') is var path && catalog.MayShow(path)
                ? await images.AnswerAsync(context, catalog.Content.Image(path))
                : Results.NotFound());

        // The pictures of a preview: for those at the desk alone, and kept nowhere.
        app.MapGet(ArticlePreview.Address + "{slug}/{**file}", async (string slug, string file, ArticleCatalog catalog, ImageAnswers images, HttpContext context) =>
        {
            if (ArticlePreview.Of(catalog, slug) is not { } preview) return Results.NotFound();
            var path = $"{ContentSnapshot.FolderOf(preview.Article.File)}/{file}".TrimStart('/');
            if (!preview.Catalog.MayShow(path)) return Results.NotFound();
            var answer = await images.AnswerAsync(context, catalog.Content.Image(path));
            context.Response.Headers.CacheControl = "no-store";
            return answer;
        }).RequireAuthorization(Policies.Desk);

        app.MapGet("/images/{**file}", async (string file, ArticleCatalog catalog, ImageAnswers images, HttpContext context) =>
            (catalog.Content.Image("images/" + file) is null ? file : "images/" + file) is var path && catalog.MayShow(path)
                ? await images.AnswerAsync(context, catalog.Content.Image(path))
                : Results.NotFound());
    }
}
