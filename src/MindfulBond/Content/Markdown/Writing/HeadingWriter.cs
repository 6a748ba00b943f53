using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes headings with their ids; one without words is left out.</summary>
internal sealed class HeadingWriter : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock block)
    {
        var writer = (ArticleWriter)renderer;
        var id = Outline.IdOf(block);
        if (id.Length == 0) return;
        var tag = "h" + block.Level.ToString("D", null);
        writer.InSection = true;
        writer.EnsureLine();
        writer.Write("<").Write(tag);
        writer.WriteAttribute("id", id).Write(">");
        writer.WriteLeafInline(block);
        writer.Write("</").Write(tag).WriteLine(">");
    }
}
