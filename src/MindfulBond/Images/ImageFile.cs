using System.Xml;
using NetVips;

namespace MindfulBond.Images;

/// <summary>A picture of the content folder, by what its first bytes say.</summary>
/// <param name="FullPath">Where it lies.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Width">In CSS pixels, as shown upright.</param>
/// <param name="Height">In CSS pixels, as shown upright.</param>
/// <param name="Bytes">Length of the file. With <paramref name="WrittenTicks"/> it tells whether the file has changed.</param>
/// <param name="WrittenTicks">Last write, in UTC ticks.</param>
public sealed record ImageFile(string FullPath, string MediaType, int Width, int Height, long Bytes, long WrittenTicks)
{
    /// <summary>Pictures a page may show, by file name extension.</summary>
    public static readonly IReadOnlyDictionary<string, string> MediaTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = Drawing.MediaType,
        [".webp"] = "image/webp",
    };

    // No camera saves more than this as one picture for a page.
    private const long MaxBytes = 64 * 1024 * 1024;

    private const int HeadBytes = 1024;

    public bool IsDrawing => MediaType == Drawing.MediaType;

    public static bool IsImage(string file) => MediaTypes.ContainsKey(Path.GetExtension(file));

    /// <summary>Reads kind and size from the file's head, and decodes no pixel.</summary>
    /// <returns>The picture, or the reason why it cannot be shown.</returns>
    public static (ImageFile? Image, string? Reason) Read(string fullPath)
    {
        var mediaType = MediaTypes[Path.GetExtension(fullPath)];
        try
        {
            if (DiskFile.IsWithoutLength(fullPath)) return (null, "cannot be read as a picture; save it again");
            using var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var (bytes, written) = (stream.Length, File.GetLastWriteTimeUtc(stream.SafeFileHandle).Ticks);
            if (bytes > MaxBytes) return (null, "has more than 64 MiB; save a smaller copy");

            var head = new byte[HeadBytes];
            var inTruth = FileKind.Of(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
            if (inTruth is null) return (null, "cannot be read as a picture; save it again");
            if (inTruth != mediaType) return (null, $"is {FileKind.Name(inTruth)} in truth; give its name the ending {FileKind.Ending(inTruth)}");

            stream.Position = 0;
            var (width, height, refusal) = mediaType == Drawing.MediaType ? Drawing.SizeOf(stream) : Photo.SizeOf(fullPath);
            return refusal is null ? (new ImageFile(fullPath, mediaType, width, height, bytes, written), null) : (null, refusal);
        }
        catch (Exception broken) when (broken is VipsException or XmlException or IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be read as a picture; save it again");
        }
    }

    /// <summary>Looks at the whole picture: a damaged one is found only by decoding it.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? FaultOf()
    {
        try
        {
            if (IsDrawing) Drawing.Read(FullPath);
            else Photo.Decode(this);
            return null;
        }
        catch (DrawingRefusedException refused)
        {
            return refused.Message;
        }
        catch (Exception broken) when (broken is VipsException or XmlException)
        {
            return "is cut off or damaged; save it again";
        }
    }

    /// <summary>
    /// Writes the picture as readers get it: without camera data, places, names or thumbnails, turned upright, colours kept; a drawing without
    /// anything that could act or load.
    /// </summary>
    public void WriteClean(string path)
    {
        if (IsDrawing) File.WriteAllText(path, Drawing.Read(FullPath).Svg);
        else Photo.WriteClean(this, path);
    }
}
