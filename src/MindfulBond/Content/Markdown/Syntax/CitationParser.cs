using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Reads <c>[@id]</c>, with several ids parted by semicolons or commas.</summary>
internal sealed class CitationParser : InlineParser
{
    private const int LongestCitation = 1000;

    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@') return false;
        var limit = Math.Min(slice.End, slice.Start + LongestCitation);
        var ids = new List<string>();
        var at = slice.Start + 1;
        while (true)
        {
            while (at <= limit && slice.Text[at] is ' ' or '\t' or '\n') at++;
            if (at > limit || slice.Text[at] != '@') return false;
            var from = ++at;
            while (at <= limit && (char.IsLetterOrDigit(slice.Text[at]) || "_-.:/+".Contains(slice.Text[at], StringComparison.Ordinal))) at++;
            if (at == from || at > limit) return false;
            ids.Add(slice.Text[from..at]);
            while (at <= limit && slice.Text[at] is ' ' or '\t' or '\n') at++;
            if (at > limit) return false;
            if (slice.Text[at] == ']') break;
            if (slice.Text[at++] is not (';' or ',')) return false;
        }
        if (at + 1 <= slice.End && slice.Text[at + 1] is '(' or '[') return false;
        if (processor.Document.TryGetLinkReferenceDefinition(slice.Text[(slice.Start + 1)..at], out _)) return false;
        processor.Inline = new CitationInline(slice.Text[slice.Start..(at + 1)], ids)
        {
            Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(at)),
            Line = line,
            Column = column,
        };
        slice.Start = at + 1;
        return true;
    }
}
