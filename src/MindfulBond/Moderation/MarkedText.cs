using System.Text.RegularExpressions;

namespace MindfulBond.Moderation;

/// <summary>A comment as it was typed, with what stood out in it.</summary>
public static partial class MarkedText
{
    /// <summary>The paragraphs of a text, each in runs that are marked or not. The runs joined, with the empty lines between, are the text.</summary>
    public static IReadOnlyList<IReadOnlyList<MarkedRun>> Of(OpenedComment opened)
    {
        var text = opened.Comment.Text;
        var marked = new bool[text.Length];
        foreach (var (start, end) in opened.Details.Select(detail => (detail.Start, detail.End)).Concat(opened.Signs.Select(sign => (sign.Start, sign.End)))
            .Concat(opened.Rules.Select(rule => (rule.Start, rule.Start + rule.Length))))
            Array.Fill(marked, true, Math.Clamp(start, 0, text.Length), Math.Clamp(end, 0, text.Length) - Math.Clamp(start, 0, text.Length));

        var paragraphs = new List<IReadOnlyList<MarkedRun>>();
        var from = 0;
        foreach (var gap in EmptyLines().EnumerateMatches(text))
        {
            Add(from, gap.Index);
            from = gap.Index + gap.Length;
        }

        Add(from, text.Length);
        return paragraphs;

        void Add(int start, int end)
        {
            var runs = new List<MarkedRun>();
            while (start < end)
            {
                var until = start + 1;
                while (until < end && marked[until] == marked[start]) until++;
                runs.Add(new MarkedRun(text[start..until], marked[start]));
                start = until;
            }

            if (runs.Count > 0) paragraphs.Add(runs);
        }
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EmptyLines();
}

/// <param name="Text">As typed.</param>
/// <param name="IsMarked">Whether a rule or a list points at it.</param>
public sealed record MarkedRun(string Text, bool IsMarked);
