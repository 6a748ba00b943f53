using System.Globalization;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace MindfulBond.Content.Markdown.Writing;

/// <summary>Writes a document as HTML. Each kind of block and inline has its own writer; no attribute of the text gets through.</summary>
internal sealed class ArticleWriter : HtmlRenderer
{
    private readonly StringBuilder _output;
    private readonly Dictionary<Footnote, Dictionary<int, int>> _places = [];

    public ArticleWriter(Rendition rendition, RawHtml rawHtml, bool numbersTables, IReadOnlySet<int> footnotePlaces, StringBuilder output)
        : base(new StringWriter(output, CultureInfo.InvariantCulture))
    {
        (Rendition, RawHtml, NumbersTables, FootnotePlaces, _output) = (rendition, rawHtml, numbersTables, footnotePlaces, output);
        ObjectRenderers.Clear();
        ObjectRenderers.AddRange(
        [
            new ParagraphWriter(), new HeadingWriter(), new QuoteBlockRenderer(), new ListWriter(), new CodeWriter(), new BreakWriter(),
            new TableWriter(), new DefinitionListWriter(), new FootnoteGroupWriter(), new ContainerWriter(), new HtmlBlockWriter(),
            new LiteralInlineRenderer(), new EmphasisInlineRenderer { GetTag = TagOf },
            new CodeInlineRenderer(), new DelimiterInlineRenderer(), new HtmlEntityInlineRenderer(), new LineBreakWriter(),
            new LinkWriter(), new AutolinkWriter(), new CitationWriter(), new FootnoteLinkWriter(), new TaskWriter(), new VerbatimWriter(),
            new AbbreviationWriter(),
            new HtmlInlineWriter(),
        ]);
    }

    public Rendition Rendition { get; }

    public RawHtml RawHtml { get; }

    /// <summary>Whether there is more than one table to tell apart.</summary>
    public bool NumbersTables { get; }

    public int TablesWritten { get; set; }

    /// <summary>Numbers of the places in the text that refer to a footnote.</summary>
    public IReadOnlySet<int> FootnotePlaces { get; }

    /// <summary>Whether nothing stands before what is written next.</summary>
    public bool IsAtStart => _output.Length == 0;

    /// <summary>The places in the text that refer to a footnote: the number of each among them, from 1, by its index.</summary>
    public IReadOnlyDictionary<int, int> PlacesOf(Footnote footnote)
    {
        if (!_places.TryGetValue(footnote, out var places))
            _places[footnote] = places = footnote.Links.Select(link => link.Index).Where(FootnotePlaces.Contains).Select((index, at) => (index, at)).ToDictionary(place => place.index, place => place.at + 1);
        return places;
    }

    /// <summary>Whether a link is open: links do not nest.</summary>
    public bool InLink { get; set; }

    /// <summary>Whether a heading of the text has been written.</summary>
    public bool InSection { get; set; }

    /// <summary>Whether an emergency card is open: nothing in it should lead a reader on.</summary>
    public bool InEmergency { get; set; }

    /// <summary>Where in the output raw HTML stands, and on which line of the file it was written.</summary>
    public RawFragments Raw { get; } = new();

    public int FileLine(Markdig.Syntax.MarkdownObject node) => Rendition.FileLine(node.Line);

    /// <summary>Writes HTML of an author as it is; the whole output must be sanitised afterwards.</summary>
    public void WriteRaw(string html, int fileLine)
    {
        var start = _output.Length;
        Write(html);
        Raw.Add(start, _output.Length, fileLine);
    }

    /// <summary>Writes an attribute with a space before it.</summary>
    public ArticleWriter WriteAttribute(string name, string value)
    {
        Write(" ").Write(name).Write("=\"");
        WriteEscape(value);
        Write("\"");
        return this;
    }

    private static string? TagOf(EmphasisInline span) => span.DelimiterChar switch
    {
        '~' => "del",
        '=' => "mark",
        _ => EmphasisInlineRenderer.GetDefaultTag(span),
    };

    /// <summary>Opens a link, and returns what <see cref="CloseLink"/> needs.</summary>
    public void OpenLink(LinkTarget target)
    {
        Write("<a");
        WriteAttribute("href", target.Href!);
        if (target.IsAway) WriteAttribute("rel", Links.AwayRel).WriteAttribute("class", Links.AwayClass);
        Write(">");
        InLink = true;
    }

    public void CloseLink(LinkTarget target)
    {
        InLink = false;
        if (target.IsAway) Write("<span class=\"hush\">").Write(Links.AwayWords).Write("</span>");
        Write("</a>");
    }
}
