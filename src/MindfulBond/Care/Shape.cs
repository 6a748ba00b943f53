using System.Text.RegularExpressions;

namespace MindfulBond.Care;

/// <summary>Regular expressions that take linear time, whatever the text; they know neither look-around nor back-references.</summary>
internal static class Shape
{
    public static Regex Any(string pattern) => new(pattern, Options | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

    public static Regex Cased(string pattern) => new(pattern, Options, TimeSpan.FromSeconds(2));

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>All matches, or of each the group <c>it</c> where there is one.</summary>
    public static IEnumerable<DetailFind> In(this Regex shape, string text, DetailKind kind, string replacement)
    {
        foreach (Match match in shape.Matches(text))
        {
            var it = match.Groups["it"];
            var (start, length) = it.Success ? (it.Index, it.Length) : (match.Index, match.Length);
            if (length > 0) yield return new DetailFind(kind, start, start + length, replacement);
        }
    }
}
