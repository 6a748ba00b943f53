using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Help;

/// <summary>The help lines of one country, on one page that prints on one sheet.</summary>
[PublicPage]
public sealed class CountryModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public HelpCountry Country { get; private set; } = null!;

    /// <summary>Fragment, heading and lines, in the order of need.</summary>
    public IReadOnlyList<(string Id, string Heading, IReadOnlyList<ShownLine> Lines)> Sections { get; private set; } = [];

    public IActionResult OnGet(string code)
    {
        var countries = catalog.Content.Help.Countries;
        if (countries.FirstOrDefault(country => country.Code == code) is not { } country)
        {
            // The name works as well as the code, for whoever types it.
            return countries.FirstOrDefault(named => Slug.From(named.Name) == code) is { } meant ? RedirectPermanent(meant.Address) : NotFound();
        }

        Country = country;
        Head = new PageHead(country.Address, $"Help now, {country.Name}", $"Who to call, text or write to in {country.Name}.");
        Sections =
        [
            ("talk", "Someone to talk to", Lines(Audience.Crisis)),
            ("home", "Afraid of someone at home", Lines(Audience.DomesticAbuse)),
            ("lgbtq", "LGBTQ+ people", Lines(Audience.Lgbtq)),
            ("assault", "After sexual violence", Lines(Audience.SexualViolence)),
            ("others", "Also there for you", Lines(Audience.Youth, Audience.Men, Audience.Postnatal)),
        ];
        return Page();
    }

    private List<ShownLine> Lines(params IEnumerable<Audience> audiences) => [.. ShownLine.Of(Country, catalog.Today, audiences)];
}
