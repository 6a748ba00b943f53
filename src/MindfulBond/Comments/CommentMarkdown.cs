using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Comments;

/// <summary>
/// Renders what a reader wrote: paragraphs, emphasis, strikethrough, lists, quotes, code spans and line breaks. Links, pictures,
/// HTML and entities are shown as typed. Any text is an answer, never an exception, and the same text has one rendering.
/// </summary>
/// <remarks>
/// The elements are p, em, strong, del, ul, ol, li, blockquote, br and code; the attributes are <c>start</c> on ol and
/// <c>dir="auto"</c> on p, li and blockquote. Everything else is encoded text. Text is expected clean, see
/// <see cref="MindfulBond.Text.CommentText"/>, which also bounds its length.
/// </remarks>
public static class CommentMarkdown
{
    /// <summary>Levels of lists, and of quotes, that are shown as such; a deeper one is text.</summary>
    public const int DeepestNesting = 4;

    // Far beyond anything written by hand; a text with more is shown as typed.
    private const int MostMarks = 2000;
    private const int DeepestEmphasis = 12;
    private const int MostPendingMarks = 5000;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Renders one comment.</summary>
    public static SafeHtml Render(string text)
    {
        text = Characters.Clean(text);
        var html = CountMarks(text) <= MostMarks && Parse(text) is { } document ? new Writer().Write(document) : null;
        return new SafeHtml(html ?? AsTyped(text));
    }

    // Markdig tells that marks nest too deep by this exception and nothing else.
    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static int CountMarks(string text)
    {
        var (marks, before) = (0, '\n');
        foreach (var c in text)
        {
            if (c is '*' or '_' or '~' or '`' && before != c || c == '>' && before is '\n' or ' ' or '>') marks++;
            before = c;
        }
        return marks;
    }

