using System.Collections.Frozen;
using MindfulBond.Images;

namespace MindfulBond.Content;

/// <summary>The whole content folder as read at one moment. It never changes; a change of a file makes the next one.</summary>
public sealed class ContentSnapshot
{
    private readonly Func<string, ImageFile?> _image;
    private readonly FrozenSet<string> _articleFolders;

    internal ContentSnapshot(
        SiteInfo site, IReadOnlyList<Article> articles, IReadOnlyList<ContentPage> pages, HelpLines help, IReadOnlyList<Problem> problems,
        Func<string, ImageFile?> image, IEnumerable<string>? articleFiles = null)
    {
        _articleFolders = (articleFiles ?? articles.Select(article => article.File)).Select(FolderOf).ToFrozenSet(StringComparer.Ordinal);
        (Site, Articles, Pages, Help, Problems, _image) = (site, articles, pages, help, problems, image);
        PagesBySlug = pages.ToFrozenDictionary(page => page.Slug, StringComparer.Ordinal);
    }

    /// <summary>What stands before anything was read.</summary>
    public static ContentSnapshot Empty { get; } = new(new SiteInfo(), [], [], HelpLines.None, [], _ => null);

    public SiteInfo Site { get; }

    /// <summary>Every article that could be read, drafts and scheduled ones too, each slug once, in the order of their paths.</summary>
    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<ContentPage> Pages { get; }

    public FrozenDictionary<string, ContentPage> PagesBySlug { get; }

    public HelpLines Help { get; }

    /// <summary>Every file of the folder, as paths relative to it.</summary>
    internal IReadOnlyCollection<string> Files { get; init; } = [];

    /// <summary>What the authors of articles and pages wrote, by file.</summary>
    internal IReadOnlyDictionary<string, TextBody> Bodies { get; init; } = new Dictionary<string, TextBody>();

    /// <summary>The file that a percent-decoded address of the site means, by what it is called here or was where the folder was served before; null when none does.</summary>
    internal Func<string, string?> FileAt { get; init; } = _ => null;

    /// <summary>Whether every text has been rendered once, so that <see cref="Problems"/> holds what is wrong within them.</summary>
    public bool IsLookedThrough { get; init; } = true;

    /// <summary>In the order of files and lines, as far as the texts have been looked at. What depends on the day, and what is looked for only when somebody asks, is <see cref="Checks.ContentDoctor"/>'s.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The same folder with one article otherwise.</summary>
    internal ContentSnapshot With(Article article) => new(
        Site, [.. Articles.Select(other => other.File == article.File ? article : other)], Pages, Help, Problems, _image, _articleFolders.Select(folder => folder + "/"));

    /// <summary>The picture at a path relative to the content folder; null when there is none that can be shown.</summary>
    public ImageFile? Image(string file) => _image(file);

    /// <summary>
    /// The folder whose articles a file belongs to: the nearest one, its own or above it, in which any article lies, drafts and broken ones too.
    /// </summary>
    /// <returns>A path relative to the content folder; null when no article lies there.</returns>
    public string? ArticleFolderOf(string file)
    {
        var folder = file;
        while (folder.Length > 0)
        {
            folder = FolderOf(folder);
            if (_articleFolders.Contains(folder)) return folder;
        }

        return null;
    }

    /// <summary>The folder of a file, relative to the content folder: empty at its top.</summary>
    public static string FolderOf(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];
}
