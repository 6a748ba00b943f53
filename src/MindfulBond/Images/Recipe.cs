namespace MindfulBond.Images;

/// <summary>How smaller pictures are made. The figures behind the numbers: docs/decisions/0022-pictures-prepared-in-the-background.md.</summary>
internal static class Recipe
{
    /// <summary>Part of every name in the folder of prepared pictures: raise it with any change here, in <see cref="Photo"/> or in <see cref="Drawing"/>.</summary>
    public const string Version = "1";

    /// <summary>Longest side of the whole picture where its format is dear to write.</summary>
    public const int WidestWhole = 2560;

    public const int WebpQuality = 78;
    public const int WebpEffort = 4;
    public const int AvifQuality = 54;

    /// <summary>4 takes four times as long and saves a twentieth of the bytes.</summary>
    public const int AvifEffort = 3;

    /// <summary>Format of the picture for other sites that show a link to an article: few of them read AVIF or WebP.</summary>
    public const string Shared = "jpg";

    /// <summary>Widest picture for other sites that show a link to an article.</summary>
    public const int SharedWidth = 1200;

    public const int SharedQuality = 82;

    // A phone, a phone with a sharp screen or a desk, a desk with a sharp screen: the column is never wider than 40rem.
    private static readonly int[] Steps = [480, 800, 1280];

    /// <summary>The widths to make, narrowest first: never wider than the picture, and none that is hardly narrower than the widest.</summary>
    /// <param name="width">Of the picture.</param>
    public static IReadOnlyList<int> WidthsOf(int width)
    {
        var widest = Math.Min(width, Steps[^1]);
        return [.. Steps.Where(step => step <= widest * 0.85), widest];
    }

    /// <summary>Leaves out what costs more bytes than something as good or better.</summary>
    /// <param name="made">Every smaller picture.</param>
    /// <param name="whole">Bytes of the whole picture without camera data.</param>
    public static IReadOnlyList<ImageVariant> Worthwhile(IReadOnlyList<ImageVariant> made, long whole)
    {
        var webp = LighterThan(whole, made.Where(variant => variant.Format == "webp"));
        var avif = LighterThan(whole, made.Where(variant => variant.Format == "avif"));
        // A browser that can show AVIF looks no further: a format goes as a whole, or readers would get the narrow picture of one for the wide one of the other.
        if (webp.Count > 0 && Bytes(avif) >= Bytes(webp)) avif = [];
        return [.. avif, .. webp, .. made.Where(variant => variant.Format == Shared)];
    }

    private static List<ImageVariant> LighterThan(long whole, IEnumerable<ImageVariant> format)
    {
        var kept = new List<ImageVariant>();
        foreach (var variant in format.OrderByDescending(variant => variant.Width))
        {
            if (variant.Bytes < (kept.Count > 0 ? kept[^1].Bytes : whole)) kept.Add(variant);
            else if (kept.Count == 0) return [];
        }

        kept.Reverse();
        return kept;
    }

    private static long Bytes(IEnumerable<ImageVariant> variants) => variants.Sum(variant => variant.Bytes);
}
