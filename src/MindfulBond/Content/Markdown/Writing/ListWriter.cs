using System.Globalization;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes bullet, numbered and task lists.</summary>
internal sealed class ListWriter : HtmlObjectRenderer<ListBlock>
{
    protected override void Write(HtmlRenderer renderer, ListBlock block)
    {
        var writer = (ArticleWriter)renderer;
        writer.EnsureLine();
        writer.Write(block.IsOrdered ? "<ol" : "<ul");
        if (block.IsOrdered && int.TryParse(block.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
            writer.WriteAttribute("start", start.ToString("D", null));
        writer.WriteLine(">");
        foreach (var item in block)
        {
            var outer = writer.ImplicitParagraph;
            writer.ImplicitParagraph = !block.IsLoose;
            writer.EnsureLine();
            writer.Write(IsTask(item) ? "<li class=\"task\">" : "<li>");
            writer.WriteChildren((ListItemBlock)item);
            writer.WriteLine("</li>");
            writer.ImplicitParagraph = outer;
        }
        writer.WriteLine(block.IsOrdered ? "</ol>" : "</ul>");
    }

    private static bool IsTask(Block item) =>
        item is ListItemBlock { Count: > 0 } list && list[0] is ParagraphBlock { Inline.FirstChild: TaskList };
}
