namespace MindfulBond.Images;

/// <summary>What is known of a picture once it has been looked at as a whole.</summary>
public sealed record PreparedImage
{
    /// <summary>Hash of the file and of the recipe, in hexadecimal; changes whenever one of them does.</summary>
    public required string Key { get; init; }

    /// <summary>Why it cannot be shown; null for a sound picture.</summary>
    public string? Fault { get; init; }

    /// <summary>What was taken out of a drawing before it is served.</summary>
    public IReadOnlyList<TakenOut> TakenOut { get; init; } = [];

    /// <summary>Smaller pictures, narrowest first within a format.</summary>
    public IReadOnlyList<ImageVariant> Variants { get; init; } = [];

    /// <summary>The picture for other sites that show a link to an article; null when there is none.</summary>
    public ImageVariant? Shared => Variants.FirstOrDefault(variant => variant.Format == Recipe.Shared);

    /// <summary>The formats that a page offers, best first, each with its widths.</summary>
    public IEnumerable<IGrouping<string, ImageVariant>> Offered => Variants.Where(variant => variant.Format != Recipe.Shared).GroupBy(variant => variant.Format);

    /// <summary>What follows a picture's address to name one of its smaller pictures: the key in it makes the answer last.</summary>
    public string Query(ImageVariant variant) => $"?v={variant.Width}-{Key}.{variant.Format}";
}
