using MindfulBond.Site;
using NetVips;

namespace MindfulBond.Images;

/// <summary>
/// Pictures made of pixels. They are read line by line where their format allows it, on one thread, and nothing is kept: what one costs in
/// memory does not depend on how many there are.
/// </summary>
internal static class Photo
{
    // From here on a picture is a mistake or an attack: decoding it would cost more memory than the site has.
    private const long TooManyPixels = 100_000_000;

    // What cannot be read line by line stands in memory whole while it is decoded, with AVIF at 16 bytes for each pixel.
    private const long TooManyAtOnce = 50_000_000;
    private const long TooManyAsAvif = 16_000_000;

    // All pictures of an animation together: they cost time, not memory.
    private const long TooManyInAll = 1_000_000_000;

    // Neither WebP nor AVIF can say more in one direction; 10,000 is more than any page shows.
    private const int Tallest = 10_000;

    static Photo()
    {
        NetVips.NetVips.Concurrency = 1;
        NetVips.NetVips.BlockUntrusted = true;
        Cache.Max = 0;
        NativeMemory.KeepLittle();
        // What libvips grumbles about a damaged file is said in a problem, with a mend.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
    }

    /// <summary>Width and height as shown upright, or why the picture is not opened.</summary>
    public static (int Width, int Height, string? Refusal) SizeOf(string fullPath)
    {
        using var image = Image.NewFromFile(fullPath, access: Enums.Access.Sequential);
        var pixels = (long)image.Width * image.Height;
        if (pixels >= TooManyPixels) return (0, 0, "has 100 million pixels or more; save a smaller copy");
        if (pixels >= TooManyAtOnce && !IsReadByLine(image)) return (0, 0, "has 50 million pixels or more, in a form that must be read at once; save a smaller copy");
        if (pixels >= TooManyAsAvif && image.Contains("heif-compression")) return (0, 0, "has 16 million pixels or more, and AVIF must be read at once; save a smaller copy");
        if (pixels * Frames(image) >= TooManyInAll) return (0, 0, "is an animation of 1,000 million pixels or more; save a shorter or smaller one");
        if (image.Contains("heif-compression") && image.Get("heif-compression") is not "av1") return (0, 0, "is not coded as AV1, which is what browsers show; save it again as AVIF or JPEG");

        // Orientations 5 to 8 lie on their side.
        var turned = Orientation(image) is >= 5 and <= 8;
        return turned ? (image.Height, image.Width, null) : (image.Width, image.Height, null);
    }

    /// <summary>Decodes every pixel and keeps none.</summary>
    /// <exception cref="VipsException">The picture is cut off or damaged.</exception>
    public static void Decode(ImageFile image)
    {
        using var whole = Open(image);
        whole.Avg();
    }

    /// <inheritdoc cref="ImageFile.WriteClean"/>
    public static void WriteClean(ImageFile image, string path)
    {
        // Writing these two takes far more memory than reading them: what nobody sees goes first.
        var shrinks = image.MediaType is "image/avif" or "image/webp" && !IsAnimated(image);
        using var whole = shrinks ? Image.Thumbnail(image.FullPath, Recipe.WidestWhole, height: Recipe.WidestWhole, size: Enums.Size.Down, failOn: Enums.FailOn.Error) : Open(image);
        using var upright = whole.Autorot();
        switch (image.MediaType)
        {
            case "image/jpeg":
                // Not optimised: that would hold the whole picture in memory.
                upright.Jpegsave(path, q: 88, keep: Enums.ForeignKeep.Icc);
                break;
            case "image/png":
                upright.Pngsave(path, keep: Enums.ForeignKeep.Icc);
                break;
            case "image/gif":
                upright.Gifsave(path, keep: Enums.ForeignKeep.None);
                break;
            case "image/webp":
                upright.Webpsave(path, q: 88, keep: Enums.ForeignKeep.Icc);
                break;
            default:
                upright.Heifsave(path, q: 70, effort: Recipe.AvifEffort, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.Icc);
                break;
        }
    }

