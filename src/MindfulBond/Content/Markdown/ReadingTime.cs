using System.Text;

namespace MindfulBond.Content.Markdown;

/// <summary>How long a text takes to read.</summary>
internal static class ReadingTime
{
    private const double WordsAMinute = 230;
    private const double CharactersAMinute = 500;

    /// <summary>Whole minutes, one at least. Scripts that put no spaces between words are counted by characters.</summary>
    public static int Minutes(string text)
    {
        var (words, characters, inWord) = (0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (HasNoSpaces(rune.Value)) (characters, inWord) = (characters + 1, false);
            else if (Rune.IsWhiteSpace(rune)) inWord = false;
            else if (!inWord && Rune.IsLetterOrDigit(rune)) (words, inWord) = (words + 1, true);
        }
        return Math.Max(1, (int)Math.Round(words / WordsAMinute + characters / CharactersAMinute, MidpointRounding.AwayFromZero));
    }

    // Thai, Lao and Tibetan; Burmese; Khmer; Hiragana, Katakana and their extensions; Han.
    private static bool HasNoSpaces(int c) => c
        is >= 0x0E01 and <= 0x0FFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF
        or >= 0x3041 and <= 0x30FF or >= 0x31F0 and <= 0x31FF or >= 0xFF66 and <= 0xFF9D
        or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x3FFFF or 0x3005 or 0x3007;
}
