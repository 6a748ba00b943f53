using MindfulBond.Comments;

namespace MindfulBond.Moderation;

/// <summary>What a moderator decides about a comment.</summary>
public abstract record DeskDecision
{
    /// <summary>Shows it to everybody.</summary>
    /// <param name="ContentNote">The quiet line it is folded under; null for none.</param>
    public sealed record Publish(string? ContentNote = null) : DeskDecision;

    /// <summary>Shows it to everybody, with an answer under it.</summary>
    /// <param name="Reply">The answer, as Markdown.</param>
    /// <param name="ContentNote">The quiet line the comment is folded under; null for none.</param>
    public sealed record PublishAndReply(string Reply, string? ContentNote = null) : DeskDecision;

    /// <summary>Answers a published comment.</summary>
    /// <param name="Text">The answer, as Markdown.</param>
    public sealed record ReplyTo(string Text) : DeskDecision;

    /// <param name="Reason">Has words of its own that the writer reads.</param>
    /// <param name="Message">What is added to them.</param>
    public sealed record Decline(DeclineReason Reason, string? Message = null) : DeskDecision;

    public sealed record KeepBack(string? Message = null) : DeskDecision;

    public sealed record Spam : DeskDecision;

    /// <summary>Takes a published one down; waiting reports are answered with that.</summary>
    public sealed record Hide(string? Message = null, string? ToReporters = null) : DeskDecision;

    /// <summary>Leaves a reported one as it is.</summary>
    public sealed record LeaveUp(string? ToReporters = null) : DeskDecision;

    /// <param name="Shorter">The text with words struck and nothing added.</param>
    /// <param name="Message">What its writer reads beside both versions.</param>
    public sealed record ProposeCut(string Shorter, string? Message = null) : DeskDecision;

    /// <summary>Puts what was decided back into the queue.</summary>
    public sealed record Reopen : DeskDecision;

    /// <summary>Answers a private note.</summary>
    public sealed record AnswerNote(string Message) : DeskDecision;

    /// <summary>Writes to its writer beside any decision; null takes the message back.</summary>
    public sealed record Write(string? Message) : DeskDecision;

    /// <summary>Folds it under a quiet line; null opens it.</summary>
    public sealed record Fold(string? ContentNote) : DeskDecision;

    /// <summary>Puts the offered words in the place of a personal detail, and destroys what stood there.</summary>
    /// <param name="Detail">Which, from 1 as marked; null for all of them.</param>
    public sealed record Mask(int? Detail = null) : DeskDecision;

    public sealed record Later : DeskDecision;

    /// <param name="Note">What the second reader should know.</param>
    public sealed record HandOver(string Note) : DeskDecision;
}

/// <summary>Who sits at the desk.</summary>
/// <param name="Account">The account's e-mail, as the log names it.</param>
/// <param name="PublicName">Over their answers.</param>
/// <param name="Voice">Author or moderator, as the badge says it.</param>
public sealed record DeskReader(string Account, string PublicName, CommentVoice Voice);

/// <summary>What came of a decision.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Status">Where the comment stands now; null when it is gone.</param>
public sealed record DeskAnswer(Decision Outcome, CommentStatus? Status)
{
    /// <summary>What is missing or wrong in what was typed, as a sentence; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What undoes it; null when there is nothing to undo.</summary>
    public Guid? Undo { get; init; }

    /// <summary>The last entry of the comment where somebody else was faster: who decided what, and when.</summary>
    public ModerationEntry? Faster { get; init; }

    /// <summary>Concurrency token of the comment as it stands now.</summary>
    public int Version { get; init; }

    /// <summary>Whose comment it is; empty when it is gone.</summary>
    public string Name { get; init; } = "";

    public static DeskAnswer Refused(string problem, CommentStatus? status = null) => new(Decision.NotAllowed, status) { Problem = problem };
}

/// <summary>What came of a decision about several.</summary>
/// <param name="Done">How many it was done to.</param>
/// <param name="AlreadySo">How many were so already.</param>
/// <param name="Skipped">Urgent ones and such with marked details: they are read one by one.</param>
/// <param name="Faster">How many somebody else decided, or their writers took back, in the meantime.</param>
/// <param name="Undo">What undoes it; null when nothing was done.</param>
public sealed record BulkAnswer(int Done, int AlreadySo, int Skipped, int Faster, Guid? Undo)
{
    /// <summary>After an undo: what stands again where it stood, the desk's own answers last.</summary>
    public IReadOnlyList<UndoneComment> Undone { get; init; } = [];
}

/// <param name="Id">Which comment.</param>
/// <param name="Name">Whose.</param>
/// <param name="Status">Where it stands again.</param>
/// <param name="IsOwn">Whether the desk itself said it.</param>
public sealed record UndoneComment(Guid Id, string Name, CommentStatus Status, bool IsOwn);
