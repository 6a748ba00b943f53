using System.Globalization;

namespace MindfulBond.Shared;

/// <summary>Numbers and days in words. Parts that belong together are joined by a space that does not break.</summary>
public static class Plain
{
    private const string Nbsp = "\u00A0";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Such as "3 March 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English).Replace(" ", Nbsp, StringComparison.Ordinal);

    /// <summary>Such as "3 March" in the current year, "3 March 2025" in another.</summary>
    public static string ShortDay(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? day.ToString("d MMMM", English).Replace(" ", Nbsp, StringComparison.Ordinal) : Day(day);

    /// <summary>Such as "Wednesday 4 March".</summary>
    public static string Weekday(DateOnly day, DateOnly today) => day.ToString("dddd", English) + Nbsp + ShortDay(day, today);

    /// <summary>Such as "23:26".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", English);

    /// <summary>Roughly how long, never more than it was: such as "11 minutes", "31 hours" or "9 days".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 120 } => Count((int)span.TotalMinutes, "minute"),
        { TotalHours: < 72 } => Count((int)span.TotalHours, "hour"),
        _ => Count((int)span.TotalDays, "day"),
    };

    /// <summary>Such as "March 2027".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", English).Replace(" ", Nbsp, StringComparison.Ordinal);

    /// <summary>Such as "9 minutes".</summary>
    public static string Minutes(int minutes) => Count(minutes, "minute");

    /// <summary>Such as "1 article" or "9 articles".</summary>
    public static string Count(int count, string noun) => count.ToString("N0", English) + Nbsp + (count == 1 ? noun : noun + "s");

    /// <summary>In words up to twelve, in figures from there.</summary>
    public static string Number(int number) => number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString("N0", English);

    /// <summary>The text with a capital first letter.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], English) + text[1..];

    /// <summary>Such as "a, b and c".</summary>
    public static string And(IReadOnlyList<string> words) =>
        words.Count <= 1 ? string.Concat(words) : string.Join(", ", words.Take(words.Count - 1)) + " and " + words[^1];
}
