using System.Collections.Concurrent;
using System.Collections.Frozen;
using MindfulBond.Content.Markdown;
using MindfulBond.Images;
using Microsoft.Extensions.Options;

namespace MindfulBond.Content;

/// <summary>
/// Keeps what the content folder holds. <see cref="Refresh"/> reads what changed and puts a new snapshot in place of the old one in a single
/// step; a file that breaks keeps its last good version. Texts are rendered when somebody asks for them.
/// </summary>
public sealed class ContentLibrary
{
    private readonly Lock _refreshing = new();
    private readonly ContentOptions _options;
    private readonly ILogger<ContentLibrary> _log;
    private readonly IImageShelf? _shelf;
    private readonly KeptWords _words;
    private readonly TextShelf _texts;
    private readonly ListingFile? _file;
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, ImageFile? Image, string? Reason)> _images = new(StringComparer.Ordinal);

    private Dictionary<string, Read<ListedArticle>> _articles = [];
    private Dictionary<string, Read<ListedPage>> _pages = [];
    private Read<SiteInfo>? _site;
    private Read<HelpLines>? _help;
    private IReadOnlySet<string> _languageFolders = FrozenSet<string>.Empty;
    private IReadOnlyList<string> _textFolders = [];
    private Listing? _listing;
    private int _unwritten;
    private int _shelfNumber;

    private volatile ContentSnapshot _snapshot = ContentSnapshot.Empty;

    /// <param name="options">Where the folder is.</param>
    /// <param name="log">Told of new problems.</param>
    /// <param name="shelf">Knows pictures beyond their first bytes; null where nobody looks further.</param>
    /// <param name="file">Keeps what is known for the next start; null where there is none.</param>
    /// <param name="words">Keeps what the texts said when they were good; null keeps that in memory.</param>
    public ContentLibrary(IOptions<ContentOptions> options, ILogger<ContentLibrary> log, IImageShelf? shelf = null, ListingFile? file = null, KeptWords? words = null)
    {
        (_options, _log, _shelf, _file, _words) = (options.Value, log, shelf, file, words ?? new KeptWords(folder: null));
        _texts = new TextShelf(new MarkdownRenderer(_options.RawHtml, _options.Wikilinks), ReadText, _words);
    }

    /// <summary>Raised after <see cref="Snapshot"/> changed, on the thread that refreshed.</summary>
    public event EventHandler? Changed;

    public ContentSnapshot Snapshot => _snapshot;

    /// <summary>Reads what changed since the last time.</summary>
    /// <param name="lookAtMost">
    /// Of more texts that nobody has looked at yet none is rendered now: their problems become known with <see cref="LookAtRest"/>.
    /// </param>
    /// <returns>Whether anything had changed.</returns>
    /// <exception cref="IOException">The content folder is gone or cannot be read; the last snapshot stays.</exception>
    public bool Refresh(int lookAtMost = int.MaxValue)
    {
        lock (_refreshing)
        {
            var folder = ContentFolder.Scan(_options.FullPath);
            var shelfNumber = _shelf?.Number ?? 0;
            if (_listing is { } listed && listed.Folder.Files.SequenceEqual(folder.Files) && shelfNumber == _shelfNumber) return false;

            _listing = List(folder);
            _shelfNumber = shelfNumber;
            var unseen = _listing.Bodies.Where(body => !body.IsKnown).ToList();
            if (unseen.Count <= lookAtMost) Parallel.ForEach(unseen, body => _ = body.Facts);
            _words.Tidy(_listing.Bodies);
            Show(_listing);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>Renders every text that nobody has asked for yet, so that its problems are known and its words are kept, here and for the next start.</summary>
    public void LookAtRest(CancellationToken cancel)
    {
        var looked = false;
        foreach (var body in _snapshot.Bodies.Values.Where(body => !body.IsKnown || !body.IsKept))
        {
            cancel.ThrowIfCancellationRequested();
            body.Keep();
            _ = body.Facts;
            looked = true;
        }

        if (_unwritten > _snapshot.Bodies.Count / 100) Write();
        lock (_refreshing)
        {
            if (!looked || _listing is null) return;
            Show(_listing);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private Listing List(ContentFolder folder)
    {
        var siteBefore = _site?.Value;
        _site = ReadOne(folder, SiteFile.Name, _site, SiteFile.Read);
        _help = ReadOne(folder, HelpLinesFile.Name, _help, HelpLinesFile.Read);
        var site = _site?.Value ?? new SiteInfo();
        // What a path says depends on the folders beside it.
        var readAgain = !ReferenceEquals(siteBefore, _site?.Value) || !folder.LanguageFolders.SetEquals(_languageFolders) || !folder.TextFolders.SequenceEqual(_textFolders);
        (_languageFolders, _textFolders) = (folder.LanguageFolders, folder.TextFolders);

        var known = _listing is null ? _file?.Read(BasisOf(folder)) : null;
        _articles = ReadMany(
            folder, folder.Articles, readAgain ? [] : _articles, _articles, (file, text, problems) => ArticleFile.Read(file, text, site, problems, folder.NameOf(file), BodyOf),
            known, (file, kept) => kept.Article is { } article ? new ListedArticle(article with { Body = BodyOf(kept, article.Sources) }, folder.NameOf(file), kept.LanguageSuffix) : null);
        _pages = ReadMany(
            folder, folder.Pages, readAgain ? [] : _pages, _pages, (file, text, problems) => ArticleFile.ReadPage(file, text, site, problems, folder.NameOf(file), BodyOf),
            known, (file, kept) => kept.Page is { } page ? new ListedPage(page with { Body = BodyOf(kept, []) }, folder.NameOf(file)) : null);

        var problems = new List<Problem>(NotShown(folder));
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

        var addresses = new ContentAddresses(folder, articles, pages, file => ReadImage(folder, file), _shelf);
        _texts.Turn(addresses);
        var pictured = articles.Select(article => PictureOf(article.Article, addresses, problems) is { } picture ? article.Article with { Picture = picture } : article.Article).ToList();
        return new Listing(folder, addresses, site, pictured, [.. pages.Select(page => page.Page)], _help?.Value ?? HelpLines.None, problems);
    }

    // What lies in the folder and is not looked at: no text may be missing without a word.
    private static IEnumerable<Problem> NotShown(ContentFolder folder)
    {
        foreach (var unreadable in folder.UnreadableFolders)
            yield return new Problem(unreadable, 1, Severity.Error, "file-unreadable", "The folder cannot be read, and nothing in it is shown. Give the account that runs the site permission to read it.");
        foreach (var linked in folder.LinkedFolders)
            yield return new Problem(linked, 1, Severity.Note, "folder-linked", "A link to a folder is not followed, and nothing behind it is shown. Put the folder itself here if readers should see what it holds.");

        var shown = string.Join(" and ", folder.TextFolders.Where(texts => texts.Length > 0).Append("pages/"));
        var where = folder.TextFolders is [""] ? "what lies in help/ or images/ is no text for readers" : $"readers get the texts in {shown}";
        foreach (var beside in folder.Outside.GroupBy(file => file.Split('/')[0]))
        {
            var count = beside.Count();
            var what = count == 1 ? "This text is not shown" : $"This text and {count - 1} more in “{beside.Key}/” are not shown";
            yield return new Problem(beside.First(), 1, Severity.Note, "text-outside", $"{what}: {where}. Move what they should see.");
        }
    }

    /// <summary>Keeps for the next start what is known of the texts, unless that is done.</summary>
    public void Write()
    {
        string basis;
        List<(KnownText, TextBody)> texts;
        lock (_refreshing)
        {
            if (_file is null || _listing is null || _unwritten == 0) return;
            (basis, _unwritten) = (BasisOf(_listing.Folder), 0);
            texts =
            [
                .. from read in _articles.Values
                   where !read.IsLastGood && read.Value is { Article.Body.CanBeFolded: true }
                   select (KnownOf(read, read.Value!.Article.Body) with { Article = read.Value!.Article, LanguageSuffix = read.Value!.LanguageSuffix }, read.Value!.Article.Body),
                .. from read in _pages.Values
                   where !read.IsLastGood && read.Value is { Page.Body.CanBeFolded: true }
                   select (KnownOf(read, read.Value!.Page.Body) with { Page = read.Value!.Page }, read.Value!.Page.Body),
            ];
        }

        _file.Write(basis, texts);
    }

    private static KnownText KnownOf<T>(Read<T> read, TextBody body)
        where T : class => new(read.Stamp!, Article: null, Page: null, LanguageSuffix: "", body.Place, read.Problems);

    // Everything beside a file that decides what is read from it.
    private string BasisOf(ContentFolder folder) => string.Join(
        '\n', _options.RawHtml, _options.Wikilinks, folder.Files.GetValueOrDefault(SiteFile.Name), _site?.Value is null, string.Join(' ', folder.TextFolders), string.Join(' ', folder.LanguageFolders.Order(StringComparer.Ordinal)));

    private (string Text, string Stamp)? ReadText(string file) =>
        TextFile.Read(Path.Combine(_options.FullPath, file), new ProblemList(file)) is { } text ? (text, ArticleFile.StampOf(text)) : null;

    private TextBody BodyOf(TextPlace place, IReadOnlyList<Source> sources) => new(_texts, place, sources);

    private TextBody BodyOf(KnownText known, IReadOnlyList<Source> sources) => new(_texts, known.Place, sources) { Folded = known.Seen };

    // Puts together what was listed with what is known of the texts by now.
    private void Show(Listing listing)
    {
        var seen = listing.Bodies.Where(body => body.IsKnown).Select(body => (body.File, body.Seen!.Facts, body.Seen.Pictures)).ToList();
        var pictures = PicturesIn(listing, seen.SelectMany(text => text.Pictures.Select(picture => (picture, text.File))));
        var isLookedThrough = seen.Count == listing.Bodies.Count;
        if (isLookedThrough) _shelf?.Keep([.. pictures.Keys.Select(listing.Folder.FullPath)]);

        var before = _snapshot;
        _snapshot = new ContentSnapshot(
            listing.Site, listing.Articles, listing.Pages, listing.Help,
            [
                .. listing.Problems.Concat(seen.SelectMany(text => text.Facts.Problems))
                    .Concat(DeadAnchors(seen.ToDictionary(text => text.File, text => text.Facts, StringComparer.Ordinal)))
                    .Concat(PictureProblems(listing.Folder, pictures)).Distinct()
                    .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line),
            ],
            ImagesOf(listing.Folder), listing.Folder.Articles)
        { Files = listing.Folder.Files.Keys, Bodies = listing.Bodies.ToDictionary(body => body.File, StringComparer.Ordinal), FileAt = listing.Addresses.FileAt, IsLookedThrough = isLookedThrough };
        LogNew(before.Problems, _snapshot.Problems);
    }

    private static ImageAddress? PictureOf(Article article, ContentAddresses addresses, List<Problem> problems)
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

    private Dictionary<string, Read<T>> ReadMany<T>(
        ContentFolder folder, IEnumerable<string> files, Dictionary<string, Read<T>> current, Dictionary<string, Read<T>> lastGood, Func<string, string, ProblemList, T?> read,
        IReadOnlyDictionary<string, KnownText>? known, Func<string, KnownText, T?> recall)
        where T : class
    {
        var results = new ConcurrentDictionary<string, Read<T>>(StringComparer.Ordinal);
        Parallel.ForEach(files, file =>
        {
            var stamp = folder.Files[file];
            if (current.TryGetValue(file, out var before) && before.Stamp == stamp)
            {
                results[file] = before;
            }
            else if (known?.GetValueOrDefault(file) is { } kept && kept.Stamp == stamp && recall(file, kept) is { } recalled)
            {
                results[file] = new Read<T>(stamp, recalled, kept.Problems);
            }
            else
            {
                results[file] = ReadFile(folder, file, stamp, lastGood.GetValueOrDefault(file)?.Value, read);
                Interlocked.Increment(ref _unwritten);
            }
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
        return new Read<T>(stamp, value ?? lastGood, problems.All) { IsLastGood = value is null };
    }

    private static IEnumerable<T> InOrder<T>(Dictionary<string, Read<T>> reads)
        where T : class => reads.OrderBy(read => read.Key, StringComparer.Ordinal).Select(read => read.Value.Value).OfType<T>();

    // Translations are often given one slug between them: it stays with the site's own language.
    private static List<ListedArticle> ApartByLanguage(IEnumerable<ListedArticle> articles)
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

        return known.Image is { } sound && _shelf?.Find(sound)?.Fault is { } fault ? (null, fault) : (known.Image, known.Reason);
    }

    private static IEnumerable<Problem> DeadAnchors(Dictionary<string, TextFacts> texts) =>
        from text in texts
        from link in text.Value.Links
        where link.Fragment is { Length: > 0 } && texts.TryGetValue(link.File, out var target) && !target.Ids.Contains(link.Fragment)
        let meant = MindfulBond.Text.DidYouMean.Among(texts[link.File].Ids, link.Fragment!)
        select new Problem(text.Key, link.Line, Severity.Error, "dead-anchor", $"#{link.Fragment} leads to no heading of {link.File}{(meant is null ? "" : $"; “#{meant}” was probably meant")}.");

    // Every picture file in use, with the first text that shows it.
    private static SortedDictionary<string, string> PicturesIn(Listing listing, IEnumerable<(string Picture, string UsedBy)> shown)
    {
        var pictures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var named = listing.Articles.Where(article => article.Image is not null).Select(article => (ContentPath.Resolve(article.File, article.Image!), article.File));
        foreach (var (asked, usedBy) in shown.Concat(named.Where(pair => pair.Item1 is not null)!))
        {
            if (listing.Folder.Find(asked) is { } file && ImageFile.IsImage(file) && (!pictures.TryGetValue(file, out var other) || string.CompareOrdinal(usedBy, other) < 0))
                pictures[file] = usedBy;
        }

        return pictures;
    }

    private IEnumerable<Problem> PictureProblems(ContentFolder folder, SortedDictionary<string, string> pictures)
    {
        foreach (var (file, usedBy) in pictures)
        {
            var (image, reason) = ReadImage(folder, file);
            if (image is null)
                yield return new Problem(file, 1, Severity.Error, "image-unreadable", $"The picture, shown in {usedBy}, {reason}.");
            else if (_shelf?.Find(image)?.TakenOut is { Count: > 0 } takenOut)
                yield return new Problem(file, takenOut[0].Line, Severity.Warning, "image-cleaned", $"Readers get this drawing without {Listed(takenOut)}. Save it without, as plain SVG.");
        }
    }

    private static string Listed(IReadOnlyList<TakenOut> takenOut)
    {
        const int Shown = 4;
        var names = takenOut.Select(part => part.What).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", names.Take(Shown)) + (names.Count > Shown ? $"; and {names.Count - Shown} more" : "");
    }

    private void LogNew(IReadOnlyList<Problem> before, IReadOnlyList<Problem> now)
    {
        foreach (var problem in now.Except(before).Where(problem => problem.Severity != Severity.Note))
            _log.LogWarning("Content problem: {Problem}", problem);
        foreach (var gone in before.Except(now).Where(problem => problem.Severity == Severity.Error))
            _log.LogInformation("Content problem mended: {File}:{Line} {Rule}", gone.File, gone.Line, gone.Rule);
    }

    // Value: what the file says now, or said when it was last good; null when it never was.
    private sealed record Read<T>(FileStamp? Stamp, T? Value, IReadOnlyList<Problem> Problems)
        where T : class
    {
        public bool IsLastGood { get; init; }
    }

    // The folder as it was last read, whatever is known of its texts.
    private sealed record Listing(
        ContentFolder Folder, ContentAddresses Addresses, SiteInfo Site, IReadOnlyList<Article> Articles, IReadOnlyList<ContentPage> Pages, HelpLines Help, IReadOnlyList<Problem> Problems)
    {
        public IReadOnlyList<TextBody> Bodies { get; } = [.. Articles.Select(article => article.Body), .. Pages.Select(page => page.Body)];
    }
}
