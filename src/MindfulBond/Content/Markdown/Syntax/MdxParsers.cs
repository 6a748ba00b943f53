using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using MindfulBond.Content.Markdown.RawMarkup;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Keeps the lines in which MDX imports and exports as typed, up to the next empty line.</summary>
internal sealed partial class MdxCodeParser : BlockParser
{
    public MdxCodeParser() => OpeningCharacters = ['i', 'e'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is not ParagraphBlock;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.Indent > 0 || processor.CurrentContainer is not MarkdownDocument || !Code().IsMatch(processor.Line.AsSpan())) return BlockState.None;
        processor.NewBlocks.Push(new VerbatimBlock(this, Foreign.MdxCode) { Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.BreakDiscard;
        block.UpdateSpanEnd(processor.Line.End);
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return BlockState.Continue;
    }

    [GeneratedRegex("""
        ^(import\s+(['"][^'"]+['"]|[\w*{][^'"]*\sfrom\s+['"][^'"]+['"]);?\s*$
        |import\s+(\w+\s*,\s*)?\{[^}]*$
        |export\s+(default\s|(const|let|var|async|function|class|type|interface)\s+\w|[{*]))
        """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}

/// <summary>Keeps the components of MDX as typed: they look like HTML, and are names of somebody's code.</summary>
internal sealed class ComponentParser : InlineParser
{
    private const int LongestTag = 2000;

    // HTML besides what authors may write; in capitals only, or a component could not be called Link.
    private static readonly FrozenSet<string> OtherElements = new[]
    {
        "ADDRESS", "APPLET", "AREA", "ARTICLE", "ASIDE", "AUDIO", "BASE", "BASEFONT", "BIG", "BLINK", "BODY", "BUTTON", "CANVAS", "CENTER", "DATA",
        "DATALIST", "DIR", "EMBED", "FIELDSET", "FONT", "FOOTER", "FORM", "FRAME", "FRAMESET", "H1", "HEAD", "HEADER", "HGROUP", "HTML", "IFRAME",
        "INPUT", "LABEL", "LEGEND", "LINK", "MAIN", "MAP", "MARQUEE", "MATH", "MENU", "META", "METER", "NAV", "NOBR", "NOFRAMES", "NOSCRIPT",
        "OBJECT", "OPTGROUP", "OPTION", "OUTPUT", "PARAM", "PICTURE", "PROGRESS", "SCRIPT", "SEARCH", "SECTION", "SELECT", "SLOT", "SOURCE",
        "STRIKE", "STYLE", "SVG", "TEMPLATE", "TEXTAREA", "TITLE", "TRACK", "TT", "VIDEO", "XMP",
    }.ToFrozenSet(StringComparer.Ordinal);

    public ComponentParser() => OpeningCharacters = ['<'];

    /// <summary>Whether this begins like the tag of a component, and not of HTML in any case of letters.</summary>
    public static bool IsComponent(ReadOnlySpan<char> text)
    {
        var name = NameOf(text);
        return name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && !IsHtml(name.ToString());
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan()[..Math.Min(slice.Length, LongestTag)];
        if (!IsComponent(text) || LengthOf(text) is not (> 0 and var length)) return false;
        processor.Inline = Verbatim.Of(processor, ref slice, length, Foreign.Component);
        return true;
    }

    private static bool IsHtml(string name) => AllowList.AuthorElements.Contains(name.ToLowerInvariant()) || OtherElements.Contains(name);

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text)
    {
        if (text is not ['<', .. var name]) return default;
        if (name is ['/', ..]) name = name[1..];
        var end = 0;
        while (end < name.Length && (char.IsAsciiLetterOrDigit(name[end]) || name[end] is '.' or '_')) end++;
        return end == name.Length || name[end] is '>' or '/' || char.IsWhiteSpace(name[end]) ? name[..end] : default;
    }

    // Up to the sign that closes the tag: one within quotes or braces does not.
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var (depth, quote) = (0, '\0');
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' or '`') quote = c;
            else if (c == '{') depth++;
            else if (c == '}') depth--;
            else if (c == '>' && depth <= 0) return i + 1;
        }
        return 0;
    }
}

/// <summary>Reads blocks of HTML, and leaves the components of MDX to <see cref="ComponentParser"/>.</summary>
internal sealed class HtmlParser : HtmlBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        ComponentParser.IsComponent(processor.Line.AsSpan()) ? BlockState.None : base.TryOpen(processor);
}
