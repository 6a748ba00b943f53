using System.ComponentModel.DataAnnotations;

namespace MindfulBond.Comments;

/// <summary>Closes all comments while nobody is there to read them: words that nobody reads are worse than a closed form.</summary>
public sealed class AwayOptions
{
    public const string Section = "Away";

    public bool On { get; init; }

    /// <summary>The day, in the site's time zone, on which comments open again by themselves; null while somebody has to open them.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What readers see in the place of the form.</summary>
    [Required, StringLength(1000)]
    public string Text { get; init; } = "There’s nobody here to read them, and we’d rather close the form than leave you waiting.";

    public bool IsAway(DateOnly today) => On && !(today >= Until);
}
