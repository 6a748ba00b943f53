namespace MindfulBond.Search;

/// <summary>The stem of an English word, by the algorithm of M. F. Porter (1980): "sleeping" and "sleeps" become "sleep".</summary>
/// <remarks>Only for words of small ASCII letters; any other word is its own stem. Stems are compared, never shown.</remarks>
internal static class Stem
{
    private static readonly (string End, string By)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string End, string By)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    public static string Of(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return word;

        word = Plural(word);
        word = Past(word);
        if (word.EndsWith('y') && HasVowel(word.AsSpan(0, word.Length - 1))) word = word[..^1] + "i";
        word = Swap(word, Second);
        word = Swap(word, Third);
        word = Drop(word, Fourth);
        if (word.EndsWith('e') && word[..^1] is var bare && (Measure(bare) > 1 || Measure(bare) == 1 && !EndsShort(bare))) word = bare;
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    private static string Plural(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static string Past(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal)) return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        var root = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : null;
        if (root is null || !HasVowel(root)) return word;
        if (root.EndsWith("at", StringComparison.Ordinal) || root.EndsWith("bl", StringComparison.Ordinal) || root.EndsWith("iz", StringComparison.Ordinal)) return root + "e";
        if (root.Length > 1 && root[^1] == root[^2] && !IsVowel(root, root.Length - 1) && root[^1] is not ('l' or 's' or 'z')) return root[..^1];
        return Measure(root) == 1 && EndsShort(root) ? root + "e" : root;
    }

    private static string Swap(string word, (string End, string By)[] endings)
    {
        // Only the longest ending that is there counts.
        var (end, by) = ("", "");
        foreach (var pair in endings)
            if (pair.End.Length > end.Length && word.EndsWith(pair.End, StringComparison.Ordinal)) (end, by) = pair;
        return end.Length > 0 && Measure(word.AsSpan(0, word.Length - end.Length)) > 0 ? word[..^end.Length] + by : word;
    }

    private static string Drop(string word, string[] endings)
    {
        var last = "";
        foreach (var end in endings)
            if (end.Length > last.Length && word.EndsWith(end, StringComparison.Ordinal)) last = end;
        var root = word[..^last.Length];
        return Measure(root) > 1 && (last != "ion" || root[^1] is 's' or 't') ? root : word;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int place) =>
        word[place] is 'a' or 'e' or 'i' or 'o' or 'u' || word[place] == 'y' && place > 0 && !IsVowel(word, place - 1);

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var place = 0; place < word.Length; place++)
            if (IsVowel(word, place)) return true;
        return false;
    }

    // How often a vowel is followed by a consonant.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        for (var place = 1; place < word.Length; place++)
            if (IsVowel(word, place - 1) && !IsVowel(word, place)) measure++;
        return measure;
    }

    // Consonant, vowel, consonant, as in "hop".
    private static bool EndsShort(string word) =>
        word.Length > 2 && !IsVowel(word, word.Length - 3) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');
}
