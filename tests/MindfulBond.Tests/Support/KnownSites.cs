using MindfulBond.Tests.Support;

[assembly: AssemblyFixture(typeof(KnownSites))]
[assembly: CaptureConsole]

namespace MindfulBond.Tests.Support;

/// <summary>The two sites that many tests only read: the samples, and the repository's own content. Each is started and crawled once.</summary>
public sealed class KnownSites : IAsyncDisposable
{
    /// <summary>A theory runs over both.</summary>
    public static readonly TheoryData<string> Both = ["samples", "repository"];

    private readonly Lazy<Task<CrawledSite>> _samples = new(async () => await CrawledSite.OfAsync(await SiteFixture.StartAsync(Samples.Write, [$"--Site:BaseUrl={Samples.BaseUrl}"])));
    private readonly Lazy<Task<CrawledSite>> _repository = new(async () => await CrawledSite.OfAsync(await SiteFixture.StartAsync(served: Path.Combine(SiteFixture.Repository, "content"))));

    public Task<CrawledSite> SampleSite => _samples.Value;

    public Task<CrawledSite> Repository => _repository.Value;

    public Task<CrawledSite> ByName(string name) => name == "samples" ? SampleSite : Repository;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _samples, _repository }.Where(site => site.IsValueCreated)) await (await site.Value).Site.DisposeAsync();
    }
}

/// <summary>A site and what a reader finds who follows every link from its home page.</summary>
public sealed class CrawledSite
{
    private CrawledSite(SiteFixture site, string origin) => (Site, Origin) = (site, origin);

    public SiteFixture Site { get; }

    /// <summary>Scheme and host under which the site speaks of itself.</summary>
    public string Origin { get; }

    public IReadOnlyDictionary<string, Visit> Visits { get; private set; } = new Dictionary<string, Visit>(StringComparer.Ordinal);

    /// <summary>Every page that answers 200, and what stands in place of a missing one.</summary>
    public IEnumerable<Visit> Pages => Visits.Values.Where(visit => visit.Page is not null);

    /// <summary>The pages that search engines may find: a commenter's private place and the search are not among them.</summary>
    public IEnumerable<Visit> PublicPages => Pages.Where(visit => (int)visit.Status == 200 && visit.Address is not ("/note" or "/search"));

    public static async Task<CrawledSite> OfAsync(SiteFixture site)
    {
        var home = await site.PageAsync("/");
        var origin = new Uri(home.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!).GetLeftPart(UriPartial.Authority);
        var crawl = new CrawledSite(site, origin);
        var visits = new Dictionary<string, Visit>(StringComparer.Ordinal);
        crawl.Visits = visits;
        var waiting = new Queue<string>(["/", "/help", "/feed.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/nothing/here"]);
        while (waiting.TryDequeue(out var address))
        {
            if (visits.ContainsKey(address)) continue;
            var visit = await site.VisitAsync(address);
            visits.Add(address, visit);
            if (visit.Location is { } onward && crawl.Inside(onward, address) is { } next) waiting.Enqueue(next);
            foreach (var link in Links(visit).Select(link => crawl.Inside(link, address)).OfType<string>()) waiting.Enqueue(link);
        }

        return crawl;
    }

    /// <summary>The path and query of a link that stays on the site; null for one that leads away or to no page.</summary>
    public string? Inside(string href, string from)
    {
        var target = new Uri(new Uri(Origin + from), href);
        return target.Scheme is "http" or "https" && target.GetLeftPart(UriPartial.Authority) == Origin ? target.PathAndQuery : null;
    }

    public static IEnumerable<string> Links(Visit visit) =>
        visit.Page?.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!) ?? [];
}
