using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Markdown;

/// <summary>The headings of a text: one title at most, an id each, no level that the page has taken.</summary>
internal static class Outline
{
    private const int Deepest = 6;
    private const string Nameless = "section";
    private static readonly object IdKey = new();

    /// <summary>The id given to a heading or to the title of a container; empty when it has none.</summary>
    public static string IdOf(MarkdownObject heading) => heading.GetData(IdKey) as string ?? "";

    /// <summary>
    /// Takes out the first-level heading that is, or repeats, the title, and returns its text. It stands before all other words; where the title
    /// is said nowhere else, it may also be the only one there is.
    /// </summary>
    public static string? TakeTitle(MarkdownDocument document, Rendition rendition)
    {
        var title = rendition.Source.Title;
        var headings = document.OfType<HeadingBlock>().Where(heading => heading.Level == 1).ToList();
        if (headings is not [var heading, ..]) return null;
        var isLeading = document.First(HasWords) == heading;
        var text = Typography.Set(Tree.TextOf(heading.Inline));
        if (text.Length == 0 || !(title is null ? isLeading || headings.Count == 1 : isLeading && IsSame(text, title))) return null;
        document.Remove(heading);
        // It keeps its id, as it does on GitHub: a later heading of the same words is the second.
        if (BracesParser.IdOf(heading) is null && Ids.SlugOf(Tree.SpacedTextOf(heading.Inline)) is { Length: > 0 } id && !Ids.IsReserved(id)) rendition.Ids.Take(id);
        return text;
    }

    // A picture at the top, or a comment, is no beginning of the text.
    private static bool HasWords(Block block) => block switch
    {
        LinkReferenceDefinitionGroup or HtmlBlock { Type: HtmlBlockType.Comment } or VerbatimBlock { Kind: Foreign.MdxCode } or AsideBlock => false,
        ParagraphBlock paragraph => Tree.TextOf(paragraph.Inline).Length > 0,
        _ => true,
    };

    /// <summary>Moves every heading one level down when one of them is a first level.</summary>
    public static void MakeRoomForTitle(IReadOnlyList<Block> blocks)
    {
        var shift = blocks.Any(block => block is HeadingBlock { Level: 1 }) ? 1 : 0;
        foreach (var heading in blocks.OfType<HeadingBlock>()) heading.Level = Math.Min(heading.Level + shift, Deepest);
    }

    /// <summary>
    /// Gives every heading and every container with a title its id. Ids that authors chose come first; those of containers come last, because
    /// where else the text is read they are no headings.
    /// </summary>
    public static void GiveIds(IReadOnlyList<Block> blocks, Rendition rendition)
    {
        foreach (var heading in blocks.OfType<HeadingBlock>()) GiveChosenId(heading, rendition);
        foreach (var heading in blocks.OfType<HeadingBlock>())
            if (IdOf(heading).Length == 0 && HasWords(heading.Inline)) Give(heading, Tree.SpacedTextOf(heading.Inline), rendition);
        foreach (var container in blocks.OfType<Container>())
            if (HasWords(container.Title?.Inline)) Give(container, Tree.SpacedTextOf(container.Title!.Inline), rendition);
            else if (ContainerKinds.DefaultTitle(container) is { } fallback) Give(container, fallback, rendition);
    }

    /// <summary>Lists the headings for the table of contents; the words are set by now.</summary>
    public static void List(IReadOnlyList<Block> blocks, Rendition rendition)
    {
        foreach (var block in blocks)
            switch (block)
            {
                case HeadingBlock heading when IdOf(heading).Length > 0:
                    rendition.Headings.Add(new Heading(heading.Level, IdOf(heading), Tree.TextAndImagesOf(heading.Inline), rendition.FileLine(heading.Line)));
                    break;
                case HeadingBlock heading:
                    rendition.Report(rendition.FileLine(heading.Line), Severity.Warning, "heading-empty", "This heading has no words and is left out. Write some after the number signs, or take them away.");
                    break;
                case Container { Name: ContainerKinds.SafetyFirst } safety:
                    var title = Tree.TextAndImagesOf(safety.Title?.Inline);
                    rendition.Headings.Add(new Heading(2, IdOf(safety), title.Length > 0 ? title : ContainerKinds.SafetyTitle, rendition.FileLine(safety.Line)));
                    break;
            }
    }

    private static void GiveChosenId(HeadingBlock heading, Rendition rendition)
    {
        if (BracesParser.IdOf(heading) is not { } typed || Tree.TextAndImagesOf(heading.Inline).Length == 0) return;
        var line = rendition.FileLine(heading.Line);
        var id = Ids.Filter(typed);
        if (id.Length == 0) return;
        if (Ids.IsReserved(id)) id = Renamed(id, line, rendition);
        var given = rendition.Ids.Take(id);
        if (given != id)
            rendition.Report(line, Severity.Warning, "duplicate-id", $"The id “{id}” is used before in this text, so this heading is called “{given}”. Choose another.");
        heading.SetData(IdKey, given);
    }

    private static void Give(MarkdownObject block, string text, Rendition rendition)
    {
        var id = Ids.SlugOf(text);
        if (id.Length == 0) id = Nameless;
        if (Ids.IsReserved(id)) id = Renamed(id, rendition.FileLine(block.Line), rendition);
        block.SetData(IdKey, rendition.Ids.Take(id));
    }

    private static string Renamed(string id, int line, Rendition rendition)
    {
        var renamed = $"{Nameless}-{id}";
        rendition.Report(line, Severity.Warning, "reserved-id", $"Ids that begin with “{Ids.Reserved}” belong to the page itself, so “{id}” became “{renamed}”. Name the heading otherwise, for instance with {{#another-id}}.");
        return renamed;
    }

    private static bool HasWords(ContainerInline? inline) => Tree.TextAndImagesOf(inline).Length > 0;

    private static bool IsSame(string a, string b) => string.Equals(Comparable(a), Comparable(b), StringComparison.OrdinalIgnoreCase);

    private static string Comparable(string text) => Tree.OneLine(Typography.Plain(text)).ToLowerInvariant();
}
