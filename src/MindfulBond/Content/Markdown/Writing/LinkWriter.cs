using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes links and pictures.</summary>
internal sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var writer = (ArticleWriter)renderer;
        if (link.IsImage)
        {
            PictureWriter.WriteInline(writer, link);
            return;
        }
        var target = Open(writer, link.Url, link);
        writer.WriteChildren(link);
        if (target.Href is not null) writer.CloseLink(target);
    }

    /// <summary>Opens a link where one may be opened; without address in the answer, only the words are to be written.</summary>
    internal static LinkTarget Open(ArticleWriter writer, string? address, MarkdownObject node)
    {
        var line = writer.FileLine(node);
        var target = WikilinkParser.NoteOf(node) is { } note ? writer.Rendition.Links.ResolveNote(note, line) : writer.Rendition.Links.Resolve(address, line);
        if (target.Href is null || writer.InLink) return default;
        if (writer.InEmergency && !target.IsCall)
            writer.Rendition.Report(line, Severity.Warning, "care-link", "A link inside an emergency card leads a reader away from the one thing to do. Put it after the card; a telephone number may stay.");
        writer.OpenLink(target);
        return target;
    }
}

/// <summary>Writes addresses in angle brackets.</summary>
internal sealed class AutolinkWriter : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var writer = (ArticleWriter)renderer;
        var target = LinkWriter.Open(writer, link.IsEmail ? "mailto:" + link.Url : link.Url, link);
        writer.WriteEscape(link.Url);
        if (target.Href is not null) writer.CloseLink(target);
    }
}
