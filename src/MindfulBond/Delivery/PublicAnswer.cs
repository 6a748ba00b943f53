using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MindfulBond.Delivery;

/// <summary>
/// One rendered public page: what is sent to everyone, once per encoding. An encoding is made when it is first asked for, and stays.
/// </summary>
internal sealed class PublicAnswer
{
    // Beyond 5 the pages get about a hundredth smaller and take several times as long.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 22;

    // A name, a number and the array they stand in, roughly.
    private const int BytesOfScope = 120;

    private static readonly StringValues NoCache = "no-cache";
    private static readonly StringValues ByEncoding = HeaderNames.AcceptEncoding;

    private readonly string _tag;
    private readonly StringValues _contentType;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private Representation? _identity, _gzip, _brotli;

    /// <param name="edition">The edition's number as it was before rendering began.</param>
    /// <param name="body">The page, not encoded.</param>
    /// <param name="coding">How it is sent first, and the one encoding that is ready then.</param>
    /// <param name="contentType">The media type with its charset, if any.</param>
    /// <param name="headers">Whatever else goes with it.</param>
    /// <param name="readFrom">The parts it was made from, with their numbers from before it read them.</param>
    /// <param name="earlier">The page kept under the same address; where nothing changed in it, its encodings are taken over.</param>
    public PublicAnswer(
        long edition, ReadOnlySpan<byte> body, Coding coding, string? contentType, KeyValuePair<string, StringValues>[] headers,
        (string Scope, long Number)[] readFrom, PublicAnswer? earlier)
    {
        (Edition, ReadFrom, _contentType, _headers) = (edition, readFrom, contentType, headers);
        _tag = Tag(body, contentType);
        if (earlier is not null && string.Equals(earlier._tag, _tag, StringComparison.Ordinal))
            (_identity, _gzip, _brotli) = (earlier._identity, earlier._gzip, earlier._brotli);
        if (coding is Coding.Gzip) _gzip ??= OfGzip(body);
        else if (coding is Coding.Brotli) _brotli ??= OfBrotli(body);
        else _identity ??= OfIdentity(body.ToArray());
    }

    public long Edition { get; }
    public (string Scope, long Number)[] ReadFrom { get; }

    /// <summary>The state in which it was last found current; null before.</summary>
    public Edition.State? CurrentIn { get; set; }

    /// <summary>What it takes in memory, in bytes.</summary>
    public long Bytes =>
        (_identity?.Body.Length ?? 0) + (_gzip?.Body.Length ?? 0) + (_brotli?.Body.Length ?? 0) + ReadFrom.Length * BytesOfScope;

    /// <summary>The page in one encoding, if that was made already.</summary>
    public Representation? Ready(Coding coding) => coding switch
    {
        Coding.Identity => _identity,
        Coding.Gzip => _gzip,
        Coding.Brotli => _brotli,
        _ => null,
    };

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="coding"/> is no encoding.</exception>
    public Representation In(Coding coding) => coding switch
    {
        Coding.Identity => _identity ??= OfIdentity(Plain()),
        Coding.Gzip => _gzip ??= OfGzip(Plain()),
        Coding.Brotli => _brotli ??= OfBrotli(Plain()),
        _ => throw new ArgumentOutOfRangeException(nameof(coding)),
    };

    /// <summary>Answers with one of its encodings; 304 where the reader has these bytes.</summary>
    public Task SendAsync(HttpContext context, Representation form)
    {
        var response = context.Response;
        var headers = response.Headers;
        headers.Vary = ByEncoding;
        headers.CacheControl = NoCache;
        headers.ETag = form.ETag;
        foreach (var (name, value) in _headers) headers[name] = value;
        SecurityHeaders.AddTransport(context);
        if (HasIt(context.Request.Headers.IfNoneMatch, form.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.ContentLength = null;
            return Task.CompletedTask;
        }

        headers.ContentType = _contentType;
        headers.ContentLength = form.Body.Length;
        if (form.ContentEncoding.Count > 0) headers.ContentEncoding = form.ContentEncoding;
        var sent = response.BodyWriter.WriteAsync(form.Body);
        return sent.IsCompletedSuccessfully ? Task.CompletedTask : sent.AsTask();
    }

    /// <summary>Whether the reader has these bytes already, by <c>If-None-Match</c> (RFC 9110, 13.1.2: weak comparison).</summary>
    private static bool HasIt(StringValues ifNoneMatch, StringValues etag)
    {
        if (ifNoneMatch.Count == 0) return false;
        if (ifNoneMatch.Count == 1 && string.Equals(ifNoneMatch[0], etag[0], StringComparison.Ordinal)) return true;
        if (!EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags)) return false;
        var ours = new EntityTagHeaderValue(etag[0]);
        return tags.Any(theirs => theirs.Equals(EntityTagHeaderValue.Any) || theirs.Compare(ours, useStrongComparison: false));
    }

    private static string Tag(ReadOnlySpan<byte> body, string? contentType)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(contentType ?? ""));
        hash.AppendData([0]);
        hash.AppendData(body);
        return System.Buffers.Text.Base64Url.EncodeToString(hash.GetHashAndReset().AsSpan(0, 12));
    }

    private Representation OfIdentity(byte[] body) => new(body, $"\"{_tag}\"", StringValues.Empty);

    private Representation OfGzip(ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream(body.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return new(packed.ToArray(), $"\"{_tag}-gzip\"", "gzip");
    }

    private Representation OfBrotli(ReadOnlySpan<byte> body)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(body, packed, out var length, BrotliQuality, BrotliWindow))
                throw new InvalidOperationException("Brotli did not keep to its own upper bound.");
            return new(packed[..length], $"\"{_tag}-br\"", "br");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>The page as it was before it was encoded, from whatever there is.</summary>
    private byte[] Plain()
    {
        if (_identity is not null) return _identity.Body;
        using Stream packed = _brotli is not null
            ? new BrotliStream(new MemoryStream(_brotli.Body), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(_gzip!.Body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>The bytes of one encoding, with the headers that go with it.</summary>
    public sealed class Representation(byte[] body, string etag, StringValues contentEncoding)
    {
        public byte[] Body => body;
        public StringValues ETag { get; } = etag;
        public StringValues ContentEncoding => contentEncoding;
    }
}
