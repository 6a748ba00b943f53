using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>
/// One rendered public page: what is sent to everyone, once per encoding. An encoding is made when first asked for, or all at once
/// by <see cref="Complete"/> when the page is kept.
/// </summary>
internal sealed class PublicAnswer
{
    // Beyond 5 the pages get about a hundredth smaller and take several times as long.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    private readonly string _tag;
    private readonly Representation _identity;
    private Representation? _gzip, _brotli;

    /// <param name="edition">The edition's number as it was before rendering began.</param>
    /// <param name="body">The page, not encoded.</param>
    /// <param name="contentType">The media type with its charset, if any.</param>
    /// <param name="headers">Whatever else the page set.</param>
    /// <param name="readFrom">The parts it was made from, with their numbers from before it read them.</param>
    /// <param name="earlier">The page kept under the same address; where nothing changed in it, its encodings are taken over.</param>
    public PublicAnswer(
        long edition, byte[] body, string? contentType, KeyValuePair<string, StringValues>[] headers, (string Scope, long Number)[] readFrom,
        PublicAnswer? earlier)
    {
        Edition = edition;
        ContentType = contentType;
        Headers = headers;
        ReadFrom = readFrom;
        _tag = Tag(body, contentType);
        if (earlier is not null && string.Equals(earlier._tag, _tag, StringComparison.Ordinal))
            (_identity, _gzip, _brotli) = (earlier._identity, earlier._gzip, earlier._brotli);
        else
            _identity = new(body, $"\"{_tag}\"", StringValues.Empty);
    }

    public long Edition { get; }
    public string? ContentType { get; }
    public KeyValuePair<string, StringValues>[] Headers { get; }
    public (string Scope, long Number)[] ReadFrom { get; }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="coding"/> is no encoding.</exception>
    public Representation In(Coding coding) => coding switch
    {
        Coding.Identity => _identity,
        Coding.Gzip => _gzip ??= new(Gzip(_identity.Body), $"\"{_tag}-gzip\"", "gzip"),
        Coding.Brotli => _brotli ??= new(Brotli(_identity.Body), $"\"{_tag}-br\"", "br"),
        _ => throw new ArgumentOutOfRangeException(nameof(coding)),
    };

    /// <summary>Makes every encoding and tells the memory they take together, in bytes.</summary>
    public long Complete() =>
        _identity.Body.Length + In(Coding.Gzip).Body.Length + In(Coding.Brotli).Body.Length
        + Headers.Sum(header => header.Key.Length + header.Value.ToString().Length) * sizeof(char);

    private static string Tag(byte[] body, string? contentType)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(contentType ?? ""));
        hash.AppendData([0]);
        hash.AppendData(body);
        return System.Buffers.Text.Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, 12));
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return packed.ToArray();
    }

    private static byte[] Brotli(byte[] body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        if (!BrotliEncoder.TryCompress(body, packed, out var length, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli did not keep to its own upper bound.");
        return packed[..length];
    }

    /// <summary>The bytes of one encoding, with the headers that go with it.</summary>
    public sealed class Representation(byte[] body, string etag, StringValues contentEncoding)
    {
        public byte[] Body => body;
        public string ETag => etag;
        public StringValues ContentEncoding => contentEncoding;
    }
}
