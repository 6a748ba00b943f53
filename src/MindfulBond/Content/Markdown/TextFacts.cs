namespace MindfulBond.Content.Markdown;

/// <summary>What stays known of a text when its rendering is no longer kept: what lists, links and checks ask for.</summary>
public sealed record TextFacts
{
    public static TextFacts None { get; } = new();

    /// <inheritdoc cref="RenderedText.LeadingTitle"/>
    public string? LeadingTitle { get; init; }

    /// <summary>Its beginning, for lists and search engines.</summary>
    public string Excerpt { get; init; } = "";

    /// <inheritdoc cref="RenderedText.Minutes"/>
    public int Minutes { get; init; } = 1;

    /// <summary>Words of running text, as <see cref="Callout.WordsBefore"/> counts them.</summary>
    public int Words { get; init; }

    /// <inheritdoc cref="RenderedText.Headings"/>
    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <inheritdoc cref="RenderedText.Ids"/>
    public IReadOnlyCollection<string> Ids { get; init; } = [];

    /// <inheritdoc cref="RenderedText.Links"/>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];

    /// <inheritdoc cref="RenderedText.Callouts"/>
    public IReadOnlyList<Callout> Callouts { get; init; } = [];

    /// <inheritdoc cref="RenderedText.Problems"/>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public static TextFacts Of(RenderedText text) => new()
    {
        LeadingTitle = text.LeadingTitle,
        Excerpt = Content.Excerpt.Of(text.FirstParagraph),
        Minutes = text.Minutes,
        Words = RunningText.WordsIn(text.PlainText),
        Headings = text.Headings,
        Ids = text.Ids,
        Links = text.Links,
        Callouts = text.Callouts,
        Problems = text.Problems,
    };
}
