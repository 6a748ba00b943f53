using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>A citation: <c>[@one]</c> or <c>[@one; @two]</c>.</summary>
internal sealed class CitationInline(string typed, IReadOnlyList<string> sourceIds) : LeafInline
{
    public string Typed => typed;

    public IReadOnlyList<string> SourceIds => sourceIds;
}
