using System.Text.RegularExpressions;
using MindfulBond.Content.Markdown;
using MindfulBond.Text;

namespace MindfulBond.Content;

/// <summary>Reads an article's front matter: every canonical key, its aliases and its fallbacks.</summary>
internal static partial class ArticleFile
{
    /// <summary>The topics a content note may name: plain words for what a reader may want to know beforehand.</summary>
    public static readonly IReadOnlyList<string> NoteTopics =
    [
        "abuse", "sexual violence", "suicide", "self-harm", "pregnancy loss", "infidelity", "substance use", "eating", "death",
    ];

    private static readonly string[] Keys =
    [
        "title", "slug", "description", "date", "updated", "author", "authors", "topics", "tags", "categories", "series", "draft", "aliases",
        "redirect_from", "permalink", "url", "path", "image", "imageAlt", "lang", "featured", "expires", "comments", "sentences", "tabTitle",
        "sensitivity", "contentNotes", "crisisTopics", "reviewedBy", "reviewedOn", "nextReview", "sources", "evidence", "changes",
    ];

    /// <summary>
    /// The article without its text, which is rendered once every address is known; null when the file cannot be served, and then a problem
    /// says why. A key nobody knows is left alone: real folders are full of them.
    /// </summary>
    public static UnrenderedArticle? Read(string file, string text, SiteInfo site, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Error(1, "file-empty", "The file is empty. Write something in it, or remove it.");
            return null;
        }

        if (FrontMatter.Split(text, problems) is not var (matter, body, bodyLine)) return null;

        foreach (var key in matter.Keys.Where(key => !Keys.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            if (DidYouMean.Among(Keys, key) is { } meant)
                problems.Warning(matter.LineOf(key), "key-unknown", $"“{key}” means nothing here; “{meant}” was probably meant.");
        }

        var (fileSlug, fileDate) = FromFileName(file);
        var slug = matter.Text("slug") is { } own ? Slug.From(own) : fileSlug;
        if (slug.Length == 0)
        {
            problems.Error(matter.LineOf("slug"), "slug-empty", "No address can be made of this name. Add a key such as “slug: first-light”.");
            return null;
        }

        // A wrong date could publish too early or never end: such a file waits until it is mended.
        var dated = matter.TryInstant("date", site.TimeZone, out var published);
        var ends = matter.TryInstant("expires", site.TimeZone, out var expires);
        if (!dated || !ends) return null;
        matter.TryInstant("updated", site.TimeZone, out var updated);
        if (published is null && !matter.Has("date") && fileDate is { } day)
            published = LocalTime.ToUtc(day.ToDateTime(TimeOnly.MinValue), site.TimeZone);

        var (series, part) = ReadSeries(matter, site);
        var article = new Article
        {
            File = file,
            Slug = slug,
            Title = matter.Prose("title") ?? "",
            TabTitle = matter.Prose("tabTitle"),
            Description = matter.Prose("description") ?? "",
            HasDescription = matter.Text("description") is not null,
            PublishedUtc = published,
            UpdatedUtc = updated,
            ExpiresUtc = expires,
            Draft = IsDraft(file, matter),
            Featured = matter.Flag("featured", otherwise: false),
            Authors = ReadAuthors(matter, site),
            Topics = ReadTopics(matter, site, problems),
            Series = series,
            Part = part,
            Aliases = ReadAliases(matter, "/articles/" + slug),
            Image = matter.Text("image"),
            ImageAlt = matter.Prose("imageAlt"),
            Language = SiteFile.Language(matter, "lang", problems) ?? site.Language,
            Comments = matter.Word("comments", CommentsMode.Open),
            Sentences = [.. matter.List("sentences").Select(Typography.Set)],
            Sensitivity = matter.Word("sensitivity", Sensitivity.Normal),
            ContentNotes = ReadContentNotes(matter, problems),
            CrisisTopics = [.. matter.List("crisisTopics").Select(Slug.From).Where(topic => topic.Length > 0)],
            ReviewedBy = ReadReviewer(matter),
            ReviewedOn = matter.Day("reviewedOn"),
            NextReview = matter.Day("nextReview"),
            Sources = ReadSources(matter, problems),
            Evidence = matter.Prose("evidence"),
            Changes = ReadChanges(matter),
            KeyLines = matter.KeyLines,
            Text = RenderedText.Empty,
        };
        return new UnrenderedArticle(article, new MarkdownSource(file, bodyLine, body, matter.Text("title"), article.Sources));
    }

