using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MindfulBond.Content.Markdown.Writing;

namespace MindfulBond.Content.Markdown.RawMarkup;

/// <summary>Makes the HTML that authors wrote follow the same rules as their Markdown, and reports what had to go.</summary>
internal sealed class AuthorMarkup(Rendition rendition, RawFragments fragments)
{
    private static readonly HashSet<string> GoWithContent = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "noembed", "noframes", "title", "textarea", "select", "option", "datalist", "object",
        "applet", "svg", "math", "canvas", "xmp", "plaintext", "listing", "head", "frameset", "frame", "source", "track", "param", "link",
        "meta", "base", "basefont", "bgsound", "input", "button", "keygen", "map", "area", "dialog", "portal", "fencedframe", "slot",
    };

    private static readonly HashSet<string> Embeds = new(StringComparer.Ordinal) { "iframe", "video", "audio", "embed" };

    // Stands after the output: where it is missing, something before it was never closed.
    private const string Sentinel = "<wbr>";

    private int _line;

    /// <summary>
    /// The output with the author's HTML made harmless; null when that HTML nests beyond reason, or swallows what was
    /// written after it.
    /// </summary>
    public string? Tame(string html)
    {
        if (MarkupParser.Parse(html + Sentinel) is not { Body: { } body } document) return null;
        var last = document.QuerySelectorAll("wbr").FirstOrDefault(element => MarkupParser.PositionOf(element) == html.Length);
        _line = fragments.FirstLine;
        foreach (var child in body.ChildNodes.ToArray()) Visit(child, document);
        if (last is null || !body.Contains(last) || !HoldsOurPlaces(body)) return null;
        last.Remove();
        return AllowList.Settle(body.InnerHtml);
    }

    private bool HoldsOurPlaces(IElement body)
    {
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id ?? "").ToHashSet(StringComparer.Ordinal);
        return rendition.Headings.All(heading => ids.Contains(heading.Id))
            && rendition.Citations.Cited.All(cited => cited.ReferenceIds.All(ids.Contains));
    }

    private void Visit(INode node, IHtmlDocument document)
    {
        if (node is not IElement element)
        {
            if (node is not IText) node.Parent?.RemoveChild(node);
            return;
        }
        if (!IsAuthors(element))
        {
            foreach (var child in element.ChildNodes.ToArray()) Visit(child, document);
            return;
        }
        if (ReplaceAuthors(element, document) is not { } kept) return;
        var isAway = kept is IHtmlAnchorElement && ResolveLink(kept).IsAway;
        KeepHarmlessAttributes(kept);
        foreach (var child in kept.ChildNodes.ToArray()) Visit(child, document);
        if (isAway) MarkAway(kept, document);
        if (!AllowList.AuthorElements.Contains(kept.LocalName)) kept.Replace([.. kept.ChildNodes]);
    }

    // What only the parser made, such as the body of a table or the second half of a link, has no place and counts as the author's.
    private bool IsAuthors(IElement element)
    {
        if (MarkupParser.PositionOf(element) is not { } position) return true;
        if (fragments.LineAt(position) is not { } line) return false;
        _line = line;
        return true;
    }

    /// <summary>What takes the place of an author's element and is still to be visited; null when nothing is.</summary>
    private IElement? ReplaceAuthors(IElement element, IHtmlDocument document)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || GoWithContent.Contains(name))
        {
            ReportRemoved(name);
            element.Remove();
            return null;
        }
        if (Embeds.Contains(name))
        {
            ReplaceEmbed(element, document);
            return null;
        }
        switch (name)
        {
            case "img":
                ReplaceImage(element, document);
                return null;
            case "h1":
                var heading = document.CreateElement("h2");
                foreach (var attribute in element.Attributes.Where(attribute => AllowList.AuthorAttributes.Contains(attribute.Name)))
                    heading.SetAttribute(attribute.Name, attribute.Value);
                Move(element, heading);
                return heading;
            default:
                if (!AllowList.AuthorElements.Contains(name)) ReportRemoved(name);
                return element;
        }
    }

    private LinkTarget ResolveLink(IElement link)
    {
        if (link.GetAttribute("name") is { Length: > 0 } name && !link.HasAttribute("id")) link.SetAttribute("id", name);
        if (link.GetAttribute("href") is not { } typed) return default;
        var target = rendition.Links.Resolve(typed, _line);
        if (target.Href is null) link.RemoveAttribute("href");
        else link.SetAttribute("href", target.Href);
        return target;
    }

    private void ReplaceImage(IElement element, IHtmlDocument document)
    {
        var words = Tidy(element.GetAttribute("alt"));
        var (image, away) = rendition.Pictures.Resolve(element.GetAttribute("src"), _line);
        if (image is not null)
        {
            if (!element.HasAttribute("alt")) rendition.Pictures.ReportMissingText(_line);
            var title = element.GetAttribute("title");
            foreach (var attribute in element.Attributes.ToArray()) element.RemoveAttribute(attribute.Name);
            element.SetAttribute("src", image.Address);
            element.SetAttribute("width", image.Width.ToString(CultureInfo.InvariantCulture));
            element.SetAttribute("height", image.Height.ToString(CultureInfo.InvariantCulture));
            element.SetAttribute("loading", "lazy");
            element.SetAttribute("decoding", "async");
            element.SetAttribute("alt", words);
            if (!string.IsNullOrWhiteSpace(title)) element.SetAttribute("title", title);
            OfferSources(element, image, document);
            return;
        }
        ReplaceByLink(element, away, words.Length > 0 ? words : Pictures.Nameless, document);
    }

    private static void OfferSources(IElement element, ImageAddress image, IHtmlDocument document)
    {
        var sources = image.Sources.ToList();
        if (sources.Count == 0) return;
        var picture = document.CreateElement("picture");
        foreach (var (mediaType, srcSet) in sources)
        {
            var source = document.CreateElement("source");
            source.SetAttribute("type", mediaType);
            source.SetAttribute("srcset", srcSet);
            source.SetAttribute("sizes", ImageAddress.Sizes);
            picture.AppendChild(source);
        }
        element.Replace(picture);
        picture.AppendChild(element);
    }

    private void ReplaceEmbed(IElement element, IHtmlDocument document)
    {
        var source = element.GetAttribute("src") ?? element.QuerySelector("source")?.GetAttribute("src");
        var title = Tidy(element.GetAttribute("title"));
        var target = string.IsNullOrWhiteSpace(source) ? default : rendition.Links.Resolve(source, _line);
        rendition.Report(_line, Severity.Warning, "embed-removed",
            $"What <{element.LocalName}> embeds is not shown, because it would tell another site who reads: a link stands in its place. Write the link yourself to choose its words.");
        var words = title.Length > 0 ? title : element.LocalName == "audio" ? "Listen to the recording" : element.LocalName == "video" || IsVideo(source) ? "Watch the video" : "See the page";
        ReplaceByLink(element, target.Href, target.Href is null ? title : words, document, target.IsAway);
    }

    private static bool IsVideo(string? source) => source is not null
        && (source.Contains("youtube", StringComparison.OrdinalIgnoreCase) || source.Contains("vimeo", StringComparison.OrdinalIgnoreCase));

    private static void ReplaceByLink(IElement element, string? href, string words, IHtmlDocument document, bool isAway = true)
    {
        if (href is null || element.Closest("a") is not null)
        {
            element.Replace(document.CreateTextNode(words));
            return;
        }
        var link = document.CreateElement("a");
        link.SetAttribute("href", href);
        link.TextContent = words;
        if (isAway) MarkAway(link, document);
        element.Replace(link);
    }

    private static void MarkAway(IElement link, IHtmlDocument document)
    {
        link.SetAttribute("rel", Links.AwayRel);
        link.SetAttribute("class", Links.AwayClass);
        var words = document.CreateElement("span");
        words.SetAttribute("class", "hush");
        words.TextContent = Links.AwayWords;
        link.AppendChild(words);
    }

    private void KeepHarmlessAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (attribute.Name == "href" && element.LocalName == "a") continue;
            if (!AllowList.AuthorAttributes.Contains(attribute.Name) || !IsSensible(attribute)) element.RemoveAttribute(attribute.Name);
        }
        if (element.GetAttribute("id") is not { } id) return;
        if (Ids.IsReserved(id))
        {
            rendition.Report(_line, Severity.Warning, "reserved-id", $"Ids that begin with “{Ids.Reserved}” belong to the page itself, so this one was left out. Choose another.");
            element.RemoveAttribute("id");
        }
        else if (!rendition.Ids.TryTake(id))
        {
            rendition.Report(_line, Severity.Warning, "duplicate-id", $"The id “{Wording.Shown(id)}” is used elsewhere in this text, so this one was left out. Choose another.");
            element.RemoveAttribute("id");
        }
    }

    private static bool IsSensible(IAttr attribute) => attribute.Name switch
    {
        "id" => attribute.Value.Length is > 0 and <= 200 && Ids.Filter(attribute.Value) == attribute.Value,
        "dir" => attribute.Value is "ltr" or "rtl" or "auto",
        "lang" => attribute.Value.Length is > 0 and <= 35 && attribute.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'),
        "colspan" or "rowspan" => int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 0 and <= 1000,
        "start" or "value" => int.TryParse(attribute.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "scope" => attribute.Value is "col" or "row" or "colgroup" or "rowgroup",
        _ => true,
    };

    private void ReportRemoved(string name) =>
        rendition.Report(_line, Severity.Warning, "html-removed", $"<{Wording.Shown(name)}> is not allowed in an article and was left out. Say it in Markdown, or with plain text elements.");

    private static string Tidy(string? text) => Syntax.Tree.OneLine(text ?? "");

    private static void Move(IElement from, IElement to)
    {
        foreach (var child in from.ChildNodes.ToArray()) to.AppendChild(child);
        from.Replace(to);
    }
}
