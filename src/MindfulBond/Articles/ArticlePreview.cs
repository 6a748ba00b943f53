using MindfulBond.Content;

namespace MindfulBond.Articles;

/// <summary>An article that is not public, with the catalogue as it will be once it is.</summary>
internal static class ArticlePreview
{
    /// <summary>Where previews are, and below each its pictures.</summary>
    public const string Address = "/admin/articles/preview/";

    /// <returns>Null when there is no such article, or when everybody may read it anyway.</returns>
    public static (Article Article, ArticleCatalog Catalog)? Of(ArticleCatalog catalog, string slug)
    {
        if (catalog.Article(slug) is not null || catalog.Content.Articles.FirstOrDefault(article => article.Slug == slug) is not { } hidden) return null;

        var (theirs, ours) = ($"/articles/{Uri.EscapeDataString(slug)}/", $"{Address}{Uri.EscapeDataString(slug)}/");
        var shown = hidden with
        {
            Draft = false,
            ExpiresUtc = null,
            Body = TextBody.Of(hidden.Text with { Html = hidden.Text.Html.WithPicturesFrom(theirs, ours) }),
            Picture = hidden.Picture is { } picture && picture.Address.StartsWith(theirs, StringComparison.Ordinal) ? picture with { Address = ours + picture.Address[theirs.Length..] } : hidden.Picture,
        };
        var then = new ArticleCatalog(catalog.Content.With(shown), shown.PublishedUtc > catalog.NowUtc ? shown.PublishedUtc.Value : catalog.NowUtc);
        return (then.Article(slug)!, then);
    }
}
