using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes tables inside a region that scrolls by itself and has a name.</summary>
internal sealed class TableWriter : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var writer = (ArticleWriter)renderer;
        writer.TablesWritten++;
        writer.EnsureLine();
        writer.Write("<div class=\"scroll\" role=\"region\"");
        writer.WriteAttribute("aria-label", writer.NumbersTables ? $"Table {writer.TablesWritten}" : "Table");
        writer.WriteLine(" tabindex=\"0\"><table>");
        string? part = null;
        foreach (var row in table.OfType<TableRow>())
        {
            var next = row.IsHeader ? "thead" : "tbody";
            if (part != next)
            {
                if (part is not null) writer.Write("</").Write(part).WriteLine(">");
                writer.Write("<").Write(part = next).WriteLine(">");
            }
            WriteRow(writer, table, row);
        }
        if (part is not null) writer.Write("</").Write(part).WriteLine(">");
        writer.WriteLine("</table></div>");
    }

    private static void WriteRow(ArticleWriter writer, Table table, TableRow row)
    {
        writer.Write("<tr>");
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column] is not TableCell cell) continue;
            var isHeader = row.IsHeader && HasWords(cell);
            writer.Write(isHeader ? "<th scope=\"col\"" : "<td");
            if (AlignmentOf(table, column) is { } alignment) writer.WriteAttribute("class", alignment);
            writer.Write(">");
            var outer = writer.ImplicitParagraph;
            writer.ImplicitParagraph = cell.Count <= 1;
            writer.WriteChildren(cell);
            writer.ImplicitParagraph = outer;
            writer.Write(isHeader ? "</th>" : "</td>");
        }
        writer.WriteLine("</tr>");
    }

    // A header without words would name its column with nothing.
    private static bool HasWords(TableCell cell) => cell.OfType<LeafBlock>().Any(leaf => Tree.TextAndImagesOf(leaf.Inline).Length > 0);

    private static string? AlignmentOf(Table table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Left => "align-start",
            TableColumnAlign.Center => "align-center",
            TableColumnAlign.Right => "align-end",
            _ => null,
        };
}
