using System.Globalization;
using MindfulBond.Content.Markdown;
using MindfulBond.Content.Matter;

namespace MindfulBond.Content;

/// <summary>
/// A mapping of YAML, TOML or JSON whose keys are found whatever their case and however another tool spells them, and which remembers the
/// line of each. Values of the wrong shape are problems, not exceptions.
/// </summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, MatterEntry> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProblemList _problems;

    private readonly KeySpellings _spellings;

    private FrontMatter(MatterMap map, ProblemList problems, KeySpellings? spellings = null)
    {
        (_problems, _spellings, Line) = (problems, spellings ?? KeySpellings.None, map.Line);
        foreach (var entry in map.Entries)
        {
            if (!_values.TryAdd(entry.Key, entry))
                problems.Warning(entry.Line, "key-twice", $"“{entry.Key}” is written twice, differing only in case; the first one counts. Remove one.");
        }
    }

    /// <summary>Line of the file on which the mapping begins, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The keys as written.</summary>
    public IEnumerable<string> Keys => _values.Values.Select(entry => entry.Key);

    /// <summary>
    /// Splits a Markdown file into its front matter and the text after it: YAML between <c>---</c> lines, TOML between <c>+++</c> lines, or a
    /// JSON object. A notation may also be named after the first <c>---</c>, as Eleventy has it.
    /// </summary>
    /// <param name="text">The whole file.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="spellings">How other tools spell its keys.</param>
    /// <returns>The mapping, the text and the line on which it begins; null when the front matter is broken, and then a problem says where.</returns>
    public static (FrontMatter Matter, string Body, int BodyLine)? Split(string text, ProblemList problems, KeySpellings? spellings = null)
    {
        if (JsonNotation.IsAtStartOf(text))
        {
            if (JsonNotation.Read(text, 0, problems) is not var (map, length)) return null;
            var rest = text.AsSpan(length).TrimStart();
            return (new FrontMatter(map, problems, spellings), rest.ToString(), 1 + text.AsSpan(0, text.Length - rest.Length).Count('\n'));
        }

        var firstEnd = text.IndexOf('\n', StringComparison.Ordinal);
        var opening = firstEnd < 0 ? "" : text[..firstEnd].TrimEnd();
        if (opening is not ("---" or "+++" or "---yaml" or "---yml" or "---toml" or "---json" or "---js" or "---javascript"))
            return (new FrontMatter(new MatterMap([], 1), problems, spellings), text, 1);

        var (fence, start, line) = (opening[..3], firstEnd + 1, 2);
        for (var at = start; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            var typed = text.AsSpan(at, end - at).TrimEnd();
            if (typed.SequenceEqual(fence) || (fence == "---" && typed is "..."))
            {
                var map = Read(opening, text[start..at], problems);
                return map is null ? null : (new FrontMatter(map, problems, spellings), end < text.Length ? text[(end + 1)..] : "", line + 1);
            }

            at = end + 1;
        }

        problems.Error(1, "front-matter-open", $"The front matter begins with {fence} but never ends. Put a line with only {fence} after its last key.");
        return null;
    }

    /// <summary>Reads a whole YAML file.</summary>
    /// <returns>The mapping; null when the text is broken.</returns>
    public static FrontMatter? Parse(string yaml, ProblemList problems) => YamlNotation.Read(yaml, 0, problems) is { } map ? new FrontMatter(map, problems) : null;

    private static MatterMap? Read(string opening, string text, ProblemList problems)
    {
        switch (opening)
        {
            case "+++" or "---toml":
                return TomlNotation.Read(text, 1, problems);
            case "---json":
                return JsonNotation.Read(text, 1, problems)?.Map;
            case "---js" or "---javascript":
                problems.Error(1, "front-matter-script", "Front matter that is a program is not run. Write its values as YAML between --- lines.");
                return null;
            default:
                return YamlNotation.Read(text, 1, problems);
        }
    }

    /// <summary>The line of each key, under its own name and the one it goes by here.</summary>
    public IReadOnlyDictionary<string, int> KeyLines
    {
        get
        {
            var lines = _values.ToDictionary(entry => entry.Key, entry => entry.Value.Line, StringComparer.OrdinalIgnoreCase);
            foreach (var key in _spellings.Keys)
            {
                if (Find(key).FirstOrDefault() is { } found) lines.TryAdd(key, found.Line);
            }

            return lines;
        }
    }

    public bool Has(string key) => Find(key).Any();

    /// <summary>Line of a key, or of the mapping when it has no such key.</summary>
    public int LineOf(string key) => Find(key).FirstOrDefault()?.Line ?? Line;

    /// <summary>The value of a key, trimmed; null when it has none.</summary>
    public string? Text(string key) => TextEntry(key)?.Text;

    /// <summary>What stands under a key in all its spellings, the one of this site first.</summary>
    private IEnumerable<MatterEntry> Find(string key)
    {
        if (_values.TryGetValue(key, out var own)) yield return own;
        else if (key.Contains('.', StringComparison.Ordinal) && Below(key) is { } inside) yield return inside;
        foreach (var written in _spellings.Of(key))
        {
            if (_values.TryGetValue(written, out var entry)) yield return entry;
            else if (written.Contains('.', StringComparison.Ordinal) && Below(written) is { } below) yield return below;
        }
    }

    // "image.path" is the key "path" of the mapping "image".
    private MatterEntry? Below(string path)
    {
        var names = path.Split('.');
        if (!_values.TryGetValue(names[0], out var entry)) return null;
        foreach (var name in names.Skip(1))
        {
            entry = (entry.Value as MatterMap)?.Entries.FirstOrDefault(below => string.Equals(below.Key, name, StringComparison.OrdinalIgnoreCase));
            if (entry is null) return null;
        }

        return entry;
    }

    // Only where no spelling has a text is a list or a mapping in its place worth a word.
    private (MatterEntry Entry, string Text)? TextEntry(string key)
    {
        MatterEntry? misshapen = null;
        foreach (var entry in Find(key))
        {
            if (entry.Value is not MatterText { Value: var value }) misshapen ??= entry;
            else if (value?.Trim() is { Length: > 0 } text) return (entry, text);
        }

        if (misshapen is not null)
            _problems.Warning(misshapen.Line, "value-shape", $"“{misshapen.Key}” takes one value, not a list or a mapping; it is ignored.");
        return null;
    }

    /// <summary>A text to be shown to readers: as <see cref="Text"/>, with typographic quotes and dashes.</summary>
    public string? Prose(string key) => Text(key) is { } text ? Typography.Set(text) : null;

    /// <summary>The values of a key in the first of its spellings: a list, or one value alone.</summary>
    public IReadOnlyList<string> List(string key) => Find(key).FirstOrDefault() is { } entry ? ListOf(entry) : [];

    /// <summary>The values of a key in all its spellings together.</summary>
    public IEnumerable<string> Lists(string key) => Find(key).SelectMany(ListOf);

    /// <summary>As <see cref="Lists"/>, where one text alone may hold several values with commas between them.</summary>
    public IEnumerable<string> Words(string key) => Find(key).SelectMany(entry =>
        entry.Value is MatterText { Value: { } text } ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : ListOf(entry));

    /// <summary>The mapping under a key; null when there is none.</summary>
    public FrontMatter? Map(string key) =>
        Find(key).Select(entry => entry.Value).OfType<MatterMap>().FirstOrDefault() is { } map ? new FrontMatter(map, _problems) : null;

    /// <summary>
    /// The list of mappings under a key. A plain text stands for a mapping with only <paramref name="plainKey"/>.
    /// </summary>
    public IReadOnlyList<FrontMatter> Maps(string key, string plainKey)
    {
        if (Find(key).FirstOrDefault() is not { } entry) return [];
        IEnumerable<MatterNode> nodes = entry.Value is MatterList list ? list.Items : [entry.Value];
        return
        [
            .. nodes.Select(node => node switch
            {
                MatterMap map => map,
                MatterText { Value: { } text } when !string.IsNullOrWhiteSpace(text) => new MatterMap([new MatterEntry(plainKey, node.Line, node)], node.Line),
                _ => null,
            }).OfType<MatterMap>().Select(map => new FrontMatter(map, _problems)),
        ];
    }

    private IReadOnlyList<string> ListOf(MatterEntry entry)
    {
        switch (entry.Value)
        {
            case MatterText text:
                return string.IsNullOrWhiteSpace(text.Value) ? [] : [text.Value.Trim()];
            case MatterList list:
                return [.. list.Items.OfType<MatterText>().Where(item => !string.IsNullOrWhiteSpace(item.Value)).Select(item => item.Value!.Trim())];
            default:
                _problems.Warning(entry.Line, "value-shape", $"“{entry.Key}” takes a list; it is ignored.");
                return [];
        }
    }

    /// <summary>True or false; <paramref name="otherwise"/> when the key is missing or holds neither.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        switch (text.ToUpperInvariant())
        {
            case "TRUE" or "YES" or "ON":
                return true;
            case "FALSE" or "NO" or "OFF":
                return false;
            default:
                _problems.Warning(LineOf(key), "value-shape", $"“{key}: {text}” is neither true nor false; “{(otherwise ? "true" : "false")}” is taken.");
                return otherwise;
        }
    }

    /// <summary>A whole number; null when the key is missing or holds something else.</summary>
    public int? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)) return number;
        _problems.Warning(LineOf(key), "value-shape", $"“{key}: {text}” is not a whole number; it is ignored.");
        return null;
    }

    /// <summary>One of a closed list of words; <paramref name="otherwise"/> when the key is missing or holds another.</summary>
    public TEnum Word<TEnum>(string key, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (Text(key) is not { } text) return otherwise;
        if (IsWord<TEnum>(text, out var word)) return word;
        var words = string.Join(", ", Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant()));
        _problems.Warning(LineOf(key), "value-unknown", $"“{key}: {text}” is not one of {words}.");
        return otherwise;
    }

    /// <summary>Whether a text is one of the words of a closed list, in any case: <c>Enum.TryParse</c> would take numbers and sums too.</summary>
    public static bool IsWord<TEnum>(string text, out TEnum word)
        where TEnum : struct, Enum
    {
        word = default;
        return Enum.GetNames<TEnum>().Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out word);
    }

    /// <summary>An instant in UTC. A date alone means its first moment in the site's time zone.</summary>
    /// <returns>False when the key holds something that is no date: then a problem was reported.</returns>
    public bool TryInstant(string key, TimeZoneInfo zone, out DateTime? instantUtc)
    {
        instantUtc = null;
        foreach (var entry in Find(key))
        {
            var text = entry.Value is MatterText { Value: var value } ? value?.Trim() ?? "" : "…";
            // Jekyll's "published" says whether, other tools' says when.
            if (text.Length == 0 || (entry.Key != key && IsFlag(text))) continue;
            instantUtc = WrittenDate.Read(text, zone, monthFirst: entry.Key is "ms.date");
            if (instantUtc is not null) return true;
            _problems.Error(entry.Line, "date-invalid", $"“{entry.Key}: {text}” is not a date. Write 2026-05-02, or 2026-05-02 09:30, or 2026-05-02T09:30:00+02:00.");
            return false;
        }

        return true;
    }

    /// <summary>A calendar day; null when the key is missing or, with a problem, no date.</summary>
    public DateOnly? Day(string key)
    {
        if (Text(key) is not { } text) return null;
        var day = text.Split(' ', 'T')[0];
        if (DateOnly.TryParseExact(day, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        _problems.Error(LineOf(key), "date-invalid", $"“{key}: {text}” is not a date. Write it as 2026-05-02.");
        return null;
    }

    /// <summary>Whether a key holds this word, in any case. What holds something else, or a list, is none of its business.</summary>
    public bool Says(string key, string word) => Find(key).Any(entry => entry.Value is MatterText { Value: { } text } && string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a key says no: <c>false</c>, <c>no</c> or <c>off</c>.</summary>
    public bool Denies(string key) => Says(key, "false") || Says(key, "no") || Says(key, "off");

    /// <summary>Whether a key says yes: <c>true</c>, <c>yes</c> or <c>on</c>.</summary>
    public bool Affirms(string key) => Says(key, "true") || Says(key, "yes") || Says(key, "on");

    private static bool IsFlag(string text) => text.ToUpperInvariant() is "TRUE" or "YES" or "ON" or "FALSE" or "NO" or "OFF";
}
