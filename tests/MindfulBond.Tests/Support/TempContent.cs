using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Images;

namespace MindfulBond.Tests.Support;

/// <summary>A content folder for one test, deleted afterwards.</summary>
internal sealed class TempContent : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("mindfulbond-");
    private DateTime _lastWrite = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public TempContent(IImageShelf? images = null)
    {
        Folder = System.IO.Path.Combine(_own.FullName, "content");
        Directory.CreateDirectory(Folder);
        Library = NewLibrary(images);
    }

    /// <summary>The content folder's full path. Its parent belongs to the test too.</summary>
    public string Folder { get; }

    public string Beside(string name) => System.IO.Path.Combine(_own.FullName, name);

    public ContentLibrary Library { get; }

    public ContentLibrary NewLibrary(IImageShelf? images = null) => new(Options.Create(new ContentOptions { Path = Folder }), NullLogger<ContentLibrary>.Instance, images);

    public string Path(string file) => System.IO.Path.Combine(Folder, file);

    public TempContent Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, and gives it a time of writing that no other has: clocks of file systems tick too slowly for a test.</summary>
    public TempContent Write(string file, byte[] bytes)
    {
        var path = Path(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, _lastWrite = _lastWrite.AddSeconds(1));
        return this;
    }

    /// <summary>Writes an article under <c>articles/</c> with one paragraph of text.</summary>
    public TempContent Article(string name, string matter = "", string body = "Some words.") =>
        Write($"articles/{name}", matter.Length == 0 ? body : $"---\n{matter}\n---\n{body}");

    public TempContent Delete(string file)
    {
        File.Delete(Path(file));
        return this;
    }

    /// <summary>The change that a number stands for: one of four articles goes or says something else, or <c>site.yaml</c> does.</summary>
    public void Change(byte number)
    {
        var name = $"articles/{(char)('a' + number % 4)}.md";
        var target = (char)('a' + number / 4 % 4);
        if (number % 5 == 0 && File.Exists(Path(name))) Delete(name);
        else if (number % 5 == 1) Write("site.yaml", $"title: {number}");
        else Write(name, $"---\nslug: s{number / 16 % 6}\n---\n[x]({target}.md#{number % 3}) ![x]({target}.png)\n\n## {number % 2}");
    }

    public TempContent Move(string from, string to)
    {
        File.Move(Path(from), Path(to), overwrite: true);
        return this;
    }

    /// <summary>Refreshes the library and returns what stands in it now.</summary>
    public ContentSnapshot Read()
    {
        Library.Refresh();
        return Library.Snapshot;
    }

    public void Dispose() => _own.Delete(recursive: true);
}

internal static class Snapshots
{
    /// <summary>The article with this slug.</summary>
    public static Article Article(this ContentSnapshot content, string slug) => Assert.Single(content.Articles, article => article.Slug == slug);

    public static IEnumerable<string> Slugs(this ContentSnapshot content) => content.Articles.Select(article => article.Slug);

    /// <summary>The one problem with this rule.</summary>
    public static Problem Problem(this ContentSnapshot content, string rule) => Assert.Single(content.Problems, problem => problem.Rule == rule);
}
