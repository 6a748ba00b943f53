using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Moderation;

/// <summary>What needs a decision, at a glance. However much is stored, it looks at no more than a few thousand rows.</summary>
public sealed class DeskDay(IDbContextFactory<BlogDb> databases)
{
    /// <summary>From here on the exact number helps nobody.</summary>
    public const int Most = 1_000;

    private const int DecisionsRead = 3_000;

    /// <summary>What waits.</summary>
    public async Task<Waiting> WaitingAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var queue = await database.Comments.AsNoTracking().Where(comment => comment.Status == CommentStatus.Pending && !comment.IsPrivate)
            .OrderBy(comment => comment.Turn).ThenBy(comment => comment.SentUtc).ThenBy(comment => comment.Id).Take(Most + 1)
            .Select(comment => new { comment.Id, comment.Turn, comment.SentUtc, comment.Name, WasChanged = comment.ChangedUtc != null, WasHandedOver = comment.HandedOverBy != null })
            .ToListAsync(cancel);
        var urgent = queue.FindAll(comment => comment.Turn == 0);
        // The first of each turn is its oldest.
        DateTime? oldest = null;
        for (var turn = 0; turn <= 2; turn++)
        {
            var at = turn;
            var first = await database.Comments.AsNoTracking().Where(comment => comment.Status == CommentStatus.Pending && !comment.IsPrivate && comment.Turn == at)
                .OrderBy(comment => comment.SentUtc).Select(comment => (DateTime?)comment.SentUtc).FirstOrDefaultAsync(cancel);
            if (first < oldest || oldest is null) oldest = first ?? oldest;
        }

        var notes = await FirstsAsync(database.Comments.Where(comment => comment.Status == CommentStatus.Pending && comment.IsPrivate).OrderBy(comment => comment.Turn).ThenBy(comment => comment.SentUtc).Select(comment => comment.SentUtc));
        var cuts = await FirstsAsync(database.Comments.Where(comment => comment.Status == CommentStatus.CutProposed).OrderBy(comment => comment.StatusUtc).Select(comment => comment.StatusUtc));
        var reports = await database.CommentReports.AsNoTracking().Where(report => report.Outcome == ReportOutcome.Waiting).OrderBy(report => report.SentUtc)
            .Join(database.Comments.Published(), report => report.CommentId, comment => comment.Id, (report, comment) => new { report.CommentId, report.Reason, report.SentUtc })
            .Take(Most + 1).ToListAsync(cancel);

        return new Waiting(
            queue.Count, urgent.Count, urgent is [var one, ..] ? (one.Id, one.Name, one.SentUtc) : null, queue.Count(comment => comment.WasChanged), queue.Count(comment => comment.WasHandedOver), oldest,
            reports.Select(report => report.CommentId).Distinct().Count(), [.. reports.Take(2).Select(report => (report.Reason, report.SentUtc))],
            cuts.Count, cuts is [var cut, ..] ? cut : null, notes.Count, notes is [var note, ..] ? note : null);

