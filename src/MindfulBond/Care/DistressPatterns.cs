using System.Collections.Frozen;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MindfulBond.Care;

/// <summary>
/// Finds the words in which people tell of danger and distress, by patterns that stand in data files (<c>Care/distress.*.yaml</c>). Signs sort
/// the queue and choose what the receipt says first; they never decide about a comment.
/// </summary>
/// <remarks>The head of <c>distress.en.yaml</c> describes the format. Finding takes time in proportion to the text.</remarks>
public sealed class DistressPatterns
{
    /// <summary>The data files, beside the program.</summary>
    public const string Files = "distress.*.yaml";

    private readonly PhraseWords _words = new();
    private readonly List<PatternProblem> _problems = [];
    private readonly Dictionary<string, DistressKind> _kinds = new(StringComparer.Ordinal);
    private readonly List<(Phrase Phrase, Pattern? Of, bool IsFriend)> _phrases = [];
    private FrozenDictionary<int, (Phrase Phrase, Pattern? Of, bool IsFriend)[]> _byBeginning =
        FrozenDictionary<int, (Phrase, Pattern?, bool)[]>.Empty;

    private DistressPatterns()
    {
    }

    /// <summary>What was left out, and why. Empty for a file that is whole; to be logged as an error at the start.</summary>
    public IReadOnlyList<PatternProblem> Problems => _problems;

    /// <summary>Number of patterns in use.</summary>
    public int Count => _kinds.Count;

    /// <summary>How many phrases of a kind there are.</summary>
    public int PhrasesOf(DistressKind kind) => _phrases.Count(phrase => !phrase.IsFriend && phrase.Of?.Kind == kind);

    /// <summary>What a pattern's finds may be telling; null where no pattern has this id any more.</summary>
    public DistressKind? KindOf(string patternId) => _kinds.TryGetValue(patternId, out var kind) ? kind : null;

