using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>The end of a batch: what was done, each with its undo, and leave to stop.</summary>
public sealed class DoneModel(DeskLists lists, DeskReaders readers, ArticleCatalog catalog, IOptionsMonitor<CommentOptions> options, TimeProvider clock) : PageModel, IDeskPage
{
    private const int Most = 50;

    public ArticleCatalog Catalog => catalog;

    public DeskHead Head { get; } = new("Done for now", DeskPlace.Queue);

    public DeskPlace Place { get; private set; } = null!;

    public IReadOnlyList<DecidedRow> Decided { get; private set; } = [];

    public QueueCounts Counts { get; private set; } = null!;

    public Said? Said { get; private set; }

    public int StopsAfter { get; private set; }

    public int ReadToday { get; private set; }

    /// <summary>What is left of the promise for the oldest that waits; null when nothing waits.</summary>
    public TimeSpan? Left { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seat = await readers.OfAsync(User, catalog, cancel);
        var today = LocalTime.ToUtc(catalog.Today.ToDateTime(TimeOnly.MinValue), catalog.Site.TimeZone);
        Place = DeskPlace.Of(Request.Query, now);
        Decided = await lists.DecidedAsync(seat.Reader.Account, Place.SinceUtc ?? today, Most, cancel);
        if (Decided.Count == 0) return Redirect(DeskPlace.Queue);

        Counts = await lists.CountsAsync(cancel);
        Left = Counts.OldestWaitingUtc is { } oldest ? options.CurrentValue.ReadWithinTime - (now - oldest) : null;
        (StopsAfter, ReadToday) = (seat.Account.StopsAfter, await lists.CountReadAsync(seat.Reader.Account, today, cancel));
        Said = Said.Last(TempData, seat.Reader.Account);
        return Page();
    }

    /// <summary>What was done, in a sentence: "Three are up, one was declined."</summary>
    public string Summary => Plain.Sentence(string.Join(", ", Decided.GroupBy(row => DeskWords.Counted(row.Entry)).OrderByDescending(group => group.Count())
        .Select(group => $"{Plain.Number(group.Count())} {(group.Count() == 1 ? "was" : "were")} {group.Key}"))) + ".";
}
