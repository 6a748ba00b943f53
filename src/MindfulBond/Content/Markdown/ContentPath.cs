using System.Text;

namespace MindfulBond.Content.Markdown;

/// <summary>Paths within the content folder, as Markdown files name them.</summary>
internal static class ContentPath
{
    /// <summary>Splits a typed reference into its path and its fragment; a query is cut off.</summary>
    public static (string Path, string? Fragment) Split(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 || hash == reference.Length - 1 ? null : reference[(hash + 1)..];
        var path = hash < 0 ? reference : reference[..hash];
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return (query < 0 ? path : path[..query], fragment);
    }

    /// <summary>
    /// The path, from the content folder, that <paramref name="reference"/> means in <paramref name="file"/>; a leading
    /// slash means the content folder itself. Null when it is empty or leads out of the content folder.
    /// </summary>
    public static string? Resolve(string file, string reference)
    {
        var decoded = Uri.UnescapeDataString(Split(reference).Path).Replace('\\', '/');
        if (decoded.Length == 0 || decoded.Any(char.IsControl)) return null;
        var parts = new List<string>();
        if (decoded[0] != '/') parts.AddRange(file.Split('/', StringSplitOptions.RemoveEmptyEntries)[..^1]);
        foreach (var part in decoded.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return parts.Count == 0 ? null : Normalised(string.Join('/', parts));
    }

    /// <summary>The files that a path may mean which names one with or without its extension, or a folder with a text of its own.</summary>
    public static IEnumerable<string> Candidates(string path)
    {
        yield return path;
        if (path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) path = path[..^5];
        foreach (var end in new[] { ".md", ".markdown", ".mdx", "/index.md", "/index.mdx", "/_index.md" }) yield return path + end;
    }

    // A half surrogate cannot be normalised, and no file has it in its name.
    private static string Normalised(string path) => path.IsNormalized(NormalizationForm.FormC) ? path : path.Normalize(NormalizationForm.FormC);
}
