using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Audit;
using MindfulBond.Care;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>
/// Where a moderator decides. Each decision names the version of the comment that was read, so that nobody overwrites what somebody else did
/// in the meantime, and gives back what undoes it.
/// </summary>
public sealed class ModerationDesk(CommentBook book, IDbContextFactory<BlogDb> databases, TimeProvider clock, ILogger<ModerationDesk> log)
{
    /// <summary>The most comments decided with one press.</summary>
    public const int AtOnce = 500;

    /// <summary>Longest message to a writer, in text elements.</summary>
    public const int LongestMessage = 2_000;

    /// <summary>Decides about one comment.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that was read; null when it does not matter.</param>
    /// <param name="decision">What.</param>
    /// <param name="reader">Who.</param>
    /// <param name="catalog">Whose help numbers are nobody's personal detail.</param>
    /// <param name="cancel">Gives up while it still waits its turn.</param>
    public async Task<DeskAnswer> DecideAsync(Guid id, int? version, DeskDecision decision, DeskReader reader, ArticleCatalog catalog, CancellationToken cancel)
    {
        var (checkedDecision, problem) = Check(decision);
        if (problem is not null) return DeskAnswer.Refused(problem);

        var (together, now) = (Guid.NewGuid(), Now);
        var changed = (await book.ChangeAsync(
            [id],
            ChangeFor(checkedDecision, reader, together, now) with
            {
                Move = comment =>
                {
                    // What is wanted and is so already is harmless, whoever did it; anything else has to be looked at again.
                    if (version is { } read && comment.Version != read && !IsSo(checkedDecision, comment, reader)) return Decision.Overtaken;
                    problem = checkedDecision is DeskDecision.ProposeCut cut && (cut.Shorter == comment.Text || !WordDifference.IsCut(comment.Text, cut.Shorter))
                        ? "A cut leaves words out and adds none. Strike what should go, and leave the rest as its writer wrote it."
                        : null;
                    return problem is null ? Move(comment, checkedDecision, reader, catalog, now) : Decision.NotAllowed;
                },
            },
            cancel))[0];

        log.LogInformation("Comment {CommentId}: {What} {Decision}", id, checkedDecision.GetType().Name, changed.Decision);
        if (problem is not null) return DeskAnswer.Refused(problem, changed.Comment?.Status);
        return new DeskAnswer(changed.Decision, changed.Comment?.Status)
        {
            Undo = changed.Decision == Decision.Done && (checkedDecision is DeskDecision.ReplyTo || changed.Comment!.History.Any(entry => entry.From != entry.To)) ? together : null,
            Faster = changed.Decision is Decision.Overtaken or Decision.NotAllowed or Decision.AlreadySo ? await LastEntryAsync(id, cancel) : null,
            Version = changed.Comment?.Version ?? 0,
            Name = changed.Comment?.Name ?? "",
        };
    }

    /// <summary>Decides about several at once. Urgent ones, and for publishing those with marked details, are left to be read one by one.</summary>
    /// <param name="chosen">Which, with the version of each that was seen in the list; at most <see cref="AtOnce"/>.</param>
    /// <param name="decision">Publish, Decline, Spam or Reopen.</param>
    /// <param name="reader">Who.</param>
    /// <param name="catalog">As for one.</param>
    /// <param name="cancel">Gives up while it still waits its turn: it is done to all of them, or to none.</param>
    public async Task<BulkAnswer> DecideAllAsync(IReadOnlyDictionary<Guid, int> chosen, DeskDecision decision, DeskReader reader, ArticleCatalog catalog, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen.Count, AtOnce, nameof(chosen));
        var (checkedDecision, problem) = Check(decision);
        if (problem is not null) throw new ArgumentException(problem, nameof(decision));

        var (together, now) = (Guid.NewGuid(), Now);
        var skipped = new HashSet<Guid>();
        var changed = await book.ChangeAsync(
            [.. chosen.Keys],
            ChangeFor(checkedDecision, reader, together, now) with
            {
                Move = comment =>
                {
                    skipped.Remove(comment.Id);
                    if (IsSo(checkedDecision, comment, reader)) return Decision.AlreadySo;
                    if (comment.Version != chosen[comment.Id]) return Decision.Overtaken;
                    if (comment.Status == CommentStatus.Pending && (comment.Turn == 0 || (checkedDecision is DeskDecision.Publish && comment.Flags.Length > 0)))
                    {
                        skipped.Add(comment.Id);
                        return Decision.NotAllowed;
                    }

                    return Move(comment, checkedDecision, reader, catalog, now);
                },
            },
            cancel);

