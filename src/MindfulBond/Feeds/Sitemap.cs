using System.Globalization;
using System.Text;
using System.Xml;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>
/// Every public page for search engines (sitemaps.org, 0.9), each translated one with all its translations, itself among them, as Google asks
/// for. The protocol ends at 50,000 addresses.
/// </summary>
internal static class Sitemap
{
    private const int Most = 50_000;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static IResult Of(ArticleCatalog catalog, BaseUrl site)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            writer.WriteStartElement("urlset", Namespace);
            if (catalog.Articles.Any(article => catalog.Translations(article).Count > 0)) writer.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (address, changed, languages) in Pages(catalog).Take(Most))
            {
                writer.WriteStartElement("url", Namespace);
                writer.WriteElementString("loc", Namespace, site.Of(address));
                if (changed is { } day) writer.WriteElementString("lastmod", Namespace, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                foreach (var other in languages)
                {
                    writer.WriteStartElement("link", Xhtml);
                    writer.WriteAttributeString("rel", "alternate");
                    writer.WriteAttributeString("hreflang", other.Language);
                    writer.WriteAttributeString("href", site.Of(other.Address));
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    private static IEnumerable<(string Address, DateOnly? Changed, IReadOnlyList<Article> Languages)> Pages(ArticleCatalog catalog)
    {
        yield return ("/", null, []);
        foreach (var article in catalog.Articles)
            yield return (article.Address, (article.UpdatedUtc ?? article.PublishedUtc) is { } changed ? catalog.DayOf(changed) : null, catalog.Translations(article));
        foreach (var page in catalog.Content.Pages) yield return (page.Address, page.UpdatedUtc is { } changed ? catalog.DayOf(changed) : null, []);
        yield return ("/topics", null, []);
        yield return ("/archive", null, []);
        yield return ("/help", null, []);
        foreach (var country in catalog.Content.Help.Countries) yield return (country.Address, null, []);
        var sentences = catalog.Sentences.Select(sentence => sentence.Topic).OfType<Topic>();
        foreach (var topic in catalog.Topics.Concat(sentences).Where(topic => topic.Articles.Count > 0).DistinctBy(topic => topic.Address)) yield return (topic.Address, null, []);
        foreach (var series in catalog.Series) yield return (series.Address, null, []);
        foreach (var author in catalog.Authors) yield return ("/authors/" + author.Slug, null, []);
    }
}
