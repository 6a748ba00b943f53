using Markdig.Extensions.DefinitionLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes terms and what they mean.</summary>
internal sealed class DefinitionListWriter : HtmlObjectRenderer<DefinitionList>
{
    protected override void Write(HtmlRenderer renderer, DefinitionList list)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<dl>");
        foreach (var item in list.OfType<DefinitionItem>()) WriteItem(renderer, item);
        renderer.WriteLine("</dl>");
    }

    private static void WriteItem(HtmlRenderer renderer, DefinitionItem item)
    {
        foreach (var term in item.OfType<DefinitionTerm>())
        {
            renderer.Write("<dt>");
            renderer.WriteLeafInline(term);
            renderer.WriteLine("</dt>");
        }
        var meanings = item.Where(block => block is not DefinitionTerm).ToList();
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = meanings is [ParagraphBlock];
        renderer.Write("<dd>");
        foreach (var meaning in meanings) renderer.Write(meaning);
        renderer.WriteLine("</dd>");
        renderer.ImplicitParagraph = outer;
    }
}
