using System.Text;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown;

/// <summary>The words a reader reads in a row, without headings, code, tables and notes; and those that stand beside them.</summary>
internal sealed class RunningText
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _beside = new();
    private readonly List<Callout> _callouts = [];
    private readonly List<TextSection> _sections = [];
    private readonly Rendition _rendition;
    private string? _first;
    private int _words;

    private RunningText(Rendition rendition) => _rendition = rendition;

    public string Text => _text.ToString();

    /// <inheritdoc cref="RenderedText.BesideText"/>
    public string Beside => _beside.ToString();

    public string FirstParagraph => _first ?? Text.Split('\n')[0];

    public IReadOnlyList<Callout> Callouts => _callouts;

    public IReadOnlyList<TextSection> Sections => _sections;

    public static RunningText Of(MarkdownDocument document, Rendition rendition)
    {
        var running = new RunningText(rendition);
        running.Read(document, isTop: true);
        return running;
    }

    /// <summary>One line of running text of which nothing else is known.</summary>
    public static int WordsIn(string text)
    {
        var (words, counted) = (0, false);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) counted = false;
            else if (!counted && char.IsLetterOrDigit(c)) (words, counted) = (words + 1, true);
        }

        return words;
    }

    private void Read(ContainerBlock container, bool isTop)
    {
        foreach (var block in container)
            switch (block)
            {
                case Table or FootnoteGroup:
                    foreach (var leaf in Tree.Blocks((ContainerBlock)block).OfType<LeafBlock>()) AddLine(_beside, Characters.Clean(Tree.TextAndImagesOf(leaf.Inline)));
                    break;
                case HeadingBlock:
                    Begin(block);
                    break;
                case ParagraphBlock or DefinitionTerm:
                    Add((LeafBlock)block, isTop && block is ParagraphBlock);
                    break;
                case Container callout:
                    if (ContainerKinds.Names.Contains(callout.Name)) _callouts.Add(CalloutOf(callout));
                    if (callout.Name == ContainerKinds.SafetyFirst) Begin(callout);
                    Read(callout, isTop: false);
                    break;
                case ContainerBlock inner:
                    Read(inner, isTop: false);
                    break;
            }
    }

    private void Begin(Block heading)
    {
        if (Outline.IdOf(heading) is { Length: > 0 } id) _sections.Add(new TextSection(id, _text.Length));
    }

    private Callout CalloutOf(Container container)
    {
        var level = container.Name == ContainerKinds.Care ? CareLevels.Read(container.LevelWord) ?? CareLevels.NonUrgent : null;
        return new Callout(container.Name, level, _words, _rendition.FileLine(container.Line));
    }

    private void Add(LeafBlock block, bool isTop)
    {
        var line = Characters.Clean(Tangles.IsKeptAsText(block) ? Tree.OneLine(block.Lines.ToString()) : Tree.TextOf(block.Inline));
        foreach (var picture in Tree.Pictures(block.Inline)) AddLine(_beside, Characters.Clean(Tree.OneLine($"{Tree.TextAndImagesOf(picture)} {picture.Title}")));
        if (line.Length == 0) return;
        if (isTop) _first ??= line;
        AddLine(_text, line);
        _words += WordsIn(line);
    }

    private static void AddLine(StringBuilder text, string line)
    {
        if (line.Length == 0) return;
        if (text.Length > 0) text.Append('\n');
        text.Append(line);
    }
}
