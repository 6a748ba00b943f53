using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>What was sent only for the author: one note to answer, those that wait behind it, and those that were answered. None is ever public.</summary>
public sealed class PrivateNotesModel(DeskLists lists, ModerationDesk desk, DeskReaders readers, ArticleCatalog catalog, TimeProvider clock) : PageModel, IDeskPage
{
    private const string Here = "/admin/notes";

    public ArticleCatalog Catalog => catalog;

    public DeskHead Head { get; } = new("Private notes", Here);

    /// <summary>The note that lies open; null when none waits.</summary>
    public OpenedComment? Note { get; private set; }

    /// <summary>Whether its words are shown: an urgent one may wait for a press.</summary>
    public bool ShowsText { get; private set; }

    public IReadOnlyList<QueueRow> Waiting { get; private set; } = [];

    public IReadOnlyList<QueueRow> Answered { get; private set; } = [];

    public Seat Seat { get; private set; } = null!;

    public Said? Said { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>What is missing: the field and the sentence; null when nothing is.</summary>
    public (string Field, string Sentence)? Problem { get; private set; }

    public (string? Answer, string? Second) Typed { get; private set; }

    public DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    public IReadOnlyList<IReadOnlyList<MarkedRun>> Words => MarkedText.Of(Note!);

    public string Address => Note is { } note ? $"{Here}?open={DeskPane.Key(note.Comment.Id)}" : Here;

    public string TitleOf(string slug) => catalog.Article(slug)?.Title ?? slug;

    public async Task OnGetAsync([FromQuery(Name = "open")] Guid? open, [FromQuery(Name = "show")] string? show, CancellationToken cancel)
    {
        await ReadAsync(open, show is not null, cancel);
        if (open is not null && Note?.Comment.Id != open) Notice = "Its writer took it back. There is nothing left to answer.";
        Said = Said.Last(TempData, Seat.Reader.Account);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "id")] Guid id, [FromForm(Name = "version")] int? version, [FromForm(Name = "do")] string? what, [FromForm(Name = "answer")] string? answer,
        [FromForm(Name = "second")] string? second, CancellationToken cancel)
    {
        Seat = await readers.OfAsync(User, catalog, cancel);
        DeskDecision? decision = what switch
        {
            "answer" => new DeskDecision.AnswerNote(answer ?? ""),
            "later" => new DeskDecision.Later(),
            "hand-over" => new DeskDecision.HandOver(second ?? ""),
            "spam" => new DeskDecision.Spam(),
            _ => null,
        };
        if (decision is null) return Redirect(Here);

        var came = await desk.DecideAsync(id, version, decision, Seat.Reader, catalog, cancel);
        if (came.Problem is null && came.Outcome is Decision.Done or Decision.AlreadySo)
        {
            var words = came.Outcome == Decision.Done ? DeskWords.Done(decision, came.Name, "note") + WordingAdvice.After([answer ?? ""]) : DeskWords.NotDone(came, decision, Seat.Reader.Account, NowUtc);
            Said.Keep(TempData, Seat.Reader.Account, new Said(words, came.Undo));
            return Redirect(Here);
        }

        Typed = (answer, second);
        if (came.Problem is { } missing) Problem = (what == "hand-over" ? "second" : "answer", missing);
        else Notice = DeskWords.NotDone(came, decision, Seat.Reader.Account, NowUtc);
        Response.StatusCode = came.Problem is not null ? StatusCodes.Status422UnprocessableEntity : came.Outcome == Decision.NotFound ? StatusCodes.Status410Gone : StatusCodes.Status409Conflict;
        await ReadAsync(id, show: true, cancel);
        if (Note?.Comment.Id != id) Note = null;
        return Page();
    }

    private async Task ReadAsync(Guid? open, bool show, CancellationToken cancel)
    {
        Seat ??= await readers.OfAsync(User, catalog, cancel);
        Waiting = (await lists.PageAsync(new QueueFilter(QueueTab.PrivateNotes), cancel)).Rows;
        Answered = (await lists.PageAsync(new QueueFilter(QueueTab.AnsweredNotes), cancel)).Rows;
        if (open is { } asked) Note = await lists.OpenAsync(asked, catalog, cancel) is { Comment.IsPrivate: true } note ? note : null;
        else if (Waiting is [{ } first, ..]) Note = await lists.OpenAsync(first.Id, catalog, cancel);
        ShowsText = show || Seat.Account.ShowsUrgentAtOnce || Note is not { Comment: { Distress: >= 2, Status: CommentStatus.Pending } };
    }
}
