using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation.Rules;

namespace MindfulBond.Moderation;

/// <summary>What a moderator sees: what waits, what was decided, and one comment with everything beside it.</summary>
public sealed class DeskLists(IDbContextFactory<BlogDb> databases, DistressPatterns distress, FlagWords flags)
{
    /// <summary>Rows on a page of the queue.</summary>
    public const int PerPage = 50;

    private const int LastTurn = 2;

    // Where a filter is none that the search knows of, its finds are gone through in such steps, and so many of them at most.
    private const int Step = 500;
    private const int MostSteps = 20;

    /// <summary>One page of a tab.</summary>
    public async Task<QueuePage> PageAsync(QueueFilter filter, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var skip = (filter.Page - 1) * PerPage;
        // First which, from an index alone, however many are passed over; then what they say.
        var ids = filter.Find is not null || filter.Flag is not null
            ? await FindAsync(database, filter, skip, cancel)
            : await InOrder(Base(database, filter), filter).Skip(skip).Take(PerPage + 1).Select(comment => comment.Id).ToListAsync(cancel);
        var found = (await Rows(database.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id))).ToListAsync(cancel)).ToDictionary(row => row.Id);
        var rows = ids.Where(found.ContainsKey).Select(id => found[id]).ToList();

        var hasMore = rows.Count > PerPage;
        if (hasMore) rows.RemoveAt(PerPage);
        return new QueuePage(filter, await WithReportsAsync(database, rows, cancel), hasMore);
    }

    /// <summary>One row as it stands now; null when it is gone.</summary>
    public async Task<QueueRow?> RowAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var rows = await Rows(database.Comments.AsNoTracking().Where(comment => comment.Id == id && comment.Status != CommentStatus.Withdrawn)).ToListAsync(cancel);
        return (await WithReportsAsync(database, rows, cancel)).FirstOrDefault();
    }

    /// <summary>How many stand under each tab.</summary>
    public async Task<QueueCounts> CountsAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        CommentStatus[] counted = [CommentStatus.Pending, CommentStatus.CutProposed, CommentStatus.KeptBack, CommentStatus.Declined, CommentStatus.Spam, CommentStatus.Hidden];
        var byState = await database.Comments.Where(comment => EF.Constant(counted).Contains(comment.Status)).GroupBy(comment => new { comment.Status, comment.IsPrivate })
            .Select(group => new { group.Key.Status, group.Key.IsPrivate, Count = group.Count() }).ToListAsync(cancel);
        int Of(CommentStatus status) => byState.Where(row => row.Status == status && !row.IsPrivate).Sum(row => row.Count);
        return new QueueCounts(
            Of(CommentStatus.Pending),
            await database.Comments.CountAsync(comment => comment.Status == CommentStatus.Pending && !comment.IsPrivate && comment.Turn == 0, cancel),
            await Reported(database).CountAsync(cancel),
            Of(CommentStatus.CutProposed),
            Of(CommentStatus.KeptBack),
            // The counts that the articles keep: nobody walks through a million rows for a number.
            await database.ArticleThreads.SumAsync(thread => thread.Published, cancel),
            Of(CommentStatus.Hidden),
            Of(CommentStatus.Declined),
            Of(CommentStatus.Spam),
            byState.Where(row => row.Status == CommentStatus.Pending && row.IsPrivate).Sum(row => row.Count),
            await OldestWaitingAsync(database, cancel));
    }

    // One look at the head of each turn's part of the index.
    private static async Task<DateTime?> OldestWaitingAsync(BlogDb database, CancellationToken cancel)
    {
        DateTime? oldest = null;
        for (var turn = 0; turn <= LastTurn; turn++)
        {
            var first = await database.Comments.Where(comment => comment.Status == CommentStatus.Pending && !comment.IsPrivate && comment.Turn == turn)
                .MinAsync(comment => (DateTime?)comment.SentUtc, cancel);
            if (first < oldest || oldest is null) oldest = first ?? oldest;
        }

        return oldest;
    }

    /// <summary>One comment with everything a moderator needs beside it; null when it is gone.</summary>
    public async Task<OpenedComment?> OpenAsync(Guid id, ArticleCatalog catalog, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        if (await database.Comments.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Status != CommentStatus.Withdrawn, cancel) is not { } comment) return null;

        var parent = comment.AnswersId is { } answers
            ? await database.Comments.AsNoTracking().FirstOrDefaultAsync(one => one.Id == answers && one.Status != CommentStatus.Withdrawn, cancel)
            : null;
        var threadId = comment.ThreadId ?? comment.Id;
        return new OpenedComment(
            comment,
            parent,
            // Two looks into indexes; asked at once, as "either", it would walk through all that is published.
            await database.Comments.Published().CountAsync(one => one.ThreadId == threadId, cancel) + await database.Comments.Published().CountAsync(one => one.Id == threadId, cancel),
            await database.ArticleThreads.AsNoTracking().AnyAsync(thread => thread.ArticleSlug == comment.ArticleSlug && thread.IsClosed, cancel),
            await database.CommentReports.AsNoTracking().Where(report => report.CommentId == id).OrderBy(report => report.SentUtc).ToListAsync(cancel),
            await database.ModerationEntries.AsNoTracking().Where(entry => entry.CommentId == id).OrderBy(entry => entry.Id).ToListAsync(cancel),
            Commenting.Details(comment.Text, catalog),
            distress.Find(comment.Text),
            [.. from flag in comment.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                where flag.StartsWith(RuleBook.FlagPrefix, StringComparison.Ordinal)
                from place in flags.Places(flag, comment.Text, catalog)
                select (flag, place.Start, place.Length)]);
    }

    /// <summary>The rows that follow and precede a comment under the same tab and filters, as the keys j and k walk.</summary>
    /// <returns>Nulls at the ends.</returns>
    public async Task<(Guid? Previous, Guid? Next)> NeighboursAsync(Comment comment, QueueFilter filter, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var all = Base(database, filter);
        var (turn, sent, decided, id) = (comment.Turn, comment.SentUtc, comment.StatusUtc, comment.Id);
        // Each look is a range of one index: "at or after, and not itself" finds its place where "after, or as early and behind" would walk all.
        if (filter.NewestFirst)
        {
            return (
                await HeadAsync(all.Where(one => one.StatusUtc >= decided && (one.StatusUtc > decided || one.Id.CompareTo(id) > 0)).OrderBy(one => one.StatusUtc).ThenBy(one => one.Id), cancel),
                await HeadAsync(all.Where(one => one.StatusUtc <= decided && (one.StatusUtc < decided || one.Id.CompareTo(id) < 0)).OrderByDescending(one => one.StatusUtc).ThenByDescending(one => one.Id), cancel));
        }

        var previous = await HeadAsync(
            all.Where(one => one.Turn == turn && one.SentUtc <= sent && (one.SentUtc < sent || one.Id.CompareTo(id) < 0)).OrderByDescending(one => one.SentUtc).ThenByDescending(one => one.Id), cancel);
        for (var earlier = turn - 1; previous is null && earlier >= 0; earlier--)
            previous = await HeadAsync(all.Where(one => one.Turn == earlier).OrderByDescending(one => one.SentUtc).ThenByDescending(one => one.Id), cancel);
        var next = await HeadAsync(
            all.Where(one => one.Turn == turn && one.SentUtc >= sent && (one.SentUtc > sent || one.Id.CompareTo(id) > 0)).OrderBy(one => one.SentUtc).ThenBy(one => one.Id), cancel);
        for (var later = turn + 1; next is null && later <= LastTurn; later++)
            next = await HeadAsync(all.Where(one => one.Turn == later).OrderBy(one => one.SentUtc).ThenBy(one => one.Id), cancel);
        return (previous, next);
    }

    private static async Task<Guid?> HeadAsync(IQueryable<Comment> comments, CancellationToken cancel) => await comments.Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancel);

    /// <summary>The first row of a tab; null when it is empty.</summary>
    public async Task<Guid?> FirstAsync(QueueFilter filter, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await InOrder(Base(database, filter), filter).Select(comment => (Guid?)comment.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>How many comments somebody decided about, or handed over, since a moment.</summary>
    public async Task<int> CountReadAsync(string account, DateTime sinceUtc, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await Decided(database, account, sinceUtc).Select(entry => entry.CommentId).Distinct().CountAsync(cancel);
    }

    /// <summary>What somebody decided since a moment, once for each comment, in the order it was done.</summary>
    public async Task<IReadOnlyList<DecidedRow>> DecidedAsync(string account, DateTime sinceUtc, int most, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var entries = await Decided(database, account, sinceUtc).OrderByDescending(entry => entry.Id).Take(most * 4).ToListAsync(cancel);
        var last = entries.GroupBy(entry => entry.CommentId).Select(group => group.First()).Take(most).OrderBy(entry => entry.Id).ToList();
        var ids = last.ConvertAll(entry => entry.CommentId);
        var names = await database.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id) && comment.Status != CommentStatus.Withdrawn)
            .Select(comment => new { comment.Id, comment.Name, comment.Status, comment.StatusUtc, comment.Distress }).ToDictionaryAsync(comment => comment.Id, cancel);
        var pressed = last.ConvertAll(entry => entry.Together);
        var replied = await database.ModerationEntries.AsNoTracking().Where(entry => pressed.Contains(entry.Together) && entry.Reason == ModerationEntry.Answer)
            .Select(entry => entry.Together).ToListAsync(cancel);
        return last.ConvertAll(entry =>
        {
            var comment = names.GetValueOrDefault(entry.CommentId);
            return new DecidedRow(
                entry, comment?.Name, WithReply: entry.Together is not null && replied.Contains(entry.Together),
                CanUndo: comment is not null && entry.From != entry.To && comment.Status == entry.To && comment.StatusUtc == entry.AtUtc, IsHeavy: comment is { Distress: >= 2 });
        });
    }

    // The desk's own answers are no comments that anybody read.
    private static IQueryable<ModerationEntry> Decided(BlogDb database, string account, DateTime sinceUtc) => database.ModerationEntries.AsNoTracking()
        .Where(entry => entry.AtUtc >= sinceUtc && entry.By == account && entry.Reason != ModerationEntry.Undone && entry.Reason != ModerationEntry.Answer
            && (entry.From != entry.To || entry.Reason == ModerationEntry.HandedOver || entry.Reason == ModerationEntry.LeftUp));

    // The search knows state, article, flag and words. What else is asked for is looked up among its finds.
    private static async Task<List<Guid>> FindAsync(BlogDb database, QueueFilter filter, int skip, CancellationToken cancel)
    {
        Task<List<Guid>> Some(int from, int take) => CommentSearch.FindAsync(
            database, filter.Status, filter.IsPrivate, filter.ArticleSlug, filter.Flag, filter.Find, filter.NewestFirst, from, take, cancel);
        if (filter.Tab != QueueTab.Reported && filter.SentBeforeUtc is null && !filter.HandedOver) return await Some(skip, PerPage + 1);

        var kept = new List<Guid>();
        for (var step = 0; step < MostSteps && kept.Count <= skip + PerPage; step++)
        {
            var ids = await Some(step * Step, Step);
            var fitting = (await Base(database, filter).Where(comment => ids.Contains(comment.Id)).Select(comment => comment.Id).ToListAsync(cancel)).ToHashSet();
            kept.AddRange(ids.Where(fitting.Contains));
            if (ids.Count < Step) break;
        }

        return [.. kept.Skip(skip).Take(PerPage + 1)];
    }

    private static IQueryable<Comment> Base(BlogDb database, QueueFilter filter)
    {
        var comments = filter.Tab == QueueTab.Reported ? Reported(database) : database.Comments.Where(comment => comment.Status == filter.Status);
        comments = filter.IsPrivate ? comments.Where(comment => comment.IsPrivate) : comments.Where(comment => !comment.IsPrivate);
        // Retention leaves the nameless place of one that answers hang on: there is nothing in it to look at.
        if (filter.Status is not (CommentStatus.Pending or CommentStatus.Approved)) comments = comments.Where(comment => comment.Text != "");
        if (filter.ArticleSlug is { } slug) comments = comments.Where(comment => comment.ArticleSlug == slug);
        if (filter.SentBeforeUtc is { } before) comments = comments.Where(comment => comment.SentUtc < before);
        if (filter.HandedOver) comments = comments.Where(comment => comment.HandedOverBy != null);
        return comments.AsNoTracking();
    }

    // From the few reports to their comments: the other way round would ask each published comment whether it was reported.
    private static IQueryable<Comment> Reported(BlogDb database) =>
        from id in database.CommentReports.Where(report => report.Outcome == ReportOutcome.Waiting).Select(report => report.CommentId).Distinct()
        join comment in database.Comments.Published() on id equals comment.Id
        select comment;

    private static IOrderedQueryable<Comment> InOrder(IQueryable<Comment> comments, QueueFilter filter) => filter.NewestFirst
        ? comments.OrderByDescending(comment => comment.StatusUtc).ThenByDescending(comment => comment.Id)
        : comments.OrderBy(comment => comment.Turn).ThenBy(comment => comment.SentUtc).ThenBy(comment => comment.Id);

    private static IQueryable<QueueRow> Rows(IQueryable<Comment> comments) => comments.Select(comment => new QueueRow(
        comment.Id, comment.Version, comment.Status, comment.Turn, comment.Name, comment.ArticleSlug, comment.Text, comment.Flags, comment.SentUtc, comment.StatusUtc,
        comment.ChangedUtc, comment.HandedOverBy));

    private static async Task<List<QueueRow>> WithReportsAsync(BlogDb database, List<QueueRow> rows, CancellationToken cancel)
    {
        if (!rows.Exists(row => row.Status == CommentStatus.Approved)) return rows;
        var ids = rows.ConvertAll(row => row.Id);
        var reports = (await database.CommentReports.AsNoTracking().Where(report => ids.Contains(report.CommentId) && report.Outcome == ReportOutcome.Waiting)
            .Select(report => new { report.CommentId, report.Reason }).ToListAsync(cancel)).ToLookup(report => report.CommentId, report => report.Reason);
        return rows.ConvertAll(row => row with { Reports = [.. reports[row.Id]] });
    }
}

