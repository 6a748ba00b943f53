using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Settings;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>
/// One comment, and everything that can be decided about it. A form is answered by the next page to read; the keys ask the same address and
/// get the changed parts alone.
/// </summary>
public sealed class OneModel(DeskPanes panes, DeskLists lists, ModerationDesk desk, DeskReaders readers, DeskTexts texts, ArticleCatalog catalog, TimeProvider clock) : PageModel, IDeskPage
{
    /// <summary>The header by which the keys say that they want the parts alone, and by which an answer says that it is ours.</summary>
    public const string PartsHeader = "X-Desk";

    // A decision pressed twice comes within this time; later it is somebody who did not know.
    private static readonly TimeSpan TwoPresses = TimeSpan.FromMinutes(1);

    public DeskHead Head { get; } = new("One comment", DeskPlace.Queue);

    /// <summary>The comment; null when it is gone.</summary>
    public DeskPane? Pane { get; private set; }

    /// <summary>What was typed for a comment that is gone.</summary>
    public DeskForm Form { get; private set; } = new();

    public DeskPlace Place { get; private set; } = new(new QueueFilter(QueueTab.Waiting));

    /// <summary>The comment to read instead of one that is gone.</summary>
    public Guid? Next { get; private set; }

    public Said? Said { get; private set; }

    /// <summary>The row as it stands now, for the list beside; null when it left the list.</summary>
    public QueueRow? Row { get; private set; }

    /// <summary>Whether the batch has come to its end.</summary>
    public bool BatchIsDone { get; private set; }

    public ArticleCatalog Catalog => catalog;

