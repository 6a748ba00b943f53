using MindfulBond.Comments;

namespace MindfulBond.Moderation.Rules;

/// <summary>How often a rule would have fired on the last comments, had it been there.</summary>
/// <param name="Looked">Comments looked at.</param>
/// <param name="LookedPublished">Those of them that are published.</param>
/// <param name="Published">The published ones it would have fired on, the newest first: they are read before it is saved.</param>
/// <param name="Others">The other states, each with its count and its newest.</param>
/// <param name="Seal">Says that exactly these patterns were rehearsed.</param>
public sealed record Rehearsal(
    int Looked, int LookedPublished, IReadOnlyList<RehearsedComment> Published, IReadOnlyList<(CommentStatus Status, int Count, RehearsedComment Newest)> Others, string Seal)
{
    public int Fired => Published.Count + Others.Sum(other => other.Count);

    /// <summary>Whether it would fire on more than a tenth of what was published: then it tells little.</summary>
    public bool FiresTooOften => Published.Count * 10 > LookedPublished;
}

/// <param name="Id">Which comment.</param>
/// <param name="Name">Who wrote it, by the name they chose.</param>
/// <param name="SentUtc">When.</param>
/// <param name="Excerpt">What stands around the first find, in pieces, with the finds marked.</param>
public sealed record RehearsedComment(Guid Id, string Name, DateTime SentUtc, IReadOnlyList<(string Text, bool IsMarked)> Excerpt)
{
    private const int Around = 80;

    /// <summary>What stands around the first of some places in a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="places">At least one, in the text's order, none overlapping another.</param>
    public static IReadOnlyList<(string Text, bool IsMarked)> ExcerptOf(string text, IReadOnlyList<(int Start, int Length)> places)
    {
        var from = Math.Max(0, places[0].Start - Around);
        var until = Math.Min(text.Length, places[0].Start + places[0].Length + Around);
        // Whole words, where there are any.
        if (from > 0 && text.IndexOf(' ', from, places[0].Start - from) is >= 0 and var first) from = first + 1;
        if (until < text.Length && text.LastIndexOf(' ', until - 1, until - (places[0].Start + places[0].Length)) is >= 0 and var last) until = last;
        if (from > 0 && char.IsLowSurrogate(text[from])) from++;
        if (until < text.Length && char.IsLowSurrogate(text[until])) until--;

        var pieces = new List<(string, bool)>();
        if (from > 0) pieces.Add(("…", false));
        var at = from;
        foreach (var (start, length) in places.Where(place => place.Start + place.Length <= until))
        {
            // Two finds may share a letter.
            if (start < at) continue;
            if (start > at) pieces.Add((text[at..start], false));
            pieces.Add((text[start..(start + length)], true));
            at = start + length;
        }

        if (at < until) pieces.Add((text[at..until], false));
        if (until < text.Length) pieces.Add(("…", false));
        return pieces;
    }
}
