using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using MindfulBond.Text;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Reads containers. They nest: closing colons close the innermost one that is open.</summary>
internal sealed class ContainerParser : BlockParser
{
    private const int FewestColons = 3;
    private const int DeepestNesting = 20;

    public ContainerParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || IsTooDeep(processor.CurrentContainer)) return BlockState.None;
        var line = processor.Line;
        var colons = SkipColons(ref line);
        if (colons < FewestColons) return BlockState.None;
        line.Trim();
        if (line.IsEmpty)
        {
            processor.NewBlocks.Push(new StrayContainerEnd(this) { Line = processor.LineIndex, Column = processor.Column });
            return BlockState.BreakDiscard;
        }

        var name = TakeWord(ref line, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !line.IsEmpty && !line.CurrentChar.IsSpaceOrTab()) return BlockState.None;
        line.TrimStart();
        var level = name == CareLevels.Container ? TakeLevel(ref line) : null;
        var container = new Container(this, name, colons)
        {
            LevelWord = level,
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(processor.Start, line.End),
        };
        if (!line.IsEmpty)
        {
            var title = new ContainerTitle(this) { Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(line.Start, line.End) };
            title.AppendLine(ref line, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
            container.Add(title);
        }
        processor.NewBlocks.Push(container);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var container = (Container)block;
        var line = processor.Line;
        if (processor.IsCodeIndent) return BlockState.Continue;
        var colons = SkipColons(ref line);
        if (colons < container.Colons || !line.IsEmptyOrWhitespace() || BelongsFurtherIn(container, colons, processor.Column))
            return BlockState.Continue;
        container.IsClosed = true;
        container.UpdateSpanEnd(line.End);
        return BlockState.BreakDiscard;
    }

    // Every line asks every open block, so their number is bounded; deeper ones stay text.
    private static bool IsTooDeep(ContainerBlock? open)
    {
        var depth = 0;
        for (; open is not null; open = open.Parent)
            if (open is Container && ++depth >= DeepestNesting) return true;
        return false;
    }

    // Closing colons inside an open code block are code; inside an open container they close that one.
    private static bool BelongsFurtherIn(Container container, int colons, int column)
    {
        for (var inner = container.LastChild; inner is not null; inner = (inner as ContainerBlock)?.LastChild)
            switch (inner)
            {
                case FencedCodeBlock code:
                    return code.ClosingFencedCharCount == 0;
                case Container { IsClosed: false } other when other.Colons <= colons:
                    return true;
                case Container { IsClosed: true } or QuoteBlock:
                case ListItemBlock item when column < Math.Abs(item.ColumnWidth):
                    return false;
            }
        return false;
    }

    private static int SkipColons(ref StringSlice line)
    {
        var from = line.Start;
        while (line.CurrentChar == ':') line.SkipChar();
        return line.Start - from;
    }

    private static string? TakeLevel(ref StringSlice line)
    {
        var rest = line;
        var word = TakeWord(ref rest, c => !char.IsWhiteSpace(c));
        if (CareLevels.Read(word) is null && DidYouMean.Among(CareLevels.Names, word) is null) return null;
        rest.TrimStart();
        line = rest;
        return word;
    }

    private static string TakeWord(ref StringSlice line, Func<char, bool> belongs)
    {
        var from = line.Start;
        while (!line.IsEmpty && belongs(line.CurrentChar)) line.SkipChar();
        return line.Text[from..line.Start];
    }
}
