using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MindfulBond.Text;

/// <summary>The name a commenter goes by, cleaned, and whether it may be used.</summary>
/// <param name="Verdict">Whether it may be used, and if not, why.</param>
/// <param name="Text">The name as it would be shown: one line in form NFC, without anything hidden. Given back on the form whatever the verdict.</param>
public sealed partial record DisplayName(NameVerdict Verdict, string Text)
{
    /// <summary>Longest name, in text elements (UAX #29).</summary>
    public const int MaxLength = 40;

    private const int MarksPerBase = 4;

    // A name of 40 elements cannot need more; beyond it nothing is looked at, and only this much goes back to the form.
    private const int MostChars = 1000;

    // Whole words only, so that "Authority" and "Badminton" are free; the long ones also inside a word.
    private static readonly FrozenSet<string> ReservedWords = Skeletons(
        "author", "authors", "moderator", "moderators", "mod", "mods", "admin", "admins", "administrator", "administrators",
        "editor", "editors", "MindfulBond", "the author", "the authors", "the moderator", "the moderators", "the editor", "the editors", "site owner");

    private static readonly string[] ReservedAnywhere = [.. Skeletons("moderator", "administrator", "MindfulBond", "the editors")];

    /// <summary>Reads a name as typed.</summary>
    /// <param name="typed">Anything; null when the field was not sent.</param>
    /// <param name="authors">Names of the people who write here.</param>
    public static DisplayName Read(string? typed, IEnumerable<string> authors)
    {
        if (string.IsNullOrEmpty(typed)) return new DisplayName(NameVerdict.Empty, "");
        var cut = typed.Length > MostChars;
        var name = Clean(cut ? typed[..MostChars] : typed);
        return new DisplayName(cut ? NameVerdict.TooLong : Judge(name, authors), name);
    }

    private static NameVerdict Judge(string name, IEnumerable<string> authors)
    {
        if (!VisibleText.HasInk(name)) return NameVerdict.Empty;
        if (Email().IsMatch(name)) return NameVerdict.LooksLikeEmail;
        if (WebAddress().IsMatch(name)) return NameVerdict.LooksLikeWebAddress;
        if (Handle().IsMatch(name)) return NameVerdict.LooksLikeHandle;
        if (IsPhoneNumber(name)) return NameVerdict.LooksLikePhoneNumber;
        if (LookAlikes.Imitates(name, authors)) return NameVerdict.BelongsToAuthor;
        if (IsReserved(name)) return NameVerdict.ReservedWord;
        if (new StringInfo(name).LengthInTextElements > MaxLength) return NameVerdict.TooLong;
        return name.EnumerateRunes().Any(rune => !Rune.IsPunctuation(rune) && !Rune.IsWhiteSpace(rune)) ? NameVerdict.Fine : NameVerdict.NoLetters;
    }

    private static string Clean(string typed)
    {
        // Without the mark that stood before it, what follows may be cleaned further. Every round is shorter than the last.
        var name = OneLine(typed);
        for (var again = OneLine(name); again != name; again = OneLine(name)) name = again;
        return name;
    }

    private static string OneLine(string text)
    {
        var words = VisibleText.Clean(text, MarksPerBase).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        var start = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            // A mark with nothing under it would sit on whatever stands before the name on the page.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)) break;
            start += rune.Utf16SequenceLength;
        }
        return line[start..];
    }

    private static bool IsReserved(string name)
    {
        var whole = LookAlikes.Skeleton(name);
        return ReservedWords.Contains(whole)
            || Array.Exists(ReservedAnywhere, word => whole.Contains(word, StringComparison.Ordinal))
            || name.Split(' ').Concat(NotLetters().Split(name)).Any(word => word.Length > 0 && ReservedWords.Contains(LookAlikes.Skeleton(word)));
    }

    // Seven digits or more, and hardly anything else.
    private static bool IsPhoneNumber(string name)
    {
        var digits = name.EnumerateRunes().Count(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber);
        var letters = name.EnumerateRunes().Count(Rune.IsLetter);
        return digits >= 7 && letters <= 3;
    }

    private static FrozenSet<string> Skeletons(params string[] words) => words.Select(LookAlikes.Skeleton).ToFrozenSet();

    [GeneratedRegex(@"\S+\s?(?:@|＠|\(at\)|\[at\])\s?[^\s@.]+\s?(?:\.|\(dot\)|\[dot\])\s?\p{L}{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"://|\bwww\d?\.|\b[\p{L}\p{Nd}-]+\.(?:com|net|org|info|biz|co|io|me|app|dev|blog|shop|online|site|xyz|uk|de|fr|es|it|nl|ie|ca|au|nz|us|eu|ch|at|se|no|dk|pl|ru|cn|jp|in|br|link|club|top)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?:^|\s)[@＠]\w|^/?[ur]/\w|\b(?:insta(?:gram)?|snap(?:chat)?|telegram|whatsapp|discord|tiktok|twitter|kik|ig)\s*[:=]|\w#\d{4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Handle();

    [GeneratedRegex(@"[^\p{L}\p{M}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotLetters();
}
