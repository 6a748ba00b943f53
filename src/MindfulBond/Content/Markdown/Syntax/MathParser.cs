using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>Keeps formulas between dollar signs as typed, and takes no price for one.</summary>
internal sealed class MathParser : InlineParser
{
    private const int LongestFormula = 2000;

    public MathParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan()[..Math.Min(slice.Length, LongestFormula)];
        var before = slice.PeekCharExtra(-1);
        var length = text.StartsWith("$$") ? DisplayLength(text, before) : FormulaLength(text, before);
        if (length == 0) return false;
        processor.Inline = Verbatim.Of(processor, ref slice, length, Foreign.Math);
        return true;
    }

    private static int DisplayLength(ReadOnlySpan<char> text, char before)
    {
        var end = text[2..].IndexOf("$$");
        if (before == '$' || end <= 0 || text[2] == '$') return 0;
        end += 4;
        return end < text.Length && text[end] == '$' ? 0 : end;
    }

    // Pandoc's rule: no space inside the signs, no digit after them. A word among figures tells of money.
    private static int FormulaLength(ReadOnlySpan<char> text, char before)
    {
        if (char.IsLetterOrDigit(before) || before == '$' || text.Length < 3 || char.IsWhiteSpace(text[1])) return 0;
        var end = 1;
        while (end < text.Length && text[end] != '$') end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length || end == 1 || char.IsWhiteSpace(text[end - 1])) return 0;
        if (end + 1 < text.Length && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] == '$')) return 0;
        var formula = text[1..end];
        return formula.Contains("](", StringComparison.Ordinal) || char.IsAsciiDigit(formula[0]) && HasWord(formula) ? 0 : end + 1;
    }

    private static bool HasWord(ReadOnlySpan<char> formula)
    {
        for (var i = 1; i < formula.Length; i++)
        {
            if (!char.IsLetter(formula[i - 1]) || !char.IsLetter(formula[i])) continue;
            var from = i - 1;
            while (from > 0 && char.IsLetter(formula[from - 1])) from--;
            if (from == 0 || formula[from - 1] != '\\') return true;
            while (i < formula.Length && char.IsLetter(formula[i])) i++;
        }
        return false;
    }
}

/// <summary>Keeps the lines of a formula between two <c>$$</c> as typed.</summary>
internal sealed class MathBlockParser : BlockParser
{
    private const string Fence = "$$";
    private const int LongestFormula = 10_000;

    public MathBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !OpensFormula(processor.Line)) return BlockState.None;
        processor.NewBlocks.Push(new VerbatimBlock(this, Foreign.Math) { Line = processor.LineIndex, Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        processor.GoToColumn(processor.ColumnBeforeIndent);
        return processor.Line.AsSpan().TrimEnd().EndsWith(Fence) ? BlockState.Break : BlockState.Continue;
    }

    // The next two signs must end a line, or these are not the first of a formula.
    private static bool OpensFormula(StringSlice line)
    {
        var typed = line.AsSpan();
        if (!typed.StartsWith(Fence) || typed[Fence.Length..].Contains('$')) return false;
        var rest = line.Text.AsSpan(line.End + 1);
        if (rest.Length > LongestFormula) rest = rest[..LongestFormula];
        var close = rest.IndexOf(Fence);
        if (close < 0) return false;
        rest = rest[(close + Fence.Length)..];
        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).IsWhiteSpace();
    }
}
