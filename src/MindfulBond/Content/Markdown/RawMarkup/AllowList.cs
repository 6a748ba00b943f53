using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace MindfulBond.Content.Markdown.RawMarkup;

/// <summary>The elements and attributes an article may hold, whoever wrote them.</summary>
internal static class AllowList
{
    private const int MostRounds = 6;

    /// <summary>What authors may write as HTML.</summary>
    public static FrozenSet<string> AuthorElements { get; } = new[]
    {
        "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
        "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
        "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
        "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What authors may say about their elements; links and images have rules of their own.</summary>
    public static FrozenSet<string> AuthorAttributes { get; } = new[]
    {
        "colspan", "datetime", "dir", "headers", "id", "lang", "open", "reversed", "rowspan", "scope", "start", "title", "value",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] OurElements = ["input", "label", "picture", "section", "source"];

    private static readonly string[] OurAttributes =
    [
        "alt", "aria-label", "aria-labelledby", "checked", "class", "decoding", "disabled", "fetchpriority", "height", "href", "loading", "rel", "role",
        "sizes", "src", "srcset", "tabindex", "type", "width",
    ];

    private static readonly FrozenSet<string> OurClasses = new[]
    {
        "align-center", "align-end", "align-start", Links.AwayClass, "care", "care-emergency", "care-nonurgent", "care-urgent", "cite",
        "footnote", "footnotes", "hush", "panel", "pull", "safety", "scroll", "task",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly HtmlSanitizer Sanitizer = Build();

    /// <summary>
    /// Sanitises until parsing and writing change nothing more, so that every browser sees what was checked. Null when
    /// that never happens.
    /// </summary>
    public static string? Settle(string html)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var document = Sanitizer.SanitizeDom(html);
            KeepFirstOfEachId(document);
            var settled = Characters.Clean(document.Body?.InnerHtml ?? "");
            if (settled == html) return settled;
            html = settled;
        }
        return null;
    }

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = AuthorElements.Concat(OurElements).ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = AuthorAttributes.Concat(OurAttributes).ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel", "sms" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
            AllowedClasses = OurClasses.ToHashSet(StringComparer.Ordinal),
        });
        sanitizer.RemovingCssClass += (_, e) => e.Cancel = e.CssClass.StartsWith("language-", StringComparison.Ordinal);
        // What stands between &{ and } ran in Netscape 4 and nowhere since; words for a picture may hold it.
        sanitizer.RemovingAttribute += (_, e) => e.Cancel = e.Reason == RemoveReason.NotAllowedValue && e.Attribute.Value.Contains("&{", StringComparison.Ordinal);
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is IElement element && !BelongsInArticle(element)) element.Remove();
        };
        return sanitizer;
    }

    private static bool BelongsInArticle(IElement element) => element switch
    {
        IHtmlInputElement => element.GetAttribute("type") == "checkbox" && element.HasAttribute("disabled"),
        IHtmlImageElement => IsOurs(element.GetAttribute("src")) && !element.HasAttribute("srcset"),
        IHtmlSourceElement => !element.HasAttribute("src") && (element.GetAttribute("srcset") ?? "").Split(',').All(candidate => IsOurs(candidate.Trim().Split(' ')[0])),
        _ => true,
    };

    private static bool IsOurs(string? address) => Address.Read(address).Kind is AddressKind.Site or AddressKind.Relative;

    private static void KeepFirstOfEachId(IDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in document.All)
            if (element.GetAttribute("id") is { } id && (id.Length == 0 || !seen.Add(id))) element.RemoveAttribute("id");
    }
}
