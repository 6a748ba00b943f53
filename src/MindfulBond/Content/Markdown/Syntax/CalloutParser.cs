using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Makes notes of the call-outs that GitHub and Obsidian write as quotes: <c>&gt; [!TIP]</c>, <c>&gt; [!faq]- Title</c>. What themes are told after a bar, <c>[!info|wide]</c>, is left out.</summary>
internal sealed partial class CalloutParser : BlockParser
{
    // GitHub's five, then Obsidian's. Others, such as the includes of some documentation sites, stay quotes.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "tip", "important", "warning", "caution",
        "abstract", "summary", "tldr", "info", "todo", "hint", "success", "check", "done", "question", "help", "faq", "attention",
        "failure", "fail", "missing", "danger", "error", "bug", "example", "quote", "cite",
    };

    public CalloutParser() => OpeningCharacters = ['['];

    /// <summary>Puts a note in the place of a closed quote that began with a marker.</summary>
    public static void MakeNote(BlockProcessor processor, Block block)
    {
        if (block is not QuoteBlock { Parent: { } parent, Count: > 0 } quote || quote[0] is not CalloutMarker marker) return;
        var note = new Container(quote.Parser!, ContainerKinds.Note, colons: 0)
        {
            Label = marker.Label,
            Fold = marker.Fold,
            IsClosed = true,
            IsOpen = false,
            Line = quote.Line,
            Column = quote.Column,
            Span = quote.Span,
        };
        if (marker.Title is { } title) note.Add(title);
        var rest = quote.Skip(1).ToList();
        quote.Clear();
        foreach (var child in rest) note.Add(child);
        parent[parent.IndexOf(quote)] = note;
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentContainer is not QuoteBlock { Count: 0 }) return BlockState.None;
        var match = Marker().Match(processor.Line.ToString().TrimEnd());
        if (!match.Success || !Names.Contains(match.Groups["name"].Value)) return BlockState.None;
        processor.NewBlocks.Push(new CalloutMarker(this)
        {
            Label = LabelOf(match.Groups["name"].Value),
            Fold = match.Groups["fold"].Value switch { "-" => Fold.Closed, "+" => Fold.Open, _ => Fold.None },
            Title = TitleOf(processor, match.Groups["title"]),
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }

    private ContainerTitle? TitleOf(BlockProcessor processor, Group words)
    {
        if (words.Length == 0) return null;
        var line = processor.Line;
        line.Start += words.Index;
        line.End = line.Start + words.Length - 1;
        var title = new ContainerTitle(this) { Line = processor.LineIndex, Column = processor.Column + words.Index, Span = new SourceSpan(line.Start, line.End) };
        title.AppendLine(ref line, title.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
        return title;
    }

    private static string LabelOf(string name) => char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();

    [GeneratedRegex(@"^\[!(?<name>[a-zA-Z]+)(\|[^\]]*)?\](?<fold>[+-]?)(\s+(?<title>\S.*))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    private sealed class CalloutMarker(BlockParser parser) : LeafBlock(parser)
    {
        public required string Label { get; init; }

        public required Fold Fold { get; init; }

        public required ContainerTitle? Title { get; init; }
    }
}
