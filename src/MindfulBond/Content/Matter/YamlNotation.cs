using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MindfulBond.Content.Matter;

/// <summary>Reads YAML.</summary>
internal sealed class YamlNotation
{
    private readonly Dictionary<YamlNode, MatterNode> _known = new(ReferenceEqualityComparer.Instance);
    private readonly int _offset;

    private YamlNotation(int offset) => _offset = offset;

    /// <param name="yaml">The text.</param>
    /// <param name="offset">Lines of the file before the text.</param>
    /// <param name="problems">Where a broken text is reported.</param>
    /// <returns>The mapping; null when the text is broken.</returns>
    public static MatterMap? Read(string yaml, int offset, ProblemList problems)
    {
        try
        {
            // YamlDotNet loads by recursion: a file of open brackets would end the program.
            if (LineTooDeep(yaml) is { } line)
            {
                problems.Error(line + offset, "yaml-invalid", $"Lists or mappings stand more than {MatterNode.Deepest} deep inside one another here. Flatten them.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            switch (stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode)
            {
                case null or YamlScalarNode { Value: null or "" }:
                    return new MatterMap([], 1 + offset);
                case YamlMappingNode map:
                    return (MatterMap)new YamlNotation(offset).Of(map, depth: 0);
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

    // Each node once: one that is named in many places would otherwise be copied into each, and one that holds itself would never end.
    private MatterNode Of(YamlNode node, int depth)
    {
        if (_known.TryGetValue(node, out var known)) return known;
        var line = (int)node.Start.Line + _offset;
        _known[node] = new MatterText(Value: null, line);
        return _known[node] = node switch
        {
            _ when depth > MatterNode.Deepest => _known[node],
            YamlScalarNode scalar => new MatterText(IsNull(scalar) ? null : scalar.Value, line),
            YamlSequenceNode list => new MatterList([.. list.Children.Select(item => Of(item, depth + 1))], line),
            YamlMappingNode map => new MatterMap([.. EntriesOf(map, depth)], line),
            _ => _known[node],
        };
    }

    private IEnumerable<MatterEntry> EntriesOf(YamlMappingNode map, int depth)
    {
        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } name }) yield return new MatterEntry(name, (int)key.Start.Line + _offset, Of(value, depth + 1));
        }
    }

    private static int? LineTooDeep(string yaml)
    {
        var (parser, depth) = (new Parser(new StringReader(yaml)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            // The stream and the document count as well.
            if (depth > MatterNode.Deepest + 2) return (int)parser.Current.Start.Line;
        }

        return null;
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is (null or "" or "~" or "null" or "Null" or "NULL");

    private static string Sentence(YamlException broken)
    {
        var message = (broken.InnerException as YamlException ?? broken).Message;
        var colon = message.LastIndexOf("): ", StringComparison.Ordinal);
        message = (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.');
        return $"The YAML cannot be read: {char.ToLowerInvariant(message[0])}{message[1..]}.";
    }
}
