namespace MindfulBond.Comments.Limits;

/// <summary>
/// How long a preview stands open before Send: a person reads it for seconds at least, and may take hours. A program is done at once.
/// </summary>
public static class PreviewAge
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static bool IsTooFast(DateTime seenUtc, DateTime nowUtc) => nowUtc - seenUtc < Shortest;

    public static bool IsOver(DateTime seenUtc, DateTime nowUtc) => nowUtc - seenUtc > Longest;
}
