using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MindfulBond.Search;

/// <summary>
/// Cuts a text into the words that the index knows: without case, accents and apostrophes. Where a script has no spaces, every two
/// neighbouring characters are a word, and the last one alone.
/// </summary>
/// <remarks>A word holds letters, digits and marks only, so that nothing in it means anything to FTS5.</remarks>
internal static class Words
{
    /// <summary>Nobody looks for the rest of a longer one.</summary>
    private const int Longest = 64;

    private static readonly FrozenDictionary<int, string> Letters = new Dictionary<int, string>
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ς'] = "σ",
    }.ToFrozenDictionary();

    public static IEnumerable<Word> In(string text) => In(text, 0, text.Length);

    /// <summary>The words of a part of the text that ends where a word does.</summary>
    public static IEnumerable<Word> In(string text, int start, int end)
    {
        var place = start;
        while (place < end)
        {
            if (EndOfPlain(text, place) is var plain && plain > place)
            {
                yield return new Word(text[place..plain].ToLowerInvariant(), place, plain - place, IsPart: false, Joins(text, place));
                place = plain;
                continue;
            }

            var (rune, length) = At(text, place);
            if (IsUnspaced(rune))
            {
                var run = Units(text, place);
                for (var i = 0; i < run.Count; i++)
                {
                    var last = i + 1 < run.Count ? run[i + 1] : run[i];
                    if (Fold(text[run[i].Start..last.End]) is { Length: > 0 } token) yield return new Word(token, run[i].Start, last.End - run[i].Start, IsPart: true, Joins: i > 0);
                }

                place = run[^1].End;
            }
            else if (IsWordly(rune))
            {
                var last = EndOfWord(text, place);
                if (Fold(text[place..last]) is { Length: > 0 } token) yield return new Word(token, place, last - place, IsPart: false, Joins(text, place));
                place = last;
            }
            else
            {
                place += length;
            }
        }
    }

    /// <summary>A word without case, accents and what does not show; empty when nothing is left.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in (IsAscii(word) ? word : word.Normalize(NormalizationForm.FormKD)).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (Letters.TryGetValue(lower.Value, out var letters)) folded.Append(letters);
            else if (IsWordly(lower) && !IsAccent(lower)) folded.Append(lower.ToString());
            if (folded.Length >= Longest) break;
        }

        var whole = folded.ToString();
        return IsAscii(whole) ? whole : whole.Normalize(NormalizationForm.FormKC);
    }

    private static List<(int Start, int End)> Units(string text, int start)
    {
        var units = new List<(int Start, int End)>();
        for (var place = start; place < text.Length;)
        {
            var (rune, length) = At(text, place);
            if (IsUnspaced(rune) && !IsMark(rune)) units.Add((place, place + length));
            else if (units.Count > 0 && (IsMark(rune) || IsHidden(rune))) units[^1] = (units[^1].Start, place + length);
            else if (IsUnspaced(rune)) units.Add((place, place + length));
            else break;
            place += length;
        }

        return units;
    }

    private static bool Joins(string text, int place) => place > 1 && IsHyphen(text[place - 1]) && !char.IsWhiteSpace(text[place - 2]);

    // Nearly every word is plain: ASCII letters and digits, and after them nothing that could belong to it. Of any other the place where it begins.
    private static int EndOfPlain(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        return end - start <= Longest && (end == text.Length || (char.IsAscii(text[end]) || char.IsPunctuation(text[end])) && !IsApostrophe(text[end])) ? end : start;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = start;
        for (var place = start; place < text.Length;)
        {
            var (rune, length) = At(text, place);
            place += length;
            if (IsWordly(rune) && !IsUnspaced(rune)) end = place;
            // An apostrophe inside a word, and what does not show at all.
            else if (!(rune.IsBmp && IsApostrophe((char)rune.Value) || IsHidden(rune))) break;
        }

        return end;
    }

    private static (Rune Rune, int Length) At(string text, int place)
    {
        Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out var length);
        return (rune, length);
    }

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);

    private static bool IsWordly(Rune rune) => rune.IsAscii ? Rune.IsLetterOrDigit(rune) : Rune.IsLetterOrDigit(rune) || IsMark(rune);

    private static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsHidden(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or 'ʼ' or '＇';

    private static bool IsHyphen(char sign) => sign is '-' or '‐' or '‑';

    // Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowel signs of Arabic. The signs of other scripts are the word itself.
    private static bool IsAccent(Rune rune) =>
        rune.Value is >= 0x0300 and <= 0x036F or >= 0x0591 and <= 0x05C7 or >= 0x064B and <= 0x065F or 0x0670 or >= 0xFE00 and <= 0xFE0F && IsMark(rune);

    // Thai, Lao, Burmese, Khmer, kana and Han.
    private static bool IsUnspaced(Rune rune) =>
        rune.Value is >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17D3 or 0x3005 or 0x3007 or >= 0x3041 and <= 0x30FF
            or >= 0x31F0 and <= 0x31FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF66 and <= 0xFF9F
            or >= 0x20000 and <= 0x3FFFF
        && IsWordly(rune);
}

/// <param name="Token">As the index knows it.</param>
/// <param name="Start">Index in the text, in UTF-16 units.</param>
/// <param name="Length">Length in the text.</param>
/// <param name="IsPart">Whether it is two characters, or one, of a script without spaces.</param>
/// <param name="Joins">Whether it belongs to the word before it: by a hyphen, or within such a script.</param>
internal readonly record struct Word(string Token, int Start, int Length, bool IsPart, bool Joins)
{
    public int End => Start + Length;
}
