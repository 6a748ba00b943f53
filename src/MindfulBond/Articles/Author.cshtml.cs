using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>Who signs articles here, and which.</summary>
[PublicPage("page")]
public sealed class AuthorModel(ArticleCatalog catalog, BaseUrl site) : PageModel, IFramedPage
{
    private const int PerPage = 20;

    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public AuthorInfo Author { get; private set; } = null!;

    public IReadOnlyList<Article> Written { get; private set; } = [];

    public IReadOnlyList<Article> Shown { get; private set; } = [];

    public IActionResult OnGet(string slug, [FromQuery(Name = "page")] string? page)
    {
        if (catalog.Authors.FirstOrDefault(author => author.Slug == slug) is not { } author) return NotFound();
        Written = [.. catalog.Articles.Where(article => article.Authors.Any(writer => writer.Slug == slug))];
        if (Paging.Of(Written, page, PerPage) is not { } list) return NotFound();

        var address = "/authors/" + author.Slug;
        (Author, Shown) = (author, list.Shown);
        Head = new PageHead(list.Address(address), list.Number == 1 ? author.Name : $"{author.Name}, page {list.Number}", author.About ?? $"Articles by {author.Name}.")
        {
            Later = list.Later(address),
            Earlier = list.Earlier(address),
            Data = new JsonLd(JsonLd.Breadcrumbs((catalog.Site.Title, site.Of("/")), (author.Name, site.Of(address)))),
        };
        return Page();
    }
}
