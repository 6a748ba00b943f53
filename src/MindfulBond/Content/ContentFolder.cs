using System.IO.Enumeration;
using MindfulBond.Images;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>What tells whether a file changed: its length in bytes and its last write in UTC ticks.</summary>
internal sealed record FileStamp(long Length, long LastWriteTicks);

/// <summary>
/// The files of a content folder at one moment. Names beginning with a dot and the folders of <see cref="OtherTools"/> are not content; linked
/// folders are not entered, so that a link cannot lead in circles.
/// </summary>
internal sealed class ContentFolder
{
    private static readonly string[] NotArticles = ["pages/", "help/", "images/"];

    private readonly Dictionary<string, string> _byNormalName = new(StringComparer.Ordinal);

    private ContentFolder(string root, SortedDictionary<string, FileStamp> files)
    {
        (Root, Files) = (root, files);
        foreach (var file in files.Keys) _byNormalName.TryAdd(file.Normalized(), file);
        TextFolders = Directory.Exists(FullPath("articles")) ? ["articles/"]
            : OtherTools.Projects.FirstOrDefault(project => project.Settings.Any(files.ContainsKey) && files.Keys.Any(file => IsMarkdown(file) && IsIn(project.Texts, file)))?.Texts ?? [""];
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Paths relative to the folder, with forward slashes, in ordinal order.</summary>
    public SortedDictionary<string, FileStamp> Files { get; }

    /// <summary>The folders that hold the articles, each ending with a slash; an empty path when the whole folder does.</summary>
    public IReadOnlyList<string> TextFolders { get; }

    /// <summary>The folders that hold texts in one language each.</summary>
    public IReadOnlySet<string> LanguageFolders => field ??= ContentName.LanguageFolders(Articles.Concat(Pages).Select(WithoutTextFolder));

    /// <exception cref="IOException">The folder is gone or cannot be read.</exception>
    public static ContentFolder Scan(string root)
    {
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"The content folder {root} is not there.");
        var files = new SortedDictionary<string, FileStamp>(StringComparer.Ordinal);
        var entries = new FileSystemEnumerable<(string Path, FileStamp Stamp)>(
            root,
            (ref FileSystemEntry entry) => (
                System.IO.Path.GetRelativePath(root, entry.ToFullPath()).Replace('\\', '/'),
                entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? StampBehind(entry.ToFullPath()) : new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcTicks)),
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                entry.FileName[0] != '.' && !OtherTools.FoldersWithoutTexts.Contains(entry.FileName.ToString()) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        foreach (var (path, stamp) in entries) files[path] = stamp;
        return new ContentFolder(root, files);
    }

    public string FullPath(string file) => Path.Combine(Root, file);

    /// <summary>The file's path as the disk spells it, whatever the Unicode form asked for; null when there is none.</summary>
    public string? Find(string file) => _byNormalName.GetValueOrDefault(file.Normalized());

    /// <summary>The picture of a name, or of the end of a path, wherever it lies, in any case; the one nearest to the top of the folder.</summary>
    public string? PictureNamed(string name)
    {
        var end = "/" + name.Normalized();
        return Pictures[end[(end.LastIndexOf('/') + 1)..]].Where(file => ("/" + file.Normalized()).EndsWith(end, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file.Count(letter => letter == '/')).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault();
    }

    private ILookup<string, string> Pictures =>
        field ??= Files.Keys.Where(ImageFile.IsImage).ToLookup(file => file[(file.LastIndexOf('/') + 1)..].Normalized(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The articles: what lies in <c>articles/</c>, or where another tool keeps its texts, or every text that is nothing else.</summary>
    public IEnumerable<string> Articles => Files.Keys.Where(file => IsMarkdown(file) && IsIn(TextFolders, file) && (TextFolders[0].Length > 0 || !IsIn(NotArticles, file)));

    public IEnumerable<string> Pages => Files.Keys.Where(file => IsMarkdown(file) && file.StartsWith("pages/", StringComparison.Ordinal));

    /// <summary>What the path of a text says.</summary>
    public ContentName NameOf(string file) => ContentName.Of(WithoutTextFolder(file), LanguageFolders);

    private string WithoutTextFolder(string file) =>
        file[(TextFolders.Append("pages/").FirstOrDefault(folder => file.StartsWith(folder, StringComparison.Ordinal) && folder.Length > 0)?.Length ?? 0)..];

    private static bool IsIn(IEnumerable<string> folders, string file) => folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));

    // A link itself never changes when what it leads to does.
    private static FileStamp StampBehind(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is FileInfo { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : new FileStamp(0, 0);
        }
        catch (IOException)
        {
            return new FileStamp(0, 0);
        }
    }

    private static bool IsMarkdown(string file) => Path.GetExtension(file).ToUpperInvariant() is ".MD" or ".MARKDOWN" or ".MDX";
}
