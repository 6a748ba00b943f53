using System.Numerics;

namespace MindfulBond.Care;

/// <summary>
/// Words in a row with alternatives, words that may be missing and short gaps. Matching keeps the set of places reached so far in the bits of
/// one number, so its time is bound by the length of the phrase, whatever the text.
/// </summary>
internal sealed class Phrase
{
    // A gap stands for up to three words; all places must fit into 64 bits.
    private const int GapWords = 3;
    private const int LongestReach = 60;

    private readonly Part _whole;

    private Phrase(Part whole) => _whole = whole;

    /// <summary>The numbers of the words with which it can begin.</summary>
    public IEnumerable<int> Beginnings => _whole.Beginnings.Distinct();

    /// <summary>Reads a phrase; null and a sentence for the owner when it is not one.</summary>
    public static (Phrase? Phrase, string? Wrong) Read(string written, IReadOnlyDictionary<string, IReadOnlyList<string>> lists, PhraseWords words)
    {
        var reader = new Reader(written, lists, words);
        if (reader.Whole() is not { } whole) return (null, reader.Wrong);
        if (whole.MayMiss) return (null, "A phrase needs a word that may not be missing.");
        if (whole.BeginsWithGap) return (null, "A phrase begins with a word.");
        return whole.Reach > LongestReach ? (null, "The phrase is too long.") : (new Phrase(whole), null);
    }

    /// <summary>The longest match that begins with a word.</summary>
    /// <returns>Index after the last word, or <paramref name="start"/> when the phrase does not stand here.</returns>
    public int Match(List<WrittenWord> text, int start)
    {
        // Bit n: the phrase so far can end before word start + n.
        var reached = _whole.From(1, text, start);
        return reached == 0 ? start : start + BitOperations.Log2(reached);
    }

    /// <summary>The letters of a word in a data file: lower-case, without apostrophe.</summary>
    public static bool IsWord(string name) =>
        name == "#" || (name.Trim('~', '*') is { Length: > 0 } letters && letters.All(letter => char.IsLetterOrDigit(letter) && !char.IsUpper(letter)));

    private abstract class Part
    {
        public abstract bool MayMiss { get; }
        public abstract int Reach { get; }
        public abstract IEnumerable<int> Beginnings { get; }
        public virtual bool BeginsWithGap => false;
        public abstract ulong From(ulong reached, List<WrittenWord> text, int start);

        protected static ulong Step(ulong reached, List<WrittenWord> text, int start, ulong[]? words)
        {
            var next = 0UL;
            for (var rest = reached; rest != 0; rest &= rest - 1)
            {
                var step = BitOperations.TrailingZeroCount(rest);
                if (start + step >= text.Count || (step > 0 && text[start + step].AfterBreak)) continue;
                if (words is null || HasAny(words, text[start + step].MayBe)) next |= 1UL << (step + 1);
            }

            return next;
        }

        private static bool HasAny(ulong[] words, int[] mayBe)
        {
            foreach (var word in mayBe)
                if (word >> 6 < words.Length && (words[word >> 6] >> word & 1) == 1) return true;
            return false;
        }
    }

    private sealed class Words(int[] words) : Part
    {
        private readonly ulong[] _bits = Bits(words);

        public override bool MayMiss => false;
        public override int Reach => 1;
        public override IEnumerable<int> Beginnings => words;
        public override ulong From(ulong reached, List<WrittenWord> text, int start) => Step(reached, text, start, _bits);

        private static ulong[] Bits(int[] words)
        {
            var bits = new ulong[(words.Max() >> 6) + 1];
            foreach (var word in words) bits[word >> 6] |= 1UL << word;
            return bits;
        }
    }

    private sealed class Gap : Part
    {
        public override bool MayMiss => true;
        public override int Reach => GapWords;
        public override IEnumerable<int> Beginnings => [];
        public override bool BeginsWithGap => true;

        public override ulong From(ulong reached, List<WrittenWord> text, int start)
        {
            for (var word = 0; word < GapWords; word++) reached |= Step(reached, text, start, null);
            return reached;
        }
    }

    private sealed class Maybe(Part part) : Part
    {
        public Part Inner => part;
        public override bool MayMiss => true;
        public override int Reach => part.Reach;
        public override IEnumerable<int> Beginnings => part.Beginnings;
        public override bool BeginsWithGap => part.BeginsWithGap;
        public override ulong From(ulong reached, List<WrittenWord> text, int start) => reached | part.From(reached, text, start);
    }

