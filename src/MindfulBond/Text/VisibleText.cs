using System.Globalization;
using System.Text;

namespace MindfulBond.Text;

/// <summary>
/// Takes out of a text what nobody sees but what changes how the rest is seen: controls, overrides of direction, hidden
/// characters, and piles of marks. What a script or an emoji needs stays (Unicode 16, UAX #9, UAX #15, UTS #51).
/// </summary>
internal static class VisibleText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int MostPasses = 4;

    /// <summary>The visible text in form NFC. Cleaning what is clean changes nothing.</summary>
    /// <param name="text">Any string, valid UTF-16 or not.</param>
    /// <param name="marksPerBase">Most combining marks kept on one character.</param>
    public static string Clean(string text, int marksPerBase)
    {
        // Taking one character out can bring two together that compose, or leave a joiner with nothing to join.
        var clean = text;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = clean;
            clean = LimitMarks(Strip(before, keepJoiners: true).Normalized(), marksPerBase);
            if (clean == before) return clean;
        }
        return LimitMarks(Strip(clean, keepJoiners: false).Normalized(), marksPerBase);
    }

    /// <summary>Whether there is anything to see: a letter, digit, punctuation or symbol.</summary>
    public static bool HasInk(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)) return true;
        return false;
    }

    private static string Strip(string text, bool keepJoiners)
    {
        var runes = text.EnumerateRunes().ToArray();
        var kept = new StringBuilder(text.Length);
        Rune? before = null;
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (IsLineEnd(rune))
            {
                if (rune.Value == '\r' && i + 1 < runes.Length && runes[i + 1].Value == '\n') continue;
                rune = new Rune('\n');
            }
            else if (rune.Value is 0x2800) rune = new Rune(' ');
            else if (rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner)
            {
                Rune? after = i + 1 < runes.Length ? runes[i + 1] : null;
                if (!keepJoiners || !Joins(rune, before, after)) continue;
            }
            else if (rune.Value == 0x1F3F4 && FlagLength(runes, i) is var length and > 0)
            {
                for (var j = 0; j < length; j++) kept.Append(runes[i + j].ToString());
                before = rune;
                i += length - 1;
                continue;
            }
            else if (IsHidden(rune)) continue;
            kept.Append(rune.ToString());
            if (rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner) && !IsEmojiModifier(rune)) before = rune;
        }
        return kept.ToString();
    }

    private static bool IsLineEnd(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    private static bool IsHidden(Rune rune)
    {
        if (rune.Value == '\t') return false;
        // Fillers and the grapheme joiner draw nothing though they count as letters or marks; noncharacters are nobody's.
        if (rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or >= 0xE0100 and <= 0xE01EF
            || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return true;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => true,
            UnicodeCategory.Format => !IsVisibleFormat(rune),
            _ => false,
        };
    }

    // Signs that stand before or over Arabic, Syriac and Kaithi numbers.
    private static bool IsVisibleFormat(Rune rune) =>
        rune.Value is >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;

    private static bool Joins(Rune joiner, Rune? before, Rune? after)
    {
        if (before is not { } left || after is not { } right) return false;
        if (JoinsLetters(left) && JoinsLetters(right)) return true;
        return joiner.Value == ZeroWidthJoiner && IsPictograph(left) && IsPictograph(right);
    }

    // Arabic to Syriac, N'Ko and Mongolian join their letters; the scripts of India and its neighbours join consonants.
    private static bool JoinsLetters(Rune rune) =>
        rune.Value is >= 0x0620 and <= 0x08FF or >= 0x0900 and <= 0x0DFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x18AF
            or >= 0x1B00 and <= 0x1BBF or >= 0xA800 and <= 0xA8FF or >= 0xA980 and <= 0xA9DF or >= 0xFB50 and <= 0xFDFF
            or >= 0x11000 and <= 0x11FFF
        && (Rune.IsLetter(rune) || IsMark(rune));

    private static bool IsPictograph(Rune rune) =>
        rune.Value is >= 0x1F000 and <= 0x1FAFF or >= 0x2190 and <= 0x2BFF && Rune.IsSymbol(rune);

    private static bool IsEmojiModifier(Rune rune) => rune.Value is 0xFE0F or >= 0x1F3FB and <= 0x1F3FF;

    // The flags of England, Scotland and Wales are a black flag with letters that draw nothing by themselves.
    private static int FlagLength(Rune[] runes, int at)
    {
        var end = at + 1;
        while (end < runes.Length && end <= at + 6 && runes[end].Value is >= 0xE0061 and <= 0xE007A) end++;
        return end > at + 3 && end < runes.Length && runes[end].Value == 0xE007F ? end - at + 1 : 0;
    }

    private static string LimitMarks(string text, int most)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMark(rune))
            {
                if (++marks > most) continue;
            }
            else if (rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner)) marks = 0;
            kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