    /// <summary>Reads every data file of a folder, in the order of their names; all languages count at once.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static DistressPatterns ReadFolder(string folder) =>
        Read(Directory.EnumerateFiles(folder, Files).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>Reads the texts of data files.</summary>
    public static DistressPatterns Read(params IEnumerable<string> files)
    {
        var patterns = new DistressPatterns();
        foreach (var file in files) patterns.Add(file);
        patterns._byBeginning = patterns._phrases
            .SelectMany(phrase => phrase.Phrase.Beginnings.Distinct().Select(word => (word, phrase)))
            .GroupBy(pair => pair.word, pair => pair.phrase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        return patterns;
    }

    /// <summary>The signs in a text, in its order. Within one kind none overlaps another, and none lies wholly inside another.</summary>
    public IReadOnlyList<DistressSign> Find(string text)
    {
        var legible = LegibleText.Plain(text);
        var words = WrittenWord.In(legible.Text, _words);
        var finds = new List<Found>();
        var spared = new HashSet<(Pattern? Of, int Word)>();
        for (var first = 0; first < words.Count; first++)
        {
            foreach (var word in words[first].MayBe)
            {
                if (!_byBeginning.TryGetValue(word, out var phrases)) continue;
                foreach (var (phrase, of, isFriend) in phrases)
                {
                    var end = phrase.Match(words, first);
                    if (end == first) continue;
                    if (!isFriend) finds.Add(new Found(of!, first, end));
                    else spared.UnionWith(Enumerable.Range(first, end - first).Select(place => (of, place)));
                }
            }
        }

        if (spared.Count > 0)
            finds.RemoveAll(find => find.Places.Any(place => spared.Contains((null, place)) || spared.Contains((find.Of, place))));
        return [.. Resolved(finds, words.Count).Select(find =>
        {
            var (start, length) = legible.InOriginal(words[find.First].Start, words[find.End - 1].End);
            return new DistressSign(find.Of.Kind, find.Of.Severity, find.Of.Id, start, length);
        }).OrderBy(sign => sign.Start).ThenByDescending(sign => sign.Length).ThenBy(sign => sign.Kind)];
    }

    // The longer phrase says more: "tried to kill myself" is the past, though "kill myself" is not.
    private static List<Found> Resolved(List<Found> finds, int words)
    {
        var kept = new List<Found>();
        var taken = new HashSet<(DistressKind Kind, int Word)>();
        var coveredUntil = new int[words];
        foreach (var find in finds.OrderByDescending(find => find.End - find.First).ThenByDescending(find => find.Of.Severity)
            .ThenBy(find => find.First).ThenBy(find => find.Of.Id, StringComparer.Ordinal))
        {
            if (coveredUntil[find.First] >= find.End || find.Places.Any(place => taken.Contains((find.Of.Kind, place)))) continue;
            kept.Add(find);
            foreach (var place in find.Places)
            {
                taken.Add((find.Of.Kind, place));
                coveredUntil[place] = Math.Max(coveredUntil[place], find.End);
            }
        }

        return kept;
    }

    private void Add(string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file));
        }
        catch (YamlException broken)
        {
            _problems.Add(new PatternProblem((int)broken.Start.Line, $"The file is not YAML from here on, and none of it counts: {broken.Message}"));
            return;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..]) return;
        var lists = ReadLists(root);
        foreach (var friend in Texts(root, "friends")) AddPhrase(friend, null, lists, isFriend: true);
        if (!root.Children.TryGetValue("patterns", out var patterns) || patterns is not YamlSequenceNode sequence)
        {
            Wrong(root, "There are no patterns.");
            return;
        }

        foreach (var node in sequence)
        {
            if (node is YamlMappingNode map) AddPattern(map, lists);
            else Wrong(node, "A pattern has id, kind, severity and phrases.");
        }
    }

    private void AddPattern(YamlMappingNode map, Dictionary<string, IReadOnlyList<string>> lists)
    {
        var (id, kind, severity) = (Word(map, "id"), Word(map, "kind"), Word(map, "severity"));
        if (id is null || !Named<DistressKind>(kind, out var ofKind) || !Named<DistressSeverity>(severity, out var ofSeverity))
        {
            Wrong(map, "A pattern needs an id, a kind (risk-now, risk-past, method-detail, abuse-disclosure, child-at-risk, threat-to-other) and a severity (urgent, concern).");
            return;
        }

        if (!_kinds.TryAdd(id, ofKind))
        {
            Wrong(map, $"The id “{id}” stands twice; the first one counts. Give it another id.");
            return;
        }

        var pattern = new Pattern(id, ofKind, ofSeverity);
        foreach (var phrase in Texts(map, "phrases")) AddPhrase(phrase, pattern, lists, isFriend: false);
        foreach (var friend in Texts(map, "except")) AddPhrase(friend, pattern, lists, isFriend: true);
    }

    private void AddPhrase(YamlScalarNode written, Pattern? of, Dictionary<string, IReadOnlyList<string>> lists, bool isFriend)
    {
        var (phrase, wrong) = Phrase.Read(written.Value ?? "", lists, _words);
        if (phrase is null) Wrong(written, $"“{written.Value}”: {wrong}");
        else _phrases.Add((phrase, of, isFriend));
    }

    // A list may use the lists above it.
    private Dictionary<string, IReadOnlyList<string>> ReadLists(YamlMappingNode root)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!root.Children.TryGetValue("lists", out var node) || node is not YamlMappingNode map) return lists;
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>())
        {
            var words = new List<string>();
            foreach (var entry in Texts(map, key.Value ?? ""))
            {
                var word = entry.Value ?? "";
                if (word.StartsWith('{') && lists.TryGetValue(word.Trim('{', '}'), out var other)) words.AddRange(other);
                else if (Phrase.IsWord(word)) words.Add(word);
                else Wrong(entry, $"“{word}” is not a word: write letters without apostrophes and hyphens, and * only at its end.");
            }

            lists[key.Value ?? ""] = words;
        }

        return lists;
    }

    private IEnumerable<YamlScalarNode> Texts(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(key, out var node)) yield break;
        if (node is not YamlSequenceNode list)
        {
            Wrong(node, $"{key} is a list, one entry a line, each after a hyphen.");
            yield break;
        }

        foreach (var entry in list)
        {
            if (entry is YamlScalarNode text) yield return text;
            else Wrong(entry, "An entry that holds { or : needs quotes around it.");
        }
    }

    private static string? Word(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value: { Length: > 0 } word } ? word : null;

    private static bool Named<T>(string? word, out T value)
        where T : struct, Enum
    {
        value = default;
        return word is not null && char.IsAsciiLetter(word[0]) && Enum.TryParse(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out value);
    }

    private void Wrong(YamlNode node, string message) => _problems.Add(new PatternProblem((int)node.Start.Line, message));

    private sealed record Pattern(string Id, DistressKind Kind, DistressSeverity Severity);

    private readonly record struct Found(Pattern Of, int First, int End)
    {
        public IEnumerable<int> Places => Enumerable.Range(First, End - First);
    }
}
