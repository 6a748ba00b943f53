using System.Globalization;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>Reads a date in any of the forms that were met in real folders.</summary>
internal static class WrittenDate
{
    // Without a zone, the site's own applies.
    private static readonly string[] LocalForms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy-M-d H:mm", "yyyy-M-d'T'H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm:ss",
        "yyyy-M-d H:mm:ss.FFFFFFF", "yyyy-M-d'T'H:mm:ss.FFFFFFF",
        "MMM d yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy",
    ];

    private static readonly string[] ZonedForms =
    [
        "yyyy-M-d'T'H:mmK", "yyyy-M-d'T'H:mm:ssK", "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d H:mmK", "yyyy-M-d H:mm:ssK", "yyyy-M-d H:mm:ss.FFFFFFFK",
        "yyyy-M-d H:mm zzz", "yyyy-M-d H:mm:ss zzz", "yyyy-M-d H:mm:ss.FFFFFFF zzz",
    ];

    /// <summary>The instant in UTC; null when the text is no date, or could be two.</summary>
    /// <param name="text">As written. A date alone means its first moment in the site's time zone.</param>
    /// <param name="zone">The site's time zone.</param>
    /// <param name="monthFirst">Whether 2/5/2026 is known to mean February; otherwise such a date is read only where one of its numbers can be no month.</param>
    public static DateTime? Read(string text, TimeZoneInfo zone, bool monthFirst = false)
    {
        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return LocalTime.ToUtc(local, zone);
        if (IsZoned(text, out var zoned) || IsZoned(WithColon(text), out zoned)) return zoned.UtcDateTime;

        var month = TryDay(text, "M/d/yyyy");
        var day = TryDay(text, "d/M/yyyy");
        return (monthFirst || day is null || day == month ? month : month is null ? day : null) is { } only ? LocalTime.ToUtc(only, zone) : null;
    }

    private static DateTime? TryDay(string text, string form) =>
        DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool IsZoned(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out instant);

    // "+0100" is common in real folders; .NET reads only "+01:00".
    private static string WithColon(string text) =>
        text.Length > 5 && text[^5] is ('+' or '-') && text[^4..].All(char.IsAsciiDigit) ? $"{text[..^2]}:{text[^2..]}" : text;
}
