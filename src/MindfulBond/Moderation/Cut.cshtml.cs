using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Notes;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>A cut is drawn before it is proposed: words are struck, both versions looked at, and the message written.</summary>
public sealed class CutModel(DeskLists lists, ModerationDesk desk, DeskReaders readers, ArticleCatalog catalog, TimeProvider clock) : PageModel, IDeskPage
{
    private const string NoCut = "A cut leaves words out and adds none. Strike what should go, and leave the rest as its writer wrote it.";

    private const string Changed = "It was changed while you read. Below it reads as it is now: strike it once more. Your message is kept.";

    public ArticleCatalog Catalog => catalog;

    public DeskHead Head { get; } = new("Propose a cut", DeskPlace.Queue);

    /// <summary>The comment; null when it is gone.</summary>
    public Comment? Comment { get; private set; }

    /// <summary>The comment to read instead of one that is gone.</summary>
    public Guid? Next { get; private set; }

    public DeskPlace Place { get; private set; } = null!;

    /// <summary>The text as it is being cut.</summary>
    public string Shorter { get; private set; } = "";

    public string Message { get; private set; } = "";

    /// <summary>What the moderator wrote. The words that were struck are the writer's: they go with the comment.</summary>
    public IEnumerable<(string What, string Text)> Typed => string.IsNullOrWhiteSpace(Message) ? [] : [("Your message", Message)];

    /// <summary>Both versions; null while words are struck.</summary>
    public ProposedCut? Cut { get; private set; }

    /// <summary>What is in the way of the cut; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is in the way of the message; null when nothing is.</summary>
    public string? MessageProblem { get; private set; }

    /// <summary>What came between; null when nothing did.</summary>
    public string? Notice { get; private set; }

    public string Address => Place.At($"{DeskPlace.Queue}/{DeskPane.Key(Comment!.Id)}/cut");

    public string Back => Place.At($"{DeskPlace.Queue}/{DeskPane.Key(Comment!.Id)}", ("show", "1"));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } comment) return Redirect($"{DeskPlace.Queue}/{DeskPane.Key(id)}");
        Shorter = comment.Text;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid id, [FromForm(Name = "do")] string? what, [FromForm(Name = "version")] int? version, [FromForm(Name = "shorter")] string? shorter, [FromForm(Name = "message")] string? message,
        CancellationToken cancel)
    {
        var read = CommentText.Read(shorter);
        (Shorter, Message) = (read.Text, message ?? "");
        if (await FindAsync(id, cancel) is not { } comment) return await GoneAsync(cancel);
        if (what == "again") return Page();

        if (what == "propose" && version != comment.Version && !WordDifference.IsCut(comment.Text, Shorter))
        {
            // It was a cut when it was looked at: the words themselves are others now.
            (Shorter, Notice, Response.StatusCode) = (comment.Text, Changed, StatusCodes.Status409Conflict);
            return Page();
        }

        if (read.Verdict == CommentVerdict.Empty) Problem = "Something has to stay. To keep all of it off the page, keep it back or decline it.";
        else if (Shorter == comment.Text || !WordDifference.IsCut(comment.Text, Shorter)) Problem = NoCut;
        if (Problem is not null) return Refused();

        Cut = new ProposedCut(comment.Text, Shorter);
        if (what != "propose") return Page();

        var seat = await readers.OfAsync(User, catalog, cancel);
        var decision = new DeskDecision.ProposeCut(Shorter, message);
        var answer = await desk.DecideAsync(id, version, decision, seat.Reader, catalog, cancel);
        if (answer.Problem is { } wrong)
        {
            MessageProblem = wrong;
            return Refused();
        }

        if (answer.Outcome == Decision.NotFound) return await GoneAsync(cancel);
        if (answer.Outcome is not (Decision.Done or Decision.AlreadySo))
        {
            Notice = DeskWords.NotDone(answer, decision, seat.Reader.Account, clock.GetUtcNow().UtcDateTime);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        var said = answer.Outcome == Decision.Done ? DeskWords.Done(decision, answer.Name) + WordingAdvice.After([message ?? ""]) : DeskWords.NotDone(answer, decision, seat.Reader.Account, clock.GetUtcNow().UtcDateTime);
        Said.Keep(TempData, seat.Reader.Account, new Said(said, answer.Undo));
        if (Place.SinceUtc is { } since && await lists.CountReadAsync(seat.Reader.Account, since, cancel) >= DeskPane.Batch) return Redirect(Place.At(DeskPlace.Queue + "/done"));
        return Redirect(await lists.FirstAsync(Place.Filter, cancel) is { } next ? Place.At($"{DeskPlace.Queue}/{DeskPane.Key(next)}") : Place.At(DeskPlace.Queue));
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<PageResult> GoneAsync(CancellationToken cancel)
    {
        Comment = null;
        Next = await lists.FirstAsync(Place.Filter, cancel);
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private async Task<Comment?> FindAsync(Guid id, CancellationToken cancel)
    {
        Place = DeskPlace.Of(Request.Query, clock.GetUtcNow().UtcDateTime);
        return Comment = await lists.OpenAsync(id, catalog, cancel) is { Comment: { IsPrivate: false } comment } ? comment : null;
    }
}
