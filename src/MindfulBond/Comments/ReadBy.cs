using System.Globalization;

namespace MindfulBond.Comments;

/// <summary>Says by when a comment will be read, as people speak of time.</summary>
internal static class ReadBy
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Such as "Friday night, 6 March", in the site's time zone.</summary>
    public static string Words(DateTime utc, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        var part = local.Hour switch
        {
            < 5 => "night",
            < 12 => "morning",
            < 18 => "afternoon",
            < 22 => "evening",
            _ => "night",
        };
        // The small hours belong to the night before.
        if (local.Hour < 5) local = local.AddDays(-1);
        return $"{local.ToString("dddd", English)} {part}, {local.ToString("d MMMM", English).Replace(' ', '\u00A0')}";
    }
}
