using System.Globalization;

namespace MindfulBond.Content;

/// <summary>The beginning of a text, for lists and search engines.</summary>
internal static class Excerpt
{
    private const int Length = 180;

    // Full stops, and the marks of Chinese and Japanese, Hindi, Urdu and Amharic, some of which need no space after them.
    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "。", "！", "？", "।", "۔", "؟", "።"];

    /// <summary>At most 180 text elements, cut after a sentence or a word where the script has spaces, with an ellipsis where cut.</summary>
    public static string Of(string paragraph)
    {
        var starts = StringInfo.ParseCombiningCharacters(paragraph);
        if (starts.Length <= Length) return paragraph;

        var cut = paragraph[..starts[Length]];
        var sentence = SentenceEnds.Max(end => cut.LastIndexOf(end, StringComparison.Ordinal));
        if (sentence > cut.Length / 2) return cut[..(sentence + 1)];
        var word = cut.LastIndexOf(' ');
        return (word > cut.Length / 2 ? cut[..word] : cut).TrimEnd(',', ';', ':', ' ') + "…";
    }
}
