using System.Text;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MindfulBond.Content.Markdown;
using MindfulBond.Content.Markdown.Syntax;

namespace MindfulBond.Content.Checks;

/// <summary>What a passage is to a reader.</summary>
internal enum PassageKind
{
    /// <summary>Running text: paragraphs, also those of lists.</summary>
    Paragraph,

    Heading,

    /// <summary>What stands beside the running text: cells of tables, footnotes, terms, words for a picture.</summary>
    Aside,
}

/// <summary>Words in a row, and the line of the file on which each stands.</summary>
/// <param name="Kind">What it is to a reader.</param>
/// <param name="Text">Plain words in one line, as typed.</param>
/// <param name="Line">Line of the file of its first word, counted from 1.</param>
/// <param name="Breaks">Where in <paramref name="Text"/> each further line begins.</param>
/// <param name="IsQuoted">Whether it stands in a block quote: somebody else's words.</param>
/// <param name="Container">Name of the nearest container around it, such as <c>care</c>; null when it stands in none.</param>
/// <param name="LinkedWords">The stretches that are words of links to other documents.</param>
internal sealed record Passage(
    PassageKind Kind, string Text, int Line, List<int> Breaks, bool IsQuoted, string? Container, IReadOnlyList<(int Start, int End)> LinkedWords)
{
    /// <summary>Line of the file of a character.</summary>
    public int LineAt(int index)
    {
        var place = Breaks.BinarySearch(index);
        return Line + (place < 0 ? ~place : place + 1);
    }

    /// <summary>The text without the words of links: what is said here, not what another document is called.</summary>
    public string OwnWords
    {
        get
        {
            if (LinkedWords.Count == 0) return Text;
            var own = new StringBuilder(Text);
            foreach (var (start, end) in LinkedWords)
                for (var at = start; at < end; at++) own[at] = ' ';
            return own.ToString();
        }
    }
}

/// <summary>An address that an author typed in Markdown.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="IsPicture">Whether a picture is to stand there.</param>
internal sealed record TypedAddress(string Typed, int Line, bool IsPicture);

/// <summary>A Markdown text as its author wrote it: the words with their lines, and the addresses. What the page makes of it is <see cref="RenderedText"/>.</summary>
internal sealed class Manuscript
{
    private readonly List<Passage> _passages = [];
    private readonly List<TypedAddress> _addresses = [];
    private readonly int _firstLine;

    private Manuscript(int firstLine) => _firstLine = firstLine;

    public IReadOnlyList<Passage> Passages => _passages;

    public IReadOnlyList<TypedAddress> Addresses => _addresses;

    /// <summary>Reads a text. One that is nested beyond reason has no passages: the renderer reports it.</summary>
    public static Manuscript Of(MarkdownSource source)
    {
        var manuscript = new Manuscript(source.FirstLine);
        try
        {
            var document = Markdig.Markdown.Parse(Characters.Clean(source.Text), Dialect.Pipeline);
            if (!Tree.IsDeeperThan(100, document)) manuscript.Read(document, new Place(PassageKind.Paragraph, IsQuoted: false, Container: null));
        }
        catch (ArgumentException)
        {
            // Markdig tells depth and nothing else by this exception.
        }

        return manuscript;
    }

    private void Read(ContainerBlock container, Place place)
    {
        foreach (var block in container)
            switch (block)
            {
                case HeadingBlock heading:
                    Add(heading, place with { Kind = PassageKind.Heading });
                    break;
                case ContainerTitle or DefinitionTerm:
                    Add((LeafBlock)block, place with { Kind = PassageKind.Aside });
                    break;
                case ParagraphBlock paragraph:
                    Add(paragraph, place);
                    break;
                case Table or FootnoteGroup:
                    Read((ContainerBlock)block, place with { Kind = PassageKind.Aside });
                    break;
                case QuoteBlock quote:
                    Read(quote, place with { IsQuoted = true });
                    break;
                case Container named:
                    Read(named, place with { Container = named.Name });
                    break;
                case ContainerBlock inner:
                    Read(inner, place);
                    break;
            }
    }

    private void Add(LeafBlock block, Place place)
    {
        if (block.Inline is null) return;
        var words = new Words(this, _firstLine + block.Line, place);
        words.Read(block.Inline);
        words.Keep(place.Kind);
    }

    private readonly record struct Place(PassageKind Kind, bool IsQuoted, string? Container);

    private sealed class Words(Manuscript manuscript, int line, Place place)
    {
        private readonly StringBuilder _text = new();
        private readonly List<int> _breaks = [];
        private readonly List<(int Start, int End)> _linked = [];

        public void Keep(PassageKind kind)
        {
            if (_text.Length > 0 && !string.IsNullOrWhiteSpace(_text.ToString()))
                manuscript._passages.Add(new Passage(kind, _text.ToString(), line, _breaks, place.IsQuoted, place.Container, _linked));
        }

        public void Read(ContainerInline container)
        {
            foreach (var inline in container)
                switch (inline)
                {
                    case LiteralInline literal:
                        _text.Append(literal.Content.AsSpan());
                        break;
                    case HtmlEntityInline entity:
                        _text.Append(entity.Transcoded.AsSpan());
                        break;
                    case CodeInline code:
                        _text.Append(code.Content);
                        break;
                    case LineBreakInline:
                        _text.Append(' ');
                        _breaks.Add(_text.Length);
                        break;
                    case CitationInline:
                        while (_text.Length > 0 && _text[^1] == ' ' && _breaks.LastOrDefault() != _text.Length) _text.Length--;
                        break;
                    case AutolinkInline { IsEmail: false } link:
                        manuscript._addresses.Add(new TypedAddress(link.Url, Now, IsPicture: false));
                        _text.Append("link");
                        break;
                    case LinkInline { IsImage: true } picture:
                        manuscript._addresses.Add(new TypedAddress(picture.Url ?? "", Now, IsPicture: true));
                        var alt = new Words(manuscript, Now, place);
                        alt.Read(picture);
                        alt.Keep(PassageKind.Aside);
                        if (!string.IsNullOrWhiteSpace(picture.Title)) manuscript._passages.Add(new Passage(PassageKind.Aside, picture.Title, Now, [], place.IsQuoted, place.Container, []));
                        break;
                    case LinkInline link:
                        manuscript._addresses.Add(new TypedAddress(link.Url ?? "", Now, IsPicture: false));
                        var start = _text.Length;
                        Read(link);
                        _linked.Add((start, _text.Length));
                        break;
                    case DelimiterInline delimiter:
                        _text.Append(delimiter.ToLiteral());
                        Read(delimiter);
                        break;
                    case ContainerInline inner:
                        Read(inner);
                        break;
                }
        }

        private int Now => line + _breaks.Count;
    }
}
