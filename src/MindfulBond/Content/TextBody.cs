using System.Text.Json.Serialization;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>
/// The text of one file. It is rendered when somebody asks for it; what was found out about it stays known, and its words are kept aside, so
/// that a file that breaks later keeps its last good version. Safe to share between threads.
/// </summary>
public sealed class TextBody
{
    private readonly TextShelf? _shelf;
    private readonly RenderedText? _given;
    private readonly IReadOnlyList<Source> _sources = [];

    /// <param name="shelf">Renders it and keeps what was asked for lately.</param>
    /// <param name="place">Where its words are found.</param>
    /// <param name="sources">What its citations lead to.</param>
    internal TextBody(TextShelf shelf, TextPlace place, IReadOnlyList<Source> sources) => (_shelf, Place, _sources) = (shelf, place, sources);

    private TextBody(RenderedText given) => (_given, Place) = (given, new TextPlace("", "", 0, 1, Title: null));

    /// <summary>No text at all.</summary>
    public static TextBody Empty { get; } = new(RenderedText.Empty);

    /// <summary>A text that needs no file.</summary>
    public static TextBody Of(RenderedText text) => new(text);

    internal TextPlace Place { get; }

    /// <inheritdoc cref="TextPlace.File"/>
    internal string File => Place.File;

    /// <summary>What was seen when it was last rendered; null before, and while it is only written down.</summary>
    internal SeenText? Seen
    {
        get;
        set => (field, Folded) = (value, null);
    }

    /// <summary>What an earlier start saw, as it is written down; null once somebody asked for it, or when there is none.</summary>
    internal FoldedSeen? Folded { get; set; }

    /// <summary>The whole text as the site shows it, rendered now unless it was asked for lately.</summary>
    public RenderedText Text => _given ?? _shelf!.TextOf(this);

    /// <summary>What is known of it; the first time it is rendered for that.</summary>
    public TextFacts Facts => _given is not null ? field ??= TextFacts.Of(_given) : _shelf!.FactsOf(this);

    /// <summary>Whether <see cref="Facts"/> are at hand.</summary>
    internal bool IsKnown => _given is not null || _shelf!.Knows(this);

    /// <summary>Its words, whatever happens to the file; null until they were needed.</summary>
    internal KeptWords.Kept? Kept { get; set; }

    /// <summary>Whether nothing that happens to the file can take its words away.</summary>
    internal bool IsKept => _given is not null || Kept is not null;

    /// <summary>What the author wrote. When the file changed since it was listed and the words were never kept, it is what the file says now.</summary>
    internal MarkdownSource Source
    {
        get
        {
            Keep();
            return new MarkdownSource(Place.File, Place.FirstLine, Kept!.Text, Place.Title, _sources);
        }
    }

    /// <summary>Whether anything is known that a later start could use.</summary>
    internal bool CanBeFolded => Folded is not null || IsKnown;

    /// <summary>What is known, to be written down.</summary>
    internal FoldedSeen Fold() => Folded ?? FoldedSeen.Of(Seen);

    /// <summary>Puts the words aside.</summary>
    internal void Keep()
    {
        if (!IsKept) Kept = _shelf!.Keep(Place);
    }
}

/// <summary>Where the words of a text are found.</summary>
/// <param name="File">Path relative to the content folder, with forward slashes.</param>
/// <param name="Stamp">Differs whenever the file does.</param>
/// <param name="Start">Where they begin in the file, in UTF-16 units after line ends became <c>\n</c>.</param>
/// <param name="FirstLine">Line of the file on which they begin, counted from 1.</param>
/// <param name="Title">The document's title when front matter names one.</param>
internal sealed record TextPlace(string File, string Stamp, int Start, int FirstLine, string? Title);

/// <summary>What a rendering found, and what it rested on.</summary>
/// <param name="Facts">About the text.</param>
/// <param name="Answers">Where its links and pictures were found: while all still hold, so do the facts.</param>
/// <param name="Pictures">The files it shows, relative to the content folder.</param>
internal sealed record SeenText(TextFacts Facts, IReadOnlyList<GivenAnswer> Answers, IReadOnlyList<string> Pictures)
{
    /// <summary>The look at the folder for which the answers were last found to hold.</summary>
    [JsonIgnore]
    public int Look { get; set; }
}
