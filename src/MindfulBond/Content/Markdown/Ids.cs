using System.Globalization;
using System.Text;

namespace MindfulBond.Content.Markdown;

/// <summary>The ids of one document: each given out once, none that belongs to the page around it.</summary>
internal sealed class Ids
{
    /// <summary>Ids that begin like this belong to the page's own furniture.</summary>
    public const string Reserved = "mb-";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Taken => _taken;

    /// <summary>
    /// GitHub's rule: lower case; letters, digits, marks, underscores and hyphens stay, spaces become hyphens, everything
    /// else goes. Empty when nothing is left.
    /// </summary>
    public static string SlugOf(string text)
    {
        var slug = new StringBuilder(text.Length);
        // Of the capital i with a dot, the invariant culture knows no small letter.
        foreach (var rune in text.Trim().Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant().EnumerateRunes())
            if (rune.Value is ' ' or '\n') slug.Append('-');
            else if (rune.Value == '-' || IsWord(rune)) slug.Append(rune);
        return slug.ToString();
    }

    /// <summary>What is left of an id that an author gave.</summary>
    public static string Filter(string id)
    {
        var kept = new StringBuilder(id.Length);
        foreach (var rune in id.EnumerateRunes())
            if (rune.Value is '-' or '.' or ':' || IsWord(rune)) kept.Append(rune);
        return kept.ToString();
    }

    public static bool IsReserved(string id) => id.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);

    public bool TryTake(string id) => _taken.Add(id);

    /// <summary>Takes the wanted id, or the first free one of <c>id-1</c>, <c>id-2</c> and so on.</summary>
    public string Take(string wanted)
    {
        if (_taken.Add(wanted)) return wanted;
        var number = _next.GetValueOrDefault(wanted);
        string id;
        do id = $"{wanted}-{++number}";
        while (!_taken.Add(id));
        _next[wanted] = number;
        return id;
    }

    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.ConnectorPunctuation;
}
