using System.Collections.Concurrent;
using System.Collections.Frozen;
using MindfulBond.Content.Markdown;
using MindfulBond.Images;
using Microsoft.Extensions.Options;

namespace MindfulBond.Content;

/// <summary>
/// Keeps the content folder in memory. <see cref="Refresh"/> reads what changed and puts a new snapshot in place of the old one in a single
/// step; a file that breaks keeps its last good version.
/// </summary>
/// <param name="options">Where the folder is.</param>
/// <param name="log">Told of new problems.</param>
/// <param name="shelf">Knows pictures beyond their first bytes; null where nobody looks further.</param>
public sealed class ContentLibrary(IOptions<ContentOptions> options, ILogger<ContentLibrary> log, IImageShelf? shelf = null)
{
    private readonly Lock _refreshing = new();
    private readonly MarkdownRenderer _renderer = new(options.Value.RawHtml, options.Value.Wikilinks);
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, ImageFile? Image, string? Reason)> _images = new(StringComparer.Ordinal);

    private Dictionary<string, Read<UnrenderedArticle>> _articles = [];
    private Dictionary<string, Read<UnrenderedPage>> _pages = [];
    private Read<SiteInfo>? _site;
    private Read<HelpLines>? _help;
    private IReadOnlySet<string> _languageFolders = FrozenSet<string>.Empty;
    private IReadOnlyList<string> _textFolders = [];
    private Dictionary<string, Rendered> _rendered = [];
    private SortedDictionary<string, FileStamp>? _files;
    private int _shelfNumber;

    private volatile ContentSnapshot _snapshot = ContentSnapshot.Empty;

    /// <summary>Raised after <see cref="Snapshot"/> changed, on the thread that refreshed.</summary>
    public event EventHandler? Changed;

    public ContentSnapshot Snapshot => _snapshot;

    /// <summary>Reads what changed since the last time.</summary>
    /// <returns>Whether anything had changed.</returns>
    /// <exception cref="IOException">The content folder is gone or cannot be read; the last snapshot stays.</exception>
    public bool Refresh()
    {
        lock (_refreshing)
        {
            var folder = ContentFolder.Scan(options.Value.FullPath);
            var shelfNumber = shelf?.Number ?? 0;
            if (_files is not null && _files.SequenceEqual(folder.Files) && shelfNumber == _shelfNumber) return false;

            var before = _snapshot;
            _snapshot = ReadAll(folder);
            (_files, _shelfNumber) = (folder.Files, shelfNumber);
            LogNew(before.Problems, _snapshot.Problems);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private ContentSnapshot ReadAll(ContentFolder folder)
    {
        var siteBefore = _site?.Value;
        _site = ReadOne(folder, SiteFile.Name, _site, SiteFile.Read);
        _help = ReadOne(folder, HelpLinesFile.Name, _help, HelpLinesFile.Read);
        var site = _site?.Value ?? new SiteInfo();
        // What a path says depends on the folders beside it.
        var readAgain = !ReferenceEquals(siteBefore, _site?.Value) || !folder.LanguageFolders.SetEquals(_languageFolders) || !folder.TextFolders.SequenceEqual(_textFolders);
        (_languageFolders, _textFolders) = (folder.LanguageFolders, folder.TextFolders);

        _articles = ReadMany(folder, folder.Articles, readAgain ? [] : _articles, _articles, (file, text, problems) => ArticleFile.Read(file, text, site, problems, folder.NameOf(file)));
        _pages = ReadMany(folder, folder.Pages, readAgain ? [] : _pages, _pages, (file, text, problems) => ArticleFile.ReadPage(file, text, site, problems, folder.NameOf(file)));

        var problems = new List<Problem>();
        problems.AddRange(_site?.Problems ?? []);
        problems.AddRange(_help?.Problems ?? []);
        problems.AddRange(_articles.Values.SelectMany(read => read.Problems));
        problems.AddRange(_pages.Values.SelectMany(read => read.Problems));

        var articles = EachSlugOnce(ApartByLanguage(InOrder(_articles)), read => read.Article.File, read => read.Article.Slug, read => read.Article.LineOf("slug"), problems);
        var pages = EachSlugOnce(InOrder(_pages), read => read.Page.File, read => read.Page.Slug, _ => 1, problems);
        foreach (var page in pages.Where(page => SiteAddress.IsTaken(page.Page.Slug)).ToList())
        {
            pages.Remove(page);
            problems.Add(new Problem(page.Page.File, 1, Severity.Error, "slug-taken", $"/{page.Page.Slug} is an address of the site itself. Give the page another slug."));
        }

        var images = ImagesOf(folder);
        var addresses = new Addresses(folder, articles, pages, file => ReadImage(folder, file), shelf);
        var texts = articles.Select(article => article.Source).Concat(pages.Select(page => page.Source)).ToList();
        var rendered = new ConcurrentDictionary<string, Rendered>(StringComparer.Ordinal);
        Parallel.ForEach(texts, source => rendered[source.File] = Render(source, addresses));
        _rendered = new(rendered, StringComparer.Ordinal);

        problems.AddRange(rendered.Values.SelectMany(text => text.Text.Problems));
        var served = articles.Select(article => Complete(article, _rendered[article.Article.File].Text, PictureOf(article.Article, addresses, problems))).ToList();
        var servedPages = pages.Select(page => Complete(page, _rendered[page.Page.File].Text)).ToList();
        problems.AddRange(DeadAnchors(served, servedPages));
        problems.AddRange(addresses.ImageProblems());
        shelf?.Keep(addresses.ImagesInUse());

        return new ContentSnapshot(
            site, served, servedPages, _help?.Value ?? HelpLines.None,
            [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
            images, folder.Articles)
        { Files = folder.Files.Keys, Sources = texts.ToDictionary(source => source.File, StringComparer.Ordinal) };
    }

    private Rendered Render(MarkdownSource source, Addresses addresses)
    {
        if (_rendered.TryGetValue(source.File, out var before) && ReferenceEquals(before.Source, source) && before.Answers.All(answer => answer.StillHolds(addresses)))
            return before;

        var recording = new RecordingAddresses(addresses);
        return new Rendered(source, _renderer.Render(source, recording), recording.Answers);
    }

    private static ImageAddress? PictureOf(Article article, Addresses addresses, List<Problem> problems)
    {
        if (article.Image is not { } named) return null;
        var line = article.LineOf("image");
        var picture = ContentPath.Resolve(article.File, named) is { } path && !named.Contains("://", StringComparison.Ordinal) ? addresses.OfImage(path, article.File) : null;
        if (picture is null)
            problems.Add(new Problem(article.File, line, Severity.Error, "image-missing", $"There is no picture “{named}” in the content folder. Mend the path, or take the key out."));
        else if (article.ImageAlt is null)
            problems.Add(new Problem(article.File, line, Severity.Warning, "image-alt", "The picture has no words for those who cannot see it. Add imageAlt: …"));
        return picture;
    }

    private static Article Complete(UnrenderedArticle read, RenderedText text, ImageAddress? picture) => read.Article with
    {
        Text = text,
        Picture = picture,
        Title = read.Article.Title.Length > 0 ? read.Article.Title : text.LeadingTitle ?? ArticleFile.TitleFrom(read.Name, read.Article.File),
        Description = read.Article.HasDescription ? read.Article.Description : Excerpt.Of(text.FirstParagraph),
    };

    private static ContentPage Complete(UnrenderedPage read, RenderedText text) => read.Page with
    {
        Text = text,
        Title = read.Page.Title.Length > 0 ? read.Page.Title : text.LeadingTitle ?? ArticleFile.TitleFrom(read.Name, read.Page.File),
        Description = read.Page.Description.Length > 0 ? read.Page.Description : Excerpt.Of(text.FirstParagraph),
    };

    private static Read<T>? ReadOne<T>(ContentFolder folder, string file, Read<T>? before, Func<string, ProblemList, T?> read)
        where T : class
    {
        // A site file that goes away for a moment is an editor saving; without it the site would lose its authors and its help lines.
        if (!folder.Files.TryGetValue(file, out var stamp)) return before?.Value is null ? null : before with { Stamp = null, Problems = [new Problem(file, 1, Severity.Error, "file-gone", "The file is gone; its last version stays in use until the site starts again.")] };
        return before?.Stamp == stamp ? before : ReadFile(folder, file, stamp, before?.Value, (_, text, problems) =>
        {
            if (before?.Value is null || !string.IsNullOrWhiteSpace(text)) return read(text, problems);
            problems.Error(1, "file-empty", "The file is empty. Write something in it.");
            return null;
        });
    }

    private static Dictionary<string, Read<T>> ReadMany<T>(
        ContentFolder folder, IEnumerable<string> files, Dictionary<string, Read<T>> current, Dictionary<string, Read<T>> lastGood, Func<string, string, ProblemList, T?> read)
        where T : class
    {
        var results = new ConcurrentDictionary<string, Read<T>>(StringComparer.Ordinal);
        Parallel.ForEach(files, file =>
        {
            var stamp = folder.Files[file];
            results[file] = current.TryGetValue(file, out var known) && known.Stamp == stamp
                ? known
                : ReadFile(folder, file, stamp, lastGood.GetValueOrDefault(file)?.Value, read);
        });
        return new(results, StringComparer.Ordinal);
    }

    private static Read<T> ReadFile<T>(ContentFolder folder, string file, FileStamp stamp, T? lastGood, Func<string, string, ProblemList, T?> read)
        where T : class
    {
        var problems = new ProblemList(file);
        var value = TextFile.Read(folder.FullPath(file), problems) is { } text ? read(file, text, problems) : null;
        if (value is null && lastGood is not null)
            problems.Note(1, "last-good-version", "The last good version of this file is still shown.");
        return new Read<T>(stamp, value ?? lastGood, problems.All);
    }

    private static IEnumerable<T> InOrder<T>(Dictionary<string, Read<T>> reads)
        where T : class => reads.OrderBy(read => read.Key, StringComparer.Ordinal).Select(read => read.Value.Value).OfType<T>();

    // Translations are often given one slug between them: it stays with the site's own language.
    private static List<UnrenderedArticle> ApartByLanguage(IEnumerable<UnrenderedArticle> articles)
    {
        var all = articles.ToList();
        var taken = all.Where(article => article.LanguageSuffix.Length == 0).Select(article => article.Article.Slug).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(article => article.LanguageSuffix.Length == 0 || taken.Add(article.Article.Slug) || article.Article.Slug.EndsWith(article.LanguageSuffix, StringComparison.Ordinal)
            ? article
            : article with { Article = article.Article with { Slug = article.Article.Slug + article.LanguageSuffix } })];
    }

    // The first by path keeps the slug: the answer does not depend on which file was saved last.
    private static List<T> EachSlugOnce<T>(
        IEnumerable<T> documents, Func<T, string> file, Func<T, string> slug, Func<T, int> line, List<Problem> problems)
        where T : class
    {
        var owners = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (!owners.TryAdd(slug(document), document))
                problems.Add(new Problem(file(document), line(document), Severity.Error, "slug-twice", $"The slug “{slug(document)}” already belongs to {file(owners[slug(document)])}, which is served. Give this one a slug of its own."));
        }

        return [.. owners.Values];
    }

    private Func<string, ImageFile?> ImagesOf(ContentFolder folder) => file =>
    {
        if (folder.Find(file) is not { } found || !ImageFile.IsImage(found)) return null;
        return ReadImage(folder, found).Image;
    };

    private (ImageFile? Image, string? Reason) ReadImage(ContentFolder folder, string file)
    {
        var stamp = folder.Files[file];
        if (!_images.TryGetValue(file, out var known) || known.Stamp != stamp)
        {
            var (image, reason) = ImageFile.Read(folder.FullPath(file));
            _images[file] = known = (stamp, image, reason);
        }

        return known.Image is { } sound && shelf?.Find(sound)?.Fault is { } fault ? (null, fault) : (known.Image, known.Reason);
    }

    private static IEnumerable<Problem> DeadAnchors(IEnumerable<Article> articles, IEnumerable<ContentPage> pages)
    {
        var texts = articles.Select(article => (article.File, article.Text)).Concat(pages.Select(page => (page.File, page.Text)))
            .ToDictionary(pair => pair.File, pair => pair.Text, StringComparer.Ordinal);
        return
            from text in texts
            from link in text.Value.Links
            where link.Fragment is { Length: > 0 } && texts.TryGetValue(link.File, out var target) && !target.Ids.Contains(link.Fragment)
            let meant = MindfulBond.Text.DidYouMean.Among(texts[link.File].Ids, link.Fragment!)
            select new Problem(text.Key, link.Line, Severity.Error, "dead-anchor", $"#{link.Fragment} leads to no heading of {link.File}{(meant is null ? "" : $"; “#{meant}” was probably meant")}.");
    }

    private void LogNew(IReadOnlyList<Problem> before, IReadOnlyList<Problem> now)
    {
        foreach (var problem in now.Except(before).Where(problem => problem.Severity != Severity.Note))
            log.LogWarning("Content problem: {Problem}", problem);
        foreach (var gone in before.Except(now).Where(problem => problem.Severity == Severity.Error))
            log.LogInformation("Content problem mended: {File}:{Line} {Rule}", gone.File, gone.Line, gone.Rule);
    }

    // Value: what the file says now, or said when it was last good; null when it never was.
    private sealed record Read<T>(FileStamp? Stamp, T? Value, IReadOnlyList<Problem> Problems)
        where T : class;

    private sealed record Rendered(MarkdownSource Source, RenderedText Text, IReadOnlyList<Answer> Answers);

    /// <summary>An address a text was rendered with: while all still hold, the text need not be rendered again.</summary>
    private sealed record Answer(string Asked, string? UsedBy, object? Value)
    {
        public bool StillHolds(Addresses addresses) =>
            Equals(Value, UsedBy is not null ? addresses.OfImage(Asked, UsedBy) : Asked.StartsWith('/') ? addresses.FileAt(Asked) : addresses.OfDocument(Asked));
    }

    private sealed class RecordingAddresses(Addresses addresses) : IContentAddresses
    {
        private readonly List<Answer> _answers = [];

        public IReadOnlyList<Answer> Answers => _answers;

        public string? OfDocument(string file)
        {
            var address = addresses.OfDocument(file);
            _answers.Add(new Answer(file, UsedBy: null, address));
            return address;
        }

        public string? FileAt(string address)
        {
            var file = addresses.FileAt(address);
            _answers.Add(new Answer(address, UsedBy: null, file));
            return file;
        }

        public ImageAddress? OfImage(string file, string usedBy)
        {
            var address = addresses.OfImage(file, usedBy);
            _answers.Add(new Answer(file, usedBy, address));
            return address;
        }
    }

    private sealed class Addresses(
        ContentFolder folder, IReadOnlyList<UnrenderedArticle> articles, IReadOnlyList<UnrenderedPage> pages, Func<string, (ImageFile? Image, string? Reason)> read, IImageShelf? shelf)
        : IContentAddresses
    {
        private readonly Dictionary<string, string> _files = FilesByAddress(articles, pages);

        private readonly Dictionary<string, string> _documents = articles.Select(article => (article.Article.File, article.Article.Address))
            .Concat(pages.Select(page => (page.Page.File, page.Page.Address)))
            .ToDictionary(pair => pair.File, pair => pair.Address, StringComparer.Ordinal);

        // Every picture that a text asks for, with one of those that do.
        private readonly ConcurrentDictionary<string, string> _used = new(StringComparer.Ordinal);

        public string? OfDocument(string file) => folder.Find(file) is { } found && _documents.TryGetValue(found, out var address) ? Escaped(address) : null;

        public string? FileAt(string address)
        {
            var canonical = SiteAddress.Canonical(address);
            if (_files.TryGetValue(canonical, out var known)) return known;
            var path = address.Trim('/');
            foreach (var folderOfTexts in folder.TextFolders.Append(""))
            {
                if (folderOfTexts.Length > 0 && path.StartsWith(folderOfTexts, StringComparison.Ordinal) && _files.TryGetValue(canonical[folderOfTexts.Length..], out known)) return known;
                foreach (var candidate in ContentPath.Candidates(folderOfTexts + path))
                {
                    if (folder.Find(candidate) is { } found && _documents.ContainsKey(found)) return found;
                }
            }

            return null;
        }

        // What is served now comes before what once was, and that before what another tool would have made of the file's path.
        private static Dictionary<string, string> FilesByAddress(IReadOnlyList<UnrenderedArticle> articles, IReadOnlyList<UnrenderedPage> pages)
        {
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (article, _, _, _) in articles) files.TryAdd(article.Address, article.File);
            foreach (var (page, _, _) in pages) files.TryAdd(page.Address, page.File);
            foreach (var (article, _, _, _) in articles)
                foreach (var alias in article.Aliases) files.TryAdd(alias, article.File);
            foreach (var (page, _, _) in pages)
                foreach (var alias in page.Aliases) files.TryAdd(alias, page.File);
            foreach (var (article, _, name, suffix) in articles)
                foreach (var address in name.AddressesElsewhere(isSiteLanguage: suffix.Length == 0)) AddElsewhere(address, article.File);
            // By its name alone, whatever folder it lies in: Obsidian's way, and that of many addresses elsewhere.
            foreach (var (article, _, name, _) in articles)
            {
                AddElsewhere("/" + Path.GetFileNameWithoutExtension(article.File), article.File);
                AddElsewhere("/" + name.Slug, article.File);
            }

            return files;

            void AddElsewhere(string address, string file)
            {
                var canonical = SiteAddress.Canonical(address);
                if (canonical.Length > 1 && !SiteAddress.IsTaken(canonical.Split('/')[1])) files.TryAdd(canonical, file);
            }
        }

        public ImageAddress? OfImage(string file, string usedBy)
        {
            if (folder.Find(file) is not { } found || !ImageFile.IsImage(found)) return null;
            _used.AddOrUpdate(found, usedBy, (_, other) => string.CompareOrdinal(usedBy, other) < 0 ? usedBy : other);
            if (read(found).Image is not { } image) return null;

            var beside = Path.GetDirectoryName(usedBy)?.Replace('\\', '/') is { Length: > 0 } own ? own + "/" : "";
            var address = _documents.TryGetValue(usedBy, out var document) && document.StartsWith("/articles/", StringComparison.Ordinal) && found.StartsWith(beside, StringComparison.Ordinal)
                ? $"{document}/{found[beside.Length..]}"
                : $"/images/{(found.StartsWith("images/", StringComparison.Ordinal) ? found["images/".Length..] : found)}";
            return new ImageAddress(Escaped(address), image.Width, image.Height) { Prepared = shelf?.Find(image) is { Variants.Count: > 0 } prepared ? prepared : null };
        }

        public IReadOnlyCollection<string> ImagesInUse() => [.. _used.Keys.Select(folder.FullPath)];

        public IEnumerable<Problem> ImageProblems()
        {
            foreach (var (file, usedBy) in _used)
            {
                var (image, reason) = read(file);
                if (image is null)
                    yield return new Problem(file, 1, Severity.Error, "image-unreadable", $"The picture, shown in {usedBy}, {reason}.");
                else if (shelf?.Find(image)?.TakenOut is { Count: > 0 } takenOut)
                    yield return new Problem(file, takenOut[0].Line, Severity.Warning, "image-cleaned", $"Readers get this drawing without {Listed(takenOut)}. Save it without, as plain SVG.");
            }
        }

        private static string Listed(IReadOnlyList<TakenOut> takenOut)
        {
            const int Shown = 4;
            var names = takenOut.Select(part => part.What).Distinct(StringComparer.Ordinal).ToList();
            return string.Join("; ", names.Take(Shown)) + (names.Count > Shown ? $"; and {names.Count - Shown} more" : "");
        }

        private static string Escaped(string address) => string.Join('/', address.Split('/').Select(Uri.EscapeDataString));
    }
}