    /// <summary>Whether the picture moves.</summary>
    private static bool IsAnimated(ImageFile image)
    {
        using var head = Image.NewFromFile(image.FullPath, access: Enums.Access.Sequential);
        return Frames(head) > 1;
    }

    /// <summary>Makes the smaller pictures of <see cref="Recipe"/>, one after the other.</summary>
    /// <param name="image">An upright picture that can be decoded.</param>
    /// <param name="keep">Writes one where it belongs, by calling what it is given with a path.</param>
    /// <param name="cancel">Looked at between two pictures.</param>
    public static IReadOnlyList<ImageVariant> WriteVariants(ImageFile image, Action<ImageVariant, Action<string>> keep, CancellationToken cancel)
    {
        var widths = Recipe.WidthsOf(image.Width);
        if ((long)image.Height * widths[^1] / image.Width > Tallest) return [];

        var variants = new List<ImageVariant>();
        using var thumbnail = Image.Thumbnail(image.FullPath, widths[^1], height: int.MaxValue / 1000, size: Enums.Size.Down, failOn: Enums.FailOn.Error, outputProfile: IsForPrint(image) ? "srgb" : null);
        using var widest = thumbnail.CopyMemory();
        // What moves goes out as it is, because a smaller one would stand still.
        foreach (var width in IsAnimated(image) ? [] : widths)
        {
            using var sized = width == widest.Width ? widest.Copy() : widest.ThumbnailImage(width, height: int.MaxValue / 1000, size: Enums.Size.Down);
            Make("webp", width, path => sized.Webpsave(path, q: Recipe.WebpQuality, effort: Recipe.WebpEffort, keep: Enums.ForeignKeep.Icc));
            Make("avif", width, path => sized.Heifsave(path, q: Recipe.AvifQuality, effort: Recipe.AvifEffort, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.Icc));
        }

        using var shared = widest.ThumbnailImage(Math.Min(widest.Width, Recipe.SharedWidth), height: int.MaxValue / 1000, size: Enums.Size.Down);
        using var flat = shared.HasAlpha() ? shared.Flatten(background: [255, 255, 255]) : shared.Copy();
        Make(Recipe.Shared, flat.Width, path => flat.Jpegsave(path, q: Recipe.SharedQuality, optimizeCoding: true, keep: Enums.ForeignKeep.Icc));
        return variants;

        void Make(string format, int width, Action<string> write)
        {
            cancel.ThrowIfCancellationRequested();
            var bytes = 0L;
            keep(new ImageVariant(format, width, Bytes: 0), path =>
            {
                write(path);
                bytes = new FileInfo(path).Length;
            });
            variants.Add(new ImageVariant(format, width, bytes));
        }
    }

    private static Image Open(ImageFile image)
    {
        bool turned;
        using (var head = Image.NewFromFile(image.FullPath, access: Enums.Access.Sequential)) turned = Orientation(head) > 1;
        var options = new VOption { ["fail_on"] = Enums.FailOn.Error };
        if (image.MediaType is "image/gif" or "image/webp") options["n"] = -1;
        // Turning needs every line at once; beyond 100 MB libvips then works on a file instead of in memory.
        return Image.NewFromFile(image.FullPath, access: turned ? Enums.Access.Random : Enums.Access.Sequential, kwargs: options);
    }

    private static bool IsForPrint(ImageFile image)
    {
        using var head = Image.NewFromFile(image.FullPath, access: Enums.Access.Sequential);
        return head.Interpretation == Enums.Interpretation.Cmyk;
    }

    private static bool IsReadByLine(Image image) =>
        image.Get("vips-loader") is "jpegload" or "pngload" && !(image.Contains("interlaced") && image.Get("interlaced") is not 0);

    private static int Frames(Image image) => image.Contains("n-pages") && image.Get("n-pages") is int frames ? Math.Max(1, frames) : 1;

    private static int Orientation(Image image) => image.Contains("orientation") && image.Get("orientation") is int orientation ? orientation : 1;
}
