using System.Text;
using Markdig.Extensions.Abbreviations;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Ways to walk a document.</summary>
internal static class Tree
{
    /// <summary>Every block below <paramref name="root"/>, in reading order.</summary>
    public static IEnumerable<Block> Blocks(ContainerBlock root)
    {
        var waiting = new Stack<Block>();
        for (var i = root.Count - 1; i >= 0; i--) waiting.Push(root[i]);
        while (waiting.TryPop(out var block))
        {
            yield return block;
            if (block is not ContainerBlock container) continue;
            for (var i = container.Count - 1; i >= 0; i--) waiting.Push(container[i]);
        }
    }

    /// <summary>Whether blocks and inlines together nest deeper than this.</summary>
    public static bool IsDeeperThan(int limit, MarkdownDocument document)
    {
        var waiting = new Stack<(MarkdownObject Node, int Depth)>();
        waiting.Push((document, 1));
        while (waiting.TryPop(out var item))
        {
            if (item.Depth > limit) return true;
            switch (item.Node)
            {
                case ContainerBlock container:
                    foreach (var child in container) waiting.Push((child, item.Depth + 1));
                    break;
                case LeafBlock { Inline: { } inline }:
                    waiting.Push((inline, item.Depth + 1));
                    break;
                case ContainerInline inlines:
                    foreach (var child in inlines) waiting.Push((child, item.Depth + 1));
                    break;
            }
        }
        return false;
    }

    /// <summary>The pictures among the words of a block, in any order.</summary>
    public static IEnumerable<LinkInline> Pictures(ContainerInline? inline)
    {
        var waiting = new Stack<ContainerInline>();
        if (inline is not null) waiting.Push(inline);
        while (waiting.TryPop(out var container))
        {
            if (container is LinkInline { IsImage: true } picture)
            {
                yield return picture;
                continue;
            }

            foreach (var inner in container.OfType<ContainerInline>()) waiting.Push(inner);
        }
    }

    /// <summary>The words of an inline, without images, template tags, citations and footnote numbers; line breaks are spaces.</summary>
    public static string TextOf(ContainerInline? inline) => OneLine(TextOf(inline, withImages: false));

    /// <summary>The same with template tags and what the images in it show: the alternative text of an image, or the words of a heading.</summary>
    public static string TextAndImagesOf(ContainerInline? inline) => OneLine(SpacedTextOf(inline));

    /// <summary>The same with every space as typed.</summary>
    public static string SpacedTextOf(ContainerInline? inline) => TextOf(inline, withImages: true);

    /// <summary>Words with one space between them, whatever stood there.</summary>
    public static string OneLine(string text) => IsOneLine(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Most text is, and then nothing has to be taken apart.
    private static bool IsOneLine(string text)
    {
        var afterSpace = true;
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            if (isSpace && (afterSpace || c != ' ')) return false;
            afterSpace = isSpace;
        }

        return text.Length == 0 || !afterSpace;
    }

    private static string TextOf(ContainerInline? inline, bool withImages)
    {
        if (inline is null) return "";
        var text = new StringBuilder();
        var silent = false;
        Append(inline, text, withImages, ref silent);
        return text.ToString();
    }

    // The words between the tags of a script or a style sheet are nobody's words.
    private static void Append(ContainerInline container, StringBuilder text, bool withImages, ref bool silent)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case HtmlInline html:
                    silent = IsSilent(html.Tag) || silent && !html.Tag.StartsWith("</s", StringComparison.OrdinalIgnoreCase);
                    break;
                case var _ when silent:
                    break;
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case VerbatimInline verbatim when verbatim.Kind == Foreign.Math || withImages:
                    text.Append(verbatim.Text);
                    break;
                case AbbreviationInline abbreviation:
                    text.Append(abbreviation.Abbreviation.Label);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case CitationInline:
                    while (text.Length > 0 && text[^1] == ' ') text.Length--;
                    break;
                case DelimiterInline delimiter:
                    text.Append(delimiter.ToLiteral());
                    Append(delimiter, text, withImages, ref silent);
                    break;
                case LinkInline { IsImage: true } when !withImages:
                    break;
                case ContainerInline inner:
                    Append(inner, text, withImages, ref silent);
                    break;
            }
    }

    private static bool IsSilent(string tag) =>
        tag.StartsWith("<script", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("<style", StringComparison.OrdinalIgnoreCase);
}
