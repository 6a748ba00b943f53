namespace MindfulBond.Comments;

/// <summary>
/// One decision about a comment: written in the same transaction, never edited, without a word of anyone's text. It outlives the comment.
/// Where the state stayed as it was, <see cref="From"/> and <see cref="To"/> are equal and <see cref="Reason"/> tells what was done.
/// </summary>
public sealed class ModerationEntry
{
    /// <summary>The writer of a comment, who has no name here.</summary>
    public const string Writer = "writer";

    /// <summary>The owner's own rules, where no person decided.</summary>
    public const string Rules = "rules";

    // What happened without a change of state, or besides it.
    public const string Undone = "undo";
    public const string Answer = "answer";
    public const string Wrote = "message";
    public const string Folded = "folded";
    public const string Unfolded = "unfolded";
    public const string Masked = "masked";
    public const string HandedOver = "handed over";
    public const string LeftUp = "left up";

    private ModerationEntry()
    {
    }

    internal ModerationEntry(Guid commentId, CommentStatus from, CommentStatus to, string by, DateTime atUtc, string? reason) =>
        (CommentId, From, To, By, AtUtc, Reason) = (commentId, from, to, by, atUtc, reason);

    /// <summary>Rises with time.</summary>
    public long Id { get; private init; }

    public Guid CommentId { get; private init; }

    public CommentStatus From { get; private init; }

    public CommentStatus To { get; private init; }

    /// <summary>A moderator's account name, <see cref="Writer"/> or <see cref="Rules"/>.</summary>
    public string By { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>A code of a closed list, such as the name of a <see cref="DeclineReason"/>; null when none is given.</summary>
    public string? Reason { get; private init; }

    /// <summary>What was decided with one press shares this; null for what was decided alone.</summary>
    public Guid? Together { get; private set; }

    internal void BelongTo(Guid? together) => Together = together;
}
