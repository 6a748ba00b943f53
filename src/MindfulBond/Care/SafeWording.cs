using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using YamlDotNet.RepresentationModel;

namespace MindfulBond.Care;

/// <summary>Why a word had better not stand in an article.</summary>
public enum WordingKind
{
    /// <summary>It blames, glorifies or misleads about suicide.</summary>
    Suicide,

    /// <summary>A word of headlines.</summary>
    Sensational,

    /// <summary>It makes people their illness.</summary>
    People,

    /// <summary>It tells how somebody can die or be hurt.</summary>
    Means,
}

/// <param name="Id">Name of the entry in the data file.</param>
/// <param name="Kind">Why it had better not stand there.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Characters, all words of it included.</param>
/// <param name="Instead">What to write, or to do.</param>
public sealed record WordingFind(string Id, WordingKind Kind, int Start, int Length, string Instead);

/// <summary>
/// Finds words about suicide, self-harm and people that do harm in an article, by the data file <c>Care/wording.en.yaml</c>, whose head
/// describes it.
/// </summary>
public sealed class SafeWording
{
    private const string FileName = "wording.en.yaml";

    private readonly PhraseWords _words = new();
    private readonly List<PatternProblem> _problems = [];
    private readonly List<Entry> _entries = [];
    private List<Phrase> _about = [];
    private SearchValues<string> _cues = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);
    private FrozenDictionary<int, (List<Phrase> Of, Phrase Phrase)[]> _byBeginning = FrozenDictionary<int, (List<Phrase>, Phrase)[]>.Empty;

    private SafeWording()
    {
    }

    /// <summary>What the program ships.</summary>
    public static SafeWording English { get; } = Read(Shipped());

    /// <summary>What was left out of the file, and why.</summary>
    public IReadOnlyList<PatternProblem> Problems => _problems;

    /// <summary>Id, kind, what to write instead, and a sentence with the find, of each entry.</summary>
    public IEnumerable<(string Id, WordingKind Kind, string Instead, string Example)> Entries => _entries.Select(entry => (entry.Id, entry.Kind, entry.Instead, entry.Example));

    /// <summary>Reads the text of a data file.</summary>
    public static SafeWording Read(string yaml)
    {
        var wording = new SafeWording();
        wording.Add(yaml);
        return wording;
    }

    /// <summary>The finds in one paragraph, in its order. What stands in quotation marks is spared, means aside.</summary>
    public IReadOnlyList<WordingFind> Find(string paragraph)
    {
        if (paragraph.AsSpan().IndexOfAny(_cues) < 0) return [];
        var legible = LegibleText.Plain(paragraph);
        var words = WrittenWord.In(legible.Text, _words);
        var sentences = new int[words.Count];
        for (var at = 1; at < sentences.Length; at++) sentences[at] = sentences[at - 1] + (words[at].AfterBreak ? 1 : 0);
        var matches = Matches(words);
        var about = MatchesOf(_about).Select(match => sentences[match.First]).ToHashSet();
        BitArray? quoted = null;
        var finds = new List<WordingFind>();
        foreach (var entry in _entries.Where(entry => matches.ContainsKey(entry.Phrases)))
        {
            var spared = MatchesOf(entry.Except).SelectMany(match => Enumerable.Range(match.First, match.End - match.First)).ToHashSet();
            var until = 0;
            foreach (var (first, end) in matches[entry.Phrases])
            {
                if (first < until || Enumerable.Range(first, end - first).Any(spared.Contains)) continue;
                if (entry.NearAbout && !about.Contains(sentences[first])) continue;
                var (start, length) = legible.InOriginal(words[first].Start, words[end - 1].End);
                if (entry.Kind != WordingKind.Means && (quoted ??= QuotesIn(paragraph))[start]) continue;
                finds.Add(new WordingFind(entry.Id, entry.Kind, start, length, entry.Instead));
                until = end;
            }
        }

        return [.. finds.OrderBy(find => find.Start).ThenByDescending(find => find.Length)];

        IEnumerable<(int First, int End)> MatchesOf(List<Phrase> phrases) => matches.GetValueOrDefault(phrases) ?? [];
    }

    private static string Shipped()
    {
        using var stream = typeof(SafeWording).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // For each list of phrases of which one stands there: where, in the order of the text, and of several that begin together the longest.
    private Dictionary<List<Phrase>, List<(int First, int End)>> Matches(List<WrittenWord> words)
    {
        var matches = new Dictionary<List<Phrase>, List<(int First, int End)>>();
        for (var first = 0; first < words.Count; first++)
            foreach (var word in words[first].MayBe)
                foreach (var (of, phrase) in _byBeginning.GetValueOrDefault(word) ?? [])
                {
                    var end = phrase.Match(words, first);
                    if (end == first) continue;
                    if (!matches.TryGetValue(of, out var found)) matches.Add(of, found = []);
                    if (found.Count == 0 || found[^1].First < first) found.Add((first, end));
                    else if (found[^1].End < end) found[^1] = (first, end);
                }

        return matches;
    }

    // Which characters stand between quotation marks that are closed.
    private static BitArray QuotesIn(string text)
    {
        var quotes = new BitArray(text.Length);
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '“' or '„' or '«' || (text[at] == '"' && open < 0)) open = at;
            else if (text[at] is '”' or '»' or '"' && open >= 0)
            {
                for (var inside = open + 1; inside < at; inside++) quotes[inside] = true;
                open = -1;
            }
        }

        return quotes;
    }

    private void Add(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        var lists = ((YamlMappingNode)root["lists"]).Children.ToDictionary(
            pair => ((YamlScalarNode)pair.Key).Value!, IReadOnlyList<string> (pair) => [.. Texts(pair.Value).Select(word => word.Value!)], StringComparer.Ordinal);
        _about = Phrases(root, "about", lists);
        foreach (var node in (YamlSequenceNode)root["words"])
        {
            var map = (YamlMappingNode)node;
            if (Word(map, "id") is not { } id || !Enum.TryParse<WordingKind>(Word(map, "kind"), ignoreCase: true, out var kind) || Word(map, "instead") is not { } instead)
            {
                _problems.Add(new PatternProblem((int)map.Start.Line, "An entry needs an id, a kind (suicide, sensational, people, means), phrases and instead."));
                continue;
            }

            _entries.Add(new Entry(id, kind, Phrases(map, "phrases", lists), Phrases(map, "except", lists), Word(map, "near") == "about", instead, Word(map, "example") ?? ""));
        }

        _byBeginning = _entries.SelectMany(entry => new[] { entry.Phrases, entry.Except }).Append(_about)
            .SelectMany(list => list.SelectMany(phrase => phrase.Beginnings.Select(word => (Word: word, Phrase: (list, phrase)))))
            .GroupBy(pair => pair.Word, pair => pair.Phrase)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _cues = SearchValues.Create([.. Texts(root["cues"]).Select(cue => cue.Value!)], StringComparison.OrdinalIgnoreCase);
    }

    private List<Phrase> Phrases(YamlMappingNode map, string key, Dictionary<string, IReadOnlyList<string>> lists)
    {
        var phrases = new List<Phrase>();
        foreach (var written in map.Children.TryGetValue(key, out var node) ? Texts(node) : [])
        {
            var (phrase, wrong) = Phrase.Read(written.Value ?? "", lists, _words);
            if (phrase is not null) phrases.Add(phrase);
            else _problems.Add(new PatternProblem((int)written.Start.Line, $"“{written.Value}”: {wrong}"));
        }

        return phrases;
    }

    private static IEnumerable<YamlScalarNode> Texts(YamlNode node) => node is YamlSequenceNode list ? list.OfType<YamlScalarNode>() : [];

    private static string? Word(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value: { Length: > 0 } word } ? word : null;

    private sealed record Entry(
        string Id, WordingKind Kind, List<Phrase> Phrases, List<Phrase> Except, bool NearAbout, string Instead, string Example);
}
