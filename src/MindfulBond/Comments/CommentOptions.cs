using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MindfulBond.Comments;

/// <summary>Who may answer a comment.</summary>
public enum Replies
{
    Everyone,
    Moderators,
    Nobody,
}

/// <summary>How long threads stay open, how much a reader may write, and when it is read.</summary>
public sealed class CommentOptions
{
    public const string Section = "Comments";

    /// <summary>Whether the site has comments at all.</summary>
    public bool Enabled { get; init; } = true;

    public Replies Replies { get; init; } = Replies.Everyone;

    /// <summary>Days after publication during which an article takes comments. 0 keeps it open for ever.</summary>
    [Range(0, 36500)] public int CloseAfterDays { get; init; }

    /// <summary>Longest accepted comment, in Unicode text elements (UAX #29), before rendering.</summary>
    [Range(1, 20_000)] public int MaxLength { get; init; } = 5_000;

    /// <summary>Top-level comments a page.</summary>
    [Range(1, 500)] public int PerPage { get; init; } = 50;

    /// <summary>The published promise of when comments are read: hours, minutes and seconds, and more than a day's hours if need be.</summary>
    [RegularExpression(@"\d{1,4}:[0-5]\d:[0-5]\d", ErrorMessage = "Comments:ReadWithin takes hours, minutes and seconds, such as 48:00:00")]
    public string ReadWithin { get; init; } = "48:00:00";

    /// <summary><see cref="ReadWithin"/> as a time span. The framework's own reading takes 48:00:00 for days.</summary>
    public TimeSpan ReadWithinTime => ReadWithin.Split(':') is [var hours, var minutes, var seconds]
        ? new TimeSpan(int.Parse(hours, CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture))
        : TimeSpan.FromDays(2);

    /// <summary>Sends taken from one network prefix an hour.</summary>
    [Range(1, 1_000_000)] public int SendsPerHour { get; init; } = 20;

    /// <summary>Words that mark a comment as spam: it is stored as such and its writer sees an ordinary receipt.</summary>
    public IReadOnlyList<string> BlockedWords { get; init; } = [];
}
