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
                yield return text.Problem(heading.Line, Severity.Warning, "heading-jump", $"“{heading.Text}” is a heading of level {heading.Level} on the page, after one of level {before}. Take {Signs(heading.Level - before - 1)} away from it, or put a heading of level {before + 1} before it.");
            before = heading.Level;
        }
    }

    // Seen from what is typed: where a text has first levels of its own, each heading is one lower on the page.
    private static string Signs(int count) => count == 1 ? "a #" : new string('#', count);
}
