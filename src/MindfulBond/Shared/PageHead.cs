using Microsoft.AspNetCore.Html;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Shared;

/// <summary>A page that the layout can frame.</summary>
public interface IFramedPage
{
    PageHead Head { get; }
}

/// <summary>What the head of a page says to browsers and machines.</summary>
/// <param name="Address">The page's one address, beginning with a slash.</param>
/// <param name="Title">For tab and history: true but mild. The site's name is added after it; empty on the home page.</param>
/// <param name="Description">One or two sentences.</param>
public sealed record PageHead(string Address, string Title, string Description)
{
    /// <summary>Open Graph type: <c>website</c> or <c>article</c>.</summary>
    public string Kind { get; init; } = "website";

    /// <summary>schema.org data as JSON-LD; null when there is none.</summary>
    public IHtmlContent? Data { get; init; }

    /// <summary>What other sites show beside a link to this page; null for nothing.</summary>
    public ImageAddress? Picture { get; init; }

    public string? PictureAlt { get; init; }

    /// <summary>A feed of this page's own, by address and title.</summary>
    public (string Address, string Title)? Feed { get; init; }

    /// <summary>The same page in each language there is, itself among them, by BCP 47 tag and address; empty when there is one only.</summary>
    public IReadOnlyList<(string Language, string Address)> Languages { get; init; } = [];

    /// <summary>Whether search engines shall leave it out.</summary>
    public bool Hidden { get; init; }

    public string? Earlier { get; init; }

    public string? Later { get; init; }

    /// <summary>Fragment of the comments, for the third skip link; null where there are none.</summary>
    public string? Comments { get; init; }
}
