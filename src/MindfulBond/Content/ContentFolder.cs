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

    private ContentFolder(string root, SortedDictionary<string, FileStamp> files, IReadOnlyList<string> linkedFolders, IReadOnlyList<string> unreadableFolders)
    {
        (Root, Files, LinkedFolders, UnreadableFolders) = (root, files, linkedFolders, unreadableFolders);
        foreach (var file in files.Keys) _byNormalName.TryAdd(file.Normalized(), file);
        TextFolders = Directory.Exists(FullPath("articles")) ? ["articles/"]
            : OtherTools.Projects.FirstOrDefault(project => project.Settings.Any(files.ContainsKey) && files.Keys.Any(file => IsMarkdown(file) && IsIn(project.Texts, file)))?.Texts ?? [""];
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Paths relative to the folder, with forward slashes, in ordinal order.</summary>
    public SortedDictionary<string, FileStamp> Files { get; }

    /// <summary>Links to folders, which are not entered.</summary>
    public IReadOnlyList<string> LinkedFolders { get; }

    /// <summary>Folders whose files nobody told us.</summary>
    public IReadOnlyList<string> UnreadableFolders { get; }

    /// <summary>The folders that hold the articles, each ending with a slash; an empty path when the whole folder does.</summary>
    public IReadOnlyList<string> TextFolders { get; }

    /// <summary>The folders that hold texts in one language each.</summary>
    public IReadOnlySet<string> LanguageFolders => field ??= ContentName.LanguageFolders(Articles.Concat(Pages).Select(WithoutTextFolder));

    /// <exception cref="IOException">The folder is gone or cannot be read.</exception>
    public static ContentFolder Scan(string root)
    {
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"The content folder {root} is not there.");
        var files = new SortedDictionary<string, FileStamp>(StringComparer.Ordinal);
        using var walk = new Walk(root);
        while (walk.MoveNext()) files[walk.Current.Path] = walk.Current.Stamp;
        if (walk.Unread.Contains("")) throw new IOException($"The content folder {root} cannot be read.");
        return new ContentFolder(root, files, [.. walk.Linked.Order(StringComparer.Ordinal)], [.. walk.Unread.Order(StringComparer.Ordinal)]);
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

    /// <summary>The texts that are neither articles nor pages because of where they lie.</summary>
    public IEnumerable<string> Outside
    {
        get
        {
            var shown = Articles.Concat(Pages).ToHashSet(StringComparer.Ordinal);
            return Files.Keys.Where(file => IsMarkdown(file) && !shown.Contains(file));
        }
    }

    private static bool IsMarkdown(string file) => Path.GetExtension(file).ToUpperInvariant() is ".MD" or ".MARKDOWN" or ".MDX";

    // Goes on where a folder cannot be read, and remembers it: its texts would be gone without a word.
    private sealed class Walk : FileSystemEnumerator<(string Path, FileStamp Stamp)>
    {
        private readonly string _root;

        public Walk(string root)
            : base(root, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }) => _root = root;

        public HashSet<string> Unread { get; } = new(StringComparer.Ordinal) { "" };

        public List<string> Linked { get; } = [];

        protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.';

        protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry)
        {
            if (entry.FileName[0] == '.' || OtherTools.FoldersWithoutTexts.Contains(entry.FileName.ToString())) return false;
            var isLink = IsInReach(ref entry) && entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
            if (isLink) Linked.Add(PathOf(ref entry));
            else Unread.Add(PathOf(ref entry));
            return !isLink && IsInReach(ref entry);
        }

        protected override (string Path, FileStamp Stamp) TransformEntry(ref FileSystemEntry entry) => (
            PathOf(ref entry),
            !IsInReach(ref entry) ? new FileStamp(0, 0)
                : entry.Attributes.HasFlag(FileAttributes.ReparsePoint) ? StampBehind(entry.ToFullPath()) : new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcTicks));

        protected override void OnDirectoryFinished(ReadOnlySpan<char> directory) => Unread.Remove(Seen(directory.ToString()));

        protected override bool ContinueOnError(int error) => true;

        // What lies deeper than the system can name has no full path.
        private static bool IsInReach(ref FileSystemEntry entry) => entry.ToFullPath().Length > 0;

        private string PathOf(ref FileSystemEntry entry) => Seen(System.IO.Path.Join(entry.Directory, entry.FileName));

        private string Seen(string path) => System.IO.Path.GetRelativePath(_root, path).Replace('\\', '/') is var seen and not "." ? seen : "";

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
    }
}
