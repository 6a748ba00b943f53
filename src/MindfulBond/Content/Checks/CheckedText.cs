using MindfulBond.Content.Markdown;

namespace MindfulBond.Content.Checks;

/// <summary>One article or page with all that the rules look at.</summary>
internal sealed record CheckedText(string File, string Title, string Language, TextFacts Facts, Manuscript Manuscript, SiteInfo Site)
{
    /// <summary>The article; null for a standing page.</summary>
    public Article? Article { get; init; }

    /// <summary>How much a broken trust rule matters on this site.</summary>
    public Severity Trust => Site.StrictEditorial ? Severity.Error : Severity.Warning;

    public bool IsEnglish => Language.Equals("en", StringComparison.OrdinalIgnoreCase) || Language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    public bool IsDraft => Article?.Draft ?? false;

    /// <summary>Line of a front-matter key; 1 where it has none.</summary>
    public int LineOf(string key) => Article?.LineOf(key) ?? 1;

    public Problem Problem(int line, Severity severity, string rule, string message) => new(File, Math.Max(1, line), severity, rule, message);
}
