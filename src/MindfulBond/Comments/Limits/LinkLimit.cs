using System.Text.RegularExpressions;

namespace MindfulBond.Comments.Limits;

/// <summary>How many addresses a comment may hold: they are shown as plain text, so more than two serve nobody.</summary>
public static partial class LinkLimit
{
    public const int Most = 2;

    public static bool IsOver(string text) => Address().Count(text) > Most;

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
