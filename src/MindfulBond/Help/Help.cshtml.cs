using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Help;

/// <summary>Help in every country, without a guess at where the reader is: the address is the only memory.</summary>
[PublicPage]
public sealed class HelpModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; } = new("/help", "Help now", "Who to call, text or write to, by country.");

    public IReadOnlyList<HelpCountry> Countries => catalog.Content.Help.Countries;

    /// <summary>The first line for people afraid of someone at home, country by country.</summary>
    public IEnumerable<(HelpCountry Country, ShownLine Line)> AtHome =>
        from country in Countries
        let line = ShownLine.Of(country, catalog.Today, Audience.DomesticAbuse).FirstOrDefault()
        where line is not null
        select (country, line);
}
