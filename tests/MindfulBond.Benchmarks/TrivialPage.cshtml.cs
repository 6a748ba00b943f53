using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Benchmarks;

/// <summary>A page that shows nothing and asks nobody, within the site's layout.</summary>
public sealed class TrivialPageModel : PageModel, IFramedPage
{
    public PageHead Head { get; } = new("/trivial", "Trivial", "A page that shows nothing.");
}