/// <summary>The tabs of the queue.</summary>
public enum QueueTab
{
    Waiting,
    Reported,
    CutProposed,
    KeptBack,
    Published,
    Hidden,
    Declined,
    Spam,

    /// <summary>Notes only for the author, on a page of their own.</summary>
    PrivateNotes,

    /// <summary>Those that were answered.</summary>
    AnsweredNotes,
}

/// <summary>What is looked for.</summary>
/// <param name="Tab">Which tab.</param>
public sealed record QueueFilter(QueueTab Tab)
{
    public string? ArticleSlug { get; init; }

    /// <summary>A rule that fired, by its name.</summary>
    public string? Flag { get; init; }

    /// <summary>Words in the text or the name.</summary>
    public string? Find { get; init; }

    /// <summary>Only those sent before this; null for any age.</summary>
    public DateTime? SentBeforeUtc { get; init; }

    /// <summary>Only those handed over for a second reader.</summary>
    public bool HandedOver { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public CommentStatus Status => Tab switch
    {
        QueueTab.Waiting or QueueTab.PrivateNotes => CommentStatus.Pending,
        QueueTab.CutProposed => CommentStatus.CutProposed,
        QueueTab.KeptBack or QueueTab.AnsweredNotes => CommentStatus.KeptBack,
        QueueTab.Hidden => CommentStatus.Hidden,
        QueueTab.Declined => CommentStatus.Declined,
        QueueTab.Spam => CommentStatus.Spam,
        _ => CommentStatus.Approved,
    };

    public bool IsPrivate => Tab is QueueTab.PrivateNotes or QueueTab.AnsweredNotes;

    /// <summary>What waits is read oldest first; what was decided is looked up newest first.</summary>
    public bool NewestFirst => Status is not CommentStatus.Pending;
}

/// <param name="Filter">What was looked for.</param>
/// <param name="Rows">Care first, then in turn, then those left for later.</param>
/// <param name="HasMore">Whether another page follows.</param>
public sealed record QueuePage(QueueFilter Filter, IReadOnlyList<QueueRow> Rows, bool HasMore);

/// <summary>One line of the queue.</summary>
public sealed record QueueRow(
    Guid Id, int Version, CommentStatus Status, int Turn, string Name, string ArticleSlug, string Text, string Flags, DateTime SentUtc, DateTime StatusUtc, DateTime? ChangedUtc,
    string? HandedOverBy)
{
    /// <summary>Why readers reported it, while that waits for an answer.</summary>
    public IReadOnlyList<ReportReason> Reports { get; init; } = [];

    public int Words => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>What somebody decided.</summary>
/// <param name="Entry">The last entry of theirs about the comment.</param>
/// <param name="Name">Whose comment; null when it is gone.</param>
/// <param name="WithReply">Whether it was answered with the same press.</param>
/// <param name="CanUndo">Whether it still stands as decided.</param>
/// <param name="IsHeavy">Whether it spoke of danger.</param>
public sealed record DecidedRow(ModerationEntry Entry, string? Name, bool WithReply, bool CanUndo, bool IsHeavy);

/// <summary>How many stand under each tab, and since when the oldest waits.</summary>
public sealed record QueueCounts(
    int Waiting, int Urgent, int Reported, int CutProposed, int KeptBack, int Published, int Hidden, int Declined, int Spam, int PrivateNotes, DateTime? OldestWaitingUtc);

/// <summary>One comment with everything beside it.</summary>
/// <param name="Comment">As stored.</param>
/// <param name="Parent">What it answers; null for nothing, or nothing that is left.</param>
/// <param name="InThread">Published comments of its thread, itself included.</param>
/// <param name="ThreadIsClosed">Whether the article's thread is closed.</param>
/// <param name="Reports">All reports, answered or not.</param>
/// <param name="History">Its entries, the oldest first.</param>
/// <param name="Details">Personal details, numbered from 1 as <see cref="DeskDecision.Mask"/> names them.</param>
/// <param name="Signs">Signs of danger or distress, with their places.</param>
/// <param name="Rules">What the owner's own rules marked, with their places.</param>
public sealed record OpenedComment(
    Comment Comment, Comment? Parent, int InThread, bool ThreadIsClosed, IReadOnlyList<CommentReport> Reports, IReadOnlyList<ModerationEntry> History,
    IReadOnlyList<PersonalDetail> Details, IReadOnlyList<DistressSign> Signs, IReadOnlyList<(string Flag, int Start, int Length)> Rules);
