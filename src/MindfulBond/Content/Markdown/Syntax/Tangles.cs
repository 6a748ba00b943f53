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

    public static void KeepAsText(BlockProcessor processor, Block block)
    {
        if (block is LeafBlock { ProcessInlines: true } leaf && CountMarks(leaf) > MostMarks) leaf.ProcessInlines = false;
    }

    public static bool IsKeptAsText(LeafBlock block) => block is ParagraphBlock { ProcessInlines: false, Inline: null };

    // Brackets, the beginnings of addresses, and runs of the marks of emphasis.
    private static int CountMarks(LeafBlock leaf)
    {
        var marks = 0;
        for (var line = 0; line < leaf.Lines.Count; line++)
        {
            var before = ' ';
            foreach (var c in leaf.Lines.Lines[line].Slice.AsSpan())
            {
                if (c is '[' or '<' || c is '*' or '_' or '~' && before != c
                    || c == ':' && char.IsAsciiLetter(before) || c == '.' && before is 'w' or 'W') marks++;
                before = c;
            }
        }
        return marks;
    }
}
