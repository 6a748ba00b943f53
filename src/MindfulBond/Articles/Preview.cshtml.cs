using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>An article that nobody can read yet, exactly as it will look. Only the desk sees it; it does not become public by that.</summary>
public sealed class PreviewModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleView View { get; private set; } = null!;

    public PageHead Head { get; private set; } = null!;

    /// <summary>Why nobody else sees it, and what comes next.</summary>
    public string State { get; private set; } = "";

    public IActionResult OnGet(string slug)
    {
        if (catalog.Article(slug) is { } published) return Redirect(published.Address);
        if (ArticlePreview.Of(catalog, slug) is not { } preview) return NotFound();

        View = new ArticleView(preview.Article, preview.Catalog, talk: null);
        State = NotPublic.Words(catalog.Content.Articles.First(article => article.Slug == slug), catalog);
        Head = new PageHead(ArticlePreview.Address + slug, preview.Article.TabTitle ?? preview.Article.Title, preview.Article.Description) { Hidden = true };
        return Page();
    }
}

/// <summary>Says why an article is not public.</summary>
internal static class NotPublic
{
    public static string Words(Article article, ArticleCatalog catalog) =>
        article.Draft ? "A draft: it appears once draft is taken out of its file."
        : article.PublishedUtc is { } comes && comes > catalog.NowUtc
            ? $"Appears by itself on {Plain.ShortDay(catalog.DayOf(comes), catalog.Today)} at {Plain.Time(catalog.TimeOf(comes))}."
            : "Its time is over: expires has passed.";
}
