using System.Globalization;
using System.Text;
using MindfulBond.Images;

namespace MindfulBond.Content;

/// <summary>A text file of the content folder, read whole: strict UTF-8, with or without a byte-order mark, at most 4 MiB.</summary>
internal static class TextFile
{
    /// <summary>Above this an "article" is a mistake: the longest seen in 32,842 real files is half of it.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text with line ends as <c>\n</c>; null when it cannot be used, and then <paramref name="problems"/> says why.</summary>
    public static string? Read(string fullPath, ProblemList problems)
    {
        byte[] bytes;
        try
        {
            if (DiskFile.IsWithoutLength(fullPath)) return "";

            // Not ReadAllBytes: what a link leads to may have no end.
            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var length = stream.Length;
            if (length > MaxBytes)
            {
                problems.Error(1, "file-too-large", string.Create(CultureInfo.InvariantCulture, $"The file has {length / (1024.0 * 1024):0.0} MiB and at most 4 are read. Split it, or take pasted images out of it."));
                return null;
            }

            bytes = new byte[length];
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Error(1, "file-unreadable", "The file cannot be read. Give the account that runs the site permission to read it.");
            return null;
        }

        return Decode(bytes, problems);
    }

    /// <inheritdoc cref="Read"/>
    public static string? Decode(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
        {
            if (bytes.Count((byte)0) > bytes.Length / 4)
            {
                problems.Error(1, "not-utf8", "The file is UTF-16 or no text at all: byte 0 stands between its letters. Save it as UTF-8 in your editor.");
                return null;
            }

            problems.Warning(LineAt(bytes, nul), "nul-byte", "Byte 0 on this line is no character, and readers see “\uFFFD” in its place. Take it out.");
        }

        try
        {
            return InLines(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            var bad = FirstBadByte(bytes);
            problems.Error(LineAt(bytes, bad), "not-utf8", $"Byte {bytes[bad]:X2} on this line is not UTF-8. Save the file as UTF-8 in your editor.");
            return null;
        }
    }

    // Lines as editors and CommonMark count them: what else ends a line in Unicode is a blank.
    private static string InLines(string text)
    {
        foreach (var other in "\f\u0085\u2028\u2029") text = text.Replace(other, ' ');
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at) => 1 + bytes[..at].Count((byte)'\n');

    private static int FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done) at += used;
        return Math.Min(at, bytes.Length - 1);
    }
}