    /// <summary>Reads a standing page.</summary>
    /// <inheritdoc cref="Read"/>
    public static UnrenderedPage? ReadPage(string file, string text, SiteInfo site, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Error(1, "file-empty", "The file is empty. Write something in it, or remove it.");
            return null;
        }

        if (FrontMatter.Split(text, problems) is not var (matter, body, bodyLine)) return null;

        var slug = Slug.From(matter.Text("slug") ?? FromFileName(file).Slug);
        if (slug.Length == 0)
        {
            problems.Error(matter.LineOf("slug"), "slug-empty", "No address can be made of this name. Add a key such as “slug: about”.");
            return null;
        }

        matter.TryInstant("updated", site.TimeZone, out var updated);
        var page = new ContentPage
        {
            File = file,
            Slug = slug,
            Title = matter.Prose("title") ?? "",
            TabTitle = matter.Prose("tabTitle"),
            Description = matter.Prose("description") ?? "",
            UpdatedUtc = updated,
            Aliases = ReadAliases(matter, "/" + slug),
            Language = SiteFile.Language(matter, "lang", problems) ?? site.Language,
            Text = RenderedText.Empty,
        };
        return new UnrenderedPage(page, new MarkdownSource(file, bodyLine, body, matter.Text("title"), []));
    }

    /// <summary>A title made of a file name, for a text that has neither title nor heading.</summary>
    public static string TitleFromFileName(string file)
    {
        var words = Stem(file).Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? file : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static (string Slug, DateOnly? Date) FromFileName(string file)
    {
        var stem = Name(file);
        var match = LeadingDate().Match(stem);
        return match.Success && DateOnly.TryParse(match.Groups["date"].Value, System.Globalization.CultureInfo.InvariantCulture, out var date)
            ? (Slug.From(match.Groups["rest"].Value), date)
            : (Slug.From(stem), null);
    }

    private static string Stem(string file)
    {
        var stem = Name(file);
        var match = LeadingDate().Match(stem);
        return match.Success ? match.Groups["rest"].Value : stem;
    }

    // An article in a folder of its own is called after the folder.
    private static string Name(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name is "index" or "_index" && Path.GetDirectoryName(file) is { Length: > 0 } folder ? Path.GetFileName(folder) : name;
    }

    // A slip must not publish what was meant to stay private, nor may a folder that another tool kept: Jekyll and Hugo say it in these ways.
    private static bool IsDraft(string file, FrontMatter matter) =>
        (matter.Text("draft") is not null && matter.Flag("draft", otherwise: true))
        || string.Equals(matter.Text("published"), "false", StringComparison.OrdinalIgnoreCase)
        || (matter.Map("status") is null && string.Equals(matter.Text("status"), "draft", StringComparison.OrdinalIgnoreCase))
        || file.Split('/').Contains("_drafts");

    private static List<AuthorInfo> ReadAuthors(FrontMatter matter, SiteInfo site)
    {
        var authors = matter.Maps(matter.Has("authors") ? "authors" : "author", "name")
            .Select(map => map.Text("name") is { } name ? site.Author(name) : null).OfType<AuthorInfo>();
        return [.. authors.Where(author => author.Slug.Length > 0).DistinctBy(author => author.Slug)];
    }

    private static List<TopicInfo> ReadTopics(FrontMatter matter, SiteInfo site, ProblemList problems)
    {
        var names = new[] { "topics", "tags", "categories" }.SelectMany(key => matter.List(key));
        var topics = new List<TopicInfo>();
        foreach (var name in names)
        {
            var slug = Slug.From(name);
            if (slug.Length == 0 || topics.Any(topic => topic.Slug == slug)) continue;
            var known = site.Topics.FirstOrDefault(topic => topic.Slug == slug);
            if (known is null && DidYouMean.Among(site.Topics.Select(topic => topic.Name), name) is { } meant)
                problems.Warning(matter.LineOf("topics"), "topic-unknown", $"The topic “{name}” is not in site.yaml; “{meant}” was probably meant.");
            topics.Add(known ?? new TopicInfo(slug, name, Sentence: null, Description: null, Sensitive: false));
        }

        return topics;
    }

    private static (SeriesInfo? Series, int? Part) ReadSeries(FrontMatter matter, SiteInfo site)
    {
        var map = matter.Map("series");
        var name = map is null ? (matter.List("series") is [var only, ..] ? only : null) : map.Text("name");
        if (name is null || Slug.From(name) is not { Length: > 0 } slug) return (null, null);
        return (site.Series.FirstOrDefault(series => series.Slug == slug) ?? new SeriesInfo(slug, name, Description: null), map?.Number("part"));
    }

    // In Obsidian "aliases" are other names of a note: only what begins with a slash is an address.
    private static List<string> ReadAliases(FrontMatter matter, string address) =>
    [
        .. new[] { "aliases", "redirect_from", "permalink", "url", "path" }.SelectMany(key => matter.List(key))
            .Where(alias => alias.StartsWith('/') && !alias.StartsWith("//", StringComparison.Ordinal))
            .Select(alias => SiteAddress.Canonical(Uri.UnescapeDataString(alias)))
            .Where(alias => alias != address && alias.Length > 1)
            .Distinct(StringComparer.Ordinal),
    ];

    private static List<ContentNote> ReadContentNotes(FrontMatter matter, ProblemList problems)
    {
        var notes = new List<ContentNote>();
        foreach (var map in matter.Maps("contentNotes", "topic"))
        {
            var topic = map.Text("topic")?.ToLowerInvariant();
            if (topic is not null && NoteTopics.Contains(topic))
                notes.Add(new ContentNote(topic, map.Prose("section"), map.LineOf("topic")));
            else
                problems.Error(map.Line, "content-note-unknown", $"A content note names one of: {string.Join(", ", NoteTopics)}. “{topic}” is left out.");
        }

        return notes;
    }

    private static Reviewer? ReadReviewer(FrontMatter matter) => matter.Map("reviewedBy") is { } map
        ? map.Text("name") is { } name ? new Reviewer(name, map.Text("credentials")) : null
        : matter.Has("reviewedBy") && matter.Text("reviewedBy") is { } plain ? new Reviewer(plain, Credentials: null) : null;

    private static List<Source> ReadSources(FrontMatter matter, ProblemList problems)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var map in matter.Maps("sources", "citation"))
        {
            var (id, citation) = (map.Text("id"), map.Text("citation"));
            if (id is null || citation is null)
            {
                problems.Error(map.Line, "source-incomplete", "A source needs an id and a citation; it is left out.");
                continue;
            }

            var doi = map.Text("doi");
            if (doi is not null && !Doi().IsMatch(doi))
            {
                problems.Error(map.LineOf("doi"), "doi-invalid", $"“{doi}” is not a DOI. Write it without address, such as 10.1037/fam0000946.");
                doi = null;
            }

            var url = map.Text("url");
            if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            {
                problems.Error(map.LineOf("url"), "address-invalid", $"“{url}” is not a web address.");
                url = null;
            }

            if (!sources.TryAdd(id, new Source(id, citation, doi, url, map.Text("kind"), map.Day("seenOn"), map.Line)))
                problems.Error(map.Line, "source-twice", $"The source id “{id}” stands twice; the first one counts. Give this one another id.");
        }

        return [.. sources.Values];
    }

    private static List<Change> ReadChanges(FrontMatter matter) =>
        [.. matter.Maps("changes", "what").Where(map => map.Text("what") is not null).Select(map => new Change(map.Day("date"), map.Prose("what")!))];

    [GeneratedRegex(@"^(?<date>\d{4}-\d{1,2}-\d{1,2})[-_ ](?<rest>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingDate();

    // The DOI handbook's form: prefix 10.NNNN, a slash, and a suffix without white space.
    [GeneratedRegex(@"^10\.\d{4,9}/[^\s""<>]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doi();
}

/// <summary>An article whose text waits for the addresses of the others.</summary>
internal sealed record UnrenderedArticle(Article Article, MarkdownSource Source);

/// <inheritdoc cref="UnrenderedArticle"/>
internal sealed record UnrenderedPage(ContentPage Page, MarkdownSource Source);
