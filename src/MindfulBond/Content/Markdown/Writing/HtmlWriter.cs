using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes blocks of raw HTML: as they are, to be sanitised later, or as text.</summary>
internal sealed class HtmlBlockWriter : HtmlObjectRenderer<HtmlBlock>
{
    protected override void Write(HtmlRenderer renderer, HtmlBlock block)
    {
        var writer = (ArticleWriter)renderer;
        var html = block.Lines.ToString();
        if (HtmlComments.IsUnclosed(html))
            writer.Rendition.Report(writer.FileLine(block), Severity.Warning, "comment-unclosed", "This comment never ends, so everything after it is hidden. Write --> where it ends.");
        if (HtmlComments.AreAll(html)) return;
        writer.EnsureLine();
        if (writer.RawHtml == RawHtml.Escape)
        {
            writer.Write("<p>");
            writer.WriteEscape(html);
            writer.WriteLine("</p>");
            return;
        }
        for (var i = 0; i < block.Lines.Count; i++)
        {
            writer.WriteRaw(block.Lines.Lines[i].Slice.ToString(), writer.FileLine(block) + i);
            writer.WriteLine();
        }
    }
}

/// <summary>Writes HTML among words.</summary>
internal sealed class HtmlInlineWriter : HtmlObjectRenderer<HtmlInline>
{
    protected override void Write(HtmlRenderer renderer, HtmlInline inline)
    {
        var writer = (ArticleWriter)renderer;
        if (HtmlComments.AreAll(inline.Tag)) return;
        if (writer.RawHtml == RawHtml.Escape) writer.WriteEscape(inline.Tag);
        else writer.WriteRaw(inline.Tag, writer.FileLine(inline));
    }
}

/// <summary>Tells comments from everything else that looks like HTML.</summary>
internal static class HtmlComments
{
    private const string Open = "<!--";
    private const string Close = "-->";

    /// <summary>Whether there is nothing but comments and space. Comments that parsers read differently do not count.</summary>
    public static bool AreAll(string html)
    {
        var rest = html.AsSpan().Trim();
        while (rest.StartsWith(Open))
        {
            rest = rest[Open.Length..];
            if (rest.StartsWith(">") || rest.StartsWith("->")) return false;
            var end = rest.IndexOf(Close);
            if (end < 0) return rest.IndexOf("--!>") < 0;
            if (rest[..end].IndexOf("--!>") >= 0) return false;
            rest = rest[(end + Close.Length)..].TrimStart();
        }
        return rest.IsEmpty;
    }

    public static bool IsUnclosed(string html) =>
        html.AsSpan().TrimStart().StartsWith(Open) && html.LastIndexOf(Close, StringComparison.Ordinal) < html.LastIndexOf(Open, StringComparison.Ordinal);
}
