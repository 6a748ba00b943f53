using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes paragraphs. A picture alone is a figure, with its title as caption; a task is the label of its box.</summary>
internal sealed class ParagraphWriter : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock block)
    {
        var writer = (ArticleWriter)renderer;
        if (!writer.ImplicitParagraph) writer.EnsureLine();
        if (Tangles.IsKeptAsText(block))
        {
            writer.Rendition.Report(writer.FileLine(block), Severity.Error, "too-tangled", "This paragraph has thousands of brackets, addresses or asterisks and is shown as typed. Part it with empty lines.");
            writer.Write("<p>");
            writer.WriteLeafRawLines(block, true, true);
            writer.WriteLine("</p>");
            return;
        }
        if (block.Inline?.FirstChild is null) return;
        if (LonePicture(block) is { } picture && PictureWriter.TryWriteFigure(writer, picture)) return;
        if (!writer.ImplicitParagraph) writer.Write("<p>");
        if (block.Inline?.FirstChild is TaskList)
        {
            writer.Write("<label>");
            writer.WriteLeafInline(block);
            writer.Write("</label>");
        }
        else
        {
            writer.WriteLeafInline(block);
        }
        if (!writer.ImplicitParagraph) writer.WriteLine("</p>");
    }

    private static LinkInline? LonePicture(ParagraphBlock block)
    {
        LinkInline? picture = null;
        for (var inline = block.Inline?.FirstChild; inline is not null; inline = inline.NextSibling)
            switch (inline)
            {
                case LinkInline { IsImage: true } found when picture is null:
                    picture = found;
                    break;
                case LiteralInline literal when literal.Content.IsEmptyOrWhitespace():
                    break;
                default:
                    return null;
            }
        return picture;
    }
}
