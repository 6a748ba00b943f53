using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Retention;

/// <summary>
/// Deletes by itself what was kept long enough: a minute after the start, then every hour. It goes in small pieces, so that nobody who writes
/// waits for it, and every run leaves its proof. Nothing else in the program deletes an entry.
/// </summary>
public sealed class RetentionRounds(
    CommentBook book, WithdrawnIds withdrawn, Writer writer, IDbContextFactory<BlogDb> databases, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionRounds> log)
    : BackgroundService
{
    /// <summary>Rows in one transaction.</summary>
    internal const int Piece = 200;

    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    // One at a time: the clock's and one that is asked for.
    private readonly SemaphoreSlim _running = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                wait = (await RunAsync(stoppingToken)).Failure is null ? Between : AfterFailure;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Not even its failure could be written down.
                log.LogError(failure, "Retention could not write down its run; it is tried again");
                wait = AfterFailure;
            }
        }
    }

    /// <summary>Goes round once.</summary>
    /// <returns>What it did, as stored.</returns>
    public async Task<RetentionRun> RunAsync(CancellationToken cancel)
    {
        await _running.WaitAsync(cancel);
        try
        {
            var run = new RetentionRun { StartedUtc = Now };
            try
            {
                await GoRoundAsync(run, run.StartedUtc, cancel);
            }
            catch (Exception broken) when (broken is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                log.LogError(broken, "Retention stopped before its end; it is tried again");
                var failure = $"{broken.GetType().Name}: {broken.Message.ReplaceLineEndings(" ")}";
                run.Failure = failure[..Math.Min(failure.Length, 400)];
            }

            run.FinishedUtc = Now;
            return await WriteDownAsync(run, cancel);
        }
        finally
        {
            _running.Release();
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task GoRoundAsync(RetentionRun run, DateTime now, CancellationToken cancel)
    {
        var days = options.Value;
        await LapseAsync(run, now, cancel);
        await DeleteAsync(CommentStatus.Spam, isPrivate: null, now.AddDays(-days.Spam), count => run.Spam += count, cancel);
        await DeleteAsync(CommentStatus.Declined, isPrivate: null, now.AddDays(-days.Declined), count => run.Declined += count, cancel);
        await DeleteAsync(CommentStatus.KeptBack, isPrivate: false, now.AddDays(-days.KeptBack), count => run.KeptBack += count, cancel);
        await DeleteAsync(CommentStatus.KeptBack, isPrivate: true, now.AddDays(-days.PrivateNotes), count => run.PrivateNotes += count, cancel);
        await DeleteAsync(CommentStatus.Hidden, isPrivate: null, now.AddDays(-days.Hidden), count => run.Hidden += count, cancel);

        var (reports, entries) = (now.AddDays(-days.Reports), now.AddDays(-days.Entries));
        await InPiecesAsync(
            database => database.CommentReports.Where(report => database.CommentReports
                .Where(old => old.Outcome != ReportOutcome.Waiting && old.AnsweredUtc <= reports).OrderBy(old => old.Id).Take(Piece).Select(old => old.Id).Contains(report.Id)),
            count => run.Reports += count, cancel);
        await InPiecesAsync(
            database => database.ModerationEntries.Where(entry => database.ModerationEntries
                .Where(old => old.AtUtc <= entries).OrderBy(old => old.AtUtc).Take(Piece).Select(old => old.Id).Contains(entry.Id)),
            count => run.Entries += count, cancel);
        await InPiecesAsync(
            database => database.AuditEntries.Where(entry => database.AuditEntries
                .Where(old => old.AtUtc <= entries).OrderBy(old => old.AtUtc).Take(Piece).Select(old => old.Id).Contains(entry.Id)),
            count => run.Entries += count, cancel);
        // These are nobody's words and no history: few, and not counted.
        await InPiecesAsync(database => database.RetentionRuns.Where(old => old.StartedUtc <= entries), _ => { }, cancel);
        await InPiecesAsync(database => database.AccountSessions.Where(session => session.EndsUtc <= now), _ => { }, cancel);
        await InPiecesAsync(database => database.AccountInvitations.Where(invitation => invitation.EndsUtc <= now), _ => { }, cancel);
        await KeepListAsync(now, cancel);
    }

    private async Task LapseAsync(RetentionRun run, DateTime now, CancellationToken cancel)
    {
        var limit = now - Comment.CutWaits;
        while (await IdsAsync(comments => comments.Where(comment => comment.Status == CommentStatus.CutProposed && comment.StatusUtc <= limit), cancel) is { Count: > 0 } due)
        {
            var answers = await book.ChangeAsync(due, new CommentChange(comment => comment.StatusUtc <= limit ? comment.LetCutLapse(AuditEntry.Site, now) : Decision.NotAllowed), cancel);
            run.CutsLapsed += answers.Count(answer => answer.Decision == Decision.Done);
        }
    }

    private async Task DeleteAsync(CommentStatus status, bool? isPrivate, DateTime limit, Action<int> count, CancellationToken cancel)
    {
        bool IsDue(Comment comment) => comment.Status == status && comment.StatusUtc <= limit && (isPrivate is null || comment.IsPrivate == isPrivate);
        while (await IdsAsync(
            comments =>
            {
                // One whose words went and whose place is kept is done with, until its answers are gone too.
                var answered = comments.WithLiveAnswers();
                return comments.Where(comment => comment.Status == status && comment.StatusUtc <= limit && (isPrivate == null || comment.IsPrivate == isPrivate)
                    && (comment.Text != "" || !answered.Any(kept => kept.Id == comment.Id)));
            },
            cancel) is { Count: > 0 } due)
        {
            count(await book.DeleteAsync(due, IsDue, cancel));
        }
    }

    private async Task<List<Guid>> IdsAsync(Func<IQueryable<Comment>, IQueryable<Comment>> due, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await due(database.Comments.AsNoTracking()).OrderBy(comment => comment.StatusUtc).ThenBy(comment => comment.Id).Take(Piece).Select(comment => comment.Id).ToListAsync(cancel);
    }

    private async Task InPiecesAsync<T>(Func<BlogDb, IQueryable<T>> due, Action<int> count, CancellationToken cancel)
    {
        int gone;
        do
        {
            gone = await writer.RunAsync((database, token) => due(database).ExecuteDeleteAsync(token), cancel: cancel);
            count(gone);
        }
        while (gone == Piece);
    }

    private async Task KeepListAsync(DateTime now, CancellationToken cancel)
    {
        var since = now - WithdrawnIds.Kept;
        await using var database = await databases.CreateDbContextAsync(cancel);
        var told = await database.ModerationEntries.AsNoTracking().Where(entry => entry.AtUtc >= since && entry.To == CommentStatus.Withdrawn)
            .OrderBy(entry => entry.Id).Select(entry => new { entry.CommentId, entry.AtUtc }).ToListAsync(cancel);
        withdrawn.Keep(told.Select(entry => (entry.CommentId, entry.AtUtc)), now);
    }

    private async Task<RetentionRun> WriteDownAsync(RetentionRun run, CancellationToken cancel)
    {
        var what = string.Join(", ", run.What);
        if (what.Length > 0) log.LogInformation("Retention removed {What}", what);
        return await writer.RunAsync(
            async (database, token) =>
            {
                run.Id = 0;   // it may run again
                database.RetentionRuns.Add(run);
                if (what.Length > 0) database.AuditEntries.Add(new AuditEntry(AuditEvent.RetentionRan, "retention", AuditEntry.Site, run.FinishedUtc, to: what));
                await database.SaveChangesAsync(token);
                return run;
            },
            cancel: cancel);
    }
}
