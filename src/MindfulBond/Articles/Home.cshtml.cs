using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>The first page: one featured article, a way in by a sentence, and the newest.</summary>
[PublicPage("page")]
public sealed class HomeModel(ArticleCatalog catalog, BaseUrl site) : PageModel, IFramedPage
{
    private const int PerPage = 8;

    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    /// <summary>The page of the list, from 1.</summary>
    public int Number { get; private set; }

    public int Pages { get; private set; }

    public IReadOnlyList<Article> Shown { get; private set; } = [];

    public IReadOnlyList<Sentence> Sentences => catalog.SentencesToStartFrom();

    public IActionResult OnGet([FromQuery(Name = "page")] string? page)
    {
        var list = Paging.Of([.. catalog.Newest.Where(article => article.Slug != catalog.Featured?.Slug)], page, PerPage);
        if (list is null) return NotFound();

        (Number, Pages, Shown) = (list.Number, list.Pages, list.Shown);
        Head = new PageHead(list.Address("/"), list.Number == 1 ? "" : $"Newest articles, page {list.Number}", catalog.Site.Tagline)
        {
            Later = list.Later("/"),
            Earlier = list.Earlier("/"),
            Data = list.Number > 1 ? null : new JsonLd(WriteSite),
        };
        return Page();
    }

    private void WriteSite(Utf8JsonWriter json)
    {
        json.WriteString("@type", "WebSite");
        json.WriteString("name", catalog.Site.Title);
        json.WriteString("description", catalog.Site.Tagline);
        json.WriteString("url", site.Of("/"));
        json.WriteString("inLanguage", catalog.Site.Language);
    }
}
