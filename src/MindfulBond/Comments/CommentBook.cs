using Microsoft.EntityFrameworkCore;
using MindfulBond.Data;
using MindfulBond.Delivery;

namespace MindfulBond.Comments;

/// <summary>
/// Where comments are written down. Every change goes through here: it saves the entries with the state, keeps the counts of the thread in
/// the same transaction, and ends exactly the pages that show the article's comments.
/// </summary>
public sealed class CommentBook(Writer writer, Edition edition, Erasure erasure, WordIndex words, WithdrawnIds withdrawn)
{
    private readonly PlainInsert<Comment> _unlessSent = new(nameof(Comment.PhraseHash));

    /// <summary>The part of what is public that an article's comments make up (see <see cref="Edition.Raise(string)"/>).</summary>
    public static string ScopeOf(string articleSlug) => "comments/" + articleSlug;

    /// <summary>The part of what is public that the comments of all articles are, for what tells of them all.</summary>
    public const string Everywhere = "comments";

    /// <summary>Stores what was sent. The keyed hash of the phrase is unique, so that a repeated Send stores once.</summary>
    /// <returns>The stored comment and whether it is new.</returns>
    public Task<(Comment Comment, bool IsNew)> AddAsync(NewComment sent, DateTime nowUtc, CancellationToken cancel) => writer.RunAsync(
        async (database, token) =>
        {
            var comment = Comment.Send(sent, nowUtc);
            return await _unlessSent.RunAsync(database, comment, token)
                ? (comment, true)
                : (await database.Comments.AsNoTracking().FirstAsync(first => first.PhraseHash == sent.PhraseHash, token), false);
        },
        _ => words.Ask(),
        cancel);

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
    public async Task<Decision> ChangeAsync(Guid id, Func<Comment, Decision> move, CancellationToken cancel) =>
        (await ChangeAsync([id], new CommentChange(move), cancel))[0].Decision;

