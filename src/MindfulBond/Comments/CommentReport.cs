namespace MindfulBond.Comments;

/// <summary>Why somebody reports a comment: a closed list, in the order in which they are asked.</summary>
public enum ReportReason
{
    Danger,
    NamesSomeone,
    AboutMe,
    CouldHurt,
    Cruel,
    Advertising,
    AgainstTheLaw,
    SomethingElse,
}

/// <summary>What came of a report.</summary>
public enum ReportOutcome
{
    Waiting,
    TakenDown,
    LeftUp,

    /// <summary>The comment was withdrawn by its writer before anyone decided.</summary>
    Gone,
}

/// <summary>A reader's report of a comment. Nothing tells who sent it; its own five words open the outcome.</summary>
public sealed class CommentReport
{
    private CommentReport()
    {
    }

    public CommentReport(Guid commentId, ReportReason reason, string explanation, string phraseHash, DateTime nowUtc) =>
        (Id, CommentId, Reason, Explanation, PhraseHash, SentUtc) = (Guid.NewGuid(), commentId, reason, explanation, phraseHash, nowUtc);

    public Guid Id { get; private init; }

    public Guid CommentId { get; private init; }

    public ReportReason Reason { get; private init; }

    /// <summary>Cleaned plain text; empty when none was written.</summary>
    public string Explanation { get; private init; } = "";

    /// <summary>Keyed hash of the five words.</summary>
    public string PhraseHash { get; private init; } = "";

    public DateTime SentUtc { get; private init; }

    public ReportOutcome Outcome { get; private set; }

    public DateTime? AnsweredUtc { get; private set; }

    /// <summary>What the moderator wrote to its sender; null when nothing.</summary>
    public string? Message { get; private set; }

    public int Version { get; private set; }

    /// <summary>Answers it; a second answer replaces the first.</summary>
    public void Answer(ReportOutcome outcome, string? message, DateTime nowUtc) =>
        (Outcome, Message, AnsweredUtc, Version) = (outcome, message, nowUtc, Version + 1);
}
