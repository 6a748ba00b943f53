using System.Text;

namespace MindfulBond.Content.Markdown;

/// <summary>Characters that may not stand in an HTML document, and those that make an address look like another.</summary>
internal static class Characters
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with every code point that HTML forbids (control characters, noncharacters, half surrogates) shown as
    /// U+FFFD, and every line ending as a line feed.
    /// </summary>
    public static string Clean(string text)
    {
        var first = IndexOfForbidden(text, 0);
        if (first < 0) return text;
        var clean = new StringBuilder(text.Length);
        var from = 0;
        for (var at = first; at >= 0; at = IndexOfForbidden(text, from))
        {
            clean.Append(text, from, at - from);
            from = at + 1;
            if (text[at] == '\r')
            {
                clean.Append('\n');
                if (from < text.Length && text[from] == '\n') from++;
                continue;
            }
            clean.Append(Replacement);
            if (char.IsHighSurrogate(text[at]) && from < text.Length && char.IsLowSurrogate(text[from])) from++;
        }
        return clean.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Whether the character hides or reorders what stands beside it.</summary>
    public static bool Deceives(char c) =>
        char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';

    private static int IndexOfForbidden(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\u007F' or '\n' or '\t') continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if ((char.ConvertToUtf32(c, text[i + 1]) & 0xFFFE) == 0xFFFE) return i;
                i++;
                continue;
            }
            if (char.IsControl(c) || char.IsSurrogate(c) || c is >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE') return i;
        }
        return -1;
    }
}
