using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Comments.Limits;
using MindfulBond.Content;
using MindfulBond.Notes;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Comments;

/// <summary>Reporting a comment: a reason, words if one likes, no name; then five words that later tell the outcome.</summary>
[IgnoreAntiforgeryToken]
public sealed class ReportModel(
    ArticleCatalog catalog, CommentThreads threads, CommentBook book, Commenting commenting, PreviewSeal seal, PhraseKey key, SendRate rate, IOptions<CommentOptions> options, RandomNumberGenerator random, TimeProvider clock)
    : PageModel, IFramedPage
{
    private const int LongestExplanation = 2_000;

    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public Article Article { get; private set; } = null!;

    public ShownComment Comment { get; private set; } = null!;

    /// <summary>Seals the five words, so that sending twice reports once.</summary>
    public string Sealed { get; private set; } = "";

    public string? Explanation { get; private set; }

    public ReportReason? Reason { get; private set; }

    /// <summary>What is in the way; null when nothing is.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Whether that is in the explanation rather than in the choice of a reason.</summary>
    public bool WrongIsExplanation { get; private set; }

    /// <summary>The five words, once it is stored.</summary>
    public string? Words { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(slug, id, cancel)) return NotFound();
        Sealed = seal.Seal(new SealedPreview(Phrase.New(random).ToString(), slug, "", clock.GetUtcNow().UtcDateTime, id.ToString()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string slug, Guid id, [FromForm(Name = "why")] ReportReason? why, [FromForm(Name = "explanation")] string? explanation, [FromForm(Name = "sealed")] string? sealedText,
        [FromForm(Name = "website")] string? website, CancellationToken cancel)
    {
        if (!await FindAsync(slug, id, cancel)) return NotFound();
        var seen = seal.Open(sealedText) is { } opened && opened.ArticleSlug == slug && opened.Digest == id.ToString() ? opened : null;
        var phrase = seen?.Words ?? Phrase.New(random);
        Sealed = seen is not null ? sealedText! : seal.Seal(new SealedPreview(phrase.ToString(), slug, "", clock.GetUtcNow().UtcDateTime, id.ToString()));
        (Explanation, Reason) = (explanation, why);

        var text = string.IsNullOrWhiteSpace(explanation) ? null : CommentText.Read(explanation, LongestExplanation);
        if (why is null || !ModelState.IsValid) Wrong = "Choose the reason that comes nearest. Any of them will do.";
        else if (text?.Sentence is { } wrong) (Wrong, WrongIsExplanation) = (wrong, true);
        else if (rate.TooMany(HttpContext.Connection.RemoteIpAddress, options.Value.SendsPerHour) is { } wait)
        {
            WrongIsExplanation = true;
            Wrong = $"A few reports have come from near you in a short time. Give it {WaitWords.Of(wait)}; your words are still in the box.";
            Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (Wrong is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // A program that fills every field gets an ordinary answer, and nothing is stored.
        if (string.IsNullOrEmpty(website))
            await book.AddReportAsync(new CommentReport(id, why!.Value, text?.Text ?? "", key.Hash(phrase), clock.GetUtcNow().UtcDateTime), cancel);
        Words = phrase.ToString();
        return Page();
    }

    private async Task<bool> FindAsync(string slug, Guid id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (catalog.Article(slug) is not { } article || commenting.OpennessOf(article, catalog) == Openness.Off || await threads.OneAsync(slug, id, cancel) is not { } comment) return false;
        (Article, Comment) = (article, comment);
        Head = new PageHead($"{article.Address}/comments/{id:N}/report", "Your note", "") { Hidden = true };
        return true;
    }
}
