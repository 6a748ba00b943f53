using Microsoft.Extensions.Primitives;

namespace MindfulBond.Bare;

/// <summary>An answer of the site, as it was captured.</summary>
internal sealed record Answer(string Path, Dictionary<string, string> Headers, byte[] Body)
{
    private static readonly string[] Known = ["Content-Type", "Content-Length", "Cache-Control", "ETag", "Vary", "Content-Encoding", "Date"];

    public StringValues ContentType { get; } = Headers.GetValueOrDefault("Content-Type");
    public StringValues CacheControl { get; } = Headers.GetValueOrDefault("Cache-Control");
    public StringValues ETag { get; } = Headers.GetValueOrDefault("ETag");
    public StringValues Vary { get; } = Headers.GetValueOrDefault("Vary");
    public StringValues ContentEncoding { get; } = Headers.GetValueOrDefault("Content-Encoding");
    public KeyValuePair<string, StringValues>[] Others { get; } =
        [.. from header in Headers where !Known.Contains(header.Key, StringComparer.OrdinalIgnoreCase) select KeyValuePair.Create(header.Key, new StringValues(header.Value))];
}
