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
    private const int MostElements = 300_000;

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

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    private static readonly HashSet<string> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        "table", "caption", "object", "applet", "marquee", "template", "svg", "math", "select", "button",
    };

    // Parsing takes time by the number of elements times the number that are open, so both are bounded. An end tag counts
    // only where it surely closes something: a parser skips those in the wrong place.
    private sealed class OpenElements
    {
        private readonly List<string> _open = [];
        private int _elements;

        public void See(HtmlToken token)
        {
            if (token.Name is not { } name || WithoutEndTag.Contains(name)) return;
            if (token.Type == HtmlTokenType.StartTag)
            {
                _open.Add(name);
                if (_open.Count > DeepestNesting || ++_elements > MostElements) throw new TooManyElementsException();
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                Close(name);
            }
        }

        private void Close(string name)
        {
            for (var i = _open.Count - 1; i >= 0; i--)
            {
                if (_open[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    if (i < _open.Count - 1 && Formatting.Contains(name)) return;
                    _open.RemoveRange(i, _open.Count - i);
                    return;
                }
                if (Formatting.Contains(_open[i]) || Scopes.Contains(_open[i])) return;
            }
        }
    }

    private sealed class TooManyElementsException : Exception;
}
