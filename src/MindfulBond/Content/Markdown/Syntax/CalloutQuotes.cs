using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Makes notes of the call-outs that GitHub and Obsidian write as quotes: <c>&gt; [!TIP]</c>, <c>&gt; [!faq]- Title</c>.</summary>
internal static partial class CalloutQuotes
{
    // GitHub's five, then Obsidian's. Others, such as the includes of some documentation sites, stay quotes.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "tip", "important", "warning", "caution",
        "abstract", "summary", "tldr", "info", "todo", "hint", "success", "check", "done", "question", "help", "faq", "attention",
        "failure", "fail", "missing", "danger", "error", "bug", "example", "quote", "cite",
    };

    public static void MakeNote(BlockProcessor processor, Block block)
    {
        if (block is not QuoteBlock { Parent: { } parent, Count: > 0 } quote || quote[0] is not ParagraphBlock { Lines.Count: > 0 } opening) return;
        var first = opening.Lines.Lines[0];
        var match = Marker().Match(first.Slice.ToString().TrimEnd());
        if (!match.Success || !Names.Contains(match.Groups["name"].Value)) return;

        var note = new Container(quote.Parser!, ContainerKinds.Note, colons: 0)
        {
            Label = LabelOf(match.Groups["name"].Value),
            Fold = match.Groups["fold"].Value switch { "-" => Fold.Closed, "+" => Fold.Open, _ => Fold.None },
            IsClosed = true,
            IsOpen = false,
            Line = quote.Line,
            Column = quote.Column,
            Span = quote.Span,
        };
        if (match.Groups["title"] is { Length: > 0 } words)
        {
            var slice = first.Slice;
            slice.Start += words.Index;
            slice.End = slice.Start + words.Length - 1;
            var title = new ContainerTitle(quote.Parser!) { Line = opening.Line, Column = first.Column + words.Index, Span = new SourceSpan(slice.Start, slice.End) };
            title.AppendLine(ref slice, first.Column + words.Index, first.Line, first.Position + words.Index, trackTrivia: false);
            note.Add(title);
        }
        opening.Lines.RemoveAt(0);
        opening.Line++;
        var rest = quote.ToList();
        quote.Clear();
        foreach (var child in rest)
            if (child != opening || opening.Lines.Count > 0) note.Add(child);
        parent[parent.IndexOf(quote)] = note;
    }

    private static string LabelOf(string name) => char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();

    [GeneratedRegex(@"^\[!(?<name>[a-zA-Z]+)\](?<fold>[+-]?)(\s+(?<title>\S.*)?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}
