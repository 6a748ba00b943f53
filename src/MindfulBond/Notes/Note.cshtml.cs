using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Shared;

namespace MindfulBond.Notes;

/// <summary>Five words in; what happened out, and what can be done about it. Nothing here is an address or is kept anywhere.</summary>
[IgnoreAntiforgeryToken]
public sealed class NoteModel(NoteDesk desk, ArticleCatalog catalog) : PageModel, IFramedPage
{
    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; } = new("/note", "Your note", "") { Hidden = true };

    /// <summary>What the words opened; null before they are typed, or when they open nothing.</summary>
    public OpenedNote? Note { get; private set; }

    /// <summary>Whether the words typed open nothing.</summary>
    public bool OpensNothing { get; private set; }

    /// <summary>Whether the page had stood open too long, or what it showed is gone: the words have to be typed again.</summary>
    public bool TimeIsOver { get; private set; }

    /// <summary>What was typed into the form of a change whose time was over; null when nothing was.</summary>
    public string? Kept { get; private set; }

    /// <summary>Whether there were too many wrong tries.</summary>
    public bool MustWait { get; private set; }

    /// <summary>Whether it was withdrawn just now.</summary>
    public bool JustWithdrawn { get; private set; }

    /// <summary>The form to change it; null when it is not being changed.</summary>
    public WrittenForm? Changing { get; private set; }

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "phrase")] string? phrase, [FromForm(Name = "pass")] string? pass, [FromForm(Name = "action")] string? action,
        [FromForm(Name = "body")] string? body, [FromForm(Name = "name")] string? name, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (action is null or "open") return await OpenAsync(phrase ?? "", cancel);

        if (await desk.OpenAgainAsync(pass, cancel) is not { Comment: { } comment } note)
        {
            (TimeIsOver, Kept) = (true, action == "save" ? body : null);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Note = note;
        switch (action)
        {
            case "withdraw":
                await desk.WithdrawAsync(note, cancel);
                (JustWithdrawn, Note) = (true, null);
                return Page();
            case "agree":
                await desk.AgreeAsync(note, cancel);
                break;
            case "refuse":
                await desk.RefuseAsync(note, cancel);
                break;
            case "change":
                Changing = new WrittenForm(comment.ArticleSlug, comment.Text, comment.Name, comment.IsPrivate, null, []);
                return Page();
            case "save":
                var (errors, wait) = await desk.ChangeAsync(note, body ?? "", name ?? "", catalog, HttpContext.Connection.RemoteIpAddress, cancel);
                if (errors.Count == 0) break;
                Changing = new WrittenForm(comment.ArticleSlug, body ?? "", name ?? "", comment.IsPrivate, null, errors);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                if (wait is { } time) AskToWait(time);
                return Page();
        }

        Note = await desk.OpenAgainAsync(note.Pass, cancel);
        return Page();
    }

    private async Task<IActionResult> OpenAsync(string phrase, CancellationToken cancel)
    {
        (Note, var wait) = await desk.OpenAsync(phrase, HttpContext.Connection.RemoteIpAddress, cancel);
        if (wait is { } time)
        {
            MustWait = true;
            AskToWait(time);
        }
        else if (Note is null)
        {
            OpensNothing = true;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    private void AskToWait(TimeSpan time)
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = ((int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
