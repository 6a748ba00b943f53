namespace MindfulBond.Text;

/// <summary>Turns what a clock on a wall shows into an instant.</summary>
public static class LocalTime
{
    /// <summary>
    /// The instant in UTC at which clocks of a zone show a time. A time that a clock change skips is taken an hour later; one that it repeats is
    /// taken the first time.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        // Samoa once left out a whole day.
        for (var hours = 0; hours < 24 && zone.IsInvalidTime(local); hours++) local = local.AddHours(1);
        if (!zone.IsAmbiguousTime(local)) return TimeZoneInfo.ConvertTimeToUtc(local, zone);

        return DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc);
    }
}
