using System.Text.Json.Serialization;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>A standing page of the site, such as the comment policy.</summary>
public sealed record ContentPage
{
    /// <summary>Path relative to the content folder, with forward slashes.</summary>
    public required string File { get; init; }

    public required string Slug { get; init; }

    /// <summary>From front matter, else the leading heading, else the file's name.</summary>
    public required string Title { get => field.Length > 0 ? field : Body.Facts.LeadingTitle ?? NameInWords; init; }

    /// <summary>What the file's name says, for a page without any title.</summary>
    internal string NameInWords { get; init; } = "";

    public string? TabTitle { get; init; }

    /// <summary>From front matter, else the beginning of the text.</summary>
    public string Description { get => field.Length > 0 ? field : Body.Facts.Excerpt; init; } = "";

    public DateTime? UpdatedUtc { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required string Language { get; init; }

    /// <inheritdoc cref="Article.Body"/>
    [JsonIgnore]
    public TextBody Body { get; init; } = TextBody.Empty;

    /// <inheritdoc cref="TextBody.Text"/>
    [JsonIgnore]
    public RenderedText Text => Body.Text;

    [JsonIgnore]
    public string Address => "/" + Slug;
}
