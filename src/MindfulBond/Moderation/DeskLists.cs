using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation.Rules;

namespace MindfulBond.Moderation;

/// <summary>What a moderator sees: what waits, what was decided, and one comment with everything beside it.</summary>
public sealed class DeskLists(IDbContextFactory<BlogDb> databases, DistressPatterns distress, FlagPlaces flags)
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
        // The index of words is a moment behind: what it found may stand under another tab by now.
        var rows = ids.Take(PerPage).Where(id => found.TryGetValue(id, out var row) && row.Status == filter.Status).Select(id => found[id]).ToList();
        return new QueuePage(filter, await WithReportsAsync(database, rows, cancel), ids.Count > PerPage);
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
                from place in flags.Of(flag, comment.Text, catalog)
                select (flag, place.Start, place.Length)]);
    }

    /// <summary>The rows that follow and precede a comment under the same tab and filters, as the keys j and k walk.</summary>
    /// <returns>Nulls at the ends, and where it is gone.</returns>
    public async Task<(Guid? Previous, Guid? Next)> NeighboursAsync(Guid id, QueueFilter filter, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var all = Base(database, filter);
        if (await database.Comments.Where(one => one.Id == id).Select(one => new { one.Turn, one.SentUtc, one.StatusUtc }).FirstOrDefaultAsync(cancel) is not { } place) return (null, null);
        var (turn, sent, decided) = (place.Turn, place.SentUtc, place.StatusUtc);
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
