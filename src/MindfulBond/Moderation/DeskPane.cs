using System.Globalization;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>One comment as it lies open: beside the list or on a page of its own.</summary>
/// <param name="Opened">The comment with everything beside it.</param>
/// <param name="Place">Where in the queue.</param>
/// <param name="Seat">Who reads.</param>
/// <param name="Catalog">Of this moment.</param>
public sealed record DeskPane(OpenedComment Opened, DeskPlace Place, Seat Seat, ArticleCatalog Catalog)
{
    /// <summary>Comments in a batch.</summary>
    public const int Batch = 5;

    /// <summary>Whether it lies beside the list.</summary>
    public bool Beside { get; init; }

    /// <summary>Whether its words are shown: an urgent one may wait for a press.</summary>
    public bool ShowsText { get; init; } = true;

    public Guid? Previous { get; init; }

    public Guid? Next { get; init; }

    /// <summary>How many of the batch were decided before this one.</summary>
    public int ReadInBatch { get; init; }

    public DateTime NowUtc { get; init; }

    /// <summary>The published promise.</summary>
    public TimeSpan ReadWithin { get; init; }

    /// <summary>What came between, where a decision came to nothing; null otherwise.</summary>
    public string? Notice { get; init; }

    /// <summary>What was typed and not sent yet.</summary>
    public DeskForm Form { get; init; } = new();

    /// <summary>What is in the way of the decision pressed; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What stands unfolded, as a link or a press asked: <c>decline</c>, <c>reply</c> or <c>other</c>; null for nothing.</summary>
    public string? Ask { get; init; }

    public Comment Comment => Opened.Comment;

    public Article? Article => Catalog.Article(Comment.ArticleSlug);

    public string ArticleTitle => Article?.Title ?? Comment.ArticleSlug;

    public bool IsUrgent => Comment.Distress >= 2;

    public bool IsWaiting => Comment.Status == CommentStatus.Pending;

    public IReadOnlyList<IReadOnlyList<MarkedRun>> Words => MarkedText.Of(Opened);

    /// <summary>The two versions of a changed comment; null when it has one.</summary>
    public Notes.ProposedCut? Change => Comment.EarlierText is { } earlier ? new Notes.ProposedCut(earlier, Comment.Text) : null;

    /// <summary>The words of both versions, each with its fate.</summary>
    public IReadOnlyList<WordRun> Runs => Comment.EarlierText is { } earlier ? WordDifference.Between(earlier, Comment.Text) : [];

    /// <summary>What fired, each with the words it marked.</summary>
    public IEnumerable<(string Rule, string? Tone, IReadOnlyList<string> Words)> Fired => Opened.Signs
        .Select(sign => (Flag: sign.PatternId, Word: Comment.Text[sign.Start..sign.End]))
        .Concat(Opened.Details.Select(detail => (Flag: detail.Kind.ToString(), Word: detail.Text)))
        .Concat(Opened.Rules.Select(rule => (rule.Flag, Word: Comment.Text.Substring(rule.Start, rule.Length))))
        .Concat(Comment.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flag => (Flag: flag, Word: "")))
        .GroupBy(fired => DeskWords.Flag(fired.Flag))
        .Select(group => (group.Key.Words, group.Key.Tone, (IReadOnlyList<string>)[.. group.Select(fired => fired.Word).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)]));

    public int WordCount => Comment.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Reports nobody answered yet.</summary>
    public IReadOnlyList<CommentReport> Waiting => [.. Opened.Reports.Where(report => report.Outcome == ReportOutcome.Waiting)];

    /// <summary>The decision that can still be taken back from here; null when there is none, or its writer moved it last.</summary>
    public ModerationEntry? Undoable => Comment.Before is not null && Opened.History.LastOrDefault(entry => entry.From != entry.To) is { Together: not null } last && last.AtUtc == Comment.StatusUtc ? last : null;

    /// <summary>Where its forms are sent.</summary>
    public string Address => Place.At($"{DeskPlace.Queue}/{Key(Comment.Id)}");

    /// <summary>Where it is seen.</summary>
    public string Here(params (string Name, string? Value)[] more) => At(Comment.Id, more);

    /// <summary>Where another is seen from here: beside the list, or on its own page.</summary>
    public string At(Guid id, params (string Name, string? Value)[] more) =>
        Beside ? Place.At(DeskPlace.Queue, [("open", Key(id)), .. more]) : Place.At($"{DeskPlace.Queue}/{Key(id)}", more);

    public static string Key(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);
}

/// <summary>Opens a comment for whoever sits at the desk.</summary>
public sealed class DeskPanes(DeskLists lists, IOptionsMonitor<CommentOptions> options, TimeProvider clock)
{
    /// <summary>Opens it; null when it is gone.</summary>
    /// <param name="id">Which.</param>
    /// <param name="place">Where in the queue; a batch begins with the first that is opened.</param>
    /// <param name="seat">Who reads.</param>
    /// <param name="catalog">Of this moment.</param>
    /// <param name="show">Whether an urgent one shall show its words.</param>
    /// <param name="beside">Whether it lies beside the list.</param>
    /// <param name="cancel">The moderator left.</param>
    public async Task<DeskPane?> OpenAsync(Guid id, DeskPlace place, Seat seat, ArticleCatalog catalog, bool show, bool beside, CancellationToken cancel)
    {
        if (await lists.OpenAsync(id, catalog, cancel) is not { } opened) return null;
        var account = seat.Account;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!account.ReadsInFives) place = place with { SinceUtc = null };
        else if (place.SinceUtc is null) place = place with { SinceUtc = now };
        var (previous, next) = await lists.NeighboursAsync(id, place.Filter, cancel);
        return new DeskPane(opened, place, seat, catalog)
        {
            Beside = beside,
            ShowsText = show || account.ShowsUrgentAtOnce || opened.Comment is not { Distress: >= 2, Status: CommentStatus.Pending },
            Previous = previous,
            Next = next,
            ReadInBatch = place.SinceUtc is { } since ? await lists.CountReadAsync(seat.Reader.Account, since, cancel) : 0,
            NowUtc = now,
            ReadWithin = options.CurrentValue.ReadWithinTime,
        };
    }
}