    /// <summary>Moves several comments in one transaction: all of what can be done is done, or nothing is.</summary>
    /// <param name="ids">Which; each once.</param>
    /// <param name="change">What is done to each of them.</param>
    /// <param name="cancel">Gives up while it still waits its turn; once begun it is finished.</param>
    /// <returns>What came of each, in the order asked for.</returns>
    public async Task<IReadOnlyList<ChangedComment>> ChangeAsync(IReadOnlyList<Guid> ids, CommentChange change, CancellationToken cancel)
    {
        try
        {
            return await writer.RunAsync(
                async (database, token) =>
                {
                    var found = await database.Comments.Where(comment => ids.Contains(comment.Id)).ToDictionaryAsync(comment => comment.Id, token);
                    var answers = new List<ChangedComment>(ids.Count);
                    var (changed, said) = (new List<Comment>(), new List<Comment>());
                    foreach (var id in ids)
                    {
                        if (!found.TryGetValue(id, out var comment))
                        {
                            answers.Add(new ChangedComment(id, Decision.NotFound, null));
                            continue;
                        }

                        var decision = change.Move(comment);
                        answers.Add(new ChangedComment(id, decision, comment));
                        if (decision != Decision.Done) continue;
                        changed.Add(comment);
                        if (change.Answer?.Invoke(comment) is { } answer) said.Add(answer);
                    }

                    if (changed.Count > 0) await SaveAsync(database, changed, said, change, token);
                    return answers;
                },
                answers =>
                {
                    var changed = answers.Where(answer => answer.Decision == Decision.Done).Select(answer => answer.Comment!).ToList();
                    foreach (var slug in SlugsOf(changed)) RaiseOf(slug);
                    withdrawn.Add([.. changed.Where(comment => comment.Status == CommentStatus.Withdrawn).Select(comment => (comment.Id, comment.StatusUtc))]);
                    // A withdrawal deletes words, and so does a decision: the version before a change goes with it.
                    if (changed.Count == 0) return;
                    erasure.Ask();
                    words.Ask();
                },
                cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [.. ids.Select(id => new ChangedComment(id, Decision.Overtaken, null))];
        }
    }

    /// <summary>
    /// Destroys comments for good, with the reports nobody answered: what retention does when their time is over. Where answers hang on one
    /// its words go and its nameless place stays.
    /// </summary>
    /// <param name="ids">Which.</param>
    /// <param name="isDue">Asked again of each: what somebody decided in the meantime stays.</param>
    /// <param name="cancel">Gives up while it still waits its turn.</param>
    /// <returns>How many had words that are destroyed now.</returns>
    public async Task<int> DeleteAsync(IReadOnlyList<Guid> ids, Func<Comment, bool> isDue, CancellationToken cancel) => (await writer.RunAsync(
        async (database, token) =>
        {
            var found = (await database.Comments.Where(comment => ids.Contains(comment.Id)).ToListAsync(token)).FindAll(comment => isDue(comment));
            var dueIds = found.ConvertAll(comment => comment.Id);
            var answered = await database.Comments.WithLiveAnswers().Where(comment => dueIds.Contains(comment.Id)).Select(comment => comment.Id).ToListAsync(token);
            var destroyed = found.Count(comment => comment.Text.Length > 0);
            foreach (var comment in found)
            {
                if (!answered.Contains(comment.Id)) database.Comments.Remove(comment);
                else comment.Forget();
            }

            await database.CommentReports.Where(report => dueIds.Contains(report.CommentId) && report.Outcome == ReportOutcome.Waiting).ExecuteDeleteAsync(token);
            await database.SaveChangesAsync(token);
            await KeepPlacesAsync(database, found, token);
            await CountAsync(database, SlugsOf(found), token);
            return (Comments: found, Destroyed: destroyed);
        },
        gone =>
        {
            foreach (var slug in SlugsOf(gone.Comments)) RaiseOf(slug);
            if (gone.Comments.Count == 0) return;
            erasure.Ask();
            words.Ask();
        },
        cancel)).Destroyed;

    /// <summary>Closes an article's thread to new comments, or opens it again.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="closed">Closed, or open.</param>
    /// <param name="record">Written in the same transaction when it was not so already.</param>
    /// <param name="cancel">Gives up while it still waits its turn.</param>
    public async Task<Decision> CloseAsync(string slug, bool closed, object record, CancellationToken cancel) => await writer.RunAsync(
        async (database, token) =>
        {
            var thread = await database.ArticleThreads.FirstOrDefaultAsync(row => row.ArticleSlug == slug, token);
            if ((thread?.IsClosed ?? false) == closed) return Decision.AlreadySo;
            if (thread is null) database.ArticleThreads.Add(thread = new ArticleThread(slug));
            thread.Close(closed);
            database.Add(record);
            await database.SaveChangesAsync(token);
            return Decision.Done;
        },
        decision =>
        {
            if (decision == Decision.Done) RaiseOf(slug);
        },
        cancel);

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
            await CountAsync(database, [toSlug], token);
            if (before.IsClosed) (await database.ArticleThreads.FirstAsync(row => row.ArticleSlug == toSlug, token)).Close(closed: true);
            await database.SaveChangesAsync(token);
            return moved;
        },
        moved =>
        {
            if (moved == 0) return;
            RaiseOf(fromSlug);
            RaiseOf(toSlug);
            words.Ask();
        },
        cancel);

    private void RaiseOf(string slug)
    {
        edition.Raise(ScopeOf(slug));
        edition.Raise(Everywhere);
    }

    private static async Task SaveAsync(BlogDb database, List<Comment> changed, List<Comment> said, CommentChange change, CancellationToken cancel)
    {
        database.Comments.AddRange(said);
        foreach (var entry in changed.Concat(said).SelectMany(comment => comment.History))
        {
            entry.BelongTo(change.Together);
            database.ModerationEntries.Add(entry);
        }

        foreach (var comment in changed)
        {
            // Where its writer took it back nobody has to decide any more, and whoever reported it is told so.
            if (comment.Status == CommentStatus.Withdrawn) await AnswerReportsAsync(database, comment, ReportOutcome.Gone, message: null, cancel);
            else if (change.Reports is { } outcome) await AnswerReportsAsync(database, comment, outcome, change.ReportMessage, cancel);
        }

        await database.SaveChangesAsync(cancel);
        await KeepPlacesAsync(database, changed, cancel);
        await CountAsync(database, SlugsOf(changed), cancel);
    }

    private static async Task AnswerReportsAsync(BlogDb database, Comment comment, ReportOutcome outcome, string? message, CancellationToken cancel)
    {
        var at = comment.History[^1].AtUtc;
        foreach (var report in await database.CommentReports.Where(report => report.CommentId == comment.Id && report.Outcome == ReportOutcome.Waiting).ToListAsync(cancel))
            report.Answer(outcome, message, at);
    }

    // The place of a comment that is not public is held exactly as long as published answers hang on it, and the wiped row of a withdrawn
    // one stays as long as any answer may still come to be published under it.
    private static async Task KeepPlacesAsync(BlogDb database, List<Comment> changed, CancellationToken cancel)
    {
        var topIds = changed.Select(comment => comment.ThreadId ?? comment.Id).Distinct().ToList();
        var tops = await database.Comments.Where(other => topIds.Contains(other.Id)).ToListAsync(cancel);
        var held = await database.Comments.Published().Where(answer => topIds.Contains(answer.ThreadId!.Value)).Select(answer => answer.ThreadId!.Value).Distinct().ToListAsync(cancel);
        foreach (var top in tops)
        {
            top.HoldPlace(!top.IsPublic && held.Contains(top.Id));
            if (top.Status == CommentStatus.Withdrawn && !await database.Comments.WithLiveAnswers().AnyAsync(comment => comment.Id == top.Id, cancel))
                database.Comments.Remove(top);
        }

        foreach (var comment in changed.Where(comment => comment is { Status: CommentStatus.Withdrawn, ThreadId: not null })) database.Comments.Remove(comment);
        await database.SaveChangesAsync(cancel);
    }

    private static List<string> SlugsOf(List<Comment> comments) => [.. comments.Select(comment => comment.ArticleSlug).Distinct(StringComparer.Ordinal)];

    // All articles at once: five hundred comments may stand under as many.
    private static async Task CountAsync(BlogDb database, IReadOnlyList<string> slugs, CancellationToken cancel)
    {
        var threads = await database.ArticleThreads.Where(row => slugs.Contains(row.ArticleSlug)).ToDictionaryAsync(row => row.ArticleSlug, StringComparer.Ordinal, cancel);
        var counts = await database.Comments.Shown().Where(comment => slugs.Contains(comment.ArticleSlug)).GroupBy(comment => comment.ArticleSlug)
            .Select(shown => new
            {
                Slug = shown.Key,
                Published = shown.Count(comment => comment.Status == CommentStatus.Approved && !comment.IsPrivate),
                TopLevel = shown.Count(comment => comment.ThreadId == null),
            }).ToDictionaryAsync(count => count.Slug, StringComparer.Ordinal, cancel);
        foreach (var slug in slugs)
        {
            if (!threads.TryGetValue(slug, out var thread)) database.ArticleThreads.Add(thread = new ArticleThread(slug));
            var count = counts.GetValueOrDefault(slug);
            thread.Recount(count?.Published ?? 0, count?.TopLevel ?? 0);
        }

        await database.SaveChangesAsync(cancel);
    }
}

/// <summary>What is done to each of several comments.</summary>
/// <param name="Move">A move of the comment itself; it may be asked twice, so it does nothing else.</param>
public sealed record CommentChange(Func<Comment, Decision> Move)
{
    /// <summary>Makes an answer of the desk's own to a comment that was moved; null for none.</summary>
    public Func<Comment, Comment?>? Answer { get; init; }

    /// <summary>How the waiting reports of a moved comment are answered; null leaves them waiting.</summary>
    public ReportOutcome? Reports { get; init; }

    /// <summary>What their senders are told.</summary>
    public string? ReportMessage { get; init; }

    /// <summary>What the entries of this change share; null where each stands alone.</summary>
    public Guid? Together { get; init; }
}

/// <param name="Id">Which comment.</param>
/// <param name="Decision">What came of it.</param>
/// <param name="Comment">As it stands now; null when it is not there, or another machine changed it.</param>
public sealed record ChangedComment(Guid Id, Decision Decision, Comment? Comment);
