namespace MindfulBond.Text;

/// <summary>Finds the word that somebody probably meant.</summary>
public static class DidYouMean
{
    // The table of distances grows with the square of it.
    private const int LongestWord = 200;

    /// <summary>
    /// The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours), when it is near enough to be a slip.
    /// </summary>
    /// <returns>
    /// The candidate, or null when none is within a third of the word's length (at least 1, at most 3 edits), or the word is too long to be one.
    /// </returns>
    public static string? Among(IEnumerable<string> candidates, string word)
    {
        if (word.Length > LongestWord) return null;

        var limit = Math.Clamp(word.Length / 3, 1, 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= limit)
            .Select(candidate => (candidate, distance: Distance(candidate, word)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // Optimal string alignment distance, blind to case.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];

        static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
    }
}
