using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MindfulBond.Content;

/// <summary>What the path of a text says about it: slug, date, language, and which texts are the same in other languages.</summary>
internal sealed partial record ContentName
{
    private readonly List<string> _folders;

    private ContentName(string file, IReadOnlySet<string> languageFolders)
    {
        var folders = file.Split('/')[..^1].ToList();
        var stem = Path.GetFileNameWithoutExtension(file);

        if (SuffixOf(stem) is { } suffix)
        {
            (Language, stem) = (Languages.Tag(suffix), stem[..^(suffix.Length + 1)]);
        }

        for (var depth = folders.Count; depth > 0; depth--)
        {
            if (!languageFolders.Contains(string.Join('/', folders.Take(depth)))) continue;
            Language ??= Languages.Tag(folders[depth - 1]);
            folders.RemoveAt(depth - 1);
        }

        WithoutLanguage = string.Join('/', folders.Append(stem));
        IsIndex = stem is "index" or "_index";
        IsHugoIndex = stem is "_index";
        IsAtTop = folders.Count == 0;
        // An article in a folder of its own is called after the folder.
        if (IsIndex && folders.Count > 0) (stem, folders) = (folders[^1], folders[..^1]);

        (Date, var rest) = DateIn(stem);
        Title = rest ?? stem;
        Date ??= DateOf(folders);
        Slug = SlugOf(Title);
        _folders = [.. folders.Where(folder => folder is not "_posts")];
    }

    /// <summary>Lower-case, NFC, without date and language; empty when nothing of the name can stand in an address.</summary>
    public string Slug { get; }

    /// <summary>From the beginning of the name, or from folders <c>2026/05/02</c>.</summary>
    public DateOnly? Date { get; }

    /// <summary>The name as typed, without date and language.</summary>
    public string Title { get; }

    /// <summary>BCP 47 tag of a suffix (<c>post.ar.md</c>) or of a folder beside those of other languages; null when the path names none.</summary>
    public string? Language { get; }

    /// <summary>The path without what names a language: the same for every translation of a text.</summary>
    public string WithoutLanguage { get; }

    /// <summary>Whether the file is its folder's own text: <c>index.md</c> or <c>_index.md</c>.</summary>
    public bool IsIndex { get; }

    /// <summary>Whether it is <c>_index.md</c>, which in Hugo stands above a list.</summary>
    public bool IsHugoIndex { get; }

    /// <summary>Whether it lies in no folder, or in one of a language only.</summary>
    public bool IsAtTop { get; }

    /// <summary>Where Hugo, Eleventy, Astro and Jekyll would have served the file: by its folders, and by its day.</summary>
    /// <param name="slug">What the file is called there: as its front matter says, or after its name.</param>
    /// <param name="isSiteLanguage">Whether it is in the language that needs no mark in the address.</param>
    public IEnumerable<string> AddressesElsewhere(string slug, bool isSiteLanguage)
    {
        var folder = string.Concat(_folders.Select(name => "/" + name));
        foreach (var start in new[] { isSiteLanguage ? "" : null, Language is null ? null : "/" + Language }.OfType<string>())
        {
            yield return $"{start}{folder}/{slug}";
            if (Date is { } day) yield return string.Create(CultureInfo.InvariantCulture, $"{start}{folder}/{day:yyyy/MM/dd}/{slug}");
        }
    }

    /// <param name="file">Path of the text, with forward slashes, seen from the folder that holds the texts.</param>
    /// <param name="languageFolders">The folders that hold one language each.</param>
    public static ContentName Of(string file, IReadOnlySet<string>? languageFolders = null) => new(file, languageFolders ?? FrozenSet<string>.Empty);

    /// <summary>The folders named after a language beside which another one stands: one alone may mean anything.</summary>
    public static IReadOnlySet<string> LanguageFolders(IEnumerable<string> files) =>
        files.SelectMany(FoldersOf).Distinct(StringComparer.Ordinal)
            .Where(folder => Languages.Tag(folder[(folder.LastIndexOf('/') + 1)..]) is not null)
            .GroupBy(ContentSnapshot.FolderOf, StringComparer.Ordinal)
            .Where(beside => beside.Skip(1).Any())
            .SelectMany(beside => beside)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>A slug that can be asked for: an address without <c>.html</c> is the one spelling of one with it.</summary>
    public static string SlugOf(string name)
    {
        var slug = MindfulBond.Text.Slug.From(name);
        while (slug.EndsWith(".html", StringComparison.Ordinal)) slug = slug[..^5].TrimEnd('.', '-');
        return slug;
    }

    private static IEnumerable<string> FoldersOf(string file)
    {
        for (var slash = file.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = file.IndexOf('/', slash + 1)) yield return file[..slash];
    }

    // The rest must be a name of its own: "en.md" is called so.
    private static string? SuffixOf(string stem) =>
        stem.LastIndexOf('.') is > 0 and var dot && Languages.Tag(stem[(dot + 1)..]) is not null ? stem[(dot + 1)..] : null;

    private static (DateOnly? Date, string? Title) DateIn(string stem)
    {
        var match = LeadingDate().Match(stem);
        if (!match.Success || !DateOnly.TryParse(match.Groups["date"].Value, CultureInfo.InvariantCulture, out var date)) return (null, null);
        return (date, match.Groups["rest"] is { Success: true, Value: var rest } ? rest : stem);
    }

    private static DateOnly? DateOf(List<string> folders) =>
        folders.Count >= 3 && folders[^3].Length == 4 && DateOnly.TryParseExact(string.Join('-', folders[^3..]), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"^(?<date>\d{4}-\d{1,2}-\d{1,2})([-_ ](?<rest>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingDate();
}
