using Microsoft.EntityFrameworkCore;
using MindfulBond.Data;
using MindfulBond.Delivery;

namespace MindfulBond.Comments;

/// <summary>
/// Where comments are written down. Every change goes through here: it saves the entries with the state, keeps the counts of the thread in
/// the same transaction, and ends exactly the pages that show the article's comments.
/// </summary>
public sealed class CommentBook(Writer writer, Edition edition, Erasure erasure)
{
    // A repeated Send is looked for at every Send: the query is put together once.
    private readonly Func<BlogDb, string, Task<Comment?>> _sentBefore = EF.CompileAsyncQuery(
        (BlogDb database, string phraseHash) => database.Comments.AsNoTracking().FirstOrDefault(comment => comment.PhraseHash == phraseHash));

    /// <summary>The part of what is public that an article's comments make up (see <see cref="Edition.Raise(string)"/>).</summary>
    public static string ScopeOf(string articleSlug) => "comments/" + articleSlug;

    /// <summary>Stores what was sent. The keyed hash of the phrase is unique, so that a repeated Send stores once.</summary>
    /// <returns>The stored comment and whether it is new.</returns>
    public Task<(Comment Comment, bool IsNew)> AddAsync(NewComment sent, DateTime nowUtc, CancellationToken cancel) => writer.RunAsync(
        async (database, token) =>
        {
            if (sent.PhraseHash is { } hash && await _sentBefore(database, hash) is { } first) return (first, false);

            var comment = Comment.Send(sent, nowUtc);
            database.Comments.Add(comment);
            await database.SaveChangesAsync(token);
            return (comment, true);
        },
        cancel: cancel);

    /// <summary>Stores a reader's report; its phrase's hash makes a repeated one harmless.</summary>
    public Task<CommentReport> AddReportAsync(CommentReport report, CancellationToken cancel) => writer.RunAsync(
        async (database, token) =>
        {
            if (await database.CommentReports.AsNoTracking().FirstOrDefaultAsync(other => other.PhraseHash == report.PhraseHash, token) is { } first) return first;
            database.CommentReports.Add(report);
            await database.SaveChangesAsync(token);
            return report;
        },
        cancel: cancel);

    /// <summary>Moves a comment as its own rules allow.</summary>
    public async Task<Decision> ChangeAsync(Guid id, Func<Comment, Decision> move, CancellationToken cancel)
    {
        try
        {
            var (decision, _) = await writer.RunAsync(
                async (database, token) =>
                {
                    if (await database.Comments.FirstOrDefaultAsync(comment => comment.Id == id, token) is not { } comment) return (Decision.NotFound, "");
                    var decision = move(comment);
                    if (decision == Decision.Done) await SaveAsync(database, comment, token);
                    return (decision, comment.ArticleSlug);
                },
                answer =>
                {
                    if (answer.Item1 != Decision.Done) return;
                    edition.Raise(ScopeOf(answer.Item2));
                    // A withdrawal deletes words, and so does a decision: the version before a change goes with it.
                    erasure.Ask();
                },
                cancel);
            return decision;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Decision.Overtaken;
        }
    }

    /// <summary>
    /// Takes a comment back for its writer. Where published answers hang on it a nameless placeholder stays; where there are no answers at all
    /// the row goes too.
    /// </summary>
    public Task<Decision> WithdrawAsync(Guid id, DateTime nowUtc, CancellationToken cancel) => ChangeAsync(id, comment => comment.Withdraw(nowUtc), cancel);

    /// <summary>Moves every comment of an article whose address changed.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> MoveAsync(string fromSlug, string toSlug, CancellationToken cancel) => writer.RunAsync(
        async (database, token) =>
        {
            var moved = await database.Comments.Where(comment => comment.ArticleSlug == fromSlug)
                .ExecuteUpdateAsync(comments => comments.SetProperty(comment => comment.ArticleSlug, toSlug), token);
            if (await database.ArticleThreads.FirstOrDefaultAsync(row => row.ArticleSlug == fromSlug, token) is not { } before) return moved;

            database.ArticleThreads.Remove(before);
            await CountAsync(database, toSlug, token);
            if (before.IsClosed) (await database.ArticleThreads.FirstAsync(row => row.ArticleSlug == toSlug, token)).Close(closed: true);
            await database.SaveChangesAsync(token);
            return moved;
        },
        moved =>
        {
            if (moved == 0) return;
            edition.Raise(ScopeOf(fromSlug));
            edition.Raise(ScopeOf(toSlug));
        },
        cancel);

    private static async Task SaveAsync(BlogDb database, Comment comment, CancellationToken cancel)
    {
        database.ModerationEntries.AddRange(comment.History);
        if (comment.Status == CommentStatus.Withdrawn)
        {
            // Nobody has to decide any more, and whoever reported it is told so.
            foreach (var report in await database.CommentReports.Where(report => report.CommentId == comment.Id && report.Outcome == ReportOutcome.Waiting).ToListAsync(cancel))
                report.Answer(ReportOutcome.Gone, message: null, comment.StatusUtc);
        }

        await database.SaveChangesAsync(cancel);
        await KeepPlaceAsync(database, comment, cancel);
        await CountAsync(database, comment.ArticleSlug, cancel);
    }

    // The place of a comment that is not public is held exactly as long as published answers hang on it, and the wiped row of a withdrawn
    // one stays as long as any answer may still come to be published under it.
    private static async Task KeepPlaceAsync(BlogDb database, Comment comment, CancellationToken cancel)
    {
        var top = comment.ThreadId is { } threadId
            ? await database.Comments.FirstOrDefaultAsync(other => other.Id == threadId, cancel)
            : comment;
        if (top is not null)
        {
            top.HoldPlace(!top.IsPublic && await database.Comments.Published().AnyAsync(answer => answer.ThreadId == top.Id, cancel));
            if (top.Status == CommentStatus.Withdrawn && !await database.Comments.AnyAsync(answer => answer.ThreadId == top.Id && answer.Status != CommentStatus.Withdrawn, cancel))
                database.Comments.Remove(top);
        }

        if (comment is { Status: CommentStatus.Withdrawn, ThreadId: not null }) database.Comments.Remove(comment);
        await database.SaveChangesAsync(cancel);
    }

    private static async Task CountAsync(BlogDb database, string slug, CancellationToken cancel)
    {
        var thread = await database.ArticleThreads.FirstOrDefaultAsync(row => row.ArticleSlug == slug, cancel);
        if (thread is null) database.ArticleThreads.Add(thread = new ArticleThread(slug));
        thread.Recount(
            await database.Comments.Published().CountAsync(comment => comment.ArticleSlug == slug, cancel),
            await database.Comments.Shown().CountAsync(comment => comment.ArticleSlug == slug && comment.ThreadId == null, cancel));
        await database.SaveChangesAsync(cancel);
    }
}
