using System.Globalization;
using MindfulBond.Content.Markdown;
using MindfulBond.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MindfulBond.Content;

/// <summary>
/// A YAML mapping whose keys are found whatever their case, and which remembers the line of each. Values of the wrong shape are problems,
/// not exceptions.
/// </summary>
internal sealed class FrontMatter
{
    // Every form measured in real folders; without a zone the site's own applies.
    private static readonly string[] LocalForms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy-M-d H:mm", "yyyy-M-d'T'H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm:ss",
        "yyyy-M-d H:mm:ss.FFFFFFF", "yyyy-M-d'T'H:mm:ss.FFFFFFF",
    ];

    private static readonly string[] ZonedForms =
    [
        "yyyy-M-d'T'H:mmK", "yyyy-M-d'T'H:mm:ssK", "yyyy-M-d'T'H:mm:ss.FFFFFFFK", "yyyy-M-d H:mmK", "yyyy-M-d H:mm:ssK",
        "yyyy-M-d H:mm zzz", "yyyy-M-d H:mm:ss zzz", "yyyy-M-d H:mm:ss.FFFFFFF zzz",
    ];

    private readonly Dictionary<string, (string Key, YamlNode Value, int Line)> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProblemList _problems;
    private readonly int _offset;

    // YamlDotNet loads by recursion: a file of open brackets would end the program.
    private const int DeepestNesting = 50;

    private FrontMatter(YamlMappingNode? map, int offset, ProblemList problems)
    {
        (_offset, _problems) = (offset, problems);
        Line = (map is null ? 1 : (int)map.Start.Line) + offset;
        foreach (var (key, value) in map?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            if (key is not YamlScalarNode { Value: { } name }) continue;
            var line = (int)key.Start.Line + offset;
            if (!_values.TryAdd(name, (name, value, line)))
                problems.Warning(line, "key-twice", $"“{name}” is written twice, differing only in case; the first one counts. Remove one.");
        }
    }

    /// <summary>Line of the file on which the mapping begins, counted from 1.</summary>
    public int Line { get; private init; }

    /// <summary>The keys as written.</summary>
    public IEnumerable<string> Keys => _values.Values.Select(entry => entry.Key);

    /// <summary>A mapping without keys.</summary>
    public static FrontMatter Empty(ProblemList problems) => new(null, 0, problems);

    /// <summary>
    /// Splits a Markdown file into front matter between <c>---</c> lines and the text after it.
    /// </summary>
    /// <returns>The mapping, the text and the line on which it begins; null when the front matter is broken, and then a problem says where.</returns>
    public static (FrontMatter Matter, string Body, int BodyLine)? Split(string text, ProblemList problems)
    {
        if (!StartsFence(text)) return (Empty(problems), text, 1);

        var (start, line) = (text.IndexOf('\n', StringComparison.Ordinal) + 1, 2);
        for (var at = start; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            if (text.AsSpan(at, end - at).TrimEnd() is "---" or "...")
            {
                var matter = Parse(text[start..at], 1, problems);
                return matter is null ? null : (matter, end < text.Length ? text[(end + 1)..] : "", line + 1);
            }

            at = end + 1;
        }

        problems.Error(1, "front-matter-open", "The front matter begins with --- but never ends. Put a line with only --- after its last key.");
        return null;
    }

    /// <summary>Reads a whole YAML file.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="offset">Lines of the file before the text.</param>
    /// <param name="problems">Where a broken text is reported.</param>
    /// <returns>The mapping; null when the text is broken.</returns>
    public static FrontMatter? Parse(string yaml, int offset, ProblemList problems)
    {
        try
        {
            if (LineTooDeep(yaml) is { } line)
            {
                problems.Error(line + offset, "yaml-invalid", $"Lists or mappings stand more than {DeepestNesting} deep inside one another here. Flatten them.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            switch (stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode)
            {
                case null or YamlScalarNode { Value: null or "" }:
                    return new FrontMatter(null, offset, problems);
                case YamlMappingNode map:
                    return new FrontMatter(map, offset, problems);
                case var other:
                    problems.Error((int)other.Start.Line + offset, "yaml-invalid", "Keys and values are expected here, one “key: value” a line.");
                    return null;
            }
        }
        catch (YamlException broken)
        {
            // What was never closed is only missed after the last line.
            var line = Math.Min((int)broken.Start.Line, 1 + yaml.TrimEnd().Count('\n'));
            problems.Error(line + offset, "yaml-invalid", $"{Sentence(broken)} A value with a colon or a leading @, *, &, %, [ or {{ needs quotes around it.");
            return null;
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // YamlDotNet lets a few of its own slips escape on hostile input.
            problems.Error(offset + 1, "yaml-invalid", "The YAML cannot be read. Check quotes, brackets and indentation.");
            return null;
        }
    }

    /// <summary>The line of each key.</summary>
    public IReadOnlyDictionary<string, int> KeyLines => _values.ToDictionary(entry => entry.Key, entry => entry.Value.Line, StringComparer.OrdinalIgnoreCase);

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Line of a key, or of the mapping when it has no such key.</summary>
    public int LineOf(string key) => _values.TryGetValue(key, out var entry) ? entry.Line : Line;

    /// <summary>The value of the first of these keys that has one, trimmed; null when none has.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!_values.TryGetValue(key, out var entry)) continue;
            if (entry.Value is not YamlScalarNode scalar)
            {
                _problems.Warning(entry.Line, "value-shape", $"“{entry.Key}” takes one value, not a list or a mapping; it is ignored.");
                continue;
            }

            if (!IsNull(scalar) && scalar.Value!.Trim() is { Length: > 0 } text) return text;
        }

        return null;
    }

    /// <summary>A text to be shown to readers: as <see cref="Text"/>, with typographic quotes and dashes.</summary>
    public string? Prose(string key) => Text(key) is { } text ? Typography.Set(text) : null;

    /// <summary>The values of the first of these keys that is there: a list, or one value alone.</summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!_values.TryGetValue(key, out var entry)) continue;
            switch (entry.Value)
            {
                case YamlScalarNode scalar:
                    return IsNull(scalar) || string.IsNullOrWhiteSpace(scalar.Value) ? [] : [scalar.Value.Trim()];
                case YamlSequenceNode sequence:
                    return [.. sequence.Children.OfType<YamlScalarNode>().Where(item => !IsNull(item) && !string.IsNullOrWhiteSpace(item.Value)).Select(item => item.Value!.Trim())];
                default:
                    _problems.Warning(entry.Line, "value-shape", $"“{entry.Key}” takes a list; it is ignored.");
                    return [];
            }
        }

        return [];
    }

    /// <summary>The mapping under a key; null when there is none.</summary>
    public FrontMatter? Map(string key) =>
        _values.TryGetValue(key, out var entry) && entry.Value is YamlMappingNode map ? new FrontMatter(map, _offset, _problems) : null;

    /// <summary>
    /// The list of mappings under a key. A plain text stands for a mapping with only <paramref name="plainKey"/>.
    /// </summary>
    public IReadOnlyList<FrontMatter> Maps(string key, string plainKey)
    {
        if (!_values.TryGetValue(key, out var entry)) return [];
        IEnumerable<YamlNode> nodes = entry.Value is YamlSequenceNode sequence ? sequence.Children : [entry.Value];
        return
        [
            .. nodes.Select(node => node switch
            {
                YamlMappingNode map => new FrontMatter(map, _offset, _problems),
                YamlScalarNode scalar when !IsNull(scalar) && !string.IsNullOrWhiteSpace(scalar.Value) => Plain(scalar, plainKey),
                _ => null,
            }).OfType<FrontMatter>(),
        ];
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
        if (Text(key) is not { } text) return true;

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            instantUtc = LocalTime.ToUtc(local, zone);
            return true;
        }

        if (DateTimeOffset.TryParseExact(text, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var zoned)
            || DateTimeOffset.TryParseExact(WithColon(text), ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out zoned))
        {
            instantUtc = zoned.UtcDateTime;
            return true;
        }

        _problems.Error(LineOf(key), "date-invalid", $"“{key}: {text}” is not a date. Write 2026-05-02, or 2026-05-02 09:30, or 2026-05-02T09:30:00+02:00.");
        return false;
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

    private static int? LineTooDeep(string yaml)
    {
        var (parser, depth) = (new Parser(new StringReader(yaml)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            // The stream and the document count as well.
            if (depth > DeepestNesting + 2) return (int)parser.Current.Start.Line;
        }

        return null;
    }

    private FrontMatter Plain(YamlScalarNode scalar, string key)
    {
        var line = (int)scalar.Start.Line + _offset;
        var plain = new FrontMatter(null, _offset, _problems) { Line = line };
        plain._values.Add(key, (key, scalar, line));
        return plain;
    }

    private static bool StartsFence(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end >= 3 && text.AsSpan(0, end).TrimEnd() is "---";
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is (null or "" or "~" or "null" or "Null" or "NULL");

    // "+0100" is common in real folders; .NET reads only "+01:00".
    private static string WithColon(string text) =>
        text.Length > 5 && text[^5] is ('+' or '-') && text[^4..].All(char.IsAsciiDigit) ? $"{text[..^2]}:{text[^2..]}" : text;

    private static string Sentence(YamlException broken)
    {
        var message = (broken.InnerException as YamlException ?? broken).Message;
        var colon = message.LastIndexOf("): ", StringComparison.Ordinal);
        message = (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.');
        return $"The YAML cannot be read: {char.ToLowerInvariant(message[0])}{message[1..]}.";
    }
}
