using System.Text.RegularExpressions;
using AngleSharp.Dom;
using MindfulBond.Content.Markdown;
using MindfulBond.Content.Markdown.RawMarkup;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Every deliberate difference from CommonMark. One that no example shows any more fails the tests.</summary>
internal static partial class SpecificationDifferences
{
    /// <summary>Where the test's folder serves every file.</summary>
    public const string Place = "/at/";

    /// <summary>Those that can stand anywhere, in the order in which they are evened out.</summary>
    public static IReadOnlyList<SpecificationDifference> Everywhere { get; } =
    [
        new("Headings have ids.", "Contents, and links from other pages, lead to them.",
            (_, ours) => TakeOff(ours, "h2, h3, h4, h5, h6", "id")),
        new("A first level becomes a second, and so on.", "The page's title is its only first level.",
            (theirs, _) => MoveHeadingsDown(theirs)),
        new("Headings without words are left out.", "A screen reader would announce nothing and call it a heading.",
            (theirs, _) => theirs.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(heading => heading.TextContent.Trim().Length == 0).ToList().ForEach(heading => heading.Remove())),
        new("Quotes, dashes and the ellipsis are set.", "Articles are read like a book.",
            (theirs, ours) => { SetPlainly(theirs); SetPlainly(ours); }),
        new("Blocks of code can be focused.", "Without a mouse they could not be scrolled.",
            (_, ours) => TakeOff(ours, "pre", "tabindex")),
        new("Links to other sites say so and pass nothing on.", "A reader should know before leaving, and the other site need not know from where.",
            (_, ours) => TakeOffLeaving(ours)),
        new("Links show no title.", "It would be for those with a mouse alone.",
            (theirs, _) => TakeOff(theirs, "a[title]", "title")),
        new("Links without an address are words.", "They lead nowhere, and are reported.",
            (theirs, _) => Unwrap(theirs, link => link.GetAttribute("href") is "")),
        new("Links by strange schemes are words.", "A browser might run them, or start another program.",
            (theirs, _) => Unwrap(theirs, link => Scheme().Match(link.GetAttribute("href") ?? "") is { Success: true } scheme && scheme.Value.ToLowerInvariant() is not ("http:" or "https:" or "mailto:"))),
        new("An address with a line break loses it, or its link.", "Browsers leave the break out, so the address that is checked would not be the one that is opened.",
            (theirs, _) => theirs.QuerySelectorAll("a[href]").Where(link => link.GetAttribute("href")!.Contains('\n', StringComparison.Ordinal)).ToList().ForEach(link => link.RemoveAttribute("href"))),
        new("A backslash in an address is a slash.", "Browsers take it for one.",
            (theirs, _) => Rewrite(theirs, address => address.Replace("%5C", "/", StringComparison.Ordinal).Replace('\\', '/'))),
        new("Addresses are encoded less.", "Browsers encode the rest; people can read it.",
            (theirs, ours) => { Rewrite(theirs, Uri.UnescapeDataString); Rewrite(ours, Uri.UnescapeDataString); }),
        new("Links and pictures lead to where a file is served.", "They work in an editor and on the site.",
            (theirs, ours) => { Rewrite(theirs, Served); Rewrite(ours, Served); }),
        new("Pictures have a size, and load late.", "Words do not jump while they load.",
            (_, ours) => { foreach (var name in new[] { "width", "height", "loading", "fetchpriority", "decoding" }) TakeOff(ours, "img", name); }),
        new("Pictures always have an alternative text.", "Without one, a screen reader reads the file's name.",
            (theirs, _) => theirs.QuerySelectorAll("img:not([alt])").ToList().ForEach(picture => picture.SetAttribute("alt", ""))),
        new("A picture alone in its paragraph is a figure with its title as caption.", "A caption can be read by everybody.",
            (_, ours) => FiguresToParagraphs(ours)),
        new("Comments and instructions in HTML are not sent.", "They are the author's own notes.",
            (theirs, _) => theirs.Descendants<IComment>().ToList().ForEach(comment => comment.Remove())),
        new("Scripts, styles and form fields are taken out.", "Nothing but the site's own script and style runs, and nothing but the site's own forms ask.",
            (theirs, _) => theirs.QuerySelectorAll("script, style, textarea").ToList().ForEach(element => element.Remove())),
        new("Elements outside the allow-list are taken out, and their words stay.", "What is not known to be harmless is not shown.",
            (theirs, _) => theirs.QuerySelectorAll("*").Where(element => element.LocalName != "h1" && !AllowList.AuthorElements.Contains(element.LocalName)).ToList().ForEach(element => element.Replace([.. element.ChildNodes]))),
        new("Attributes outside the allow-list are taken out.", "Classes and styles would let a text pass for the page; events would run.",
            (theirs, _) => KeepHarmlessAttributes(theirs)),
    ];