    private static string AsTyped(string text)
    {
        var html = new StringBuilder(text.Length + 100);
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append("<p dir=\"auto\">").Append(Encode(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");
        return html.ToString();
    }

    // The five characters that mean something to HTML; the rest stays legible in the source of the page.
    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MostPendingMarks }.UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new HeadingBlockParser(), new Quotes(), new Lists(), new FencedCodeBlockParser { InfoParser = ReadBehindFence }, new Paragraphs()]);
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        return builder.Build();
    }

    // Keeps what stands behind a fence as typed; a fence of backticks with another backtick behind it is a code span.
    private static bool ReadBehindFence(BlockProcessor state, ref StringSlice line, IFencedBlock fenced, char openingCharacter)
    {
        var typed = line.AsSpan();
        if (openingCharacter == '`' && typed.Contains('`')) return false;
        fenced.Info = typed.Trim().ToString();
        return true;
    }

    private static int DepthOf<T>(Block? block) where T : Block
    {
        var depth = 0;
        for (; block is not null; block = block.Parent)
            if (block is T) depth++;
        return depth;
    }

    private sealed class Quotes : QuoteBlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor) =>
            DepthOf<QuoteBlock>(processor.CurrentContainer) < DeepestNesting ? base.TryOpen(processor) : BlockState.None;
    }

    private sealed class Lists : ListBlockParser
    {
        public Lists() => ItemParsers.Replace<NumberedListItemParser>(new Numbers());

        public override BlockState TryOpen(BlockProcessor processor) =>
            DepthOf<ListBlock>(processor.CurrentContainer) < DeepestNesting ? base.TryOpen(processor) : BlockState.None;
    }

    /// <summary>Numbers of at most four digits: "202611. " begins no list anybody counts.</summary>
    private sealed class Numbers : NumberedListItemParser
    {
        private const int MostDigits = 4;

        public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result) =>
            base.TryParse(state, pendingBulletType, out result) && result.OrderedStart is not { Length: > MostDigits };
    }

    /// <summary>Paragraphs alone: no heading by a line of dashes, and no definition of a link, which would vanish.</summary>
    private sealed class Paragraphs : ParagraphBlockParser
    {
        public Paragraphs() => ParseSetextHeadings = false;

        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is not ParagraphBlock paragraph) return true;
            for (var i = 0; i < paragraph.Lines.Count; i++) paragraph.Lines.Lines[i].Slice.TrimStart();
            if (paragraph.Lines.Count > 0) paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
            return true;
        }
    }

    private sealed class Writer
    {
        private readonly StringBuilder _html = new();
        private int _emphasis;
        private bool _hasText;
        private bool _tooDeep;

        /// <summary>The HTML; null when the text is better shown as typed: it nests too deep, or nothing of it would be seen.</summary>
        public string? Write(MarkdownDocument document)
        {
            WriteBlocks(document, inTightList: false);
            return _hasText && !_tooDeep ? _html.ToString() : null;
        }

        private void WriteBlocks(ContainerBlock blocks, bool inTightList)
        {
            foreach (var block in blocks)
                switch (block)
                {
                    case QuoteBlock quote:
                        _html.Append("<blockquote dir=\"auto\">\n");
                        WriteBlocks(quote, inTightList: false);
                        _html.Append("</blockquote>\n");
                        break;
                    case ListBlock list:
                        WriteList(list);
                        break;
                    case HeadingBlock { Inline: { FirstChild: not null } words }:
                        _html.Append("<p dir=\"auto\"><strong>");
                        WriteInlines(words);
                        _html.Append("</strong></p>\n");
                        break;
                    case HeadingBlock empty:
                        WriteLines([new string(empty.HeaderChar, empty.Level)]);
                        break;
                    case FencedCodeBlock code:
                        WriteLines(LinesOf(code));
                        break;
                    case ThematicBreakBlock line:
                        WriteLines([new string(line.ThematicChar, line.ThematicCharCount)]);
                        break;
                    case ParagraphBlock { Inline: { } words }:
                        if (!inTightList) _html.Append("<p dir=\"auto\">");
                        WriteInlines(words);
                        _html.Append(inTightList ? "\n" : "</p>\n");
                        break;
                }
        }

        private void WriteList(ListBlock list)
        {
            _html.Append(list.IsOrdered ? "<ol" : "<ul");
            if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
                _html.Append(CultureInfo.InvariantCulture, $" start=\"{start}\"");
            _html.Append(">\n");
            foreach (var item in list)
            {
                _html.Append("<li dir=\"auto\">");
                WriteBlocks((ListItemBlock)item, inTightList: !list.IsLoose);
                _html.Append("</li>\n");
            }
            _html.Append(list.IsOrdered ? "</ol>\n" : "</ul>\n");
        }

        // What stood behind the opening fence was typed too.
        private static IEnumerable<string> LinesOf(FencedCodeBlock code)
        {
            if (!string.IsNullOrEmpty(code.Info)) yield return code.Info;
            for (var i = 0; i < code.Lines.Count; i++) yield return code.Lines.Lines[i].Slice.ToString();
        }

        private void WriteLines(IEnumerable<string> lines)
        {
            _html.Append("<p dir=\"auto\">");
            var first = true;
            foreach (var line in lines)
            {
                if (!first) _html.Append("<br>\n");
                first = false;
                WriteText(line);
            }
            _html.Append("</p>\n");
        }

        private void WriteInlines(ContainerInline container)
        {
            foreach (var inline in container)
                switch (inline)
                {
                    case LiteralInline literal:
                        WriteText(literal.Content.ToString());
                        break;
                    case CodeInline code:
                        _html.Append("<code>");
                        WriteText(code.Content);
                        _html.Append("</code>");
                        break;
                    case LineBreakInline:
                        _html.Append("<br>\n");
                        break;
                    case EmphasisInline emphasis:
                        WriteEmphasis(emphasis);
                        break;
                    case DelimiterInline delimiter:
                        WriteText(delimiter.ToLiteral());
                        WriteInlines(delimiter);
                        break;
                    case ContainerInline inner:
                        WriteInlines(inner);
                        break;
                }
        }

        private void WriteEmphasis(EmphasisInline emphasis)
        {
            if (_tooDeep || _emphasis == DeepestEmphasis)
            {
                _tooDeep = true;
                return;
            }
            var tag = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";
            _emphasis++;
            _html.Append('<').Append(tag).Append('>');
            WriteInlines(emphasis);
            _html.Append("</").Append(tag).Append('>');
            _emphasis--;
        }

        private void WriteText(string text)
        {
            _hasText |= !string.IsNullOrWhiteSpace(text);
            _html.Append(Encode(text));
        }
    }
}
