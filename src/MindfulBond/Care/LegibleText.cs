using System.Buffers;
using System.Globalization;
using System.Text;

namespace MindfulBond.Care;

/// <summary>
/// A text as an eye reads it: invisible characters gone, full-width and styled characters plain, one kind of hyphen, space and apostrophe.
/// It remembers where each character stood, so that a find can be marked in what was really written.
/// </summary>
internal sealed class LegibleText
{
    // Cyrillic and Greek letters, each above the Latin one that it looks like.
    private const string LooksLatin = "аαвβсϲԁеεһіιıјкκӏмпоοøрρѕтτυνԝωхχуγ";
    private const string IsLatin = "aabbccdeehiiijkklmnoooppsttuvwwxxyy";

    private readonly string _original;
    private readonly List<(int Start, int End)> _places = [];
    private int[]? _graphemes;

    private LegibleText(string original, bool plain)
    {
        _original = original;
        var text = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length;)
        {
            if (original[at] < 0x80)
            {
                Add(text, original[at] == '`' ? '\'' : plain ? char.ToLowerInvariant(original[at]) : original[at], at, at + 1);
                at++;
                continue;
            }

            var status = Rune.DecodeFromUtf16(original.AsSpan(at), out var rune, out var length);
            if (status == OperationStatus.Done) AddRune(text, rune, at, at + length, plain);
            at += length;
        }

        Text = text.ToString();
    }

    /// <summary>The legible characters.</summary>
    public string Text { get; }

    /// <summary>Keeps case and accents.</summary>
    public static LegibleText Of(string original) => new(original, plain: false);

    /// <summary>Lower-case letters without accents; Cyrillic and Greek letters that look Latin are Latin.</summary>
    public static LegibleText Plain(string original) => new(original, plain: true);

    /// <summary>Where a stretch of <see cref="Text"/> stands in the original, widened to whole graphemes (UAX #29).</summary>
    public (int Start, int Length) InOriginal(int start, int end)
    {
        var (from, to) = (_places[start].Start, _places[end - 1].End);
        _graphemes ??= _original.All(letter => letter < 0x80) ? [] : StringInfo.ParseCombiningCharacters(_original);
        if (_graphemes.Length == 0) return (from, to - from);

        var first = Array.BinarySearch(_graphemes, from);
        if (first < 0) from = _graphemes[Math.Max(0, ~first - 1)];
        var last = Array.BinarySearch(_graphemes, to);
        if (last < 0) to = ~last < _graphemes.Length ? _graphemes[~last] : _original.Length;
        return (from, to - from);
    }

    private void AddRune(StringBuilder text, Rune rune, int start, int end, bool plain)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.EnclosingMark:
                return;
            case UnicodeCategory.NonSpacingMark:
                if (!plain) Compose(text, rune, end);
                return;
        }

        // U+FFFE is a valid scalar value that Normalize refuses.
        if (rune.Value is 0xFFFE) return;
        if (rune.Value is '’' or '‘' or '‛' or 'ʼ' or '′' or '´')
        {
            Add(text, '\'', start, end);
            return;
        }

        foreach (var letter in rune.ToString().Normalize(plain ? NormalizationForm.FormKD : NormalizationForm.FormKC))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate) continue;
            var legible = Legible(letter);
            Add(text, plain ? Latin(char.ToLowerInvariant(legible)) : legible, start, end);
        }
    }

    // "e" and a combining acute are one letter to the eye; any other mark goes.
    private void Compose(StringBuilder text, Rune mark, int end)
    {
        if (text.Length == 0 || !char.IsLetter(text[^1])) return;
        if ($"{text[^1]}{mark}".Normalize(NormalizationForm.FormC) is { Length: 1 } one) text[^1] = one[0];
        _places[^1] = (_places[^1].Start, end);
    }

    private void Add(StringBuilder text, char letter, int start, int end)
    {
        text.Append(letter);
        _places.Add((start, end));
    }

    private static char Legible(char letter) => letter switch
    {
        _ when letter < 0x80 => letter,
        _ => char.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)char.GetNumericValue(letter)),
            _ => letter == '−' ? '-' : letter,
        },
    };

    private static char Latin(char letter) => LooksLatin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? IsLatin[at] : letter;
}
