using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Moderation.Rules;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>The comments of one state: what waits, care first; and what was decided, the newest first. On a wide window one of them lies open beside.</summary>
public sealed class QueueModel(DeskLists lists, DeskPanes panes, ModerationDesk desk, DeskReaders readers, RuleBook rules, ArticleCatalog catalog, TimeProvider clock) : PageModel, IDeskPage
{
    private const int FirstWords = 90;
    private const int MostArticles = 100;

    public DeskHead Head { get; private set; } = new("Comments", DeskPlace.Queue) { Full = true };

    public ArticleCatalog Catalog => catalog;

    public DeskPlace Place { get; private set; } = null!;

    public QueuePage List { get; private set; } = null!;

    public QueueCounts Counts { get; private set; } = null!;

    public Seat Seat { get; private set; } = null!;

    /// <summary>The comment that lies open; null for none.</summary>
    public DeskPane? Pane { get; private set; }

    /// <summary>Whether one was asked for that is gone.</summary>
    public bool OpenIsGone { get; private set; }

    public Said? Said { get; private set; }

    /// <summary>The rows that stay chosen, because something was missing.</summary>
    public IReadOnlySet<Guid> Chosen { get; private set; } = new HashSet<Guid>();

    /// <summary>What is missing for a decision about several; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was typed for it.</summary>
    public (DeclineReason? Why, string? Line) Typed { get; private set; }

    /// <summary>How many were read today, where that is as many as one meant to read; null otherwise.</summary>
    public int? Enough { get; private set; }

    /// <summary>How many of the batch were decided; null where there are no batches.</summary>
    public int? InBatch { get; private set; }

    public DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>Articles to choose from, by title: those of the rows and the newest. No list is made of ten thousand.</summary>
    public IEnumerable<Article> Articles => List.Rows.Select(row => row.ArticleSlug).Append(Place.Filter.ArticleSlug ?? "").Select(catalog.Article).OfType<Article>()
        .Concat(catalog.Newest.Take(MostArticles)).DistinctBy(article => article.Slug).OrderBy(article => article.Title, StringComparer.OrdinalIgnoreCase);

    /// <summary>The owner's rules, to look for.</summary>
    public IEnumerable<(string Flag, string Words)> OwnRules => rules.Rules.Select(rule => (rule.Flag, rule.Name));

    public bool IsDecidedTab => List.Filter.Tab is QueueTab.KeptBack or QueueTab.Hidden or QueueTab.Declined or QueueTab.Spam;

    /// <summary>Nothing at all waits: the sitting has an end.</summary>
    public bool NothingWaits => List.Filter.Tab == QueueTab.Waiting && !Place.IsFiltered && List.Filter.Page == 1 && List.Rows.Count == 0;

    public int? CountOf(QueueTab tab) => tab switch
    {
        QueueTab.Waiting => Counts.Waiting,
        QueueTab.Reported => Counts.Reported,
        QueueTab.CutProposed => Counts.CutProposed,
        QueueTab.KeptBack => Counts.KeptBack,
        QueueTab.Published => Counts.Published,
        QueueTab.Hidden => Counts.Hidden,
        QueueTab.Declined => Counts.Declined,
        _ => Counts.Spam,
    };

