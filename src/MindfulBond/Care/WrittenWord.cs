namespace MindfulBond.Care;

/// <summary>One word of a text, seen with the words of a set of phrases.</summary>
/// <param name="Start">Index in the legible text.</param>
/// <param name="End">Index after its last letter.</param>
/// <param name="MayBe">Numbers of the words it may stand for.</param>
/// <param name="AfterBreak">A sentence or paragraph ended before it: no phrase runs across.</param>
internal readonly record struct WrittenWord(int Start, int End, int[] MayBe, bool AfterBreak)
{
    /// <summary>The words of a text written with <see cref="LegibleText.Plain"/>.</summary>
    public static List<WrittenWord> In(string text, PhraseWords words)
    {
        var found = new List<WrittenWord>();
        var seen = new Dictionary<string, int[]>();
        var places = new List<int>();
        foreach (var (start, end, afterBreak) in Joined(text, Cut(text)))
        {
            places.Clear();
            for (var at = start; at < end; at++)
                if (IsPart(text, at, inside: true) && text[at] != '\'') places.Add(at);

            var written = string.Create(places.Count, (text, places), static (letters, from) =>
            {
                for (var at = 0; at < letters.Length; at++) letters[at] = from.text[from.places[at]];
            });
            var mayBe = MayBe(written);
            if (mayBe.Length > 0 || words.Lengths(written) is not { } lengths)
            {
                found.Add(new WrittenWord(start, end, mayBe, afterBreak));
                continue;
            }

            var first = 0;
            foreach (var length in lengths)
            {
                found.Add(new WrittenWord(places[first], places[first + length - 1] + 1, MayBe(written.Substring(first, length)), afterBreak && first == 0));
                first += length;
            }
        }

        return found;

        int[] MayBe(string written)
        {
            if (!seen.TryGetValue(written, out var known)) seen.Add(written, known = words.Of(written));
            return known;
        }
    }

    private static List<(int Start, int End, bool AfterBreak)> Cut(string text)
    {
        var cut = new List<(int, int, bool)>();
        var last = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!IsPart(text, at, inside: false))
            {
                at++;
                continue;
            }

            var start = at++;
            while (at < text.Length && IsPart(text, at, inside: true)) at++;
            cut.Add((start, at, IsBreak(text.AsSpan(last, start - last))));
            last = at;
        }

        return cut;
    }

    // "k i l l", "s.u.i.c.i.d.e": three single letters and more, one character between them, are one word.
    private static IEnumerable<(int Start, int End, bool AfterBreak)> Joined(string text, List<(int Start, int End, bool AfterBreak)> cut)
    {
        for (var at = 0; at < cut.Count; at++)
        {
            var last = at;
            while (last + 1 < cut.Count && IsSingle(cut[last]) && IsSingle(cut[last + 1]) && cut[last + 1].Start - cut[last].End <= 2) last++;
            if (last - at < 2)
            {
                yield return cut[at];
                continue;
            }

            yield return (cut[at].Start, cut[last].End, cut[at].AfterBreak);
            at = last;
        }

        bool IsSingle((int Start, int End, bool AfterBreak) word) => word.End - word.Start == 1 && char.IsLetterOrDigit(text[word.Start]);
    }

    private static bool IsPart(string text, int at, bool inside)
    {
        var letter = text[at];
        if (char.IsLetterOrDigit(letter)) return true;
        if (!inside) return letter is '$' or '@' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);
        if (letter is not ('\'' or '*' or '!' or '|' or '$' or '@')) return false;

        // Only between letters: at the edge these are quotes, emphasis and calls.
        var next = at + 1;
        while (next < text.Length && next - at < 8 && text[next] == letter) next++;
        return next < text.Length && char.IsLetterOrDigit(text[next]);
    }

    private static bool IsBreak(ReadOnlySpan<char> between)
    {
        if (between.Length < 2) return false;
        if (between.Count('\n') >= 2) return true;
        var end = between.IndexOfAny(".!?;");
        if (end < 0 || !between[end..].ContainsAny(' ', '\n')) return false;

        // Three dots are a pause for breath, not an end.
        return between.IndexOf("..") < 0;
    }
}
