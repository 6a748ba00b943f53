using System.Globalization;
using System.Xml;
using NetVips;

namespace MindfulBond.Content;

/// <summary>A picture of the content folder.</summary>
/// <param name="FullPath">Where it lies.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Width">In CSS pixels, as shown upright.</param>
/// <param name="Height">In CSS pixels, as shown upright.</param>
public sealed record ImageFile(string FullPath, string MediaType, int Width, int Height)
{
    /// <summary>Pictures a page may show, by file name extension.</summary>
    public static readonly IReadOnlyDictionary<string, string> MediaTypes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".gif"] = "image/gif",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    // A picture beyond this is a mistake or an attack: decoding it would cost more memory than the site has.
    private const long MaxPixels = 100_000_000;

    public static bool IsImage(string file) => MediaTypes.ContainsKey(Path.GetExtension(file));

    /// <summary>Reads the size from the file's head.</summary>
    /// <returns>The picture, or the reason why it cannot be shown.</returns>
    public static (ImageFile? Image, string? Reason) Read(string fullPath)
    {
        var mediaType = MediaTypes[Path.GetExtension(fullPath)];
        try
        {
            var (width, height) = mediaType == "image/svg+xml" ? SizeOfDrawing(fullPath) : SizeOfPhoto(fullPath);
            if (width <= 0 || height <= 0) return (null, "has no size; give the drawing a width and height or a viewBox");
            if ((long)width * height > MaxPixels) return (null, "has more than 100 million pixels; save a smaller copy");
            return (new ImageFile(fullPath, mediaType, width, height), null);
        }
        catch (Exception broken) when (broken is VipsException or XmlException or IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be read as a picture; save it again");
        }
    }

    /// <summary>
    /// The file's bytes as readers get them: without camera data, places, names or thumbnails, turned upright, colours kept.
    /// </summary>
    public byte[] WithoutMetadata()
    {
        var bytes = File.ReadAllBytes(FullPath);
        if (MediaType is "image/svg+xml" or "image/gif") return bytes;

        using var image = Image.NewFromBuffer(bytes, kwargs: new VOption { ["fail_on"] = Enums.FailOn.Error });
        using var upright = image.Autorot();
        return MediaType switch
        {
            "image/jpeg" => upright.JpegsaveBuffer(q: 88, optimizeCoding: true, keep: Enums.ForeignKeep.Icc),
            "image/png" => upright.PngsaveBuffer(keep: Enums.ForeignKeep.Icc),
            "image/webp" => upright.WebpsaveBuffer(q: 88, keep: Enums.ForeignKeep.Icc),
            _ => upright.HeifsaveBuffer(q: 70, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.Icc),
        };
    }

    private static (int Width, int Height) SizeOfPhoto(string fullPath)
    {
        using var image = Image.NewFromFile(fullPath, access: Enums.Access.Sequential);
        // Orientations 5 to 8 lie on their side.
        var turned = image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8;
        return turned ? (image.Height, image.Width) : (image.Width, image.Height);
    }

    private static (int Width, int Height) SizeOfDrawing(string fullPath)
    {
        using var reader = XmlReader.Create(fullPath, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        reader.MoveToContent();
        if (reader.LocalName != "svg") throw new XmlException("Not a drawing.");

        var (width, height) = (Length(reader.GetAttribute("width")), Length(reader.GetAttribute("height")));
        if (width > 0 && height > 0) return (width, height);

        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 ? (Length(box[2]), Length(box[3])) : (0, 0);
    }

    private static int Length(string? text)
    {
        text = text?.Trim();
        if (text?.EndsWith("px", StringComparison.OrdinalIgnoreCase) == true) text = text[..^2];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length is > 0 and < 100_000
            ? (int)Math.Round(length)
            : 0;
    }
}
