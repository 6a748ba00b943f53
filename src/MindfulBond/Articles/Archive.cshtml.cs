using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>Everything published: series first, then year by year.</summary>
[PublicPage("page")]
public sealed class ArchiveModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    private const int PerPage = 200;

    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public int Number { get; private set; }

    /// <summary>Newest year first; undated articles last, without a key.</summary>
    public IReadOnlyList<IGrouping<int?, Article>> Years { get; private set; } = [];

    public string Summary
    {
        get
        {
            var (count, sets) = (catalog.Articles.Count, catalog.Series.Count);
            if (count == 0) return "No articles here yet. We’d rather leave it empty than fill it badly.";
            var articles = count == 1 ? "One article" : $"{Plain.Sentence(Plain.Number(count))} articles, newest first";
            return sets == 0 ? articles + "." : $"{articles}, and {Plain.Number(sets)} {(sets == 1 ? "set that is" : "sets that are")} better read in order.";
        }
    }

    public IActionResult OnGet([FromQuery(Name = "page")] string? page)
    {
        if (Paging.Of(catalog.Articles, page, PerPage) is not { } list) return NotFound();

        Number = list.Number;
        Years = [.. list.Shown.GroupBy(article => article.PublishedUtc is { } day ? catalog.DayOf(day).Year : (int?)null)];
        Head = new PageHead(list.Address("/archive"), list.Number == 1 ? "Everything we’ve published" : $"Everything we’ve published, page {list.Number}", "Every article, by series and by year.")
        {
            Later = list.Later("/archive"),
            Earlier = list.Earlier("/archive"),
        };
        return Page();
    }
}
