using Markdig.Extensions.Abbreviations;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes an abbreviation with what it stands for.</summary>
internal sealed class AbbreviationWriter : HtmlObjectRenderer<AbbreviationInline>
{
    protected override void Write(HtmlRenderer renderer, AbbreviationInline obj)
    {
        renderer.Write("<abbr");
        ((ArticleWriter)renderer).WriteAttribute("title", Typography.Set(obj.Abbreviation.Text.ToString().Trim()));
        renderer.Write(">").WriteEscape(obj.Abbreviation.Label);
        renderer.Write("</abbr>");
    }
}
