using Markdig.Syntax;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown;

/// <summary>Tells an author of what was written for another system: once for each kind, where the first stands.</summary>
internal static class ForeignText
{
    private static readonly (Foreign Kind, string Rule, string Message)[] Messages =
    [
        (Foreign.TemplateTag, "template-tag", "Template tags such as {% include %} are not run here and stand in the text as typed. Write what they would have shown."),
        (Foreign.TemplateValue, "template-tag", "Template values such as {{ page.title }} are not filled in here and stand in the text as typed. Write what they would have shown, or set them in backticks."),
        (Foreign.Shortcode, "template-tag", "Shortcodes such as {{< figure >}} are not run here and stand in the text as typed. Write what they would have shown in Markdown."),
        (Foreign.Aside, "template-tag", "Remarks between %% and %% are shown to every reader. Take them out, or hide them with Content:Wikilinks=true."),
        (Foreign.MdxCode, "mdx-code", "MDX that imports and exports is not run here and stands in the text as typed. Take it out."),
        (Foreign.Component, "mdx-code", "Tags that are not HTML, such as <Tabs>, stand in the text as typed: components of MDX are not run here. Write what they would have shown in Markdown, or set them in backticks."),
    ];

    public static void Report(IReadOnlyList<Block> blocks, Rendition rendition)
    {
        var found = blocks.SelectMany(In).GroupBy(place => place.Kind, place => place.Line).ToDictionary(places => places.Key, places => places.ToList());
        foreach (var (kind, rule, message) in Messages)
        {
            if (!found.TryGetValue(kind, out var lines)) continue;
            var others = lines.Count > 1 ? $" There are {lines.Count} in this text; this is the first." : "";
            rendition.Report(rendition.FileLine(lines.Min()), Severity.Warning, rule, message + others);
        }
    }

    private static IEnumerable<(Foreign Kind, int Line)> In(Block block) => block switch
    {
        VerbatimBlock verbatim => [(verbatim.Kind, verbatim.Line)],
        HtmlBlock { Type: not HtmlBlockType.Comment } html => InHtml(html),
        LeafBlock { Inline: { } inline } => inline.Descendants<VerbatimInline>().Select(verbatim => (verbatim.Kind, verbatim.Line)),
        _ => [],
    };

    private static IEnumerable<(Foreign Kind, int Line)> InHtml(HtmlBlock html)
    {
        for (var i = 0; i < html.Lines.Count; i++)
        {
            var line = html.Lines.Lines[i].Slice.ToString();
            if (line.Contains("{%", StringComparison.Ordinal)) yield return (Foreign.TemplateTag, html.Line + i);
            if (line.Contains("{{", StringComparison.Ordinal)) yield return (Foreign.TemplateValue, html.Line + i);
        }
    }
}
