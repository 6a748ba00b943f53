using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>
/// Gives up on lists and quotes that nest beyond reason as soon as they do: every later line would be asked of each of them. Opens nothing itself.
/// </summary>
internal sealed class NestingGuard : BlockParser
{
    /// <summary>Blocks and inlines within each other; a list and its item are two.</summary>
    public const int Deepest = 100;

    public NestingGuard() => OpeningCharacters = [.. "-*+>0123456789"];

    /// <exception cref="ArgumentException">They nest too deeply, said as Markdig says it.</exception>
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (Block? open = processor.CurrentContainer; open is not null; open = open.Parent)
            if (++depth > Deepest) throw new ArgumentException("Blocks are nested too deeply.", nameof(processor));
        return BlockState.None;
    }
}
