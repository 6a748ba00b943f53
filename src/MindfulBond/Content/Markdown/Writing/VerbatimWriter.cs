using Markdig.Renderers;
using Markdig.Renderers.Html;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes text exactly as typed.</summary>
internal sealed class VerbatimWriter : HtmlObjectRenderer<VerbatimInline>
{
    protected override void Write(HtmlRenderer renderer, VerbatimInline obj) => renderer.WriteEscape(obj.Text);
}
