using System.Globalization;
using System.Text;

namespace MindfulBond.Text;

/// <summary>Makes the part of an address that names an article, topic, series or author.</summary>
public static class Slug
{
    /// <summary>
    /// Lower-case, in Unicode form NFC, words joined by single hyphens. Letters, digits, marks and symbols such as emoji stay,
    /// whatever the script; white space, controls, dashes and most punctuation go.
    /// </summary>
    /// <returns>The slug; empty when nothing of <paramref name="name"/> can stand in an address.</returns>
    public static string From(string name)
    {
        var slug = new StringBuilder(name.Length);
        var gap = false;
        foreach (var rune in name.Normalized().ToLowerInvariant().EnumerateRunes())
        {
            if (!Stays(rune))
            {
                gap |= Separates(rune);
                continue;
            }

            if (gap && slug.Length > 0) slug.Append('-');
            gap = false;
            slug.Append(rune.ToString());
        }

        return slug.ToString().Trim('.', '-').Normalized();
    }

    /// <summary>Unicode form NFC; text that is not valid UTF-16 comes back with its broken halves replaced.</summary>
    public static string Normalized(this string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            var valid = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes()) valid.Append(rune.ToString());
            return valid.ToString().Normalize(NormalizationForm.FormC);
        }
    }

    private static bool Stays(Rune rune) => rune.Value is '_' or '.' or '~'
        || (rune.IsAscii
            ? Rune.IsLetterOrDigit(rune)
            : Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation));

    // An apostrophe inside a word joins it: "can't" is "cant". Everything else that goes leaves a gap.
    private static bool Separates(Rune rune) => rune.Value is not ('\'' or '’' or 0x200D or 0xFE0F or 0xFEFF or 0x200B or 0x200C);
}
