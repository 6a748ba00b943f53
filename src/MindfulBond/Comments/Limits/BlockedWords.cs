namespace MindfulBond.Comments.Limits;

/// <summary>The owner's own list of words that mark a comment as spam. Whole words, whatever their case.</summary>
public static class BlockedWords
{
    public static bool AreIn(string text, IReadOnlyList<string> blocked)
    {
        foreach (var word in blocked)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0 && word.Length > 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + word.Length;
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
            }
        }

        return false;
    }
}
