using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Search;
using MindfulBond.Shared;

namespace MindfulBond.Site;

/// <summary>What is shown in place of an answer of 400 to 499: calm words and ways on.</summary>
public sealed class NotHereModel(ArticleCatalog catalog) : PageModel, IFramedPage
{
    public const string Address = "/not-here";

    public PageHead Head { get; private set; } = null!;

    public bool Missing => Response.StatusCode == StatusCodes.Status404NotFound;

    public IReadOnlyList<Sentence> Sentences => [.. catalog.SentencesToStartFrom().Take(4)];

    /// <summary>Where somebody may have meant to go.</summary>
    public IReadOnlyList<(string Address, string Title)> Near => NearAddresses.To(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "", catalog);

    public string Reason => Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed => "This address can be read, and nothing else.",
        StatusCodes.Status413PayloadTooLarge => "That was more than we can take at once.",
        StatusCodes.Status429TooManyRequests => "A few too many came from near you in a short time. Give it a while.",
        _ => "Your browser sent something we couldn’t read. Going back and trying once more usually helps.",
    };

    public IActionResult OnGet()
    {
        // Asked for by its own address, this page is as missing as any other.
        if (Response.StatusCode == StatusCodes.Status200OK) return NotFound();
        Head = new PageHead(Address, Missing ? "Not here" : "Not sent", "") { Hidden = true };
        return Page();
    }
}
