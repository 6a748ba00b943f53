using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>A standing page of the site, such as the comment policy.</summary>
public sealed record ContentPage
{
    /// <summary>Path relative to the content folder, with forward slashes.</summary>
    public required string File { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string? TabTitle { get; init; }

    public string Description { get; init; } = "";

    public DateTime? UpdatedUtc { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required string Language { get; init; }

    public required RenderedText Text { get; init; }

    public string Address => "/" + Slug;
}
