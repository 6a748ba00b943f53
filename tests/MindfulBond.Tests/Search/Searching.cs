using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Search;
using MindfulBond.Site;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Search;

/// <summary>The search of one content folder, without a site around it.</summary>
internal sealed class Searching : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("search-");

    public Searching(ContentSnapshot content)
    {
        Index = new SearchIndex(Options.Create(new DataOptions { Path = _data.FullName }));
        Search = new SiteSearch(Index);
        Catalog = new ArticleCatalog(content, SiteFixture.Noon.UtcDateTime);
        Index.Keep(Catalog, TestContext.Current.CancellationToken);
    }

    public SearchIndex Index { get; }

    public SiteSearch Search { get; }

    public ArticleCatalog Catalog { get; private set; }

    /// <summary>A folder of articles, each with its front matter and body.</summary>
    public static Searching In(params (string Name, string Matter, string Body)[] articles)
    {
        using var content = new TempContent();
        foreach (var (name, matter, body) in articles) content.Article(name + ".md", matter, body);
        return new Searching(content.Read());
    }

    public SearchAnswer Find(string typed, string? topic = null) => Search.Find(typed, topic, part: 1, Catalog);

    /// <summary>The names of what was found, the best first.</summary>
    public IEnumerable<string> Names(string typed) => Find(typed).Results.Select(result => result.Address.Split('/')[^1]);

    public (int In, int Out) Show(ContentSnapshot content)
    {
        Catalog = new ArticleCatalog(content, SiteFixture.Noon.UtcDateTime);
        return Index.Keep(Catalog, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Index.Dispose();
        _data.Delete(recursive: true);
    }
}