        Task<List<DateTime>> FirstsAsync(IQueryable<DateTime> instants) => instants.Take(Most + 1).ToListAsync(cancel);
    }

    /// <summary>What was read since a moment, by people, and how long it had waited.</summary>
    /// <param name="sinceUtc">The moment.</param>
    /// <param name="promise">What is promised to writers.</param>
    /// <param name="cancel">The reader left.</param>
    public async Task<WeekInFigures> WeekAsync(DateTime sinceUtc, TimeSpan promise, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var decided = await (
            from entry in database.ModerationEntries.AsNoTracking().Where(entry => entry.AtUtc >= sinceUtc && entry.From == CommentStatus.Pending && entry.To != CommentStatus.Pending
                && entry.By != ModerationEntry.Writer && entry.By != ModerationEntry.Rules && entry.Reason != ModerationEntry.Undone)
            join comment in database.Comments.AsNoTracking() on entry.CommentId equals comment.Id into there
            from comment in there.DefaultIfEmpty()
            orderby entry.AtUtc descending, entry.Id descending
            select new { entry.CommentId, entry.To, entry.AtUtc, SentUtc = comment == null ? (DateTime?)null : comment.ChangedUtc != null && comment.ChangedUtc < entry.AtUtc ? comment.ChangedUtc : comment.SentUtc })
            .Take(DecisionsRead).ToListAsync(cancel);
        var read = decided.DistinctBy(entry => entry.CommentId).ToList();
        // Of what was deleted since nobody knows any more when it was sent.
        var waits = read.Where(entry => entry.SentUtc is not null).Select(entry => entry.AtUtc - entry.SentUtc!.Value).Order().ToList();
        return new WeekInFigures(
            read.Count, read.Count(entry => entry.To == CommentStatus.Approved), read.Count(entry => entry.To == CommentStatus.Declined), read.Count(entry => entry.To == CommentStatus.Spam),
            waits.Count == 0 ? null : waits[waits.Count / 2], waits.Count(wait => wait > promise), decided.Count == DecisionsRead);
    }

    /// <summary>How many comments an account decided about since a moment.</summary>
    public async Task<int> ReadByAsync(string account, DateTime sinceUtc, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var decided = await database.ModerationEntries.AsNoTracking().Where(entry => entry.AtUtc >= sinceUtc && entry.By == account && entry.From == CommentStatus.Pending && entry.To != CommentStatus.Pending)
            .OrderByDescending(entry => entry.AtUtc).Select(entry => entry.CommentId).Take(Most).ToListAsync(cancel);
        return decided.Distinct().Count();
    }

    /// <summary>After how many comments a day an account asked to be stopped; 0 for never.</summary>
    public async Task<int> StopsAfterAsync(string account, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Users.AsNoTracking().Where(one => one.UserName == account).Select(one => one.StopsAfter).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>What needs a decision. No count goes beyond one more than <see cref="DeskDay.Most"/>.</summary>
/// <param name="Comments">Comments in the queue, urgent ones included.</param>
/// <param name="Urgent">Those in which somebody may be in danger.</param>
/// <param name="FirstUrgent">The one that has waited longest of them.</param>
/// <param name="Changed">Those their writers changed.</param>
/// <param name="HandedOver">Those for a second reader.</param>
/// <param name="OldestUtc">When the oldest in the queue was sent.</param>
/// <param name="Reported">Published comments with unanswered reports.</param>
/// <param name="Reports">The two oldest of those.</param>
/// <param name="Cuts">Cuts that wait for their writers.</param>
/// <param name="OldestCutUtc">When the first of them was proposed.</param>
/// <param name="Notes">Private notes without an answer.</param>
/// <param name="OldestNoteUtc">When the first of them was sent.</param>
public sealed record Waiting(
    int Comments, int Urgent, (Guid Id, string Name, DateTime SentUtc)? FirstUrgent, int Changed, int HandedOver, DateTime? OldestUtc,
    int Reported, IReadOnlyList<(ReportReason Reason, DateTime SentUtc)> Reports, int Cuts, DateTime? OldestCutUtc, int Notes, DateTime? OldestNoteUtc)
{
    /// <summary>Whether nobody waits for a moderator; a cut waits for its writer.</summary>
    public bool IsNothing => Comments == 0 && Reported == 0 && Notes == 0;
}

/// <param name="Read">Comments decided about, each once.</param>
/// <param name="Published">Of these.</param>
/// <param name="Declined">Of these, each with a reason.</param>
/// <param name="Spam">Of these.</param>
/// <param name="HalfWithin">Half of them were read within this; null when none was.</param>
/// <param name="Late">Read later than promised.</param>
/// <param name="IsPart">Whether there was more than is counted.</param>
public sealed record WeekInFigures(int Read, int Published, int Declined, int Spam, TimeSpan? HalfWithin, int Late, bool IsPart);
