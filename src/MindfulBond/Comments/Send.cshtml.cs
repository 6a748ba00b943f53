using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Comments;

/// <summary>Where the comment form goes: preview, Send, Change and Discard. None of its answers is an address, and none is kept anywhere.</summary>
[IgnoreAntiforgeryToken]
public sealed class SendModel(Commenting commenting, ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public Article Article { get; private set; } = null!;

    public PageHead Head { get; private set; } = null!;

    /// <summary>What is shown; null for the form alone.</summary>
    public Submission? Came { get; private set; }

    public WrittenForm? Form { get; private set; }

    public IActionResult OnGet(string slug)
    {
        if (catalog.Article(slug) is not { } article) return NotFound();

        Response.Headers.CacheControl = "no-store";
        Response.Headers.Location = article.Address + "#mb-write";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm(Name = "action")] string? action, CommentDraft draft, CancellationToken cancel)
    {
        if (catalog.Article(slug) is not { } article) return NotFound();

        ReadersFirst.LetPass();
        Article = article;
        Head = new PageHead(article.Address + "/comments", "Your note", "") { Hidden = true };
        Response.Headers.CacheControl = "no-store";
        if (action is "change")
        {
            Form = await commenting.FormAsync(article, draft, cancel);
            return Page();
        }

        Came = action switch
        {
            "send" => await commenting.SendAsync(article, catalog, draft, HttpContext.Connection.RemoteIpAddress, cancel),
            "discard" => new Submission.Discarded(),
            _ => await commenting.PreviewAsync(article, catalog, draft, cancel),
        };
        switch (Came)
        {
            case Submission.Refused refused:
                Form = refused.Form;
                Response.StatusCode = refused.Status;
                if (refused.RetryAfter is { } wait) Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case Submission.Preview preview:
                Response.StatusCode = preview.Status;
                break;
            case Submission.NotOpen:
                Response.StatusCode = StatusCodes.Status409Conflict;
                Form = await commenting.FormAsync(article, draft, cancel);
                break;
        }

        ReadersFirst.LetPass();
        return Page();
    }
}
