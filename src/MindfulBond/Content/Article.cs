using System.Text.Json.Serialization;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Content;

/// <summary>Whether an article takes comments.</summary>
public enum CommentsMode
{
    Open,

    /// <summary>What was published stays; nothing new is taken.</summary>
    Closed,

    /// <summary>No comments are shown at all.</summary>
    Off,
}

/// <summary>Whether the subject itself could give a reader away.</summary>
public enum Sensitivity
{
    Normal,

    /// <summary>Abuse, sexual difficulties, self-harm, leaving: tab title and address must stay mild.</summary>
    High,
}

/// <summary>One article, as its file says; whether readers may see it is the catalogue's to say.</summary>
public sealed record Article
{
    /// <summary>Path relative to the content folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>Lower-case, NFC.</summary>
    public required string Slug { get; init => (field, Address) = (value, "/articles/" + value); }

    /// <summary>From front matter, else the leading heading, else the file's name.</summary>
    public required string Title { get => field.Length > 0 ? field : Body.Facts.LeadingTitle ?? NameInWords; init; }

    /// <summary>What the file's name says, for an article without any title.</summary>
    internal string NameInWords { get; init; } = "";

    /// <summary>What the tab and the browser's history show; null when the title will do.</summary>
    public string? TabTitle { get; init; }

    /// <summary>From front matter, else the beginning of the text.</summary>
    public string Description { get => field.Length > 0 ? field : Body.Facts.Excerpt; init; } = "";

    /// <summary>Whether the author wrote the description.</summary>
    public bool HasDescription { get; init; }

    /// <summary>When it is published; null for an undated article, which stands outside feeds and after dated ones.</summary>
    public DateTime? PublishedUtc { get; init; }

    public DateTime? UpdatedUtc { get; init; }

    public DateTime? ExpiresUtc { get; init; }

    public bool Draft { get; init; }

    public bool Featured { get; init; }

    public IReadOnlyList<AuthorInfo> Authors { get; init; } = [];

    public IReadOnlyList<TopicInfo> Topics { get; init; } = [];

    public SeriesInfo? Series { get; init; }

    /// <summary>Position in the series when the author gives one; otherwise the dates decide.</summary>
    public int? Part { get; init; }

    /// <summary>Old addresses on this site, each beginning with a slash.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The article's picture as front matter names it: a path relative to the file; null when there is none.</summary>
    public string? Image { get; init; }

    /// <summary>Where the picture is served; null when there is none that can be shown.</summary>
    [JsonIgnore]
    public ImageAddress? Picture { get; init; }

    public string? ImageAlt { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The same for every translation of one text: its path without what names a language, or what front matter says.</summary>
    public string TranslationOf { get; init; } = "";

    public CommentsMode Comments { get; init; }

    /// <summary>First-person lines in which a reader may recognise themselves.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    public Sensitivity Sensitivity { get; init; }

    public IReadOnlyList<ContentNote> ContentNotes { get; init; } = [];

    public IReadOnlyList<string> CrisisTopics { get; init; } = [];

    public Reviewer? ReviewedBy { get; init; }

    public DateOnly? ReviewedOn { get; init; }

    public DateOnly? NextReview { get; init; }

    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>One honest sentence on how sure the author is.</summary>
    public string? Evidence { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>What the author wrote below the front matter.</summary>
    [JsonIgnore]
    public TextBody Body { get; init; } = TextBody.Empty;

    /// <inheritdoc cref="TextBody.Text"/>
    [JsonIgnore]
    public RenderedText Text => Body.Text;

    /// <inheritdoc cref="TextBody.Facts"/>
    [JsonIgnore]
    public TextFacts Facts => Body.Facts;

    /// <summary>Line of the file on which each front-matter key stands, for problems found later.</summary>
    public IReadOnlyDictionary<string, int> KeyLines
    {
        get;
        // The same few keys stand in every file.
        init => field = value.ToDictionary(line => string.Intern(line.Key), line => line.Value, StringComparer.OrdinalIgnoreCase);
    }
        = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Line of a front-matter key; 1 when the file has no such key.</summary>
    public int LineOf(string key) => KeyLines.GetValueOrDefault(key, 1);

    /// <summary>On this site, beginning with a slash.</summary>
    [JsonIgnore]
    public string Address { get; private init; } = "";
}

/// <param name="Topic">One of the closed list in <see cref="ArticleFile.NoteTopics"/>.</param>
/// <param name="Section">Text of the section's heading; null when the topic runs through the whole article.</param>
/// <param name="Line">Line of the file, counted from 1.</param>
public sealed record ContentNote(string Topic, string? Section, int Line);

/// <param name="Name">Who checked it.</param>
/// <param name="Credentials">What qualifies them, as they state it.</param>
public sealed record Reviewer(string Name, string? Credentials);

public sealed record Change(DateOnly? Date, string What);