    /// <summary>Those of one example alone, and what is shown.</summary>
    public static IReadOnlyDictionary<int, (string Html, string Why)> ByNumber { get; } = new Dictionary<int, (string, string)>
    {
        [34] = ("<pre tabindex=\"0\"><code class=\"language-f\">foo\n</code></pre>\n", "The name of a language is Latin letters, digits, +, # and -."),
        [144] = ("<pre tabindex=\"0\"><code></code></pre>\n", "The name of a language is Latin letters, digits, +, # and -."),
        [156] = ("<p>&lt;div id=&quot;foo&quot;\n*hi*</p>\n", "A tag that never ends would swallow the page after it."),
        [157] = ("<p>&lt;div class\nfoo</p>\n", "A tag that never ends would swallow the page after it."),
        [158] = ("<p>&lt;div *???-&amp;&amp;&amp;-&lt;---\n*foo*</p>\n", "A tag that never ends would swallow the page after it."),
        [163] = ("<p>&lt;Warning&gt;\n<em>bar</em>\n&lt;/Warning&gt;</p>\n", "A tag with a capital is a component of MDX, and nobody's element."),
        [173] = ("<p>&lt;style\n  type=&quot;text/css&quot;&gt;\n\nfoo</p>\n", "A style that never ends would swallow the page after it."),
        [346] = ("<p>https://foo.bar.`baz`</p>\n", "No host can have that name."),
        [500] = ("<p>link</p>\n", "A colon before the first slash might end a scheme."),
        [600] = ("<p>https://../</p>\n", "No host can have that name."),
        [608] = ("<p>&lt; <a href=\"https://foo.bar\" rel=\"noopener noreferrer\" class=\"away\">https://foo.bar<span class=\"hush\"> (goes to another site)</span></a> &gt;</p>\n", "Addresses are links by themselves."),
        [611] = ("<p><a href=\"https://example.com\" rel=\"noopener noreferrer\" class=\"away\">https://example.com<span class=\"hush\"> (goes to another site)</span></a></p>\n", "Addresses are links by themselves."),
    };

    private static void TakeOff(IElement body, string selector, string attribute)
    {
        foreach (var element in body.QuerySelectorAll(selector)) element.RemoveAttribute(attribute);
    }

    private static void Unwrap(IElement body, Func<IElement, bool> links)
    {
        foreach (var link in body.QuerySelectorAll("a").Where(links).ToList()) link.Replace([.. link.ChildNodes]);
    }

    private static void Rewrite(IElement body, Func<string, string> change)
    {
        foreach (var element in body.QuerySelectorAll("a[href], img[src]"))
        {
            var name = element.LocalName == "a" ? "href" : "src";
            element.SetAttribute(name, change(element.GetAttribute(name)!));
        }
    }

    private static string Served(string address)
    {
        var at = address.TrimStart('.', '/');
        return at.StartsWith(Place[1..], StringComparison.Ordinal) ? at[(Place.Length - 1)..] : at;
    }

    private static void SetPlainly(IElement body)
    {
        foreach (var text in body.Descendants<IText>()) text.Data = Typography.Plain(text.Data);
    }

    private static void TakeOffLeaving(IElement body)
    {
        foreach (var link in body.QuerySelectorAll("a.away"))
        {
            link.QuerySelector("span.hush")!.Remove();
            link.RemoveAttribute("rel");
            link.RemoveAttribute("class");
        }
    }

    private static void MoveHeadingsDown(IElement body)
    {
        if (body.QuerySelector("h1") is null) return;
        foreach (var heading in body.QuerySelectorAll("h1, h2, h3, h4, h5").ToList())
        {
            var lower = body.Owner!.CreateElement($"h{heading.LocalName[1] - '0' + 1}");
            lower.Append([.. heading.ChildNodes]);
            heading.Replace(lower);
        }
    }

    private static void FiguresToParagraphs(IElement body)
    {
        foreach (var figure in body.QuerySelectorAll("figure").ToList())
        {
            var (picture, paragraph) = (figure.QuerySelector("img")!, body.Owner!.CreateElement("p"));
            if (figure.QuerySelector("figcaption") is { } caption) picture.SetAttribute("title", caption.TextContent);
            paragraph.Append(picture);
            figure.Replace(paragraph);
        }
    }

    private static void KeepHarmlessAttributes(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
            foreach (var attribute in element.Attributes.ToList())
                if (!IsHarmless(element, attribute)) element.RemoveAttribute(attribute.Name);
    }

    private static bool IsHarmless(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        ("a", "href") or ("img", "src" or "alt") => true,
        ("code", "class") => element.ParentElement!.LocalName == "pre",
        (_, var name) => AllowList.AuthorAttributes.Contains(name),
    };

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scheme();
}
