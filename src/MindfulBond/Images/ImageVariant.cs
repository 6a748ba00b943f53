namespace MindfulBond.Images;

/// <summary>A smaller picture made of another.</summary>
/// <param name="Format">Ending of its file: <c>avif</c>, <c>webp</c>, or <c>jpg</c> for other sites.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record ImageVariant(string Format, int Width, long Bytes);
