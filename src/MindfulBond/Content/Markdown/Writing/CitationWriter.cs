using Markdig.Renderers;
using Markdig.Renderers.Html;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes the numbers that lead to the sources; an id without a source stays as typed.</summary>
internal sealed class CitationWriter : HtmlObjectRenderer<CitationInline>
{
    private const string Between = ",\u2009";

    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        var writer = (ArticleWriter)renderer;
        var (found, unknown) = (new List<(int Number, string PlaceId)>(), new List<string>());
        foreach (var id in citation.SourceIds.Distinct(StringComparer.Ordinal))
            if (writer.Rendition.Citations.Cite(id) is { } place) found.Add(place);
            else unknown.Add(id);

        foreach (var id in unknown) Report(writer, citation, id);
        if (found.Count > 0)
        {
            writer.Write("<sup class=\"cite\">");
            for (var i = 0; i < found.Count; i++)
            {
                if (i > 0) writer.Write(Between);
                WriteNumber(writer, found[i].Number.ToString("D", null), found[i].PlaceId);
            }
            writer.Write("</sup>");
        }
        if (unknown.Count > 0) writer.WriteEscape(found.Count == 0 ? citation.Typed : $"[{string.Join("; ", unknown.Select(id => "@" + id))}]");
    }

    private static void WriteNumber(ArticleWriter writer, string number, string placeId)
    {
        writer.Write(writer.InLink ? "<span" : "<a");
        if (!writer.InLink) writer.WriteAttribute("href", "#mb-source-" + number);
        writer.WriteAttribute("id", placeId);
        if (!writer.InLink) writer.WriteAttribute("aria-label", "Source " + number);
        writer.Write(">").Write(number).Write(writer.InLink ? "</span>" : "</a>");
    }

    private static void Report(ArticleWriter writer, CitationInline citation, string id) =>
        writer.Rendition.Report(writer.FileLine(citation), Severity.Error, "citation-unknown",
            $"No source has the id “{Wording.Shown(id)}”.{Wording.Hint(id, writer.Rendition.Source.Sources.Select(source => source.Id))} Add it under “sources”, or mend the citation.");
}
