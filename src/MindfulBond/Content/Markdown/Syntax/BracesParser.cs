using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>
/// Reads braces: template tags of other systems stay text, <c>{#id}</c> at the end of a heading names it, and other
/// attributes after a heading, link or image are left out, as are kramdown's <c>{: … }</c> anywhere.
/// </summary>
internal sealed class BracesParser : InlineParser
{
    private const int LongestTag = 1000;
    private static readonly object IdKey = new();

    public BracesParser() => OpeningCharacters = ['{'];

    /// <summary>Takes kramdown's attributes from a line of their own at the end of a paragraph: with it, the rows of a table would be none.</summary>
    public static void LeaveOutLastLine(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock { Lines.Count: > 1 } paragraph) return;
        var last = paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.AsSpan().Trim();
        if (last is not ['{', ':', .. var typed, '}'] || typed.Contains('}') || !AreAttributes(Words(typed.ToString()), isKramdowns: true)) return;
        paragraph.Lines.RemoveAt(paragraph.Lines.Count - 1);
    }

    /// <summary>The id an author gave a heading, or null.</summary>
    public static string? IdOf(Block heading) => heading.GetData(IdKey) as string;

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        MatchTemplateTag(processor, ref slice) || MatchAttributes(processor, ref slice);

    private static bool MatchTemplateTag(InlineProcessor processor, ref StringSlice slice)
    {
        var (close, kind) = (slice.PeekChar(), slice.PeekChar(2)) switch
        {
            ('{', '<') => (">}}", Foreign.Shortcode),
            ('{', '%') => ("%}}", Foreign.Shortcode),
            ('{', _) => ("}}", Foreign.TemplateValue),
            ('%', _) => ("%}", Foreign.TemplateTag),
            ('/', '*') => ("*/}", Foreign.Component),
            _ => ("", default),
        };
        if (close.Length == 0) return false;
        var length = slice.AsSpan()[..Math.Min(LongestTag, slice.Length)].IndexOf(close);
        if (length < 0) return false;
        processor.Inline = Verbatim.Of(processor, ref slice, length + close.Length, kind);
        return true;
    }

    private static bool MatchAttributes(InlineProcessor processor, ref StringSlice slice)
    {
        var end = slice.Text.IndexOf('}', slice.Start, Math.Min(LongestTag, slice.Length));
        if (end < 0) return false;
        var typed = slice.Text[(slice.Start + 1)..end];
        var isKramdowns = typed.StartsWith(':');
        var words = Words(typed[(isKramdowns ? 1 : 0)..]);
        if (!AreAttributes(words, isKramdowns)) return false;
        if (processor.Block is HeadingBlock && slice.Text.AsSpan(end + 1, slice.End - end).IsWhiteSpace())
        {
            var id = Array.Find(words, word => word[0] == '#')?[1..];
            if (id is not null) processor.Block.SetData(IdKey, id);
            TrimEnd(processor.Inline);
        }
        else if (!isKramdowns && processor.Inline is not (LinkInline or AutolinkInline))
        {
            return false;
        }
        slice.Start = end + 1;
        return true;
    }

    // A comment before the braces is not shown, so the space before it stands at the end too.
    private static void TrimEnd(Inline? last)
    {
        for (; last is LiteralInline or HtmlInline; last = last.PreviousSibling)
        {
            if (last is not LiteralInline literal) continue;
            literal.Content.TrimEnd();
            if (!literal.Content.IsEmpty) return;
        }
    }

    private static string[] Words(string typed) => typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A word alone, such as {:toc}, names attributes that stand elsewhere.
    private static bool AreAttributes(string[] words, bool isKramdowns) =>
        words.Length > 0 && (words.All(IsAttribute) || isKramdowns && words is [var name] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));

    private static bool IsAttribute(string word) =>
        word is ['#' or '.', not ('#' or '.'), ..] || word.IndexOf('=', StringComparison.Ordinal) > 0 && char.IsLetter(word[0]);
}
