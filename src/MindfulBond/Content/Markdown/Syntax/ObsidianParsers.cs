using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Reads Obsidian's remarks to oneself within a paragraph, <c>%% … %%</c>: hidden in a folder of Obsidian, elsewhere shown as typed and reported.</summary>
internal sealed class AsideParser : InlineParser
{
    public const string Signs = "%%";
    public const int Longest = 10_000;

    private readonly bool _isHidden;

    public AsideParser(bool isHidden)
    {
        _isHidden = isHidden;
        OpeningCharacters = ['%'];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan()[..Math.Min(slice.Length, Longest)];
        if (!text.StartsWith(Signs) || text[Signs.Length..].IndexOf(Signs) is not (> 0 and var length)) return false;
        length += 2 * Signs.Length;
        if (_isHidden) slice.Start += length;
        else processor.Inline = Verbatim.Of(processor, ref slice, length, Foreign.Aside);
        return true;
    }
}

/// <summary>Hides a remark that begins a line and goes on over empty ones.</summary>
internal sealed class AsideBlockParser : BlockParser
{
    public AsideBlockParser() => OpeningCharacters = ['%'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || !line.AsSpan().StartsWith(AsideParser.Signs)) return BlockState.None;
        var inLine = line.AsSpan()[AsideParser.Signs.Length..].IndexOf(AsideParser.Signs);
        // Words after a remark of one line are a paragraph.
        if (inLine >= 0 && !line.AsSpan()[(inLine + 2 * AsideParser.Signs.Length)..].IsWhiteSpace()) return BlockState.None;
        var rest = line.Text.AsSpan(line.End + 1);
        if (inLine < 0 && !rest[..Math.Min(rest.Length, AsideParser.Longest)].Contains(AsideParser.Signs, StringComparison.Ordinal)) return BlockState.None;
        processor.NewBlocks.Push(new AsideBlock(this) { Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(processor.Start, line.End) });
        return inLine >= 0 ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        var line = processor.Line;
        if (line.AsSpan().IndexOf(AsideParser.Signs) is not (>= 0 and var end)) return BlockState.ContinueDiscard;
        // What follows the remark on its last line is for readers.
        var after = line.AsSpan()[(end + AsideParser.Signs.Length)..];
        if (after.IsWhiteSpace()) return BlockState.BreakDiscard;
        processor.GoToColumn(processor.Column + end + AsideParser.Signs.Length);
        return BlockState.None;
    }
}

/// <summary>Lines that are for nobody: nothing writes them.</summary>
internal sealed class AsideBlock(BlockParser parser) : LeafBlock(parser);

/// <summary>Leaves out the name that Obsidian gives a paragraph at its end, <c>^a1b2c3</c>, so that others can link to it.</summary>
internal sealed class BlockIdParser : InlineParser
{
    public BlockIdParser() => OpeningCharacters = ['^'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Block is HeadingBlock || !slice.PeekCharExtra(-1).IsWhiteSpaceOrZero()) return false;
        var rest = slice.AsSpan()[1..];
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] == '-')) length++;
        if (length == 0 || !rest[length..].IsWhiteSpace()) return false;
        if (processor.Inline is LiteralInline before) before.Content.TrimEnd();
        slice.Start = slice.End + 1;
        return true;
    }
}
