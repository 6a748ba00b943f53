using System.Text;
using System.Text.Json;

namespace MindfulBond.Content.Matter;

/// <summary>Reads JSON.</summary>
internal static class JsonNotation
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MatterNode.Deepest };

    /// <summary>Whether a text begins with an object, and not with a brace of something else.</summary>
    public static bool IsAtStartOf(string text) => text is ['{', ..] && text.AsSpan(1).TrimStart() is ['"', ..];

    /// <summary>Reads the object at the beginning of a text.</summary>
    /// <param name="text">The text; what follows the object is not looked at.</param>
    /// <param name="offset">Lines of the file before the text.</param>
    /// <param name="problems">Where a broken text is reported.</param>
    /// <returns>The mapping, and the number of characters it took; null when the text is broken.</returns>
    public static (MatterMap Map, int Length)? Read(string text, int offset, ProblemList problems)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        var lines = new Lines(bytes, offset + 1);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                return (MapOf(ref reader, lines), Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.BytesConsumed));
            problems.Error(offset + 1, "json-invalid", "An object is expected here: { \"title\": \"…\" }.");
        }
        catch (JsonException broken)
        {
            // What was never closed is only missed after the last line.
            var line = Math.Min((int)(broken.LineNumber ?? 0), text.AsSpan().TrimEnd().Count('\n')) + 1;
            problems.Error(line + offset, "json-invalid", "The JSON cannot be read here. Check quotes, commas and brackets.");
        }
        catch (InvalidOperationException)
        {
            problems.Error(offset + 1, "json-invalid", "A text in this JSON is not valid Unicode. Write the characters themselves in place of \\u….");
        }

        return null;
    }

    private static MatterMap MapOf(ref Utf8JsonReader reader, Lines lines)
    {
        var start = lines.At(reader.TokenStartIndex);
        var entries = new List<MatterEntry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (key, line) = (reader.GetString()!, lines.At(reader.TokenStartIndex));
            reader.Read();
            entries.Add(new MatterEntry(key, line, ValueOf(ref reader, lines)));
        }

        return new MatterMap(entries, start);
    }

    private static MatterNode ValueOf(ref Utf8JsonReader reader, Lines lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return MapOf(ref reader, lines);
            case JsonTokenType.StartArray:
                var items = new List<MatterNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ValueOf(ref reader, lines));
                return new MatterList(items, line);
            case JsonTokenType.String:
                return new MatterText(reader.GetString(), line);
            case JsonTokenType.Null:
                return new MatterText(Value: null, line);
            default:
                // Numbers, true and false mean what they would mean as text.
                return new MatterText(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    // Places are asked for in the order of the text.
    private sealed class Lines(byte[] bytes, int first)
    {
        private int _at;
        private int _line = first;

        public int At(long place)
        {
            _line += bytes.AsSpan(_at, (int)place - _at).Count((byte)'\n');
            _at = (int)place;
            return _line;
        }
    }
}