    public DeskRow RowOf(QueueRow row) => new(row, Place, catalog, NowUtc)
    {
        IsOpen = Pane?.Comment.Id == row.Id,
        IsChosen = Chosen.Contains(row.Id),
        FirstWords = Seat.Account.ShowsFirstWords ? Plain(row.Text) : null,
    };

    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "open")] Guid? open, [FromQuery(Name = "show")] string? show, [FromQuery(Name = "ask")] string? ask, [FromQuery(Name = "all")] string? all, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (all is not null) Chosen = List.Rows.Select(row => row.Id).ToHashSet();
        if (open is { } id)
        {
            Pane = await panes.OpenAsync(id, Place, Seat, catalog, show is not null, beside: true, cancel);
            if (Pane is { Comment.IsPrivate: true }) return Redirect($"/admin/notes?open={DeskPane.Key(id)}");
            if (Pane is not null) Pane = Pane with { Ask = ask };
            OpenIsGone = Pane is null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "do")] string? what, [FromForm(Name = "id")] IReadOnlyList<string>? ids, [FromForm(Name = "why")] DeclineReason? why, [FromForm(Name = "line")] string? line,
        [FromForm(Name = "together")] Guid? together, [FromForm(Name = "only")] Guid? only, [FromForm(Name = "back")] string? back, CancellationToken cancel)
    {
        if (what == "undo" && together is { } press) return await UndoAsync(press, only, DeskPlace.Back(back), cancel);

        var chosen = new Dictionary<Guid, int>();
        foreach (var id in ids ?? [])
        {
            if (id.Split('.') is [var key, var version] && Guid.TryParse(key, out var comment) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) chosen[comment] = read;
        }

        (DeskDecision? decision, var problem) = what switch
        {
            "publish" => (new DeskDecision.Publish(), null),
            "decline" when why is null or DeclineReason.NoAnswer => ((DeskDecision?)null, "Choose the reason that comes nearest. Every one of their writers reads its sentence."),
            "decline" => (new DeskDecision.Decline(why.Value, line), null),
            "spam" => (new DeskDecision.Spam(), null),
            "reopen" => (new DeskDecision.Reopen(), null),
            _ => (null, "Choose what shall become of them."),
        };
        if (chosen.Count == 0) problem = "Choose one or more comments first.";
        else if (chosen.Count > ModerationDesk.AtOnce) problem = $"That is more than {ModerationDesk.AtOnce} at once. Choose fewer.";
        else if (decision is not null && ModerationDesk.ProblemOf(decision) is { } missing) problem = missing;
        if (problem is not null)
        {
            await ReadAsync(cancel);
            (Problem, Typed, Chosen) = (problem, (why, line), chosen.Keys.ToHashSet());
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Place = DeskPlace.Of(Request.Query, NowUtc);
        Seat = await readers.OfAsync(User, catalog, cancel);
        var answer = await desk.DecideAllAsync(chosen, decision!, Seat.Reader, catalog, cancel);
        Said.Keep(TempData, Seat.Reader.Account, new Said(DeskWords.Of(answer, decision!) + WordingAdvice.After([line ?? ""]), answer.Undo));
        return Redirect(Place.OnPage(1).At(DeskPlace.Queue));
    }

    /// <summary>The tabs with their counts as they are now, for the script.</summary>
    public async Task<PartialViewResult> OnGetTabsAsync(CancellationToken cancel)
    {
        Place = DeskPlace.Of(Request.Query, NowUtc);
        Counts = await lists.CountsAsync(cancel);
        Response.Headers[OneModel.PartsHeader] = "parts";
        return Partial("_Tabs", this);
    }

    /// <summary>Advice on words as they stand in a box, for the script.</summary>
    public PartialViewResult OnPostAdvice([FromForm(Name = "text")] string? text, [FromForm(Name = "box")] string? box)
    {
        Response.Headers[OneModel.PartsHeader] = "parts";
        return Partial("_Advice", (box ?? "", text));
    }

    private async Task<IActionResult> UndoAsync(Guid together, Guid? only, string back, CancellationToken cancel)
    {
        Seat = await readers.OfAsync(User, catalog, cancel);
        var answer = await desk.UndoAsync(together, Seat.Reader, cancel, only);
        Said.Keep(TempData, Seat.Reader.Account, new Said(DeskWords.OfUndo(answer), answer.Undo));

        // What was taken back lies open again, where one was reading.
        var at = back.Split('?')[0];
        if (answer.Undone is [{ IsOwn: false } one, ..] && answer.Undone.Skip(1).All(other => other.IsOwn))
        {
            var place = DeskPlace.Of(back, NowUtc);
            if (at == DeskPlace.Queue) return Redirect(place.At(DeskPlace.Queue, ("open", DeskPane.Key(one.Id))));
            if (at.StartsWith(DeskPlace.Queue + "/", StringComparison.Ordinal) && Guid.TryParse(at[(DeskPlace.Queue.Length + 1)..], out _)) return Redirect(place.At($"{DeskPlace.Queue}/{DeskPane.Key(one.Id)}"));
        }

        return Redirect(back);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Place = DeskPlace.Of(Request.Query, NowUtc);
        Seat = await readers.OfAsync(User, catalog, cancel);
        Place = Place with { SinceUtc = Seat.Account.ReadsInFives ? Place.SinceUtc ?? NowUtc : null };
        InBatch = Place.SinceUtc is { } since ? await lists.CountReadAsync(Seat.Reader.Account, since, cancel) : null;
        List = await lists.PageAsync(Place.Filter, cancel);
        Counts = await lists.CountsAsync(cancel);
        Said = Said.Last(TempData, Seat.Reader.Account);
        Head = Head with { Full = !NothingWaits };
        if (Seat.Account.StopsAfter > 0 && await lists.CountReadAsync(Seat.Reader.Account, LocalTime.ToUtc(catalog.Today.ToDateTime(TimeOnly.MinValue), catalog.Site.TimeZone), cancel) is var read && read >= Seat.Account.StopsAfter) Enough = read;
    }

    // Markup of a few signs says nothing in a row.
    private static string Plain(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= FirstWords) return words;
        var cut = words.LastIndexOf(' ', FirstWords);
        return words[..(cut > 0 ? cut : char.IsLowSurrogate(words[FirstWords]) ? FirstWords - 1 : FirstWords)] + "…";
    }
}

/// <summary>A row as the list draws it.</summary>
/// <param name="Row">What stands in it.</param>
/// <param name="Place">Where in the queue.</param>
/// <param name="Catalog">Of this moment.</param>
/// <param name="NowUtc">Ages are counted to it.</param>
public sealed record DeskRow(QueueRow Row, DeskPlace Place, ArticleCatalog Catalog, DateTime NowUtc)
{
    public bool IsOpen { get; init; }

    public bool IsChosen { get; init; }

    /// <summary>How it begins, for those who asked for it; null otherwise.</summary>
    public string? FirstWords { get; init; }

    public string Title => Catalog.Article(Row.ArticleSlug)?.Title ?? Row.ArticleSlug;

    public TimeSpan Age => NowUtc - (Place.Filter.NewestFirst ? Row.StatusUtc : Row.SentUtc);
}
