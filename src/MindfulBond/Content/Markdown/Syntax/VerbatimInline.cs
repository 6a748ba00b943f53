using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Text shown exactly as typed, such as a template tag of another system.</summary>
internal sealed class VerbatimInline(string text, Foreign kind) : LeafInline
{
    public string Text => text;

    public Foreign Kind => kind;
}
