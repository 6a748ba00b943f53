using System.Buffers;

namespace MindfulBond.Care;

/// <summary>
/// Every word that occurs in a set of phrases, each with a number; and which of them a written word may be, whatever was done to its letters.
/// </summary>
internal sealed class PhraseWords
{
    private const int LongestWord = 40;

    // Digits and signs that stand in for letters, each above its letter; 1 and ! may be i or l.
    private const string Symbols = "03457@8$|";
    private const string SymbolLetters = "oeastabsl";

    private static readonly SearchValues<char> Altered = SearchValues.Create(Symbols + "1!");

    private readonly Dictionary<string, int> _exact = [];
    private readonly Dictionary<string, int> _beginnings = [];
    private readonly Dictionary<string, int> _slips = [];
    private readonly Dictionary<string, List<int>> _squeezed = [];
    private int _count;

    /// <summary>The number of any whole number of two digits or more, written <c>#</c>.</summary>
    public int AnyNumber { get; }

    public PhraseWords() => AnyNumber = _count++;

    /// <summary>The number of a word as written in a phrase: <c>word</c>, <c>begin*</c>, <c>~misspelt</c> or <c>#</c>.</summary>
    public int Learn(string word)
    {
        if (word == "#") return AnyNumber;
        var numbers = word[0] == '~' ? _slips : word[^1] == '*' ? _beginnings : _exact;
        var letters = word.Trim('~', '*');
        if (numbers.TryGetValue(letters, out var known)) return known;
        numbers.Add(letters, _count);
        if (numbers != _beginnings)
        {
            var squeezed = Squeezed(letters);
            if (!_squeezed.TryGetValue(squeezed, out var same)) _squeezed.Add(squeezed, same = []);
            same.Add(_count);
        }

        return _count++;
    }

    /// <summary>The numbers of all words of the phrases that a written word may stand for; mostly none.</summary>
    public int[] Of(string written)
    {
        if (written.Length > LongestWord) return [];
        if (written.All(char.IsAsciiDigit)) return Known(written) is { Length: > 0 } exact ? [.. exact, .. Number(written)] : Number(written);

        var found = new HashSet<int>();
        var altered = written.AsSpan().ContainsAny(Altered);
        Add(written, found);
        if (altered)
        {
            Add(Lettered(written, 'i'), found);
            Add(Lettered(written, 'l'), found);
        }

        if (written.Contains('*')) AddMasked(written, found);
        return [.. found];
    }

    /// <summary>
    /// Cuts a word in which spaces were left out ("killmyself") into the fewest words of the phrases; null when it can't be done without rest.
    /// </summary>
    public IReadOnlyList<int>? Lengths(string written)
    {
        if (written.Length is < 5 or > LongestWord) return null;
        var look = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        var fewest = new int[written.Length + 1];
        var last = new int[written.Length + 1];
        for (var end = 1; end <= written.Length; end++)
        {
            fewest[end] = int.MaxValue;
            for (var start = Math.Max(0, end - 14); start < end; start++)
            {
                if (fewest[start] == int.MaxValue || fewest[start] + 1 >= fewest[end]) continue;
                if (end - start == 1 && written[start] is not ('i' or 'a') || !look.ContainsKey(written.AsSpan(start, end - start))) continue;
                (fewest[end], last[end]) = (fewest[start] + 1, end - start);
            }
        }

        if (fewest[^1] == int.MaxValue) return null;
        var lengths = new List<int>();
        for (var end = written.Length; end > 0; end -= last[end]) lengths.Insert(0, last[end]);
        return lengths;
    }

    private int[] Known(string written) => _exact.TryGetValue(written, out var number) ? [number] : [];

    private int[] Number(string written) => written.Length >= 2 ? [AnyNumber] : [];

    private void Add(string written, HashSet<int> found)
    {
        if (_exact.TryGetValue(written, out var exact)) found.Add(exact);

        var look = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(written.Length, 16); length >= 2; length--)
            if (look.TryGetValue(written.AsSpan(0, length), out var beginning)) found.Add(beginning);

        if (written.Length >= 4)
        {
            foreach (var (word, number) in _slips)
                if (Math.Abs(word.Length - written.Length) <= 1 && IsSlip(written, word)) found.Add(number);
        }

        // Three of a kind in a row are no spelling: "diiie", "killlll".
        if (HasStretch(written) && _squeezed.TryGetValue(Squeezed(written), out var same)) found.UnionWith(same);
    }

    // "su*cide", "k**l": the first letter and one more must be left, or anything would do.
    private void AddMasked(string written, HashSet<int> found)
    {
        if (written.Length < 3 || written[0] == '*' || written.Count(letter => letter != '*') < 2) return;
        foreach (var (word, number) in _exact.Concat(_slips))
            if (word.Length == written.Length && !written.Where((letter, at) => letter != '*' && letter != word[at]).Any()) found.Add(number);
    }

    private static string Lettered(string written, char one) => new([.. written.Select(letter =>
        letter is '1' or '!' ? one : Symbols.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? SymbolLetters[at] : letter)]);

    private static bool HasStretch(string written)
    {
        for (var at = 2; at < written.Length; at++)
            if (written[at] == written[at - 1] && written[at] == written[at - 2]) return true;
        return false;
    }

    private static string Squeezed(string word) => new([.. word.Where((letter, at) => at == 0 || letter != word[at - 1])]);

    // One letter more, less, other, or two exchanged (optimal string alignment of 1), after a shared first letter.
    private static bool IsSlip(string written, string word)
    {
        if (written[0] != word[0]) return false;
        var same = 0;
        var shorter = Math.Min(written.Length, word.Length);
        while (same < shorter && written[same] == word[same]) same++;
        var left = written.AsSpan(same);
        var right = word.AsSpan(same);
        if (left.Length == 0 || right.Length == 0) return left.Length + right.Length <= 1;
        if (left.Length > right.Length) return left[1..].SequenceEqual(right);
        if (left.Length < right.Length) return right[1..].SequenceEqual(left);
        return left[1..].SequenceEqual(right[1..])
            || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }
}
