namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>How pressing the advice of a care card is.</summary>
internal static class CareLevels
{
    public const string Container = "care";
    public const string Emergency = "emergency";
    public const string Urgent = "urgent";
    public const string NonUrgent = "nonurgent";

    public static IReadOnlyList<string> Names { get; } = [Emergency, Urgent, NonUrgent];

    /// <summary>The level somebody typed, or null when it is none.</summary>
    public static string? Read(string? word) => word?.ToLowerInvariant() switch
    {
        Emergency => Emergency,
        Urgent => Urgent,
        NonUrgent or "non-urgent" => NonUrgent,
        _ => null,
    };

    /// <summary>What stands, for those who hear the page, before the heading of a card.</summary>
    public static string Prefix(string level) => level switch
    {
        Emergency => "Emergency advice: ",
        Urgent => "Urgent advice: ",
        _ => "Advice: ",
    };
}
