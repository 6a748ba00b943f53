using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Delivery;

namespace MindfulBond.Articles;

/// <summary>
/// Where readers wrote lately, and where they wrote most: titles, days and counts, and no word or name of anybody. Whoever wrote under an
/// article on a hard subject wrote to its readers, so nobody is led there by the crowd.
/// </summary>
[ViewComponent(Name = "TalkedAbout")]
public sealed class TalkedAboutViewComponent(ArticleCatalog catalog, CommentThreads threads, Edition edition, IOptionsMonitor<CommentOptions> options) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Of so few nothing is the most.</summary>
    private const int Fewest = 3;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!options.CurrentValue.Enabled) return Content("");
        HttpContext.ReadsFrom(edition, CommentBook.Everywhere);
        var latest = await threads.LatestAsync(HttpContext.RequestAborted);
        var most = await threads.MostAsync(HttpContext.RequestAborted);
        var open = catalog.Newest.Where(IsForAnybody).ToDictionary(article => article.Slug, StringComparer.Ordinal);
        var talked = new TalkedAbout(
            [.. latest.Where(one => open.ContainsKey(one.Slug)).Take(Shown).Select(one => (open[one.Slug], one.SentUtc))],
            [.. most.Where(one => open.ContainsKey(one.Slug)).Take(Shown).Select(one => (open[one.Slug], one.Published))],
            catalog);
        return talked.Lately.Count == 0 ? Content("") : View("/Articles/_TalkedAbout.cshtml", talked.Most.Count >= Fewest ? talked : talked with { Most = [] });
    }

    private static bool IsForAnybody(Article article) => article is { Comments: not CommentsMode.Off, Sensitivity: not Sensitivity.High, ContentNotes.Count: 0, CrisisTopics.Count: 0 };
}

/// <param name="Lately">Articles with the day of their newest comment, the newest first.</param>
/// <param name="Most">Articles with their count, the highest first; empty where there are too few to compare.</param>
/// <param name="Catalog">The catalogue of this request.</param>
public sealed record TalkedAbout(IReadOnlyList<(Article Article, DateTime SentUtc)> Lately, IReadOnlyList<(Article Article, int Comments)> Most, ArticleCatalog Catalog);
