using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
        State = AllArticlesModel.WhyHidden(catalog.Content.Articles.First(article => article.Slug == slug), catalog);
        Head = new PageHead(ArticlePreview.Address + slug, preview.Article.TabTitle ?? preview.Article.Title, preview.Article.Description) { Hidden = true };
        return Page();
    }
}
