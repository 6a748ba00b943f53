using MindfulBond.Comments;

namespace MindfulBond.Moderation;

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
