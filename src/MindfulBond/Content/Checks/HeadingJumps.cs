namespace MindfulBond.Content.Checks;

/// <summary>Headings that skip a level: who moves through a page by its headings looks for the missing one.</summary>
internal static class HeadingJumps
{
    public static IEnumerable<Problem> In(CheckedText text)
    {
        // The page's title is the first level.
        var before = 1;
        foreach (var heading in text.Facts.Headings)
        {
            if (heading.Level > before + 1)
                yield return text.Problem(heading.Line, Severity.Warning, "heading-jump", $"“{heading.Text}” is a heading of level {heading.Level} after one of level {before}. Write it as level {before + 1}, or put the level between before it.");
            before = heading.Level;
        }
    }
}
