using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Lines shown exactly as typed, such as a formula.</summary>
internal sealed class VerbatimBlock(BlockParser parser, Foreign kind) : CodeBlock(parser)
{
    public Foreign Kind => kind;
}
