using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace MindfulBond.Content;

/// <summary>
/// Markup that a page prints as it is. Only the Markdown pipeline makes it, so raw HTML has one way into a page.
/// </summary>
public sealed partial class SafeHtml : IHtmlContent
{
    private readonly string _html;

    internal SafeHtml(string html) => _html = html;

    /// <summary>Nothing at all.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The same with pictures from another folder of the site.</summary>
    /// <param name="address">Where they are asked for now, ending with a slash.</param>
    /// <param name="other">Where they are to be asked for.</param>
    internal SafeHtml WithPicturesFrom(string address, string other) => new(Places().Replace(
        _html, places => places.Value.Replace($"\"{address}", $"\"{other}", StringComparison.Ordinal).Replace($", {address}", $", {other}", StringComparison.Ordinal)));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(_html);

    public override string ToString() => _html;

    // An attribute of ours never holds a bare less-than sign; a quote within it is written as an entity.
    [GeneratedRegex("<(?:img|source)\\b[^>]*?(?:src|srcset)=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Places();
}
