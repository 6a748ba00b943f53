using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>A block between <c>:::name Title</c> and <c>:::</c>. Its first child is the title, when it has one.</summary>
internal sealed class Container(BlockParser parser, string name, int colons) : ContainerBlock(parser)
{
    public string Name => name;

    public int Colons => colons;

    /// <summary>First word after the name of a care card, when it is, or nearly is, one of the levels.</summary>
    public string? LevelWord { get; init; }

    /// <summary>What sort of note a quote announced, such as <c>Tip</c>; null for one between colons.</summary>
    public string? Label { get; init; }

    /// <summary>Whether its reader may fold it.</summary>
    public Fold Fold { get; init; }

    /// <summary>Whether the closing colons were found.</summary>
    public bool IsClosed { get; set; }

    public ContainerTitle? Title => Count > 0 ? this[0] as ContainerTitle : null;
}

/// <summary>The words after a container's name.</summary>
internal sealed class ContainerTitle : LeafBlock
{
    public ContainerTitle(BlockParser parser) : base(parser)
    {
        ProcessInlines = true;
        IsOpen = false;
    }
}

/// <summary>Closing colons that close nothing.</summary>
internal sealed class StrayContainerEnd(BlockParser parser) : LeafBlock(parser);

/// <summary>Whether a note can be folded, and how it stands at first.</summary>
internal enum Fold
{
    None,
    Open,
    Closed,
}
