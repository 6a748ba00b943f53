using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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
        "title", "slug", "description", "date", "updated", "author", "authors", "topics", "series", "draft", "aliases", "image", "imageAlt", "lang",
        "translationKey", "featured", "expires", "comments", "sentences", "tabTitle", "sensitivity", "contentNotes", "crisisTopics", "reviewedBy",
        "reviewedOn", "nextReview", "sources", "evidence", "changes",
    ];

    private static readonly KeySpellings Spellings = new(OtherTools.Keys);

    private static readonly FrozenSet<string> KeysLeftAlone = OtherTools.KeysLeftAlone.Select(foreign => foreign.Key).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KnownKeys = Keys.Concat(OtherTools.Keys.Select(row => row.Written)).Concat(OtherTools.Keys.Select(row => row.Written.Split('.')[0]))
        .Concat(OtherTools.DraftMarks.Select(mark => mark.Key)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The article, whose text is rendered when somebody asks for it; null when the file cannot be served, and then a problem says why. A key
    /// nobody knows is left alone: real folders are full of them.
    /// </summary>
    /// <param name="file">Path relative to the content folder.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="site">What holds where the file says nothing.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="name">What its path says; without it, what the path alone can say.</param>
    /// <param name="keep">Takes charge of what is written below the front matter; without it nobody does.</param>
    public static ListedArticle? Read(string file, string text, SiteInfo site, ProblemList problems, ContentName? name = null, Func<TextPlace, IReadOnlyList<Source>, TextBody>? keep = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Error(1, "file-empty", "The file is empty. Write something in it, or remove it.");
            return null;
        }

        name ??= ContentName.Of(file);
        if (FrontMatter.Split(text, problems, Spellings) is not var (matter, body, bodyLine)) return null;
        if (IsFolderText(name, matter, body, problems)) return null;

        foreach (var key in matter.Keys.Where(key => !KnownKeys.Contains(key) && !KeysLeftAlone.Contains(key)))
        {
            if (DidYouMean.Among(KnownKeys, key) is { } meant)
                problems.Warning(matter.LineOf(key), "key-unknown", $"“{key}” means nothing here; “{meant}” was probably meant.");
        }

        // Every language but the site's own stands in the address, so that a translation never takes it from what it translates.
        var suffix = LanguageSuffix(name, site);
        var slug = matter.Text("slug") is { } own ? ContentName.SlugOf(own) : name.Slug.Length > 0 ? name.Slug + suffix : "";
        if (slug.Length == 0)
        {
            problems.Error(matter.LineOf("slug"), "slug-empty", "No address can be made of this name. Add a key such as “slug: first-light”.");
            return null;
        }

        // A wrong date could publish too early or never end: such a file waits until it is mended.
        var dated = matter.TryInstant("date", site.TimeZone, out var published);
        var ends = matter.TryInstant("expires", site.TimeZone, out var expires);
        if (!dated || !ends || !matter.TryInstant("publishDate", site.TimeZone, out var scheduled)) return null;
        // Hugo shows the one date and waits for the other.
        if (scheduled > published) published = scheduled;
        matter.TryInstant("updated", site.TimeZone, out var updated);
        if (published is null && !matter.Has("date") && name.Date is { } day)
            published = LocalTime.ToUtc(day.ToDateTime(TimeOnly.MinValue), site.TimeZone);

        var (series, part) = ReadSeries(matter, site);
        var sources = ReadSources(matter, problems);
        var article = new Article
        {
            File = file,
            Slug = slug,
            Title = matter.Prose("title") ?? "",
            NameInWords = TitleFrom(name, file),
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
            Language = SiteFile.Language(matter, "lang", problems) ?? name.Language ?? site.Language,
            TranslationOf = matter.Text("translationKey") is { } shared ? "=" + shared : name.WithoutLanguage,
            Comments = matter.Denies("comments") ? CommentsMode.Off : matter.Affirms("comments") ? CommentsMode.Open : matter.Word("comments", CommentsMode.Open),
            Sentences = [.. matter.List("sentences").Select(Typography.Set)],
            Sensitivity = matter.Word("sensitivity", Sensitivity.Normal),
            ContentNotes = ReadContentNotes(matter, problems),
            CrisisTopics = [.. matter.List("crisisTopics").Select(Slug.From).Where(topic => topic.Length > 0)],
            ReviewedBy = ReadReviewer(matter),
            ReviewedOn = matter.Day("reviewedOn"),
            NextReview = matter.Day("nextReview"),
            Sources = sources,
            Evidence = matter.Prose("evidence"),
            Changes = ReadChanges(matter),
            KeyLines = matter.KeyLines,
            Body = keep?.Invoke(PlaceOf(file, text, body, bodyLine, matter), sources) ?? TextBody.Empty,
        };
        return new ListedArticle(article, name, suffix);
    }

    /// <summary>Reads a standing page.</summary>
    /// <inheritdoc cref="Read"/>
    public static ListedPage? ReadPage(string file, string text, SiteInfo site, ProblemList problems, ContentName? name = null, Func<TextPlace, IReadOnlyList<Source>, TextBody>? keep = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Error(1, "file-empty", "The file is empty. Write something in it, or remove it.");
            return null;
        }

        name ??= ContentName.Of(file);
        if (FrontMatter.Split(text, problems, Spellings) is not var (matter, body, bodyLine)) return null;

        var suffix = LanguageSuffix(name, site);
        var slug = matter.Text("slug") is { } own ? ContentName.SlugOf(own) : name.Slug.Length > 0 ? name.Slug + suffix : "";
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
            NameInWords = TitleFrom(name, file),
            TabTitle = matter.Prose("tabTitle"),
            Description = matter.Prose("description") ?? "",
            UpdatedUtc = updated,
            Aliases = ReadAliases(matter, "/" + slug),
            Language = SiteFile.Language(matter, "lang", problems) ?? name.Language ?? site.Language,
            Body = keep?.Invoke(PlaceOf(file, text, body, bodyLine, matter), []) ?? TextBody.Empty,
        };
        return new ListedPage(page, name);
    }

    /// <summary>Differs whenever the text of a file does.</summary>
    public static string StampOf(string text) => Convert.ToBase64String(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 12));

    // The words are always the end of the file.
    private static TextPlace PlaceOf(string file, string text, string words, int firstLine, FrontMatter matter) =>
        new(file, StampOf(text), text.Length - words.Length, firstLine, matter.Text("title"));

    // A title made of a file name, for a text that has neither title nor heading.
    private static string TitleFrom(ContentName name, string file)
    {
        if (DateOnly.TryParse(name.Title, System.Globalization.CultureInfo.InvariantCulture, out _)) return name.Title;
        var words = name.Title.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? file : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // What other tools put above a list of articles. The lists here are made by the site, so such a text is an article when it says something.
    private static bool IsFolderText(ContentName name, FrontMatter matter, string body, ProblemList problems)
    {
        if (!name.IsHugoIndex && !(name is { IsIndex: true, IsAtTop: true } && matter.Has("layout"))) return false;
        if (string.IsNullOrWhiteSpace(body))
            problems.Note(1, "folder-text-empty", "The file has no words of its own, only settings for a list that this site makes itself; it is not shown.");
        else if (name is { IsHugoIndex: true, IsAtTop: true })
            problems.Warning(1, "home-text", "In Hugo this is the home page's text. The home page here is made by the site, so it is not shown: put its words into site.yaml (headline, tagline) or into another file.");
        else
            return false;
        return true;
    }

    private static string LanguageSuffix(ContentName name, SiteInfo site) =>
        name.Language is not { } tag || site.Language.Equals(tag, StringComparison.OrdinalIgnoreCase) || site.Language.StartsWith(tag + "-", StringComparison.OrdinalIgnoreCase) ? "" : "." + tag.ToLowerInvariant();

    // A slip must not publish what was meant to stay private, nor may a folder that another tool kept.
    private static bool IsDraft(string file, FrontMatter matter) =>
        (matter.Text("draft") is not null && matter.Flag("draft", otherwise: true))
        || OtherTools.DraftMarks.Any(mark => mark.Value == "false" ? matter.Denies(mark.Key) : matter.Says(mark.Key, mark.Value))
        || file.Split('/').Contains(OtherTools.DraftFolder);

    private static List<AuthorInfo> ReadAuthors(FrontMatter matter, SiteInfo site)
    {
        var authors = matter.Maps(matter.Has("authors") ? "authors" : "author", "name")
            .Select(map => map.Text("name") is { } name ? site.Author(name) : null).OfType<AuthorInfo>();
        return [.. authors.Where(author => author.Slug.Length > 0).DistinctBy(author => author.Slug)];
    }

    private static List<TopicInfo> ReadTopics(FrontMatter matter, SiteInfo site, ProblemList problems)
    {
        var topics = new List<TopicInfo>();
        // Obsidian writes #sleep.
        foreach (var name in matter.Words("topics").Select(name => name.TrimStart('#')))
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

    // In Obsidian "aliases" are other names of a note, and Jekyll's and Eleventy's "permalink" may be a pattern: only what begins with a slash
    // and holds no blanks to fill in is an address.
    private static List<string> ReadAliases(FrontMatter matter, string address) =>
    [
        .. matter.Lists("aliases")
            .Where(alias => alias.StartsWith('/') && !alias.StartsWith("//", StringComparison.Ordinal) && !alias.Contains("/:", StringComparison.Ordinal) && !alias.Contains('{', StringComparison.Ordinal))
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

    // The DOI handbook's form: prefix 10.NNNN, a slash, and a suffix without white space. Those of the nineties hold angle brackets.
    [GeneratedRegex(@"^10\.\d{4,9}/[^\s""]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doi();
}

/// <summary>An article and what its path says.</summary>
/// <param name="Article">What its file says.</param>
/// <param name="Name">What its path says.</param>
/// <param name="LanguageSuffix">What tells its address from those of other languages; empty when its path names none, or the site's own.</param>
internal sealed record ListedArticle(Article Article, ContentName Name, string LanguageSuffix);

/// <inheritdoc cref="ListedArticle"/>
internal sealed record ListedPage(ContentPage Page, ContentName Name);
