using MindfulBond.Comments;

namespace MindfulBond.Moderation;

/// <summary>The tabs of the queue.</summary>
public enum QueueTab
{
    Waiting,
    Reported,
    CutProposed,
    KeptBack,
    Published,
    Hidden,
    Declined,
    Spam,

    /// <summary>Notes only for the author, on a page of their own.</summary>
    PrivateNotes,

    /// <summary>Those that were answered.</summary>
    AnsweredNotes,
}

/// <summary>What is looked for.</summary>
/// <param name="Tab">Which tab.</param>
public sealed record QueueFilter(QueueTab Tab)
{
    public string? ArticleSlug { get; init; }

    /// <summary>A rule that fired, by its name.</summary>
    public string? Flag { get; init; }

    /// <summary>Words in the text or the name.</summary>
    public string? Find { get; init; }

    /// <summary>Only those sent before this; null for any age.</summary>
    public DateTime? SentBeforeUtc { get; init; }

    /// <summary>Only those handed over for a second reader.</summary>
    public bool HandedOver { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public CommentStatus Status => Tab switch
    {
        QueueTab.Waiting or QueueTab.PrivateNotes => CommentStatus.Pending,
        QueueTab.CutProposed => CommentStatus.CutProposed,
        QueueTab.KeptBack or QueueTab.AnsweredNotes => CommentStatus.KeptBack,
        QueueTab.Hidden => CommentStatus.Hidden,
        QueueTab.Declined => CommentStatus.Declined,
        QueueTab.Spam => CommentStatus.Spam,
        _ => CommentStatus.Approved,
    };

    public bool IsPrivate => Tab is QueueTab.PrivateNotes or QueueTab.AnsweredNotes;

    /// <summary>What waits is read oldest first; what was decided is looked up newest first.</summary>
    public bool NewestFirst => Status is not CommentStatus.Pending;
}
