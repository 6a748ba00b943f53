using MindfulBond.Content.Markdown;
using MindfulBond.Text;

namespace MindfulBond.Content.Checks;

/// <summary>Links that lead nowhere for a reader: to addresses of the site that nothing answers, and to articles nobody may read yet or any more.</summary>
internal sealed class LinkRules
{
    private static readonly string[] ForMachines = ["feed.xml", "feed.json", "sitemap.xml", "robots.txt", "index.xml", "atom.xml", "rss.xml", "feed.atom", "favicon.ico", ".well-known"];

    private readonly ContentSnapshot _content;
    private readonly Dictionary<string, TextFacts> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Article> _articles;
    private readonly Dictionary<string, string> _folders;
    private readonly HashSet<string> _files;
    private readonly HashSet<string> _served = new(StringComparer.Ordinal) { "/" };
    private readonly Lazy<Nearest> _nearest;

    public LinkRules(ContentSnapshot content)
    {
        _content = content;
        _articles = content.Articles.ToDictionary(article => article.File, StringComparer.Ordinal);
        _folders = content.Articles.ToDictionary(article => article.Slug, article => ContentSnapshot.FolderOf(article.File), StringComparer.Ordinal);
        // Addresses are lower-case, and files need not be.
        _files = content.Files.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _nearest = new Lazy<Nearest>(() => new Nearest(_served));
        foreach (var article in content.Articles)
        {
            _texts[article.Address] = article.Facts;
            _served.Add(article.Address);
            _served.UnionWith(article.Aliases);
            foreach (var topic in article.Topics) _served.Add("/topics/" + topic.Slug);
            foreach (var sentence in article.Sentences) _served.Add("/topics/" + Slug.From(sentence));
            if (article.Series is { } series) _served.Add("/series/" + series.Slug);
            foreach (var author in article.Authors) _served.Add("/authors/" + author.Slug);
        }

        foreach (var page in content.Pages)
        {
            _texts[page.Address] = page.Body.Facts;
            _served.Add(page.Address);
            _served.UnionWith(page.Aliases);
        }

        _served.UnionWith(content.Site.Topics.Select(topic => "/topics/" + topic.Slug));
        _served.UnionWith(content.Site.Series.Select(series => "/series/" + series.Slug));
        _served.UnionWith(content.Site.Authors.Select(author => "/authors/" + author.Slug));
        _served.UnionWith(content.Help.Countries.Select(country => "/help/" + country.Code));
    }

    /// <summary>The dead ones among the addresses of one text.</summary>
    public IEnumerable<Problem> In(string file, IEnumerable<TypedAddress> addresses)
    {
        foreach (var typed in addresses)
        {
            if (typed.IsPicture || Address.Read(typed.Typed) is not { Kind: AddressKind.Site } address) continue;
            var (path, fragment) = ContentPath.Split(address.Value);
            var decoded = Uri.UnescapeDataString(path);
            var canonical = SiteAddress.Canonical(decoded);
            if (_texts.TryGetValue(canonical, out var text))
            {
                if (fragment is not null && Uri.UnescapeDataString(fragment) is var id && !text.Ids.Contains(id))
                    yield return new Problem(file, typed.Line, Severity.Error, "dead-anchor", $"#{Wording.Shown(id)} leads to no heading of {canonical}{(DidYouMean.Among(text.Ids, id) is { } meant ? $"; “#{meant}” was probably meant" : "")}.");
            }
            else if (!IsServed(canonical) && _content.FileAt(decoded) is null)
            {
                yield return new Problem(file, typed.Line, Severity.Warning, "dead-address", $"Nothing on this site answers at “{Wording.Shown(typed.Typed)}”.{(_nearest.Value.To(canonical) is { } near ? $" Did you mean “{near.File}”?" : "")} Name the file instead, seen from this one, and a change of its address cannot break the link.");
            }
        }
    }

    /// <summary>Links of what readers see on a day to what they do not.</summary>
    public IEnumerable<Problem> Unpublished(DateOnly today)
    {
        // Whatever changes in the course of the day is given the benefit of it.
        var (morning, night) = (LocalTime.ToUtc(today.ToDateTime(TimeOnly.MinValue), _content.Site.TimeZone), LocalTime.ToUtc(today.AddDays(1).ToDateTime(TimeOnly.MinValue), _content.Site.TimeZone));
        return from article in _content.Articles
               where WhyNot(article) is null
               from link in article.Facts.Links
               where link.File != article.File && _articles.ContainsKey(link.File)
               let why = WhyNot(_articles[link.File])
               where why is not null
               select new Problem(article.File, link.Line, Severity.Warning, "link-unpublished", $"{link.File} is {why}, so readers who follow this link find nothing. Publish it, or take the link out until then.");

        string? WhyNot(Article article) =>
            article.Draft ? "a draft" : article.PublishedUtc >= night ? "not published yet" : article.ExpiresUtc <= morning ? "no longer served" : null;
    }

    private bool IsServed(string canonical)
    {
        if (_served.Contains(canonical)) return true;
        return canonical.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["articles", _, "comments.xml"] or ["topics", _, "feed.xml"] => _served.Contains(canonical[..canonical.LastIndexOf('/')]),
            ["articles", var slug, .. var file] when file.Length > 0 =>
                _folders.TryGetValue(slug, out var folder) && _files.Contains($"{folder}/{string.Join('/', file)}".TrimStart('/')),
            ["images", .. var file] => _files.Contains("images/" + string.Join('/', file)) || _files.Contains(string.Join('/', file)),
            ["articles" or "topics" or "series" or "authors" or "help", _, ..] => false,
            [var first, ..] => (SiteAddress.IsTaken(first) && first != "articles") || ForMachines.Contains(first),
            _ => true,
        };
    }
}
