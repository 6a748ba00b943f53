using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>
/// Reads braces: template tags of other systems stay text, <c>{#id}</c> at the end of a heading names it, and other
/// attributes after a heading, link or image are left out.
/// </summary>
internal sealed class BracesParser : InlineParser
{
    private const int LongestTag = 1000;
    private static readonly object IdKey = new();

    public BracesParser() => OpeningCharacters = ['{'];

    /// <summary>The id an author gave a heading, or null.</summary>
    public static string? IdOf(Block heading) => heading.GetData(IdKey) as string;

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        MatchTemplateTag(processor, ref slice) || MatchAttributes(processor, ref slice);

    private static bool MatchTemplateTag(InlineProcessor processor, ref StringSlice slice)
    {
        var close = slice.PeekChar() switch { '{' => "}}", '%' => "%}", _ => null };
        if (close is null) return false;
        var end = slice.Text.IndexOf(close, slice.Start, Math.Min(LongestTag, slice.Length), StringComparison.Ordinal);
        if (end < 0) return false;
        end += close.Length;
        processor.Inline = new VerbatimInline(slice.Text[slice.Start..end]);
        slice.Start = end;
        return true;
    }

    private static bool MatchAttributes(InlineProcessor processor, ref StringSlice slice)
    {
        var end = slice.Text.IndexOf('}', slice.Start, Math.Min(LongestTag, slice.Length));
        if (end < 0) return false;
        var words = slice.Text[(slice.Start + 1)..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !words.All(IsAttribute)) return false;
        if (processor.Block is HeadingBlock && string.IsNullOrWhiteSpace(slice.Text[(end + 1)..(slice.End + 1)]))
        {
            var id = Array.Find(words, word => word[0] == '#')?[1..];
            if (id is not null) processor.Block.SetData(IdKey, id);
            if (processor.Inline is LiteralInline before) before.Content.TrimEnd();
        }
        else if (processor.Inline is not (LinkInline or AutolinkInline))
        {
            return false;
        }
        slice.Start = end + 1;
        return true;
    }

    private static bool IsAttribute(string word) =>
        word is ['#' or '.', not ('#' or '.'), ..] || word.IndexOf('=', StringComparison.Ordinal) > 0 && char.IsLetter(word[0]);
}
