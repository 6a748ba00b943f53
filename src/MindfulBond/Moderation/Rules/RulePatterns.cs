using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MindfulBond.Care;

namespace MindfulBond.Moderation.Rules;

/// <summary>
/// The patterns of one rule, ready to find. A pattern is a row of words; a star at a word's end stands for any ending, a star alone for one
/// to five words. Case, accents and letters that only look Latin make no difference.
/// </summary>
/// <remarks>Finding takes time in proportion to the text, whatever the patterns are.</remarks>
public sealed class RulePatterns
{
    public const int Most = 200;
    public const int Longest = 200;

    private const string AnyWords = @"\S+(?:\s+\S+){0,4}";

    private readonly Regex _any;

    private RulePatterns(IReadOnlyList<string> lines, Regex any) => (Lines, _any) = (lines, any);

    /// <summary>The patterns as written, without empty lines and spaces too many.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Reads patterns, one a line.</summary>
    /// <returns>The patterns, or what is wrong with the first line that cannot be used.</returns>
    public static (RulePatterns? Patterns, string? Problem) Read(string typed)
    {
        var lines = new List<string>();
        var expressions = new List<string>();
        var number = 0;
        foreach (var line in typed.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            var tidy = string.Join(' ', words);
            var (expression, problem) = tidy.Length > Longest
                ? (null, $"it has {tidy.Length.ToString(CultureInfo.InvariantCulture)} characters, and {Longest} fit. Make two of it.")
                : ExpressionOf(LegibleText.Plain(tidy).Text);
            if (problem is not null) return (null, $"Line {number.ToString(CultureInfo.InvariantCulture)}, “{(tidy.Length > 60 ? tidy[..60] + "…" : tidy)}”: {problem}");
            lines.Add(tidy);
            expressions.Add(expression!);
        }

        if (lines.Count == 0) return (null, "Write at least one word or pattern, one a line.");
        if (lines.Count > Most) return (null, $"There are {lines.Count.ToString(CultureInfo.InvariantCulture)} patterns, and {Most} fit into one rule. Make two rules of it.");
        return (new RulePatterns(lines, new Regex(string.Join('|', expressions), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)), null);
    }

    /// <summary>The places in a text, in its order; none overlaps another.</summary>
    public IReadOnlyList<(int Start, int Length)> Find(string text) => Find(LegibleText.Plain(text));

    internal IReadOnlyList<(int Start, int Length)> Find(LegibleText legible)
    {
        var places = new List<(int, int)>();
        foreach (var match in _any.EnumerateMatches(legible.Text)) places.Add(legible.InOriginal(match.Index, match.Index + match.Length));
        return places;
    }

    internal bool AreIn(LegibleText legible) => _any.IsMatch(legible.Text);

    private static (string? Expression, string? Problem) ExpressionOf(string line)
    {
        if (!line.Any(char.IsLetterOrDigit)) return (null, "a star alone would stand for everything. Put a word beside it.");
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "*" || words[^1] == "*") return (null, "a star that stands alone belongs between two words. At the end of a word it stands for any ending.");

        var expression = new StringBuilder();
        foreach (var word in words)
        {
            if (expression.Length > 0) expression.Append(@"[\s-]+");
            if (word == "*") expression.Append(AnyWords);
            else expression.Append(WordOf(word));
        }

        return (expression.ToString(), null);
    }

    // A boundary stands only where a letter or digit does: a pattern may well begin with a sign.
    private static string WordOf(string word)
    {
        var (start, end) = (char.IsLetterOrDigit(word[0]) ? @"\b" : "", char.IsLetterOrDigit(word[^1]) ? @"\b" : "");
        return start + string.Join(@"\w*", word.Split('*').Select(Regex.Escape)) + end;
    }
}