    private sealed class OneOf(List<Part> parts) : Part
    {
        public override bool MayMiss => parts.Exists(part => part.MayMiss);
        public override int Reach => parts.Max(part => part.Reach);
        public override IEnumerable<int> Beginnings => parts.SelectMany(part => part.Beginnings);
        public override bool BeginsWithGap => parts.Exists(part => part.BeginsWithGap);
        public override ulong From(ulong reached, List<WrittenWord> text, int start) =>
            parts.Aggregate(0UL, (next, part) => next | part.From(reached, text, start));
    }

    private sealed class InARow(List<Part> parts) : Part
    {
        public override bool MayMiss => parts.TrueForAll(part => part.MayMiss);
        public override int Reach => parts.Sum(part => part.Reach);
        public override bool BeginsWithGap => parts[0].BeginsWithGap || (parts[0].MayMiss && parts.Count > 1 && new InARow(parts[1..]).BeginsWithGap);

        public override IEnumerable<int> Beginnings
        {
            get
            {
                foreach (var part in parts)
                {
                    foreach (var word in part.Beginnings) yield return word;
                    if (!part.MayMiss) yield break;
                }
            }
        }

        public override ulong From(ulong reached, List<WrittenWord> text, int start)
        {
            foreach (var part in parts)
            {
                if (reached == 0) return 0;
                reached = part.From(reached, text, start);
            }

            return reached;
        }
    }

    private sealed class Reader(string written, IReadOnlyDictionary<string, IReadOnlyList<string>> lists, PhraseWords words)
    {
        private readonly string[] _signs = Signs(written);
        private int _at;

        public string? Wrong { get; private set; }

        public Part? Whole()
        {
            var whole = Row(inBracket: false);
            if (whole is not null && _at < _signs.Length)
            {
                Wrong = $"“{_signs[_at]}” has no bracket to belong to.";
                return null;
            }

            return whole;
        }

        private Part? Row(bool inBracket)
        {
            var parts = new List<Part>();
            while (_at < _signs.Length && _signs[_at] is not (")" or "|"))
            {
                if (One() is not { } part) return null;
                if (_at < _signs.Length && _signs[_at] == "?")
                {
                    _at++;
                    part = new Maybe(part);
                }

                parts.Add(part);
            }

            if (parts.Count == 0) Wrong ??= "A word is missing.";
            if (parts is [.., Gap]) Wrong ??= inBracket ? null : "A phrase ends with a word.";
            return Wrong is not null ? null : parts is [var only] ? only : new InARow(EndingWithAWord(parts));
        }

        // What may be missing after a gap takes the gap with it: otherwise the find would end with words that say nothing.
        private static List<Part> EndingWithAWord(List<Part> parts)
        {
            var gap = parts.FindLastIndex(part => part is Gap);
            if (gap < 0 || gap == parts.Count - 1 || !parts[(gap + 1)..].TrueForAll(part => part is Maybe)) return parts;
            var endings = Enumerable.Range(gap + 1, parts.Count - gap - 1)
                .Select(at => (Part)new InARow([parts[gap], ((Maybe)parts[at]).Inner, .. parts[(at + 1)..]])).ToList();
            return [.. parts[..gap], new Maybe(new OneOf(endings))];
        }

        private Part? One()
        {
            var sign = _signs[_at++];
            switch (sign)
            {
                case "(":
                    return Bracket();
                case "...":
                    return new Gap();
                case ['{', .., '}'] when lists.TryGetValue(sign[1..^1], out var list):
                    return new Words([.. list.Select(words.Learn).Distinct()]);
                case ['{', ..]:
                    Wrong = $"There is no list {sign}. Write it under lists.";
                    return null;
                case var word when IsWord(word):
                    return new Words([words.Learn(word)]);
                default:
                    Wrong = $"“{sign}” is not a word: write letters without apostrophes and hyphens, and * only at its end.";
                    return null;
            }
        }

        private Part? Bracket()
        {
            var choices = new List<Part>();
            while (Row(inBracket: true) is { } choice)
            {
                choices.Add(choice);
                var closing = _at < _signs.Length ? _signs[_at++] : null;
                if (closing == ")") return choices.Count == 1 ? choices[0] : new OneOf(choices);
                if (closing is null) Wrong = "A bracket is not closed.";
                if (closing is null) return null;
            }

            return null;
        }

        private static string[] Signs(string written)
        {
            var signs = new List<string>();
            for (var at = 0; at < written.Length;)
            {
                var end = at + 1;
                if (written[at] is ' ')
                {
                    at++;
                    continue;
                }

                if (written[at] is not ('(' or ')' or '|' or '?'))
                    while (end < written.Length && written[end] is not (' ' or '(' or ')' or '|' or '?')) end++;
                signs.Add(written[at..end]);
                at = end;
            }

            return [.. signs];
        }
    }
}
