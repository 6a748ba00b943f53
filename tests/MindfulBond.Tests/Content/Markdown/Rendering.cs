using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MindfulBond.Content.Markdown;
using MindfulBond.Images;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Renders texts as if they stood in <c>articles/lamp.md</c>, from line 11.</summary>
internal static class Rendering
{
    public const string File = "articles/lamp.md";
    public const int FirstLine = 11;

    public static IReadOnlyList<Source> Sources { get; } =
    [
        new("sleep", "A study of sleep", null, null, null, null, 4),
        new("pause", "A study of pauses", null, null, null, null, 5),
        new("touch", "A study of touch", null, null, null, null, 6),
    ];

    public static RenderedText Of(string text, string? title = "Lamp", RawHtml rawHtml = RawHtml.Sanitize, IReadOnlyList<Source>? sources = null, MarkdownRenderer? renderer = null) =>
        (renderer ?? new MarkdownRenderer(rawHtml)).Render(new MarkdownSource(File, FirstLine, text, title, sources ?? []), new Folder());

    public static string Html(string text) => Of(text).Html.ToString().TrimEnd('\n');

    public static IHtmlElement Body(RenderedText rendered) =>
        new HtmlParser().ParseDocument("<!doctype html><title>t</title><body>" + rendered.Html).Body!;

    public static string Only(string text, string rule) => Assert.Single(Of(text).Problems, problem => problem.Rule == rule).ToString();

    /// <summary>What is wrong with markup from a safety point of view; empty when nothing is.</summary>
    public static IEnumerable<string> Dangers(IHtmlElement body)
    {
        string[] forbidden = ["script", "style", "iframe", "object", "embed", "svg", "math", "form", "base", "meta", "link", "template", "video", "audio", "textarea", "select", "button", "noscript", "frameset"];
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (forbidden.Contains(element.LocalName)) yield return $"<{element.LocalName}>";
            if (element.LocalName == "input" && element.GetAttribute("type") != "checkbox") yield return "<input>";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcset" or "srcdoc" or "formaction" or "action" or "background" or "ping" or "target")
                    yield return $"{element.LocalName} {attribute.Name}";
                if (attribute.Name is "href" or "src" && !IsHarmless(attribute, element)) yield return $"{attribute.Name}={attribute.Value}";
            }
        }
    }

    private static bool IsHarmless(IAttr attribute, IElement element)
    {
        var url = new Uri(new Uri("https://own.example/articles/lamp"), attribute.Value);
        if (attribute.Name == "src") return url.Host == "own.example" && url.Scheme == "https";
        if (url.Scheme is "mailto" or "tel" or "sms") return true;
        return url.Scheme is "http" or "https" && (url.Host == "own.example" || element.GetAttribute("rel") == "noopener noreferrer");
    }

    private sealed class Folder : IContentAddresses
    {
        public string? OfDocument(string file) => file switch
        {
            "articles/other.md" => "/articles/other",
            "articles/deep/er.md" => "/articles/er",
            "pages/about.md" => "/about",
            "articles/lamp.md" => "/articles/lamp",
            _ => null,
        };

        public ImageAddress? OfImage(string file, string usedBy) => file switch
        {
            "articles/lamp.png" => new("/articles/lamp/lamp.png", 640, 480),
            "articles/a b.png" => new("/articles/lamp/a%20b.png", 20, 10),
            "articles/wide.png" => new("/articles/lamp/wide.png", 1600, 900)
            {
                Prepared = new PreparedImage { Key = "k1", Variants = [new("avif", 480, 10), new("avif", 1280, 20), new("webp", 1280, 30), new("jpg", 1200, 50)] },
            },
            "images/green.png" => new("/images/green.png", 4, 3),
            _ => null,
        };
    }
}
