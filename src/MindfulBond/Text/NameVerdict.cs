namespace MindfulBond.Text;

/// <summary>What became of a name that somebody chose for a comment.</summary>
public enum NameVerdict
{
    /// <summary>It can be shown.</summary>
    Fine,

    /// <summary>Nothing was typed, or nothing that can be seen: a name is made up.</summary>
    Empty,

    /// <summary>More than 40 text elements.</summary>
    TooLong,

    /// <summary>Punctuation only: nobody could answer it by name.</summary>
    NoLetters,

    LooksLikeEmail,
    LooksLikeWebAddress,
    LooksLikeHandle,
    LooksLikePhoneNumber,

    /// <summary>The name of an author or of somebody at the desk, or one that looks like it.</summary>
    BelongsToAuthor,

    /// <summary>A word such as "moderator" that only the site sets beside a name.</summary>
    ReservedWord,
}

/// <summary>The verdicts in words.</summary>
public static class NameVerdicts
{
    /// <summary>What the writer is told; null where nothing needs saying.</summary>
    public static string? Sentence(this NameVerdict verdict) => verdict switch
    {
        NameVerdict.TooLong => "That name is longer than fits. Forty characters are enough.",
        NameVerdict.NoLetters => "Put a letter or a number into the name, so that others can answer you by it.",
        NameVerdict.LooksLikeEmail => "That looks like an email address. Pick any other name, so nobody can find you by it.",
        NameVerdict.LooksLikeWebAddress => "That looks like a web address. Pick any other name, so nobody can find you by it.",
        NameVerdict.LooksLikeHandle => "That looks like your name on another site. Pick one you use nowhere else, so nobody can find you by it.",
        NameVerdict.LooksLikePhoneNumber => "That looks like a phone number. Pick any other name, so nobody can find you by it.",
        NameVerdict.BelongsToAuthor => "That name belongs to someone who writes here. Please pick another.",
        NameVerdict.ReservedWord => "That word is kept for the people who run this site. Please pick another name.",
        _ => null,
    };
}