        var done = changed.Count(one => one.Decision == Decision.Done);
        log.LogInformation("{Count} comments: {What}", done, checkedDecision.GetType().Name);
        return new BulkAnswer(
            done,
            changed.Count(one => one.Decision == Decision.AlreadySo),
            skipped.Count,
            changed.Count(one => one.Decision is Decision.Overtaken or Decision.NotFound or Decision.NotAllowed && !skipped.Contains(one.Id)),
            done > 0 ? together : null);
    }

    /// <summary>Takes back what was decided with one press, exactly; undoing that decides again.</summary>
    /// <param name="together">What <see cref="DeskAnswer.Undo"/> or <see cref="BulkAnswer.Undo"/> said.</param>
    /// <param name="reader">Who.</param>
    /// <param name="cancel">Gives up while it still waits its turn.</param>
    /// <param name="only">Of all that was decided with that press only this comment, with the desk's own answer to it; null for everything.</param>
    public async Task<BulkAnswer> UndoAsync(Guid together, DeskReader reader, CancellationToken cancel, Guid? only = null)
    {
        var entries = await EntriesAsync(together, only, cancel);
        var (again, now) = (Guid.NewGuid(), Now);
        var changed = entries.Count == 0 ? [] : await book.ChangeAsync(
            [.. entries.Keys], new CommentChange(comment => comment.Undo(entries[comment.Id], reader.Account, now)) { Together = again }, cancel);
        var done = changed.Count(one => one.Decision == Decision.Done);
        log.LogInformation("{Count} comments: undone", done);
        return new BulkAnswer(done, 0, 0, changed.Count - done, done > 0 ? again : null)
        {
            Undone =
            [
                .. changed.Where(one => one.Decision == Decision.Done).OrderBy(one => one.Comment!.Voice != CommentVoice.Reader)
                    .Select(one => new UndoneComment(one.Id, one.Comment!.Name, one.Comment.Status, one.Comment.Voice != CommentVoice.Reader)),
            ],
        };
    }

    /// <summary>Closes an article's thread to new comments, or opens it again.</summary>
    public Task<Decision> CloseThreadAsync(string slug, bool closed, DeskReader reader, CancellationToken cancel) => book.CloseAsync(
        slug, closed, new AuditEntry(closed ? AuditEvent.ThreadClosed : AuditEvent.ThreadOpened, slug, reader.Account, Now), cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static Decision Move(Comment comment, DeskDecision decision, DeskReader reader, ArticleCatalog catalog, DateTime now) => decision switch
    {
        DeskDecision.Publish publish => comment.Approve(reader.Account, now, publish.ContentNote),
        DeskDecision.PublishAndReply publish => comment.Approve(reader.Account, now, publish.ContentNote),
        DeskDecision.ReplyTo => comment.Answer(reader.Account, now),
        DeskDecision.Decline decline => comment.Decline(decline.Reason, decline.Message, reader.Account, now),
        DeskDecision.KeepBack keep => comment.KeepBack(keep.Message, reader.Account, now),
        DeskDecision.Spam => comment.MarkSpam(reader.Account, now),
        DeskDecision.Hide hide => comment.Hide(reader.Account, now, hide.Message),
        DeskDecision.LeaveUp => comment.LeaveUp(reader.Account, now),
        DeskDecision.ProposeCut cut => comment.ProposeCut(cut.Shorter, cut.Message, reader.Account, now),
        DeskDecision.Reopen => comment.Reopen(reader.Account, now),
        DeskDecision.AnswerNote answer => comment.AnswerNote(answer.Message, reader.Account, now),
        DeskDecision.Write write => comment.WriteTo(write.Message, reader.Account, now),
        DeskDecision.Fold fold => comment.FoldUnder(fold.ContentNote, reader.Account, now),
        DeskDecision.Mask mask => Mask(comment, mask.Detail, reader, catalog, now),
        DeskDecision.Later => comment.ReadLater(),
        DeskDecision.HandOver hand => IsSo(hand, comment, reader) ? Decision.AlreadySo : comment.HandOver(hand.Note, reader.Account, now),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    private static Decision Mask(Comment comment, int? which, DeskReader reader, ArticleCatalog catalog, DateTime now)
    {
        var text = comment.Text;
        var details = Commenting.Details(text, catalog);
        if (which is { } one && (one < 1 || one > details.Count)) return Decision.NotAllowed;
        // From the last to the first, so that the places of the others stay true.
        foreach (var detail in which is { } number ? [details[number - 1]] : details.Reverse()) text = PersonalDetails.Replace(text, detail);
        var left = Commenting.Details(text, catalog).Select(detail => detail.Kind.ToString());
        var flags = string.Join(' ', comment.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(flag => !Enum.IsDefined(typeof(DetailKind), flag)).Concat(left).Distinct(StringComparer.Ordinal));
        return comment.Mask(new ChangedText(comment.Name, text, CommentMarkdown.Render(text).ToString(), comment.Distress, flags), reader.Account, now);
    }

    private static CommentChange ChangeFor(DeskDecision decision, DeskReader reader, Guid together, DateTime now) => new(_ => Decision.NotAllowed)
    {
        Together = together,
        Answer = decision switch
        {
            DeskDecision.PublishAndReply publish => comment => Speak(comment, publish.Reply, reader, now),
            DeskDecision.ReplyTo reply => comment => Speak(comment, reply.Text, reader, now),
            _ => null,
        },
        Reports = decision switch
        {
            DeskDecision.Hide => ReportOutcome.TakenDown,
            DeskDecision.LeaveUp => ReportOutcome.LeftUp,
            _ => null,
        },
        ReportMessage = decision switch
        {
            DeskDecision.Hide hide => hide.ToReporters,
            DeskDecision.LeaveUp leave => leave.ToReporters,
            _ => null,
        },
    };

    private static Comment Speak(Comment comment, string reply, DeskReader reader, DateTime now) => Comment.Speak(
        new NewComment
        {
            ArticleSlug = comment.ArticleSlug,
            ThreadId = comment.ThreadId ?? comment.Id,
            AnswersId = comment.Id,
            Name = reader.PublicName,
            Voice = reader.Voice,
            Text = reply,
            Html = CommentMarkdown.Render(reply).ToString(),
        },
        reader.Account, now);

    private static bool IsSo(DeskDecision decision, Comment comment, DeskReader reader) => decision switch
    {
        DeskDecision.Publish or DeskDecision.PublishAndReply => comment.Status == CommentStatus.Approved,
        DeskDecision.Decline => comment.Status == CommentStatus.Declined,
        DeskDecision.KeepBack => comment.Status == CommentStatus.KeptBack,
        DeskDecision.Spam => comment.Status == CommentStatus.Spam,
        DeskDecision.Hide => comment.Status == CommentStatus.Hidden,
        DeskDecision.ProposeCut => comment.Status == CommentStatus.CutProposed,
        DeskDecision.Reopen => comment.Status == CommentStatus.Pending,
        DeskDecision.AnswerNote answer => comment.Status == CommentStatus.KeptBack && comment.Message == answer.Message,
        DeskDecision.Write write => comment.Message == write.Message,
        DeskDecision.Fold fold => comment.ContentNote == fold.ContentNote,
        DeskDecision.Later => comment is { Status: CommentStatus.Pending, Turn: 2 },
        DeskDecision.HandOver hand => comment.HandedOverBy == reader.Account && comment.HandOverNote == hand.Note,
        _ => false,
    };

    /// <summary>What is missing or wrong in what was typed for a decision, as a sentence; null when nothing is.</summary>
    public static string? ProblemOf(DeskDecision decision) => Check(decision).Problem;

    // Cleans what was typed, and says what is missing.
    private static (DeskDecision Decision, string? Problem) Check(DeskDecision decision) => decision switch
    {
        DeskDecision.PublishAndReply publish => Said(publish.Reply, "Write the reply first. One line is enough.", text => publish with { Reply = text }),
        DeskDecision.ReplyTo reply => Said(reply.Text, "Write the reply first. One line is enough.", text => reply with { Text = text }),
        DeskDecision.AnswerNote answer => Said(answer.Message, "Write the answer first. One line is enough.", text => answer with { Message = text }),
        DeskDecision.HandOver hand => Said(hand.Note, "Say in a line what the second reader should know.", text => hand with { Note = text }),
        DeskDecision.ProposeCut cut when Said(cut.Shorter, "Something has to stay. To keep all of it off the page, keep it back or decline it.", text => cut with { Shorter = text }) is var (shorter, problem) =>
            problem is null ? Maybe(cut.Message, message => (DeskDecision.ProposeCut)shorter with { Message = message }) : (cut, problem),
        DeskDecision.Decline decline => Maybe(decline.Message, message => decline with { Message = message }),
        DeskDecision.KeepBack keep => Maybe(keep.Message, message => keep with { Message = message }),
        DeskDecision.Write write => Maybe(write.Message, message => write with { Message = message }),
        DeskDecision.Hide hide when Maybe(hide.Message, message => hide with { Message = message }) is var (hidden, problem) =>
            problem is null ? Maybe(hide.ToReporters, words => (DeskDecision.Hide)hidden with { ToReporters = words }) : (hide, problem),
        DeskDecision.LeaveUp leave => Maybe(leave.ToReporters, words => leave with { ToReporters = words }),
        _ => (decision, null),
    };

    private static (DeskDecision Decision, string? Problem) Said(string typed, string missing, Func<string, DeskDecision> with)
    {
        var read = CommentText.Read(typed);
        return (with(read.Text), read.Verdict == CommentVerdict.Empty ? missing : read.Sentence);
    }

    private static (DeskDecision Decision, string? Problem) Maybe(string? typed, Func<string?, DeskDecision> with)
    {
        var read = CommentText.Read(typed, LongestMessage);
        return read.Verdict == CommentVerdict.Empty ? (with(null), null) : (with(read.Text), read.Sentence);
    }

    private async Task<ModerationEntry?> LastEntryAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ModerationEntries.AsNoTracking().Where(entry => entry.CommentId == id).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);
    }

    private async Task<Dictionary<Guid, ModerationEntry>> EntriesAsync(Guid together, Guid? only, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var entries = database.ModerationEntries.AsNoTracking().Where(entry => entry.Together == together && entry.From != entry.To);
        if (only is { } one) entries = entries.Where(entry => entry.CommentId == one || database.Comments.Any(answer => answer.Id == entry.CommentId && answer.AnswersId == one));
        return await entries.ToDictionaryAsync(entry => entry.CommentId, cancel);
    }
}
