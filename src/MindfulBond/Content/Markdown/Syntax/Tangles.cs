using Markdig.Parsers;
using Markdig.Syntax;

namespace MindfulBond.Content.Markdown.Syntax;

/// <summary>
/// Paragraphs with so many marks in them that reading them would take time by the square of their number, and stack by
/// their number. They stay text.
/// </summary>
internal static class Tangles
{
    private const int MostMarks = 4000;

    // Each run of backticks looks for its like up to the end of the paragraph.
    private const long MostLooking = 200_000_000;

    public static void KeepAsText(BlockProcessor processor, Block block)
    {
        if (block is LeafBlock { ProcessInlines: true } leaf && IsTangled(leaf)) leaf.ProcessInlines = false;
    }

    public static bool IsKeptAsText(LeafBlock block) => block is ParagraphBlock { ProcessInlines: false, Inline: null };

    // Brackets, the beginnings of addresses, and runs of the marks of emphasis.
    private static bool IsTangled(LeafBlock leaf)
    {
        var (marks, runs, length) = (0, 0L, 0L);
        for (var line = 0; line < leaf.Lines.Count; line++)
        {
            var before = ' ';
            foreach (var c in leaf.Lines.Lines[line].Slice.AsSpan())
            {
                if (c is '[' or '<' || c is '*' or '_' or '~' or '=' && before != c
                    || c == ':' && char.IsAsciiLetter(before) || c == '.' && before is 'w' or 'W') marks++;
                else if (c == '`' && before != c) runs++;
                before = c;
            }
            length += leaf.Lines.Lines[line].Slice.Length;
        }
        return marks > MostMarks || runs * length > MostLooking;
    }
}
