using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Delivery;

namespace MindfulBond.Articles;

/// <summary>Ruled rows of articles with the count of their comments, on every list.</summary>
[ViewComponent(Name = "ArticleRows")]
public sealed class ArticleRowsViewComponent(ArticleCatalog catalog, CommentThreads threads, Edition edition, IOptions<CommentOptions> options) : ViewComponent
{
    /// <param name="articles">In the order of the list.</param>
    /// <param name="counted">Whether the counts are shown: beside an article's own comments they would only distract.</param>
    public async Task<IViewComponentResult> InvokeAsync(IReadOnlyList<Article> articles, bool counted)
    {
        if (!counted || !options.Value.Enabled) return View("/Articles/_Rows.cshtml", new ArticleRows(articles, catalog, new Dictionary<string, int>(StringComparer.Ordinal)));
        foreach (var article in articles) HttpContext.ReadsFrom(edition, CommentBook.ScopeOf(article.Slug));
        var counts = await threads.CountsAsync([.. articles.Select(article => article.Slug)], HttpContext.RequestAborted);
        return View("/Articles/_Rows.cshtml", new ArticleRows(articles, catalog, counts));
    }
}

/// <param name="Articles">In the order of the list.</param>
/// <param name="Catalog">The catalogue of this request.</param>
/// <param name="Comments">How many published comments each article has, by slug; articles without any are missing.</param>
public sealed record ArticleRows(IReadOnlyList<Article> Articles, ArticleCatalog Catalog, IReadOnlyDictionary<string, int> Comments);
