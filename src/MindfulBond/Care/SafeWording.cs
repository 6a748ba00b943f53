using System.Buffers;
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
    private readonly List<Phrase> _about = [];
    private SearchValues<string> _cues = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);

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
        List<(int Start, int End)>? quotes = null;
        var about = Matches(_about, words);
        var finds = new List<WordingFind>();
        foreach (var entry in _entries)
        {
            var spared = Matches(entry.Except, words);
            var until = 0;
            foreach (var (first, end) in Matches(entry.Phrases, words))
            {
                if (first < until || spared.Exists(other => other.First < end && first < other.End)) continue;
                if (entry.NearAbout && !about.Exists(other => InOneSentence(words, Math.Min(first, other.First), Math.Max(first, other.First)))) continue;
                var (start, length) = legible.InOriginal(words[first].Start, words[end - 1].End);
                if (entry.Kind != WordingKind.Means && (quotes ??= QuotesIn(paragraph)).Exists(quote => quote.Start < start && start + length <= quote.End)) continue;
                finds.Add(new WordingFind(entry.Id, entry.Kind, start, length, entry.Instead));
                until = end;
            }
        }

        return [.. finds.OrderBy(find => find.Start).ThenByDescending(find => find.Length)];
    }

    private static string Shipped()
    {
        using var stream = typeof(SafeWording).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // In the order of the text, the longest first where several begin together.
    private static List<(int First, int End)> Matches(List<Phrase> phrases, List<WrittenWord> words)
    {
        var matches = new List<(int First, int End)>();
        if (phrases.Count == 0) return matches;
        for (var first = 0; first < words.Count; first++)
        {
            var end = first;
            foreach (var phrase in phrases) end = Math.Max(end, phrase.Match(words, first));
            if (end > first) matches.Add((first, end));
        }

        return matches;
    }

    private static bool InOneSentence(List<WrittenWord> words, int first, int last)
    {
        for (var at = first + 1; at <= last; at++)
            if (words[at].AfterBreak) return false;
        return true;
    }

    private static List<(int Start, int End)> QuotesIn(string text)
    {
        var quotes = new List<(int Start, int End)>();
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '“' or '„' or '«' || (text[at] == '"' && open < 0)) open = at;
            else if (text[at] is '”' or '»' or '"' && open >= 0)
            {
                quotes.Add((open, at));
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
        _about.AddRange(Phrases(root, "about", lists));
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
