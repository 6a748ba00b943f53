using System.Text;
using FsCheck.Xunit;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>What must hold for every folder anybody could write.</summary>
public sealed class ContentPropertiesTests
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "---\n", "---", "...\n", "title: ", "date: ", "2026-05-02", "slug: ", "draft: ", "sources: ", "- ", "[", "]", "{", "}", ": ", "\n", "\r\n", "\t", "  ",
            "\"", "'", "|", ">", "&a ", "*a", "!!int ", "%YAML 9.9\n", "?", "@", "`", "~", "0x7f", "# ", "## ", "![x](y.png)", "[x](b.md#z)", "[^1]", "[@a]", ":::care ",
            "<div>", "</", "{{ x }}", "{% x %}", "> [!NOTE]\n> ", "> [!tip]- ", "$$\n", "$x_1$", "<Tabs>", "import a from 'b'\n", "+++\n", "\uFEFF", "\0", "é", "🌿", "\u202E", "1e999", "contentNotes: ", "series: ", "aliases: ", "changes: ", "authors: ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
    ];

    [Property(MaxTest = 150)]
    public void Whatever_bytes_a_file_holds_the_other_articles_are_served(byte[] picks, byte[] bytes, bool inFrontMatter)
    {
        byte[] file = [.. inFrontMatter ? "---\n"u8 : [], .. picks.SelectMany(pick => Pieces[pick % Pieces.Length]), .. bytes, .. inFrontMatter ? "\n---\n"u8 : []];
        using var content = new TempContent().Article("a.md", "title: A", "[b](b.md)").Article("z.md", "title: Z").Write("articles/strange.md", file);

        var first = content.Read();
        var again = content.Write("articles/strange.md", [.. file, .. "\n"u8]).Read();

        foreach (var snapshot in new[] { first, again })
        {
            Assert.Contains("a", snapshot.Slugs());
            Assert.Contains("z", snapshot.Slugs());
            Assert.True(snapshot.Articles.Any(article => article.File == "articles/strange.md")
                || snapshot.Problems.Any(problem => problem is { File: "articles/strange.md", Severity: Severity.Error }));
        }
    }

    [Property(MaxTest = 60)]
    public void Whatever_bytes_the_site_file_and_the_help_lines_hold_the_articles_are_served(byte[] picks, byte[] bytes, bool site)
    {
        byte[] file = [.. picks.SelectMany(pick => Pieces[pick % Pieces.Length]), .. bytes];
        using var content = new TempContent().Article("a.md", "title: A").Write(site ? "site.yaml" : "help/lines.yaml", file);

        Assert.Equal(["a"], content.Read().Slugs());
    }

    private static readonly string[] Folders = ["articles", "articles/deep", "articles/Deep", "articles/x/index", "pages", "", "help", "images", ".dot", "node_modules"];
    private static readonly string[] Names = ["a.md", "A.md", "b.MD", "2026-05-02-a.md", "é.md", "e\u0301.md", "index.md", "!.md", "help.md", "c.markdown", "d.txt", ".e.md", "f g.md"];
    private static readonly string[] Texts = ["Text", "", "---\ntitle: T\n---\nText", "---\ntitle: T", "---\nslug: a\n---\nText", "---\ntitle: [\n---\n", "---\ndate: x\n---\n", "[x](a.md) ![](b.png)"];

    [Property(MaxTest = 80)]
    public void Every_text_found_is_served_or_stands_in_the_list_of_problems((byte Folder, byte Name, byte Text)[] files)
    {
        using var content = new TempContent();
        Directory.CreateDirectory(content.Path("articles"));
        foreach (var (folder, name, text) in files)
            content.Write(Path.Combine(Folders[folder % Folders.Length], Names[name % Names.Length]), Texts[text % Texts.Length]);

        var snapshot = content.Read();

        var found = Directory.EnumerateFiles(content.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(content.Folder, file).Replace('\\', '/'))
            .Where(file => (file.StartsWith("articles/", StringComparison.Ordinal) || file.StartsWith("pages/", StringComparison.Ordinal))
                && !file.Contains("/.", StringComparison.Ordinal) && !file.EndsWith(".txt", StringComparison.Ordinal))
            .ToHashSet();
        var served = snapshot.Articles.Select(article => article.File).Concat(snapshot.Pages.Select(page => page.File)).ToHashSet();
        var listed = snapshot.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.File).ToHashSet();
        Assert.Subset(found, served);
        Assert.Empty(found.Except(served).Except(listed));
        Assert.Equal(snapshot.Articles.Count, snapshot.Articles.Select(article => article.Slug).Distinct().Count());
        Assert.Equal(snapshot.Pages.Count, snapshot.Pages.Select(page => page.Slug).Distinct().Count());
    }

    [Property(MaxTest = 60)]
    public void After_any_changes_a_library_shows_what_a_fresh_one_reads(byte[] changes)
    {
        using var content = new TempContent();
        Directory.CreateDirectory(content.Path("articles"));
        content.Read();
        foreach (var change in changes)
        {
            content.Change(change);
            content.Read();
        }

        var fresh = content.NewLibrary();
        fresh.Refresh();

        var shown = content.Library.Refresh() ? throw new InvalidOperationException("Something was left to read.") : content.Library.Snapshot;
        Assert.Equal(fresh.Snapshot.Slugs(), shown.Slugs());
        Assert.Equal(fresh.Snapshot.Articles.Select(article => article.Text.Html.ToString()), shown.Articles.Select(article => article.Text.Html.ToString()));
        Assert.Equal(fresh.Snapshot.Problems, shown.Problems.Where(problem => problem.Rule != "file-gone"));
    }
}
