namespace MindfulBond.Content;

/// <summary>What <c>site.yaml</c> says about the site as a whole.</summary>
public sealed record SiteInfo
{
    public string Title { get; init; } = "MindfulBond";

    /// <summary>One line under the home page's headline, and the site's description.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>The home page's first sentence; the title when there is none.</summary>
    public string? Headline { get; init; }

    /// <summary>BCP 47 tag of the language of pages and of articles that name none.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Zone of dates written without one, and of the days on which things fall due.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether a broken trust rule (author, sources, review, safety box) is an error instead of a warning.</summary>
    public bool StrictEditorial { get; init; }

    public Licence? Licence { get; init; }

    /// <summary>Where to report a security fault: an absolute https, mailto or tel address (RFC 9116).</summary>
    public string? Contact { get; init; }

    /// <summary>Code of the country whose help lines a writer in distress is shown first; null shows the way to all of them.</summary>
    public string? Country { get; init; }

    public IReadOnlyList<NavigationLink> Navigation { get; init; } = [];

    public IReadOnlyList<NavigationLink> Footer { get; init; } = [];

    public IReadOnlyList<AuthorInfo> Authors { get; init; } = [];

    public IReadOnlyList<TopicInfo> Topics { get; init; } = [];

    public IReadOnlyList<SeriesInfo> Series { get; init; } = [];

    /// <summary>The author called this by slug or name; one made from the name when <c>site.yaml</c> has none.</summary>
    public AuthorInfo Author(string name) =>
        Authors.FirstOrDefault(author => string.Equals(author.Slug, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(author.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? new AuthorInfo(Text.Slug.From(name), name, About: null);
}

public sealed record Licence(string Name, string? Url);

/// <param name="Label">Words of the link.</param>
/// <param name="Href">Address on this site, beginning with a slash.</param>
public sealed record NavigationLink(string Label, string Href);

public sealed record AuthorInfo(string Slug, string Name, string? About);

/// <param name="Slug">Part of the address.</param>
/// <param name="Name">As shown.</param>
/// <param name="Sentence">A first-person sentence that heads the topic's page instead of its name.</param>
/// <param name="Description">A sentence or two by an editor.</param>
/// <param name="Sensitive">Whether its page points to help.</param>
public sealed record TopicInfo(string Slug, string Name, string? Sentence, string? Description, bool Sensitive);

public sealed record SeriesInfo(string Slug, string Name, string? Description);
