using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>A standing page, such as the comment policy.</summary>
[PublicPage]
public sealed class ContentPageModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public ContentPage Shown { get; private set; } = null!;

    /// <inheritdoc cref="ArticleView.Text"/>
    public RenderedText Text { get; private set; } = RenderedText.Empty;

    public IReadOnlyList<Heading> Contents { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (!catalog.Content.PagesBySlug.TryGetValue(slug, out var page)) return NotFound();

        (Shown, Text) = (page, page.Text);
        var sections = Text.Headings.Where(heading => heading.Level == 2).ToList();
        Contents = sections.Count >= 3 ? sections : [];
        Head = new PageHead(page.Address, page.TabTitle ?? page.Title, page.Description);
        return Page();
    }
}
