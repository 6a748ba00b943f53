using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace MindfulBond.Text;

/// <summary>A text as the few bytes that are kept of it (RFC 7932), after its length in UTF-8 as four bytes.</summary>
internal static class PackedText
{
    // The fastest quality halves prose; the next ones take three times as long for a few percent.
    private const int Quality = 1;
    private const int Window = 18;

    public static byte[] Of(string text)
    {
        var (plain, packed) = (ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length)), Array.Empty<byte>());
        try
        {
            var length = Encoding.UTF8.GetBytes(text, plain);
            packed = ArrayPool<byte>.Shared.Rent(sizeof(int) + BrotliEncoder.GetMaxCompressedLength(length));
            BitConverter.TryWriteBytes(packed, length);
            BrotliEncoder.TryCompress(plain.AsSpan(0, length), packed.AsSpan(sizeof(int)), out var written, Quality, Window);
            return packed[..(sizeof(int) + written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            if (packed.Length > 0) ArrayPool<byte>.Shared.Return(packed);
        }
    }

    public static string Unpacked(byte[] packed)
    {
        var plain = ArrayPool<byte>.Shared.Rent(Math.Max(1, BitConverter.ToInt32(packed)));
        try
        {
            BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), plain, out var written);
            return Encoding.UTF8.GetString(plain, 0, written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }
}
