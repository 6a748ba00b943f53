using System.Net;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.RawMarkup;
using MindfulBond.Content.Markdown.Syntax;
using MindfulBond.Content.Markdown.Writing;

namespace MindfulBond.Content.Markdown;

/// <summary>Renders Markdown as the site shows it. Any text is an answer, never an exception. Safe to share between threads.</summary>
/// <param name="rawHtml">What HTML in the Markdown becomes.</param>
/// <param name="wikilinks">Whether <c>[[Note]]</c> is a link.</param>
public sealed class MarkdownRenderer(RawHtml rawHtml, bool wikilinks = false)
{
    /// <summary>Renders one text.</summary>
    /// <param name="source">The text. Line numbers of the answer are those of its file.</param>
    /// <param name="addresses">Where its links and pictures are found; asked once for each place that uses one.</param>
    public RenderedText Render(MarkdownSource source, IContentAddresses addresses)
    {
        source = source with { Text = Characters.Clean(source.Text) };
        if (Parse(source.Text) is not { } document) return AsTyped(source);
        return RenderDocument(source, addresses, document) ?? AsTyped(source);
    }

    // Markdig tells depth and nothing else by this exception; some nesting it only meets when writing.
    private MarkdownDocument? Parse(string text)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, wikilinks ? Dialect.WithWikilinks : Dialect.Pipeline);
            return Tree.IsDeeperThan(NestingGuard.Deepest, document) ? null : document;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private RenderedText? RenderDocument(MarkdownSource source, IContentAddresses addresses, MarkdownDocument document)
    {
        var rendition = new Rendition(source, addresses);
        var title = Outline.TakeTitle(document, rendition);
        var blocks = Tree.Blocks(document).ToList();
        Outline.MakeRoomForTitle(blocks);
        Outline.GiveIds(blocks, rendition);
        foreach (var leaf in blocks.OfType<LeafBlock>()) Typography.Set(leaf);
        Outline.List(blocks, rendition);

        var html = Write(document, blocks, rendition, rawHtml);
        if (html is null)
        {
            var asText = new MarkdownRenderer(RawHtml.Escape, wikilinks).Render(source, addresses);
            var problem = new Problem(source.File, source.FirstLine, Severity.Error, "html-unclosed", "The HTML in this text opens what it never closes, so that words after it would be lost, and is shown as text. Close every element, quote and comment.");
            return asText with { Problems = [.. asText.Problems.Append(problem).OrderBy(found => found.Line)] };
        }

        ForeignText.Report(blocks, rendition);
        foreach (var stray in blocks.OfType<StrayContainerEnd>())
            rendition.Report(rendition.FileLine(stray.Line), Severity.Warning, "container-unopened", "These colons close nothing and are left out. Open a container first, such as :::note, or take them away.");
        foreach (var unused in rendition.Citations.NeverCited)
            rendition.Report(unused.Line, Severity.Warning, "source-unused", $"The source “{Wording.Shown(unused.Id)}” is never cited. Cite it as [@{Wording.Shown(unused.Id)}] where the text relies on it, or take it away.");

        var running = RunningText.Of(document, rendition);
        var plain = running.Text;
        return new RenderedText
        {
            Html = new SafeHtml(html),
            LeadingTitle = title,
            Headings = rendition.Headings,
            Ids = [.. rendition.Ids.Taken],
            Cited = rendition.Citations.Cited,
            Links = rendition.Links.Documents,
            Callouts = running.Callouts,
            PlainText = plain,
            BesideText = running.Beside,
            Sections = running.Sections,
            FirstParagraph = running.FirstParagraph,
            Minutes = ReadingTime.Minutes(plain),
            Problems = [.. rendition.Problems.OrderBy(problem => problem.Line)],
        };
    }

    private static string? Write(MarkdownDocument document, List<Block> blocks, Rendition rendition, RawHtml rawHtml)
    {
        var output = new StringBuilder();
        var numbersTables = blocks.OfType<Table>().Skip(1).Any();
        var writer = new ArticleWriter(rendition, rawHtml, numbersTables, FootnotePlacesIn(blocks), output);
        writer.Render(document);
        var html = Characters.Clean(output.ToString());
        return writer.Raw.IsEmpty ? html : new AuthorMarkup(rendition, writer.Raw).Tame(html);
    }

    // A reference in the words for a picture, or in a heading that is left out, has no place to come back to.
    private static HashSet<int> FootnotePlacesIn(List<Block> blocks)
    {
        var places = new HashSet<int>();
        foreach (var leaf in blocks.OfType<LeafBlock>())
            if (leaf.Inline is { } inline && (leaf is not HeadingBlock || Outline.IdOf(leaf).Length > 0)) Collect(inline, places);
        return places;
    }

    private static void Collect(ContainerInline container, HashSet<int> places)
    {
        foreach (var inline in container)
            if (inline is FootnoteLink { IsBackLink: false } link) places.Add(link.Index);
            else if (inline is ContainerInline inner and not LinkInline { IsImage: true }) Collect(inner, places);
    }

    private static RenderedText AsTyped(MarkdownSource source)
    {
        var paragraphs = source.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Tree.OneLine).Where(text => text.Length > 0).ToList();
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs) html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
        var plain = string.Join('\n', paragraphs);
        return new RenderedText
        {
            Html = new SafeHtml(html.ToString()),
            PlainText = plain,
            FirstParagraph = paragraphs.FirstOrDefault() ?? "",
            Minutes = ReadingTime.Minutes(plain),
            Problems = [new Problem(source.File, source.FirstLine, Severity.Error, "too-deep", "Lists, quotes or brackets are nested too deeply here, so the text is shown as typed. Flatten them.")],
        };
    }
}
