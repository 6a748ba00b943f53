namespace MindfulBond.Content.Checks;

/// <summary>Old addresses that cannot lead on: something is served there, two texts claim them, or they lead in a circle.</summary>
internal static class AliasRules
{
    private static readonly string[] Keys = ["aliases", "alias", "redirect_from", "permalink", "url", "path"];

    public static IEnumerable<Problem> In(ContentSnapshot content)
    {
        var texts = content.Articles.Where(article => !article.Draft).Select(article => new Claims(article.File, article.Address, article.Aliases, LineOf(article)))
            .Concat(content.Pages.Select(page => new Claims(page.File, page.Address, page.Aliases, 1))).ToList();
        var served = texts.GroupBy(text => text.Address, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var claimed = new Dictionary<string, Claims>(StringComparer.Ordinal);

        foreach (var text in texts)
            foreach (var alias in text.Aliases)
            {
                if (served.TryGetValue(alias, out var other))
                {
                    if (LeadsTo(other, text, served))
                        yield return Found(text, "alias-loop", $"“{alias}” is the address of {other.File}, whose own old addresses lead back to this one. Each would send readers to the other. Keep one of the two.");
                    else
                        yield return Found(text, "alias-served", $"“{alias}” is where {other.File} is served, so it never leads here. Take it out, or give that one another slug.");
                }
                else if (alias.Split('/') is ["", var first] && SiteAddress.IsTaken(first))
                {
                    yield return Found(text, "alias-served", $"“{alias}” is an address of the site itself, so it never leads here. Take it out.");
                }
                else if (!claimed.TryAdd(alias, text))
                {
                    yield return Found(text, "alias-twice", $"“{alias}” is an old address of {claimed[alias].File} too, and leads there. Take it out of one of the two.");
                }
            }
    }

    private static bool LeadsTo(Claims from, Claims to, Dictionary<string, Claims> served)
    {
        var (waiting, seen) = (new Stack<Claims>([from]), new HashSet<string>(StringComparer.Ordinal));
        while (waiting.TryPop(out var text))
        {
            if (text == to) return true;
            if (!seen.Add(text.File)) continue;
            foreach (var alias in text.Aliases)
                if (served.TryGetValue(alias, out var next)) waiting.Push(next);
        }

        return false;
    }

    private static Problem Found(Claims text, string rule, string message) => new(text.File, text.Line, Severity.Warning, rule, message);

    private static int LineOf(Article article) => Keys.Where(article.KeyLines.ContainsKey).Select(article.LineOf).DefaultIfEmpty(1).Min();

    private sealed record Claims(string File, string Address, IReadOnlyList<string> Aliases, int Line);
}
