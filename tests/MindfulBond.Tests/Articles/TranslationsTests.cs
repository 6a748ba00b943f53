using System.Xml.Linq;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>Translations of one text know of each other, whichever way the folder pairs them: by key, by suffix or by folder.</summary>
public sealed class TranslationsTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task Each_pair_is_linked_in_the_head_on_the_page_and_in_the_sitemap()
    {
        await using var site = await SiteFixture.StartAsync(WriteAll, [$"--Site:BaseUrl={Samples.BaseUrl}"]);
        var map = XDocument.Parse(await site.TextAsync("/sitemap.xml"));

        await PairAsync(("de", "/articles/fenster"), ("en", "/articles/window"));
        await PairAsync(("ar", "/articles/evening.ar"), ("en", "/articles/evening"));
        await PairAsync(("en", "/articles/rest"), ("zh", "/articles/rest.zh"));

        Assert.Empty((await site.PageAsync("/articles/alone")).QuerySelectorAll("[hreflang]"));
        Assert.Empty(InMap("/articles/alone"));
        // Another stands for its language.
        Assert.Empty((await site.PageAsync("/articles/window-again")).QuerySelectorAll("[hreflang]"));
        Assert.Empty(InMap("/articles/window-again"));

        async Task PairAsync(params (string Language, string Address)[] pair)
        {
            var whole = pair.Select(one => (one.Language, Samples.BaseUrl + one.Address)).ToList();
            foreach (var (language, address) in pair)
            {
                var page = await site.PageAsync(address);
                Assert.Equal(language, page.QuerySelector("main article")!.GetAttribute("lang") ?? page.DocumentElement.GetAttribute("lang"));
                Assert.Equal(whole, page.Head!.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")!)));
                var other = Assert.Single(page.QuerySelectorAll("main a[hreflang]"));
                Assert.Equal(pair.Single(one => one.Language != language), (other.GetAttribute("hreflang")!, other.GetAttribute("href")!));
                Assert.Equal(other.GetAttribute("hreflang"), other.GetAttribute("lang"));
                Assert.Equal(whole, InMap(address));
            }
        }

        List<(string, string)> InMap(string address) =>
        [
            .. Assert.Single(map.Descendants(Map + "url"), url => url.Element(Map + "loc")!.Value == Samples.BaseUrl + address).Elements(Xhtml + "link")
                .Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value)),
        ];
    }

    private static void WriteAll(string folder)
    {
        Write("window.md", "title: The window\nlang: en\ntranslationKey: window");
        Write("window-again.md", "title: The window again\nlang: en\ntranslationKey: window");
        Write("fenster.md", "title: Das Fenster\nlang: de\ntranslationKey: window");
        Write("evening.md", "title: An evening");
        Write("evening.ar.md", "title: مساء");
        Write("en/rest.md", "title: Rest");
        Write("zh/rest.md", "title: 休息");
        Write("alone.md", "title: Alone");

        void Write(string file, string matter)
        {
            var path = Path.Combine(folder, "articles", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"---\n{matter}\ndate: 2026-01-02\n---\nWords.\n");
        }
    }
}
