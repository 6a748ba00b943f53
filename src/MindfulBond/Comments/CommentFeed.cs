using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Comments;

/// <summary>The newest published comments of an article as an Atom feed (RFC 4287).</summary>
internal static class CommentFeed
{
    public const int Count = 50;

    public static IResult Of(Article article, IReadOnlyList<ShownComment> comments, ArticleCatalog catalog, BaseUrl site)
    {
        var address = article.Address + "/comments.xml";
        var feed = new SyndicationFeed
        {
            Id = $"tag:{site.Host},2026:{address}",
            Title = new TextSyndicationContent($"Comments: {article.TabTitle ?? article.Title} - {catalog.Site.Title}"),
            Language = catalog.Site.Language,
            LastUpdatedTime = Day(comments.Count > 0 ? catalog.DayOf(comments.Max(comment => comment.SentUtc)) : catalog.Today),
            Items = comments.Select(comment =>
            {
                var at = new Uri($"{site.Of(article.Address)}?comment={comment.Id:N}#{comment.Fragment}");
                var item = new SyndicationItem
                {
                    Id = $"urn:uuid:{comment.Id:D}",
                    Title = new TextSyndicationContent(comment.Name),
                    Content = comment.ContentNote is { } note
                        ? new TextSyndicationContent($"This comment talks about {note}.")
                        : SyndicationContent.CreateHtmlContent(comment.Html?.ToString() ?? ""),
                    // Days, not minutes: the hour could tell somebody who wrote.
                    PublishDate = Day(catalog.DayOf(comment.SentUtc)),
                    LastUpdatedTime = Day(catalog.DayOf(comment.SentUtc)),
                };
                item.Links.Add(SyndicationLink.CreateAlternateLink(at));
                item.Authors.Add(new SyndicationPerson { Name = comment.Name });
                return item;
            }).ToList(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Of(address)), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Of(article.Address)), "text/html"));
        feed.Authors.Add(new SyndicationPerson { Name = catalog.Site.Title });

        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            new Atom10FeedFormatter(feed).WriteTo(writer);
        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static DateTimeOffset Day(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
