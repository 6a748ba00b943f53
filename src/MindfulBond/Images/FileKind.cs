using System.Text;

namespace MindfulBond.Images;

/// <summary>Tells a picture's kind by its first bytes, whatever its name says.</summary>
internal static class FileKind
{
    /// <returns>A media type; null for anything that is no picture of ours.</returns>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [0, 0, _, var length, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when NamesAv1(head[8..Math.Min(head.Length, Math.Max(8, (int)length))]) => "image/avif",
        _ => LooksLikeXml(head) ? Drawing.MediaType : null,
    };

    public static string Name(string mediaType) => mediaType switch
    {
        "image/jpeg" => "a JPEG picture",
        "image/png" => "a PNG picture",
        "image/gif" => "a GIF picture",
        "image/webp" => "a WebP picture",
        "image/avif" => "an AVIF picture",
        _ => "an SVG drawing",
    };

    public static string Ending(string mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        Drawing.MediaType => ".svg",
        _ => "." + mediaType["image/".Length..],
    };

    // The box lists its main brand, a version and the brands it is compatible with, four bytes each.
    private static bool NamesAv1(ReadOnlySpan<byte> brands)
    {
        for (var at = 0; at + 4 <= brands.Length; at += 4)
        {
            if (brands[at..(at + 4)] is [(byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s']) return true;
        }

        return false;
    }

    private static bool LooksLikeXml(ReadOnlySpan<byte> head)
    {
        // UTF-16 begins with one of two marks; everything else that XML allows begins with a less-than sign in ASCII.
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return true;
        if (head is [0xEF, 0xBB, 0xBF, ..]) head = head[3..];
        var text = Encoding.ASCII.GetString(head).AsSpan().TrimStart();
        // A page that a server sent in place of a picture.
        return text is ['<', ..] && !text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
