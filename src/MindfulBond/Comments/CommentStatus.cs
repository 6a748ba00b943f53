namespace MindfulBond.Comments;

/// <summary>Where a comment stands. Only <see cref="Approved"/> is ever public, and a private note never is.</summary>
public enum CommentStatus
{
    /// <summary>Waits for a person to read it.</summary>
    Pending,

    /// <summary>Public.</summary>
    Approved,

    /// <summary>The moderator asks its writer to agree to a shorter version.</summary>
    CutProposed,

    /// <summary>Read, thanked for, and not published.</summary>
    KeptBack,

    /// <summary>Not published, because a rule stands against it.</summary>
    Declined,

    Spam,

    /// <summary>Was public and was taken down by a moderator.</summary>
    Hidden,

    /// <summary>Taken back by its writer, for good: of the words nothing is left.</summary>
    Withdrawn,
}

/// <summary>What came of a decision.</summary>
public enum Decision
{
    Done,

    /// <summary>It was so already; nothing changed and nothing was written down.</summary>
    AlreadySo,

    /// <summary>From where it stands there is no way there.</summary>
    NotAllowed,

    NotFound,

    /// <summary>Somebody else decided in the meantime; nothing of theirs was overwritten.</summary>
    Overtaken,
}

/// <summary>Why a comment was declined: a closed list, because each has words its writer will read.</summary>
public enum DeclineReason
{
    /// <summary>It names or describes somebody who did not agree to it.</summary>
    NamesSomeone,

    /// <summary>It could tell others who its writer is.</summary>
    MayIdentifyWriter,

    MethodOrDose,

    HarmfulAdvice,

    Unkind,

    BelongsElsewhere,

    /// <summary>It asks for help in a crisis that a site cannot give.</summary>
    BeyondUs,

    Advertising,

    /// <summary>Its writer did not answer a proposed cut within fourteen days.</summary>
    NoAnswer,
}

/// <summary>Who speaks: only the server ever sets it.</summary>
public enum CommentVoice
{
    Reader,
    Author,
    Moderator,
}
