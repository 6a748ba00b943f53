using MindfulBond.Content.Markdown;
using MindfulBond.Images;

namespace MindfulBond.Content;

/// <summary>Where what lies in the content folder is found on the site, and what in the folder an address means.</summary>
/// <param name="folder">The files.</param>
/// <param name="articles">What is served of them.</param>
/// <param name="pages">What is served of them.</param>
/// <param name="read">A picture's size, or why it cannot be shown.</param>
/// <param name="shelf">Knows pictures beyond their first bytes; null where nobody looks further.</param>
internal sealed class ContentAddresses(
    ContentFolder folder, IReadOnlyList<ListedArticle> articles, IReadOnlyList<ListedPage> pages, Func<string, (ImageFile? Image, string? Reason)> read, IImageShelf? shelf)
    : IContentAddresses
{
    private readonly Dictionary<string, string> _files = FilesByAddress(articles, pages);

    private readonly Dictionary<string, string> _documents = articles.Select(article => (article.Article.File, article.Article.Address))
        .Concat(pages.Select(page => (page.Page.File, page.Page.Address)))
        .ToDictionary(pair => pair.File, pair => pair.Address, StringComparer.Ordinal);

    public string? OfDocument(string file) => folder.Find(file) is { } found && _documents.TryGetValue(found, out var address) ? Escaped(address) : null;

    public string? FileAt(string address)
    {
        var canonical = SiteAddress.Canonical(address);
        if (_files.TryGetValue(canonical, out var known)) return known;
        var path = address.Trim('/');
        foreach (var folderOfTexts in folder.TextFolders.Append(""))
        {
            if (folderOfTexts.Length > 0 && path.StartsWith(folderOfTexts, StringComparison.Ordinal) && _files.TryGetValue(canonical[folderOfTexts.Length..], out known)) return known;
            foreach (var candidate in ContentPath.Candidates(folderOfTexts + path))
            {
                if (folder.Find(candidate) is { } found && _documents.ContainsKey(found)) return found;
            }
        }

        return null;
    }

    // What is served now comes before what once was, and that before what another tool would have made of the file's path.
    private static Dictionary<string, string> FilesByAddress(IReadOnlyList<ListedArticle> articles, IReadOnlyList<ListedPage> pages)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (article, _, _) in articles) files.TryAdd(article.Address, article.File);
        foreach (var (page, _) in pages) files.TryAdd(page.Address, page.File);
        foreach (var (article, _, _) in articles)
            foreach (var alias in article.Aliases) files.TryAdd(alias, article.File);
        foreach (var (page, _) in pages)
            foreach (var alias in page.Aliases) files.TryAdd(alias, page.File);
        foreach (var (article, name, suffix) in articles)
            foreach (var slug in new[] { name.Slug, article.Slug })
                foreach (var address in name.AddressesElsewhere(slug, isSiteLanguage: suffix.Length == 0)) AddElsewhere(address, article.File);
        // By its name alone, whatever folder it lies in: Obsidian's way, and that of many addresses elsewhere.
        foreach (var (article, name, _) in articles)
        {
            AddElsewhere("/" + Path.GetFileNameWithoutExtension(article.File), article.File);
            AddElsewhere("/" + name.Slug, article.File);
        }

        return files;

        void AddElsewhere(string address, string file)
        {
            var canonical = SiteAddress.Canonical(address);
            if (canonical.Length > 1 && !SiteAddress.IsTaken(canonical.Split('/')[1])) files.TryAdd(canonical, file);
        }
    }

    public string? PictureNamed(string name) => folder.PictureNamed(name);

    public ImageAddress? OfImage(string file, string usedBy)
    {
        if (folder.Find(file) is not { } found || !ImageFile.IsImage(found)) return null;
        if (read(found).Image is not { } image) return null;

        var beside = Path.GetDirectoryName(usedBy)?.Replace('\\', '/') is { Length: > 0 } own ? own + "/" : "";
        var address = _documents.TryGetValue(usedBy, out var document) && document.StartsWith("/articles/", StringComparison.Ordinal) && found.StartsWith(beside, StringComparison.Ordinal)
            ? $"{document}/{found[beside.Length..]}"
            : $"/images/{(found.StartsWith("images/", StringComparison.Ordinal) ? found["images/".Length..] : found)}";
        return new ImageAddress(Escaped(address), image.Width, image.Height) { Prepared = shelf?.Find(image) is { Variants.Count: > 0 } prepared ? prepared : null };
    }

    // The same string where nothing in it has to be: every text that links to it keeps it.
    private static string Escaped(string address) => address.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-') ? address : string.Join('/', address.Split('/').Select(Uri.EscapeDataString));
}
