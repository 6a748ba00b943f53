using System.Globalization;
using System.Text;
using System.Xml;
using MindfulBond.Articles;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>Every public page for search engines (sitemaps.org, 0.9). The protocol ends at 50,000 addresses.</summary>
internal static class Sitemap
{
    private const int Most = 50_000;
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static IResult Of(ArticleCatalog catalog, BaseUrl site)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            writer.WriteStartElement("urlset", Namespace);
            foreach (var (address, changed) in Pages(catalog).Take(Most))
            {
                writer.WriteStartElement("url", Namespace);
                writer.WriteElementString("loc", Namespace, site.Of(address));
                if (changed is { } day) writer.WriteElementString("lastmod", Namespace, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return Results.Bytes(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    private static IEnumerable<(string Address, DateOnly? Changed)> Pages(ArticleCatalog catalog)
    {
        yield return ("/", null);
        foreach (var article in catalog.Articles)
            yield return (article.Address, (article.UpdatedUtc ?? article.PublishedUtc) is { } changed ? catalog.DayOf(changed) : null);
        foreach (var page in catalog.Content.Pages) yield return (page.Address, page.UpdatedUtc is { } changed ? catalog.DayOf(changed) : null);
        yield return ("/topics", null);
        yield return ("/archive", null);
        yield return ("/help", null);
        foreach (var country in catalog.Content.Help.Countries) yield return (country.Address, null);
        var sentences = catalog.Sentences.Select(sentence => sentence.Topic).OfType<Topic>();
        foreach (var topic in catalog.Topics.Concat(sentences).Where(topic => topic.Articles.Count > 0).DistinctBy(topic => topic.Address)) yield return (topic.Address, null);
        foreach (var series in catalog.Series) yield return (series.Address, null);
        foreach (var author in catalog.Authors) yield return ("/authors/" + author.Slug, null);
    }
}
