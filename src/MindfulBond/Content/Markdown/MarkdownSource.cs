using MindfulBond.Images;

namespace MindfulBond.Content.Markdown;

/// <summary>One Markdown text and what its rendering depends on.</summary>
/// <param name="File">Path relative to the content folder, with forward slashes: relative links start from its folder.</param>
/// <param name="FirstLine">Line of the file on which <paramref name="Text"/> begins, counted from 1.</param>
/// <param name="Text">The Markdown, without front matter.</param>
/// <param name="Title">The document's title when front matter names one; a first heading that repeats it is not shown again.</param>
/// <param name="Sources">The sources of the front matter, to which citations lead.</param>
public sealed record MarkdownSource(string File, int FirstLine, string Text, string? Title, IReadOnlyList<Source> Sources);

/// <summary>A published work an article relies on.</summary>
/// <param name="Id">The name used in citations: <c>[@id]</c>.</param>
/// <param name="Citation">Who, when, what, where.</param>
/// <param name="Doi">Digital Object Identifier without resolver, such as <c>10.1037/0022-3514.74.5.1238</c>.</param>
/// <param name="Url">Where it can be read, when it has no DOI.</param>
/// <param name="Kind">Kind of evidence, such as <c>meta-analysis</c>.</param>
/// <param name="SeenOn">When the author last looked at it.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
public sealed record Source(string Id, string Citation, string? Doi, string? Url, string? Kind, DateOnly? SeenOn, int Line);

/// <summary>What raw HTML in Markdown becomes.</summary>
public enum RawHtml
{
    /// <summary>An allow-list of harmless elements and attributes is kept.</summary>
    Sanitize,

    /// <summary>It is shown as text.</summary>
    Escape,
}

/// <summary>Answers where a file of the content folder is found on the site.</summary>
public interface IContentAddresses
{
    /// <summary>The site address of a Markdown file, such as <c>/articles/first-light</c>; null when no such document is served.</summary>
    /// <param name="file">Path relative to the content folder, with forward slashes.</param>
    string? OfDocument(string file);

    /// <summary>The Markdown file that an address of this site means, now or before the folder was served here; null when none does.</summary>
    /// <param name="address">A path beginning with a slash, percent-decoded, without query and fragment.</param>
    string? FileAt(string address) => null;

    /// <summary>The picture file of a name, or of the end of a path, wherever it lies; null when there is none.</summary>
    string? PictureNamed(string name) => null;

    /// <summary>The image at this path, or null when there is none or it cannot be read.</summary>
    /// <param name="file">Path relative to the content folder, with forward slashes.</param>
    /// <param name="usedBy">The Markdown file that shows it.</param>
    ImageAddress? OfImage(string file, string usedBy);
}

/// <summary>Where an image is served and how large it is, in CSS pixels.</summary>
public sealed record ImageAddress(string Address, int Width, int Height)
{
    /// <summary>How wide a page shows it: the column of an article, or the window where that is narrower.</summary>
    public const string Sizes = "(min-width: 44rem) 40rem, 90vw";

    /// <summary>Its smaller pictures; null while there are none.</summary>
    public PreparedImage? Prepared { get; init; }

    /// <summary>The formats a browser may choose from, the best first, each with its addresses and widths.</summary>
    public IEnumerable<(string MediaType, string SrcSet)> Sources =>
        from format in Prepared?.Offered ?? []
        select (ImageFile.MediaTypes["." + format.Key], string.Join(", ", format.Select(variant => $"{Address}{Prepared!.Query(variant)} {variant.Width}w")));

    /// <summary>The address of the picture for other sites that show a link to the page; null when it has none that they can read.</summary>
    public string? Shared => Prepared?.Shared is { } shared ? Address + Prepared.Query(shared) : null;
}
