using System.Globalization;

namespace MindfulBond.Audit;

/// <summary>One entry of either kind, as the log lists it.</summary>
/// <param name="Place">Where it stands in the log.</param>
/// <param name="By">Who.</param>
/// <param name="What">The event's name; "Decision" for what was done to a comment.</param>
/// <param name="Subject">What it happened to: the comment's id, or what the event names.</param>
/// <param name="From">The state or value before.</param>
/// <param name="To">The state or value after.</param>
/// <param name="Reason">A code of a closed list, or a few words.</param>
/// <param name="Together">What was decided with one press shares this.</param>
public sealed record LogEntry(LogPlace Place, string By, string What, string Subject, string? From, string? To, string? Reason, Guid? Together)
{
    public const string Decision = "Decision";
}

/// <summary>A place in the log, newest first: by the instant, then decisions before events, then the later written first.</summary>
public readonly record struct LogPlace(DateTime AtUtc, bool IsDecision, long Id)
{
    /// <summary>Sorts as the log lists.</summary>
    public static IComparer<LogPlace> NewestFirst { get; } =
        Comparer<LogPlace>.Create((one, other) => (other.AtUtc, other.IsDecision, other.Id).CompareTo((one.AtUtc, one.IsDecision, one.Id)));

    /// <summary>As an address holds it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtUtc.Ticks}-{(IsDecision ? 'd' : 'e')}-{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static LogPlace? Read(string? text) =>
        text?.Split('-') is [var ticks, "d" or "e", var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LogPlace(new DateTime(at, DateTimeKind.Utc), text.Contains('d', StringComparison.Ordinal), number)
            : null;
}
