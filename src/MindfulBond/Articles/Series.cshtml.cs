using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>Articles that are better read in order.</summary>
[PublicPage]
public sealed class SeriesModel(ArticleCatalog catalog, BaseUrl site) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public Series Series { get; private set; } = null!;

    public IActionResult OnGet(string slug)
    {
        if (catalog.Series.FirstOrDefault(series => series.Info.Slug == slug) is not { } series) return NotFound();

        Series = series;
        Head = new PageHead(series.Address, series.Info.Name, series.Info.Description ?? $"{Plain.Sentence(Plain.Count(series.Parts.Count, "part"))}, to be read in order.")
        {
            Data = new JsonLd(JsonLd.Breadcrumbs((catalog.Site.Title, site.Of("/")), (series.Info.Name, site.Of(series.Address)))),
        };
        return Page();
    }
}
