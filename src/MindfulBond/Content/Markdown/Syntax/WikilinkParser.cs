using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Reads Obsidian's <c>[[Note]]</c>, <c>[[Note#Heading]]</c> and <c>[[Note|words]]</c>.</summary>
internal sealed class WikilinkParser : InlineParser
{
    private const int LongestLink = 1000;
    private static readonly object NoteKey = new();

    public WikilinkParser() => OpeningCharacters = ['['];

    /// <summary>What a link of this kind names; null for any other link.</summary>
    public static string? NoteOf(MarkdownObject link) => link.GetData(NoteKey) as string;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[') return false;
        var from = slice.Start + 2;
        var length = slice.Text.AsSpan(from, Math.Max(0, Math.Min(slice.End + 1 - from, LongestLink))).IndexOf("]]", StringComparison.Ordinal);
        var inner = length < 0 ? "" : slice.Text.Substring(from, length);
        if (string.IsNullOrWhiteSpace(inner) || inner.AsSpan().ContainsAny("[]\n")) return false;

        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var note = (bar < 0 ? inner : inner[..bar]).TrimEnd('\\').Trim();
        var words = bar < 0 || string.IsNullOrWhiteSpace(inner[(bar + 1)..]) ? note.TrimStart('#') : inner[(bar + 1)..].Trim();
        var end = from + length + 1;
        var link = new LinkInline(note, "")
        {
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end)),
            Line = line,
            Column = column,
            IsClosed = true,
        };
        link.SetData(NoteKey, note);
        link.AppendChild(new LiteralInline(words));
        processor.Inline = link;
        slice.Start = end + 1;
        return true;
    }
}
