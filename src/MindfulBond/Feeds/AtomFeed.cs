using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using MindfulBond.Articles;
using MindfulBond.Site;

namespace MindfulBond.Feeds;

/// <summary>The newest articles as an Atom feed (RFC 4287), of the whole site or of one topic.</summary>
internal static class AtomFeed
{
    public static IResult Of(ArticleCatalog catalog, BaseUrl site, Topic? topic)
    {
        var address = topic is null ? "/feed.xml" : topic.Address + "/feed.xml";
        var articles = catalog.Newest.Where(article => topic is null || topic.Articles.Any(member => member.Slug == article.Slug)).Take(FeedEntry.Count).ToList();
        var feed = new SyndicationFeed
        {
            Id = FeedEntry.Id(address, site),
            Title = new TextSyndicationContent(topic is null ? catalog.Site.Title : $"{topic.Info.Name} - {catalog.Site.Title}"),
            Description = new TextSyndicationContent(topic?.Info.Description ?? catalog.Site.Tagline),
            Language = catalog.Site.Language,
            // An empty feed still has to say when it last changed: the beginning of today.
            LastUpdatedTime = articles.Count > 0 ? Zoned(articles.Max(FeedEntry.Updated)) : Zoned(catalog.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
            Items = articles.Select(article =>
            {
                var item = new SyndicationItem
                {
                    Id = FeedEntry.Id(article.Address, site),
                    Title = new TextSyndicationContent(FeedEntry.Title(article)),
                    Summary = new TextSyndicationContent(article.Description),
                    Content = SyndicationContent.CreateHtmlContent(FeedEntry.Html(article, site)),
                    PublishDate = Zoned(article.PublishedUtc!.Value),
                    LastUpdatedTime = Zoned(FeedEntry.Updated(article)),
                };
                item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(article.Address))));
                foreach (var author in article.Authors) item.Authors.Add(new SyndicationPerson { Name = author.Name });
                foreach (var subject in article.Topics) item.Categories.Add(new SyndicationCategory(subject.Name));
                return item;
            }).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Of(address)), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(topic?.Address ?? "/")), "text/html"));
        // RFC 4287 wants an author on the feed where an entry has none.
        feed.Authors.Add(new SyndicationPerson { Name = catalog.Site.Title });

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true }))
            new Atom10FeedFormatter(feed).WriteTo(writer);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static DateTimeOffset Zoned(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
