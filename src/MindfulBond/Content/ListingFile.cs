using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MindfulBond.Content;

/// <summary>
/// What is known of every text, kept in a file, so that a folder that did not change need not be read again at the
/// next start. Nothing in it is worth keeping: a file that is missing, broken or of another program is as good as none.
/// </summary>
/// <remarks>
/// JSON in lines: the first says what all of it rests on; then two for each text, what its file says and what was seen of its words, which
/// stay as they are until somebody asks.
/// </remarks>
/// <param name="file">Full path.</param>
/// <param name="log">Told when the file is of no use.</param>
public sealed class ListingFile(string file, ILogger<ListingFile> log)
{
    // Another program may read the same files otherwise.
    private static readonly string Program = typeof(ListingFile).Module.ModuleVersionId.ToString();

    /// <param name="basis">What the texts rest on beside their own files: settings, and what holds for all.</param>
    /// <returns>By file; empty when nothing of use was kept.</returns>
    internal IReadOnlyDictionary<string, KnownText> Read(string basis)
    {
        try
        {
            if (!File.Exists(file)) return FrozenDictionary<string, KnownText>.Empty;
            // Never as characters, of which the parser would make bytes again.
            var bytes = File.ReadAllBytes(file);
            var lines = LinesOf(bytes);
            if (lines.Count == 0 || !bytes.AsSpan(lines[0]).SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(HeadOf(basis), ListingJson.Default.StringArray))) return FrozenDictionary<string, KnownText>.Empty;
            var texts = new ConcurrentDictionary<string, KnownText>(StringComparer.Ordinal);
            Parallel.For(0, lines.Count / 2, pair =>
            {
                var text = JsonSerializer.Deserialize(bytes.AsSpan(lines[1 + (2 * pair)]), ListingJson.Default.KnownText)!;
                text.Seen = new FoldedSeen(bytes.AsMemory(lines[2 + (2 * pair)]));
                texts[text.File] = text;
            });
            return texts;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or AggregateException)
        {
            log.LogWarning("What was known of the content folder cannot be used, so all of it is read: {Reason}", failure.InnerException?.Message ?? failure.Message);
            return FrozenDictionary<string, KnownText>.Empty;
        }
    }

    /// <summary>Writes all anew, in one step.</summary>
    internal void Write(string basis, IEnumerable<(KnownText Text, TextBody Body)> texts)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var fresh = file + ".new";
            using (var stream = File.Create(fresh))
            {
                JsonSerializer.Serialize(stream, HeadOf(basis), ListingJson.Default.StringArray);
                foreach (var (text, body) in texts)
                {
                    stream.WriteByte((byte)'\n');
                    JsonSerializer.Serialize(stream, text, ListingJson.Default.KnownText);
                    stream.WriteByte((byte)'\n');
                    stream.Write(body.Fold().Json.Span);
                }
            }

            File.Move(fresh, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("What is known of the content folder could not be kept for the next start: {Reason}", failure.Message);
        }
    }

    private static string[] HeadOf(string basis) => [Program, basis];

    private static List<Range> LinesOf(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<Range>();
        foreach (var line in bytes.Split((byte)'\n')) lines.Add(line);
        return lines;
    }
}

/// <summary>A text as it was read.</summary>
/// <param name="Stamp">Of the file: while it stays, so does everything else.</param>
/// <param name="Article">What the file says; null for a page.</param>
/// <param name="Page">What the file says; null for an article.</param>
/// <param name="LanguageSuffix">As in <see cref="ListedArticle"/>.</param>
/// <param name="Place">Where its words are found.</param>
/// <param name="Problems">Of its front matter.</param>
internal sealed record KnownText(FileStamp Stamp, Article? Article, ContentPage? Page, string LanguageSuffix, TextPlace Place, IReadOnlyList<Problem> Problems)
{
    [JsonIgnore]
    public string File => Place.File;

    /// <summary>What was found when it was rendered.</summary>
    [JsonIgnore]
    public FoldedSeen? Seen { get; set; }
}

/// <summary>What was found when a text was rendered, as it is written down: of ten thousand few are asked for soon.</summary>
internal sealed record FoldedSeen(ReadOnlyMemory<byte> Json)
{
    public static FoldedSeen Of(SeenText? seen) => new(JsonSerializer.SerializeToUtf8Bytes(seen!, ListingJson.Default.SeenText));

    /// <returns>Null when it is broken.</returns>
    public SeenText? Open()
    {
        try
        {
            return JsonSerializer.Deserialize(Json.Span, ListingJson.Default.SeenText) is { Facts: not null, Answers: not null, Pictures: not null } seen ? seen : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(KnownText))]
[JsonSerializable(typeof(SeenText))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ListingJson : JsonSerializerContext;