    public DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    private bool WantsParts => Request.Headers.ContainsKey(PartsHeader);

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "show")] string? show, [FromQuery(Name = "ask")] string? ask, [FromQuery(Name = "beside")] string? beside, CancellationToken cancel)
    {
        var seat = await SitAsync(cancel);
        Pane = await panes.OpenAsync(id, Place, seat, catalog, show is not null, beside is not null, cancel);
        if (Pane is { Comment.IsPrivate: true }) return Redirect($"/admin/notes?open={DeskPane.Key(id)}");
        if (Pane is not null) Pane = Pane with { Ask = ask };
        Said = Said.Last(TempData, seat.Reader.Account);
        if (WantsParts) return Pane is null ? await GoneAsync(beside is not null, cancel) : Parts("/Moderation/_Pane.cshtml", Pane);
        if (Pane is null) await LookFurtherAsync(StatusCodes.Status404NotFound, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, DeskForm form, CancellationToken cancel)
    {
        var seat = await SitAsync(cancel);
        Form = form;
        if (form.Do is "close-thread" or "open-thread") return await CloseAsync(id, form, seat, cancel);
        if (form.Do is { } start && start.StartsWith("start-", StringComparison.Ordinal)) return await StartFromAsync(id, form, start["start-".Length..], seat, cancel);

        var (decision, problem) = form.Read();
        if (decision is null) return await AgainAsync(id, form, seat, problem ?? "Choose what shall become of it.", cancel);

        // Where it leads on is seen before the decision moves it.
        var next = form.Beside && WantsParts ? null : await NextAsync(id, cancel);
        var answer = await desk.DecideAsync(id, form.Version, decision, seat.Reader, catalog, cancel);
        if (answer.Problem is { } missing) return await AgainAsync(id, form, seat, missing, cancel);
        if (answer.Outcome == Decision.Done)
        {
            Said = Said.Keep(TempData, seat.Reader.Account, new Said(DeskWords.Done(decision, answer.Name) + (WantsParts ? "" : WordingAdvice.After(form.ForOthers)), answer.Undo));
            return await OnwardAsync(id, form, decision, answer, next, seat, cancel);
        }

        var words = DeskWords.NotDone(answer, decision, seat.Reader.Account, clock.GetUtcNow().UtcDateTime);
        if (answer.Outcome == Decision.AlreadySo && (!form.Typed.Any() || IsSecondPress(answer, seat)))
        {
            var undo = answer.Faster is { Together: { } together } faster && faster.By == seat.Reader.Account && faster.From != faster.To ? together : (Guid?)null;
            Said = Said.Keep(TempData, seat.Reader.Account, new Said($"{answer.Name}: {words}", undo));
            return await OnwardAsync(id, form, decision, answer, next, seat, cancel);
        }

        return await OvertakenAsync(id, form, words, seat, cancel);
    }

    private bool IsSecondPress(DeskAnswer answer, Seat seat) => answer.Faster is { } last && last.By == seat.Reader.Account && clock.GetUtcNow().UtcDateTime - last.AtUtc < TwoPresses;

    private async Task<Seat> SitAsync(CancellationToken cancel)
    {
        Place = DeskPlace.Of(Request.Query, clock.GetUtcNow().UtcDateTime);
        return await readers.OfAsync(User, catalog, cancel);
    }

    private async Task<Guid?> NextAsync(Guid id, CancellationToken cancel) =>
        (await lists.NeighboursAsync(id, Place.Filter, cancel)).Next ?? await lists.FirstAsync(Place.Filter, cancel) switch
        {
            { } first when first != id => first,
            _ => null,
        };

    // A decision that takes the comment out of the list leads to the next; any other leaves it open.
    private async Task<IActionResult> OnwardAsync(Guid id, DeskForm form, DeskDecision decision, DeskAnswer answer, Guid? next, Seat seat, CancellationToken cancel)
    {
        var leaves = decision is not (DeskDecision.Write or DeskDecision.Fold or DeskDecision.Mask or DeskDecision.ReplyTo);
        BatchIsDone = leaves && Place.SinceUtc is { } since && await lists.CountReadAsync(seat.Reader.Account, since, cancel) >= DeskPane.Batch;
        if (WantsParts)
        {
            if (!leaves || decision is DeskDecision.Later or DeskDecision.HandOver) Row = await lists.RowAsync(id, cancel);
            if (!leaves) Pane = await panes.OpenAsync(id, Place, seat, catalog, show: true, form.Beside, cancel);
            return Parts("/Moderation/_Answer.cshtml", this);
        }

        if (BatchIsDone) return Redirect(Place.At(DeskPlace.Queue + "/done"));
        var open = leaves ? next : id;
        if (open is null) return Redirect(Place.OnPage(1).At(DeskPlace.Queue));
        var show = leaves ? null : "1";
        return Redirect(form.Beside ? Place.At(DeskPlace.Queue, ("open", DeskPane.Key(open.Value)), ("show", show)) : Place.At($"{DeskPlace.Queue}/{DeskPane.Key(open.Value)}", ("show", show)));
    }

    // Something typed is missing or too long: the form again, with everything in it.
    private async Task<IActionResult> AgainAsync(Guid id, DeskForm form, Seat seat, string problem, CancellationToken cancel)
    {
        if (await panes.OpenAsync(id, Place, seat, catalog, show: true, beside: form.Beside && WantsParts, cancel) is not { } pane) return await GoneAsync(form.Beside, cancel);
        Pane = pane with { Form = form, Problem = problem, Ask = AskOf(form) };
        return Shown(StatusCodes.Status422UnprocessableEntity, new Said(problem), seat);
    }

    // Somebody was faster: the comment as it is now, and what had been typed.
    private async Task<IActionResult> OvertakenAsync(Guid id, DeskForm form, string notice, Seat seat, CancellationToken cancel)
    {
        if (await panes.OpenAsync(id, Place, seat, catalog, show: true, beside: form.Beside && WantsParts, cancel) is not { } pane) return await GoneAsync(form.Beside, cancel);
        Pane = pane with { Form = form, Notice = notice, Ask = form.Typed.Any() ? AskOf(form) : null };
        return Shown(StatusCodes.Status409Conflict, new Said($"{pane.Comment.Name}: {notice}"), seat);
    }

    private async Task<IActionResult> StartFromAsync(Guid id, DeskForm form, string key, Seat seat, CancellationToken cancel)
    {
        if (await panes.OpenAsync(id, Place, seat, catalog, show: true, beside: form.Beside && WantsParts, cancel) is not { } pane) return await GoneAsync(form.Beside, cancel);
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) form.Message = texts.Messages.ElementAtOrDefault(number)?.Text ?? form.Message;
        Pane = pane with { Form = form, Ask = AskOf(form) };
        Said = Said.Last(TempData, seat.Reader.Account);
        return Page();
    }

    private async Task<IActionResult> CloseAsync(Guid id, DeskForm form, Seat seat, CancellationToken cancel)
    {
        if (await panes.OpenAsync(id, Place, seat, catalog, show: true, form.Beside, cancel) is not { } pane) return await GoneAsync(form.Beside, cancel);
        var closes = form.Do == "close-thread";
        var decision = await desk.CloseThreadAsync(pane.Comment.ArticleSlug, closes, seat.Reader, cancel);
        Said = Said.Keep(TempData, seat.Reader.Account, new Said(
            $"{(decision == Decision.AlreadySo ? "It was so already: “" : "“")}{pane.ArticleTitle}” {(closes ? "takes no new comments now. What waits can still be read and published" : "takes comments again")}."));
        if (!WantsParts) return Redirect(pane.Here(("show", "1")));
        Pane = await panes.OpenAsync(id, Place, seat, catalog, show: true, form.Beside, cancel);
        Row = await lists.RowAsync(id, cancel);
        return Parts("/Moderation/_Answer.cshtml", this);
    }

    private async Task<IActionResult> GoneAsync(bool beside, CancellationToken cancel)
    {
        Said = new Said("Its writer took it back. There is nothing left to decide.");
        await LookFurtherAsync(StatusCodes.Status410Gone, cancel);
        return WantsParts && beside ? Parts("/Moderation/_Answer.cshtml", this) : Page();
    }

    private IActionResult Shown(int status, Said said, Seat seat)
    {
        Response.StatusCode = status;
        Said = WantsParts ? said : Said.Last(TempData, seat.Reader.Account);
        return WantsParts ? Parts("/Moderation/_Answer.cshtml", this) : Page();
    }

    private async Task LookFurtherAsync(int status, CancellationToken cancel)
    {
        Response.StatusCode = status;
        Next = await lists.FirstAsync(Place.Filter, cancel);
    }

    private PartialViewResult Parts(string view, object model)
    {
        Response.Headers[PartsHeader] = "parts";
        return Partial(view, model);
    }

    private static string? AskOf(DeskForm form) => form.Do switch
    {
        "decline" => "decline",
        "publish-reply" or "reply" => "reply",
        "publish" or "spam" or "later" => null,
        _ => "other",
    };
}
