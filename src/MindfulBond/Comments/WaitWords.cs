using MindfulBond.Shared;

namespace MindfulBond.Comments;

/// <summary>Says how long to wait, roughly and never too short.</summary>
internal static class WaitWords
{
    /// <summary>Such as "ten minutes", "40 minutes" or "an hour".</summary>
    public static string Of(TimeSpan wait) => (Math.Ceiling(wait.TotalMinutes / 10) * 10) switch
    {
        <= 10 => "ten minutes",
        >= 60 => "an hour",
        var minutes => Plain.Minutes((int)minutes),
    };
}
