using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using MindfulBond.Content;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Tests.Content;

/// <summary>Folders written for other tools, in <c>Dialects/</c>: one for each tool, and in it a file for each of its habits.</summary>
public sealed class DialectsTests
{
    [Theory]
    [InlineData("hugo", "content/posts/toml.md", "toml", "The tea went cold", "2026-05-02T05:30", "en", "sleep low-mood evenings")]
    [InlineData("hugo", "content/posts/local-date.md", "local-date", "A date without a zone", "2026-05-02T00:00", "en", "")]
    [InlineData("hugo", "content/posts/json.md", "json", "Said in braces", "2026-05-02T09:30", "en", "trust")]
    [InlineData("hugo", "content/posts/later.md", "later", "Not before its day", "2999-01-01T00:00", "en", "")]
    [InlineData("hugo", "content/posts/draft.md", "draft", "Still thinking", "draft", "en", "")]
    [InlineData("hugo", "content/posts/headless/index.md", "headless", "For other pages only", "draft", "en", "")]
    [InlineData("hugo", "content/posts/not-built.md", "not-built", "Not built", "draft", "en", "")]
    [InlineData("hugo", "content/posts/slow-morning/index.md", "slow-morning", "A slow morning", "2026-05-03T00:00", "en", "")]
    [InlineData("hugo", "content/posts/evening.md", "evening", "An evening walk", "2026-05-04T00:00", "en", "")]
    [InlineData("hugo", "content/posts/evening.ar.md", "evening.ar", "نزهة في المساء", "2026-05-04T00:00", "ar", "النوم")]
    [InlineData("hugo", "content/posts/zola.md", "zola", "From Zola", "2026-05-05T00:00", "en", "repair conflict")]
    [InlineData("hugo", "content/letters/_index.md", "letters", "Letters", null, "en", "")]
    [InlineData("jekyll", "_posts/2014-5-12-Unpadded Name.md", "unpadded-name", "Unpadded Name", "2014-05-12T00:00", "en", "")]
    [InlineData("jekyll", "_posts/2026-05-02-first-light.md", "first-light", "First light", "2026-05-02T07:30", "en", "sleep mornings")]
    [InlineData("jekyll", "_posts/2026-05-03-second-thoughts.md", "second-thoughts", "Second thoughts", "2026-05-03T00:00", "en", "sleep low-mood")]
    [InlineData("jekyll", "_posts/2026-05-04-window.md", "window", "The window", "2026-05-04T00:00", "en-GB", "")]
    [InlineData("jekyll", "_posts/2026-05-04-fenster.md", "fenster", "Das Fenster", "2026-05-04T00:00", "de", "")]
    [InlineData("jekyll", "_posts/2026-05-05-unfinished.md", "unfinished", "Unfinished", "draft", "en", "")]
    [InlineData("jekyll", "_drafts/secret.md", "secret", "Secret", "draft", "en", "")]
    [InlineData("jekyll", "_posts/2026-05-06-from-an-editor.md", "from-an-editor", "From an editor", "2026-05-06T00:00", "en", "")]
    [InlineData("jekyll", "about.md", "about", "About us", null, "en", "")]
    [InlineData("eleventy", "posts/json-fence.md", "json-fence", "Between fences", "2026-05-02T00:00", "en", "")]
    [InlineData("eleventy", "posts/toml-fence.md", "toml-fence", "In TOML", "2026-05-02T00:00", "en", "")]
    [InlineData("eleventy", "posts/hidden.md", "hidden", "Hidden", "draft", "en", "")]
    [InlineData("eleventy", "posts/pattern.md", "pattern", "A pattern", "2026-05-02T00:00", "en", "")]
    [InlineData("eleventy", "posts/when.md", "when", "Published when", "2026-05-02T09:30", "en", "")]
    [InlineData("eleventy", "2026/05/02/by-folder.md", "by-folder", "By folder", "2026-05-02T00:00", "en", "")]
    [InlineData("eleventy", "posts/version-1.2.aspx.md", "version-1.2.aspx", "A dotted name", "2026-05-02T00:00", "en", "")]
    [InlineData("eleventy", "posts/page.html.md", "page", "Page.html", "2026-05-02T00:00", "en", "")]
    [InlineData("astro", "src/pages/about.md", "about", "About", null, "en", "")]
    [InlineData("astro", "src/content/blog/first-post.md", "first-post", "First post", "2022-07-08T00:00", "en", "")]
    [InlineData("astro", "src/content/blog/with-parts.mdx", "with-parts", "With parts", "2022-07-09T00:00", "en", "")]
    [InlineData("astro", "src/content/blog/with-url.md", "with-url", "With a picture", "2026-05-02T00:00", "en", "")]
    [InlineData("astro", "src/content/blog/with-src.md", "with-src", "With a source", "2026-05-02T07:30", "en", "")]
    [InlineData("astro", "src/content/guide/en/rest.md", "rest", "Rest", "2026-05-02T00:00", "en", "")]
    [InlineData("astro", "src/content/guide/zh/rest.md", "rest.zh", "休息", "2026-05-02T00:00", "zh", "睡眠")]
    [InlineData("astro", "src/content/guide/fa/rest.md", "rest.fa", "استراحت", "2026-05-02T00:00", "fa", "")]
    [InlineData("obsidian", "Daily/2026-05-02.md", "2026-05-02", "2026-05-02", "2026-05-02T00:00", "en", "")]
    [InlineData("obsidian", "Ångström – café.md", "ångström-café", "Ångström – café", "2026-05-02T09:30", "en", "sleep low-mood")]
    [InlineData("obsidian", "Linter.md", "linter", "Linter", "2026-05-02T00:00", "en", "")]
    [InlineData("obsidian", "Private.md", "private", "Private", "draft", "en", "")]
    [InlineData("obsidian", "People/Untitled.md", "untitled", "Untitled", null, "en", "")]
    [InlineData("others", "learn.md", "learn", "As Microsoft Learn dates it", "2026-05-02T00:00", "en", "")]
    [InlineData("others", "lektor.md", "lektor", "As Lektor dates it", "2026-05-02T00:00", "en", "")]
    [InlineData("others", "hexo.md", "hexo", "As Hexo names it", "2026-05-02T00:00", "en", "")]
    [InlineData("others", "wordpress-draft.md", "wordpress-draft", "From WordPress, draft", "draft", "en", "")]
    [InlineData("others", "wordpress-private.md", "wordpress-private", "From WordPress, private", "draft", "en", "")]
    [InlineData("others", "wordpress-pending.md", "wordpress-pending", "From WordPress, pending", "draft", "en", "")]
    [InlineData("others", "wordpress-publish.md", "wordpress-publish", "From WordPress", "2026-05-22T00:00", "en", "")]
    public void A_file_of_another_tool_says_here_what_it_says_there(string tool, string file, string slug, string title, string? date, string language, string topics)
    {
        var article = ReadFolder(tool).Articles.Single(article => article.File == file);

        var when = article.Draft ? "draft" : article.PublishedUtc?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        Assert.Equal((slug, title, date, language, topics), (article.Slug, article.Title, when, article.Language, string.Join(' ', article.Topics.Select(topic => topic.Slug))));
    }

