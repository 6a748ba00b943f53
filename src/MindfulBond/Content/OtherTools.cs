namespace MindfulBond.Content;

/// <summary>
/// What other tools call things, so that a folder written for them is served as it lies there: one row for each habit, and beside the tests
/// (<c>Content/Dialects</c>) a file for each row.
/// </summary>
internal static class OtherTools
{
    /// <summary>Their keys of an article's front matter. Where several stand in one file, ours counts first, then the order of the rows.</summary>
    public static IReadOnlyList<KeySpelling> Keys { get; } =
    [
        new("Hugo", "description", "summary"),
        new("Jekyll", "description", "excerpt"),
        new("Hugo", "date", "publishDate"),
        new("Astro", "date", "pubDate"),
        new("Astro", "date", "pubDatetime"),
        new("Lektor", "date", "pub_date"),
        new("Eleventy", "date", "published"),
        new("Obsidian", "date", "created"),
        new("Obsidian", "date", "date created"),
        new("Microsoft Learn", "date", "ms.date"),
        new("Hugo", "updated", "lastmod"),
        new("Jekyll", "updated", "last_modified_at"),
        new("Astro", "updated", "updatedDate"),
        new("Astro", "updated", "modDatetime"),
        new("Obsidian", "updated", "modified"),
        new("Obsidian", "updated", "date modified"),
        new("Hugo", "expires", "expiryDate"),
        new("Hugo", "topics", "tags"),
        new("Hugo", "topics", "categories"),
        new("Jekyll", "topics", "tag"),
        new("Jekyll", "topics", "category"),
        new("Zola", "topics", "taxonomies.tags"),
        new("Zola", "topics", "taxonomies.categories"),
        new("Jekyll", "aliases", "redirect_from"),
        new("Jekyll", "aliases", "permalink"),
        new("Hugo", "aliases", "url"),
        new("Zola", "aliases", "path"),
        new("Hexo", "aliases", "alias"),
        new("Jekyll", "image", "image.path"),
        new("Astro", "image", "image.src"),
        new("Astro", "image", "image.url"),
        new("Astro", "image", "heroImage"),
        new("Hugo", "image", "cover.image"),
        new("Obsidian", "image", "cover"),
        new("Jekyll", "imageAlt", "image.alt"),
        new("Hugo", "imageAlt", "cover.alt"),
        new("Jekyll", "lang", "locale"),
        new("Eleventy", "lang", "language"),
        new("Jekyll", "translationKey", "ref"),
        new("Hugo", "comments", "comment"),
    ];

    /// <summary>Their keys that mean nothing here and look like a slip of one that does; nothing is said of them.</summary>
    public static IReadOnlyList<ForeignKey> KeysLeftAlone { get; } =
    [
        new("Hugo", "math"),
        new("Hugo", "images"),
        new("Hugo", "resources"),
        new("Hugo", "translations"),
        new("Jekyll", "related"),
        new("Jekyll", "subtitle"),
        new("Jekyll", "content"),
        new("Jekyll", "js"),
        new("Jekyll", "redirect_to"),
        new("Jekyll", "heading"),
        new("Jekyll", "languages"),
        new("Jekyll", "public"),
        new("Jekyll", "tab"),
        new("Eleventy", "data"),
        new("Eleventy", "href"),
        new("Eleventy", "metaTitle"),
        new("Eleventy", "meta_title"),
        new("Eleventy", "rel"),
        new("Astro", "ogImage"),
        new("Astro", "ogImageAlt"),
        new("Astro", "ogDescription"),
        new("VitePress", "features"),
        new("Microsoft Learn", "ms.author"),
        new("Obsidian", "source"),
        new("Obsidian", "creator"),
        new("Obsidian", "publisher"),
        new("Obsidian", "created_by"),
        new("Obsidian", "dg-permalink"),
        new("Obsidian", "dg-publish"),
        new("Obsidian", "lng"),
        new("Obsidian", "uri"),
    ];

    /// <summary>Their ways to say that something is not for readers yet. <c>draft</c> itself is ours.</summary>
    public static IReadOnlyList<DraftMark> DraftMarks { get; } =
    [
        new("Jekyll", "published", "false"),
        new("Obsidian", "publish", "false"),
        new("Hugo", "headless", "true"),
        new("Hugo", "build.render", "never"),
        new("Hugo", "_build.render", "never"),
        new("Eleventy", "permalink", "false"),
        new("WordPress", "status", "draft"),
        new("WordPress", "status", "private"),
        new("WordPress", "status", "pending"),
    ];

    /// <summary>A folder of this name, at any depth, holds what is not to be published yet.</summary>
    public const string DraftFolder = "_drafts";

    /// <summary>Folders that hold a tool's own files and never texts, at any depth. Those that begin with a dot are left alone anyway.</summary>
    public static IReadOnlyList<string> FoldersWithoutTexts { get; } = ["node_modules", "_site", "_layouts", "_includes", "_data", "_sass", "_plugins"];

    /// <summary>Where a whole project keeps its texts; what else it holds (themes, patterns for new posts, a read-me) is not for readers.</summary>
    public static IReadOnlyList<ToolProject> Projects { get; } =
    [
        new("Hugo", ["hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml"], ["content/"]),
        new("Astro", ["astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs"], ["src/content/", "src/pages/"]),
    ];
}

/// <param name="Tool">Where it is seen most.</param>
/// <param name="Key">A key of front matter.</param>
internal sealed record ForeignKey(string Tool, string Key);

/// <param name="Tool">Who says it so.</param>
/// <param name="Key">A key of front matter.</param>
/// <param name="Value">What it holds in a draft, in any case; <c>false</c> stands for <c>no</c> and <c>off</c> as well.</param>
internal sealed record DraftMark(string Tool, string Key, string Value);

/// <param name="Tool">Whose project it is.</param>
/// <param name="Settings">Files, any of which lies at the top of such a project.</param>
/// <param name="Texts">The folders that hold its texts, each ending with a slash.</param>
internal sealed record ToolProject(string Tool, IReadOnlyList<string> Settings, IReadOnlyList<string> Texts);
