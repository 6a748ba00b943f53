namespace MindfulBond.Content.Markdown;

/// <summary>A Markdown text as the site shows it, and what the site needs to know about it.</summary>
public sealed record RenderedText
{
    /// <summary>No text at all.</summary>
    public static RenderedText Empty { get; } = new() { Html = SafeHtml.Empty };

    public required SafeHtml Html { get; init; }

    /// <summary>The text of a leading first-level heading, which was taken out of <see cref="Html"/>; null when there was none.</summary>
    public string? LeadingTitle { get; init; }

    /// <summary>Every heading that is left, in order. Levels start at 2: the page's own title is the only first level.</summary>
    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <summary>Every id a link may lead to: headings and whatever else carries one.</summary>
    public IReadOnlyCollection<string> Ids { get; init; } = [];

    /// <summary>The cited sources, numbered in the order of their first citation.</summary>
    public IReadOnlyList<CitedSource> Cited { get; init; } = [];

    /// <summary>Links to other documents of the content folder, and within this one.</summary>
    public IReadOnlyList<DocumentLink> Links { get; init; } = [];

    /// <summary>The callouts, care cards and safety boxes, in order.</summary>
    public IReadOnlyList<Callout> Callouts { get; init; } = [];

    /// <summary>The running text without headings, code, citations, tables and captions: one paragraph a line.</summary>
    public string PlainText { get; init; } = "";

    /// <summary>What stands beside the running text and may be looked for as well: cells of tables, notes, pictures in words and their captions; one a line.</summary>
    public string BesideText { get; init; } = "";

    /// <summary>Where the words of each heading begin in <see cref="PlainText"/>, in order.</summary>
    public IReadOnlyList<TextSection> Sections { get; init; } = [];

    /// <summary>The first paragraph as plain text: the excerpt of an article without a description.</summary>
    public string FirstParagraph { get; init; } = "";

    /// <summary>Time to read it, at 230 words or 500 characters of a script without spaces a minute; at least one minute.</summary>
    public int Minutes { get; init; } = 1;

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <param name="Level">2 to 6.</param>
/// <param name="Id">Fragment, by GitHub's rule unless the author gave one.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
public sealed record Heading(int Level, string Id, string Text, int Line);

/// <param name="Id">Of the heading.</param>
/// <param name="Start">Index in the plain text, in UTF-16 units.</param>
public sealed record TextSection(string Id, int Start);

/// <param name="Number">Number shown in the text, from 1.</param>
/// <param name="Source">The source.</param>
/// <param name="ReferenceIds">Ids of the places that cite it, for the ways back.</param>
public sealed record CitedSource(int Number, Source Source, IReadOnlyList<string> ReferenceIds);

/// <param name="File">Path relative to the content folder of the document linked to; the text's own path for a link within it.</param>
/// <param name="Fragment">Without the number sign; null when there is none.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
public sealed record DocumentLink(string File, string? Fragment, int Line)
{
    /// <inheritdoc cref="DocumentLink(string, string?, int)" path="/param[@name='File']"/>
    // One string for each file, however many texts lead to it.
    public string File { get; init; } = string.Intern(File);
}

/// <param name="Kind">Name after the colons: <c>note</c>, <c>care</c>, <c>safety-first</c>, <c>pull</c>.</param>
/// <param name="Level">Level of a care card: <c>nonurgent</c>, <c>urgent</c> or <c>emergency</c>; otherwise null.</param>
/// <param name="WordsBefore">Words of running text that stand before it.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
public sealed record Callout(string Kind, string? Level, int WordsBefore, int Line);
