using MindfulBond.Text;

namespace MindfulBond.Content.Markdown;

/// <summary>Words that problems share.</summary>
internal static class Wording
{
    private const int Longest = 80;

    /// <summary>What somebody typed, short and harmless enough for a message.</summary>
    public static string Shown(string typed)
    {
        var shown = new string([.. typed.Take(Longest).Select(c => Characters.Deceives(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
        return typed.Length > Longest ? shown + "…" : shown;
    }

    /// <summary>A question that offers the nearest candidate, with a leading space; empty when none is near.</summary>
    public static string Hint(string typed, IEnumerable<string> candidates) =>
        DidYouMean.Among(candidates, typed) is { } near ? $" Did you mean “{near}”?" : "";
}