    [Theory]
    [InlineData("hugo", "content/posts/_index.md:1: note folder-text-empty|content/_index.md:1: warning home-text|README.md:1: note text-outside|archetypes/default.md:1: note text-outside|themes/plain/README.md:1: note text-outside")]
    [InlineData("jekyll", "index.md:1: note folder-text-empty|_posts/2026-05-07-broken.md:2: error yaml-invalid|_posts/2026-05-08-never-ends.md:1: error front-matter-open|_posts/2026-05-09-empty.md:1: error file-empty")]
    [InlineData("eleventy", "posts/script.md:1: error front-matter-script")]
    [InlineData("astro", "README.md:1: note text-outside|src/content/blog/with-parts.mdx:7: warning mdx-code|src/content/blog/with-parts.mdx:9: warning mdx-code")]
    [InlineData("obsidian", "Templates/Note.md:2: error date-invalid|Untitled.md:1: error slug-twice")]
    [InlineData("others", "")]
    public void What_is_not_served_is_listed_and_nothing_else_is_wrong(string tool, string expected)
    {
        var problems = ReadFolder(tool).Problems.Select(problem => problem.ToString()).Select(line => line[..line.IndexOf(": ", line.IndexOf(": ", StringComparison.Ordinal) + 2, StringComparison.Ordinal)]);

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Every_text_of_the_folder_is_served_or_listed(string tool)
    {
        var folder = FolderOf(tool);
        var content = ReadFolder(tool);

        var found = Directory.EnumerateFiles(folder, "*.md*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part.StartsWith('.') || part is "_layouts" or "_site" or "_includes"));
        Assert.Equal(
            found.Order(StringComparer.Ordinal),
            content.Articles.Select(article => article.File).Concat(content.Problems.Select(problem => problem.File)).Distinct().Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Tools => ["hugo", "jekyll", "eleventy", "astro", "obsidian", "others"];

    public static TheoryData<string, string> Rows => [.. OtherTools.Keys.Select(row => (row.Tool, row.Written)).Concat(OtherTools.DraftMarks.Select(mark => (mark.Tool, mark.Key))).Distinct()];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_table_stands_in_a_file(string tool, string written)
    {
        var texts = Directory.EnumerateFiles(FolderOf(""), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText);

        var key = written is "ms.date" ? written : written.Split('.')[^1];
        Assert.True(texts.Any(text => text.Contains(key + ":", StringComparison.Ordinal) || text.Contains(key + " =", StringComparison.Ordinal) || text.Contains($"\"{key}\"", StringComparison.Ordinal)), $"{tool}: {written}");
    }

    [Fact]
    public void What_else_the_files_of_other_tools_say_is_kept()
    {
        var toml = Article("hugo", "toml");
        var first = Article("jekyll", "first-light");
        var astro = Article("astro", "first-post");

        Assert.Equal(("Two people, one kettle.", new DateTime(2026, 6, 1), CommentsMode.Off), (toml.Description, toml.UpdatedUtc, toml.Comments));
        Assert.Equal(["/old/tea"], toml.Aliases);
        Assert.Equal(new DateTime(2999, 1, 1), Article("hugo", "local-date").ExpiresUtc);
        Assert.Equal(["/kitchen/date"], Article("hugo", "local-date").Aliases);
        Assert.Equal(["/zola/page"], Article("hugo", "zola").Aliases);
        Assert.Equal(("content/posts/slow-morning/window.png", "A window with the blind half down"), ("content/posts/slow-morning/" + Article("hugo", "slow-morning").Image, Article("hugo", "slow-morning").ImageAlt));
        Assert.Equal(("The kettle, before anyone speaks.", "A lamp", CommentsMode.Open), (first.Description, first.ImageAlt, first.Comments));
        Assert.NotNull(first.Picture);
        Assert.Equal(["/old/first", "/older/first"], first.Aliases);
        Assert.DoesNotContain("First light", first.Text.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal(CommentsMode.Off, Article("jekyll", "second-thoughts").Comments);
        Assert.Empty(Article("eleventy", "pattern").Aliases);
        Assert.Equal(["/between"], Article("eleventy", "json-fence").Aliases);
        Assert.Equal((new DateTime(2026, 5, 2), "A lamp"), (astro.UpdatedUtc, astro.ImageAlt));
        Assert.All(["first-post", "with-url", "with-src"], slug => Assert.NotNull(Article("astro", slug).Picture));
        Assert.Equal(new DateTime(2026, 5, 3, 7, 30, 0), Article("astro", "with-src").UpdatedUtc);
        Assert.Equal(["/cafe"], Article("obsidian", "ångström-café").Aliases);
        Assert.Equal(new DateTime(2026, 5, 3), Article("obsidian", "ångström-café").UpdatedUtc);
        Assert.Equal((new DateTime(2026, 5, 3), true), (Article("obsidian", "linter").UpdatedUtc!.Value, Article("obsidian", "linter").Picture is not null));
        Assert.Equal(["/hexo/old"], Article("others", "hexo").Aliases);
    }

    [Theory]
    [InlineData("hugo", "slow-morning", "the tea", "/articles/toml")]
    [InlineData("hugo", "slow-morning", "its file", "/articles/toml#said")]
    [InlineData("hugo", "slow-morning", "the address", "/articles/toml#said")]
    [InlineData("hugo", "slow-morning", "what it was called", "/articles/toml")]
    [InlineData("hugo", "slow-morning", "help", "/help")]
    [InlineData("hugo", "evening.ar", "النص الأصلي", "/articles/evening")]
    [InlineData("jekyll", "second-thoughts", "yesterday", "/articles/first-light#the-kettle")]
    [InlineData("jekyll", "second-thoughts", "before", "/articles/first-light")]
    [InlineData("astro", "with-url", "the first", "/articles/first-post")]
    [InlineData("astro", "with-url", "the parts", "/articles/with-parts")]
    [InlineData("astro", "rest", "In Chinese", "/articles/rest.zh")]
    public void A_link_by_folder_by_address_or_by_an_old_address_leads_to_the_article(string tool, string slug, string words, string href)
    {
        Assert.Contains($"<a href=\"{href}\">{words}</a>", Article(tool, slug).Text.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_spaces_has_an_excerpt_that_ends_with_a_sentence_and_a_time_to_read_it()
    {
        var article = Article("astro", "rest.zh");

        Assert.EndsWith("。", article.Description, StringComparison.Ordinal);
        Assert.InRange(article.Description.Length, 90, 180);
        Assert.Equal(1, article.Text.Minutes);
    }

    private static readonly string[] Folders = ["", "posts/", "_posts/", "_drafts/", "en/", "ar/", "zh/", "posts/en/", "2026/05/02/", "content/", "posts/x/"];
    private static readonly string[] Names = ["index.md", "_index.md", "index.ar.md", "2014-5-12-a.md", "2026-05-02.md", "A b.MD", "a.ar.md", "a.zh.md", "é.md", "v1.2.md", "x.aspx.md", "page.html.md", "!.md", "a.markdown", "en.md"];
    private static readonly string[] Texts =
    [
        "Words.", "", "---\ntitle: T\n---\n", "---\nlayout: home\n---\n", "+++\ntitle = 'T'\n+++\nWords.", "+++\ntitle = \n+++\n", "{\"slug\": \"a\"}\nWords.", "{\"slug\": }",
        "---\nslug: a\nlang: ar\n---\nWords.", "---\ndate: {{date}}\n---\n", "---\npublished: false\n---\nWords.", "---js\n{}\n---\nWords.", "[x](/posts/a/) [y](../a/)",
    ];

    [Property(MaxTest = 80)]
    public void In_a_folder_of_any_tool_every_text_is_served_or_listed_and_has_an_address_of_its_own((byte Folder, byte Name, byte Text)[] files, byte kind)
    {
        using var content = new TempContent();
        if (kind % 4 == 1) content.Write("_config.yml", "title: x");
        foreach (var (folder, name, text) in files) content.Write(Folders[folder % Folders.Length] + Names[name % Names.Length], Texts[text % Texts.Length]);

        var snapshot = content.Read();

        var found = Directory.EnumerateFiles(content.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(content.Folder, file).Replace('\\', '/')).Where(file => !file.EndsWith(".yml", StringComparison.Ordinal)).ToHashSet();
        var served = snapshot.Articles.Select(article => article.File).ToHashSet();
        Assert.Subset(found, served);
        Assert.Empty(found.Except(served).Except(snapshot.Problems.Select(problem => problem.File)));
        Assert.Equal(snapshot.Articles.Count, snapshot.Articles.Select(article => article.Slug).Distinct().Count());
    }

    [Fact]
    public void Of_thousands_of_files_with_one_slug_the_first_is_served_and_each_other_is_named()
    {
        using var content = new TempContent();
        for (var i = 0; i < 5000; i++) content.Write($"{i:0000}/ar/a.md", "Words.").Write($"{i:0000}/en/a.md", "Words.");

        var snapshot = content.Read();

        Assert.Equal(["0000/ar/a.md", "0000/en/a.md"], snapshot.Articles.Select(article => article.File));
        Assert.Equal(9998, snapshot.Problems.Count(problem => problem.Rule == "slug-twice"));
    }

    private static Article Article(string tool, string slug) => ReadFolder(tool).Article(slug);

    private static ContentSnapshot ReadFolder(string tool)
    {
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = FolderOf(tool) }), NullLogger<ContentLibrary>.Instance);
        library.Refresh();
        return library.Snapshot;
    }

    private static string FolderOf(string tool, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Dialects", tool);
}
