using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the pause between two parts of a text.</summary>
internal sealed class BreakWriter : HtmlObjectRenderer<ThematicBreakBlock>
{
    protected override void Write(HtmlRenderer renderer, ThematicBreakBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<hr>");
    }
}

/// <summary>Writes the end of a line that an author wants to keep.</summary>
internal sealed class LineBreakWriter : HtmlObjectRenderer<LineBreakInline>
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        if (obj.IsHard) renderer.Write("<br>");
        renderer.EnsureLine();
    }
}
