using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace MindfulBond.Content.Markdown.RawMarkup;

/// <summary>Parses the output with the HTML of its author in it, as long as that nests within reason.</summary>
internal static class MarkupParser
{
    /// <summary>Stands before the output, so that positions in it are known and the first element cannot replace the body.</summary>
    private const string Opening = "<!doctype html><body>";
    private const int DeepestNesting = 200;
    private const int MostElements = 100_000;

    private static readonly HashSet<string> WithoutEndTag = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rt", "rp",
    };

    /// <summary>The document, or null when more elements are open at once than anybody would write by hand.</summary>
    public static IHtmlDocument? Parse(string html)
    {
        var open = new OpenElements();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            MaximumDepth = DeepestNesting + 50,
            OnToken = (token, _) => open.See(token),
        });
        try
        {
            return parser.ParseDocument(Opening + html);
        }
        catch (TooManyElementsException)
        {
            return null;
        }
    }

    /// <summary>Position in the output at which an element begins; null for one that only the parser made.</summary>
    public static int? PositionOf(AngleSharp.Dom.IElement element) =>
        element.SourceReference?.Position.Index is { } index && index >= Opening.Length ? index - Opening.Length : null;

    // Parsing takes time by the number of elements times the number that are open, so both are bounded.
    private sealed class OpenElements
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
        private int _depth;
        private int _elements;

        public void See(HtmlToken token)
        {
            if (WithoutEndTag.Contains(token.Name ?? "")) return;
            if (token.Type == HtmlTokenType.StartTag)
            {
                _open[token.Name!] = _open.GetValueOrDefault(token.Name!) + 1;
                if (++_depth > DeepestNesting || ++_elements > MostElements) throw new TooManyElementsException();
            }
            else if (token.Type == HtmlTokenType.EndTag && _open.GetValueOrDefault(token.Name!) is > 0 and var count)
            {
                _open[token.Name!] = count - 1;
                _depth--;
            }
        }
    }

    private sealed class TooManyElementsException : Exception;
}
