using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Takes text out of what is still to be parsed.</summary>
internal static class Verbatim
{
    /// <summary>The next characters, to be shown as typed; the slice then begins after them.</summary>
    public static VerbatimInline Of(InlineProcessor processor, ref StringSlice slice, int length, Foreign kind)
    {
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var verbatim = new VerbatimInline(slice.AsSpan()[..length].ToString(), kind)
        {
            Span = new SourceSpan(start, processor.GetSourcePosition(slice.Start + length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return verbatim;
    }
}
