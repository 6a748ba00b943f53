using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the footnotes after the text.</summary>
internal sealed class FootnoteGroupWriter : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        var writer = (ArticleWriter)renderer;
        writer.EnsureLine();
        writer.WriteLine("<section class=\"footnotes\" aria-label=\"Notes\"><ol>");
        foreach (var footnote in group.OfType<Footnote>())
        {
            writer.Write("<li");
            writer.WriteAttribute("id", FootnoteLinkWriter.NoteId(footnote)).Write(">");
            writer.WriteChildren(footnote);
            writer.WriteLine("</li>");
        }
        writer.WriteLine("</ol></section>");
    }
}

/// <summary>Writes the number that leads to a footnote, and the arrow that leads back.</summary>
internal sealed class FootnoteLinkWriter : HtmlObjectRenderer<FootnoteLink>
{
    public static string NoteId(Footnote footnote) => $"mb-footnote-{footnote.Order}";

    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        var writer = (ArticleWriter)renderer;
        var (number, place) = (link.Footnote.Order.ToString("D", null), $"mb-footnote-ref-{link.Index}");
        if (link.IsBackLink)
        {
            if (!writer.FootnotePlaces.Contains(link.Index)) return;
            // Two links with one name that lead to two places could not be told apart.
            var places = writer.PlacesOf(link.Footnote);
            var which = places.Count > 1 ? $", place {places[link.Index]}" : "";
            writer.Write(" <a");
            writer.WriteAttribute("href", "#" + place).WriteAttribute("aria-label", $"Back to the text, note {number}{which}").Write(">↩</a>");
            return;
        }
        writer.Write("<sup class=\"footnote\">");
        if (writer.InLink)
        {
            writer.Write("<span");
            writer.WriteAttribute("id", place).Write(">").Write(number).Write("</span></sup>");
            return;
        }
        writer.Write("<a");
        writer.WriteAttribute("href", "#" + NoteId(link.Footnote)).WriteAttribute("id", place)
            .WriteAttribute("aria-label", $"Note {number}").Write(">").Write(number).Write("</a></sup>");
    }
}
