namespace MindfulBond.Content;

/// <summary>Whom a line is for; also the order in which lines are shown.</summary>
public enum Audience
{
    Crisis,
    DomesticAbuse,
    Lgbtq,
    SexualViolence,
    Youth,
    Men,
    Postnatal,
}

public enum LineStatus
{
    /// <summary>Taken from its source, not checked again by this site.</summary>
    Unverified,

    /// <summary>Checked by this site's operator on <see cref="HelpLine.VerifiedOn"/>.</summary>
    Verified,

    /// <summary>No longer in service: never shown.</summary>
    Withdrawn,
}

public enum OnTheBill
{
    Unknown,
    No,
    Yes,
}

public enum CallCost
{
    Unknown,
    Free,
    Local,
}

/// <summary>Somebody to call, text or write to.</summary>
public sealed record HelpLine
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The name in the language of the country, when it differs.</summary>
    public string? NameLocal { get; init; }

    public required IReadOnlyList<Audience> Audiences { get; init; }

    public Telephone? Phone { get; init; }

    public TextNumber? Sms { get; init; }

    public string? ChatUrl { get; init; }

    public string? Email { get; init; }

    /// <summary>In local words, such as "Every day, day and night"; empty when not known.</summary>
    public string Hours { get; init; } = "";

    /// <summary>BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public CallCost Cost { get; init; }

    public OnTheBill ShowsOnBill { get; init; }

    /// <summary>Ways in for deaf callers: <c>relay</c>, <c>signLanguage</c>, <c>textphone</c>.</summary>
    public IReadOnlyList<string> Accessibility { get; init; } = [];

    public required string Website { get; init; }

    /// <summary>The official page on which the numbers were read; without one no number is kept.</summary>
    public string? SourceUrl { get; init; }

    public DateOnly? SourceDate { get; init; }

    public DateOnly? VerifiedOn { get; init; }

    public LineStatus Status { get; init; }

    /// <summary>Line of the file, counted from 1.</summary>
    public int FileLine { get; init; }

    /// <summary>The day from which the age of the entry counts.</summary>
    public DateOnly? CheckedOn => VerifiedOn ?? SourceDate;
}

/// <param name="Display">As people read it.</param>
/// <param name="Dial">E.164 with a plus, or a national short code: digits only.</param>
public sealed record Telephone(string Display, string Dial);

/// <param name="Number">As people read it.</param>
/// <param name="Keyword">What to write; null when anything will do.</param>
public sealed record TextNumber(string Number, string? Keyword);

/// <param name="Number">As dialled.</param>
/// <param name="Note">What to know before calling; null when nothing is sourced.</param>
/// <param name="SourceUrl">Official page on which it was read.</param>
public sealed record EmergencyNumber(string Number, string? Note, string SourceUrl);

/// <param name="Code">ISO 3166-1 alpha-2, lower-case: also the address under <c>/help</c>.</param>
/// <param name="Name">English name.</param>
/// <param name="Emergency">The emergency number, when an official source gives one.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record HelpCountry(string Code, string Name, EmergencyNumber? Emergency, IReadOnlyList<HelpLine> Lines)
{
    public string Address => "/help/" + Code;
}

/// <summary>Everything in <c>help/lines.yaml</c>.</summary>
/// <param name="Countries">By English name.</param>
/// <param name="DirectoryName">Name of an international directory of lines.</param>
/// <param name="DirectoryUrl">Its address.</param>
public sealed record HelpLines(IReadOnlyList<HelpCountry> Countries, string? DirectoryName, string? DirectoryUrl)
{
    public static HelpLines None { get; } = new([], null, null);
}
