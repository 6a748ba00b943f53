using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>Where the content is and how far its authors are trusted.</summary>
public sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>The content folder; a relative path starts from the folder the command is given in.</summary>
    public string Path { get; init; } = "content";

    /// <summary>What raw HTML in Markdown becomes.</summary>
    public RawHtml RawHtml { get; init; } = RawHtml.Sanitize;

    /// <summary>Whether <c>[[Note]]</c> is a link, as in Obsidian; otherwise it stays as typed.</summary>
    public bool Wikilinks { get; init; }

    /// <summary>The content folder as a full path.</summary>
    public string FullPath => System.IO.Path.GetFullPath(Path);
}
