using System.IO.Enumeration;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>What tells whether a file changed: its length in bytes and its last write in UTC ticks.</summary>
internal sealed record FileStamp(long Length, long LastWriteTicks);

/// <summary>
/// The files of a content folder at one moment. Names beginning with a dot and <c>node_modules</c> are not content; linked folders are not
/// entered, so that a link cannot lead in circles.
/// </summary>
internal sealed class ContentFolder
{
    private readonly Dictionary<string, string> _byNormalName = new(StringComparer.Ordinal);

    private ContentFolder(string root, SortedDictionary<string, FileStamp> files)
    {
        (Root, Files) = (root, files);
        foreach (var file in files.Keys) _byNormalName.TryAdd(file.Normalized(), file);
        HasArticlesFolder = Directory.Exists(FullPath("articles"));
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Paths relative to the folder, with forward slashes, in ordinal order.</summary>
    public SortedDictionary<string, FileStamp> Files { get; }

    private bool HasArticlesFolder { get; }

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
                entry.FileName[0] != '.' && entry.FileName is not "node_modules" && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        foreach (var (path, stamp) in entries) files[path] = stamp;
        return new ContentFolder(root, files);
    }

    public string FullPath(string file) => Path.Combine(Root, file);

    /// <summary>The file's path as the disk spells it, whatever the Unicode form asked for; null when there is none.</summary>
    public string? Find(string file) => _byNormalName.GetValueOrDefault(file.Normalized());

    /// <summary>The articles: what lies in <c>articles/</c>, or, in a folder without one, every text that is nothing else.</summary>
    public IEnumerable<string> Articles => Files.Keys.Where(file => IsMarkdown(file) && (HasArticlesFolder
        ? file.StartsWith("articles/", StringComparison.Ordinal)
        : !file.StartsWith("pages/", StringComparison.Ordinal) && !file.StartsWith("help/", StringComparison.Ordinal) && !file.StartsWith("images/", StringComparison.Ordinal)));

    public IEnumerable<string> Pages => Files.Keys.Where(file => IsMarkdown(file) && file.StartsWith("pages/", StringComparison.Ordinal));

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

    private static bool IsMarkdown(string file) => Path.GetExtension(file).ToUpperInvariant() is ".MD" or ".MARKDOWN";
}
