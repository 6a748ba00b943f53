using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>One topic, or one sentence that several articles share.</summary>
[PublicPage("page")]
public sealed class TopicModel(ArticleCatalog catalog, BaseUrl site) : PageModel, IFramedPage
{
    private const int PerPage = 20;
    private const int SentencesShown = 4;

    public ArticleCatalog Catalog => catalog;

    public PageHead Head { get; private set; } = null!;

    public Topic Topic { get; private set; } = null!;

    public IReadOnlyList<Article> Shown { get; private set; } = [];

    /// <summary>Sentences of the articles here, which lead on from them.</summary>
    public IReadOnlyList<Sentence> Near { get; private set; } = [];

    public string FeedAddress => Topic.Address + "/feed.xml";

    public IActionResult OnGet(string slug, [FromQuery(Name = "page")] string? page)
    {
        if (catalog.Topic(slug) is not { } topic || Paging.Of(topic.Articles, page, PerPage) is not { } list) return NotFound();

        (Topic, Shown) = (topic, list.Shown);
        var here = topic.Articles.Select(article => article.Slug).ToHashSet(StringComparer.Ordinal);
        Near = [.. catalog.Sentences.Where(sentence => sentence.Address != topic.Address && sentence.Articles.Any(article => here.Contains(article.Slug))).Take(SentencesShown)];
        Head = new PageHead(list.Address(topic.Address), list.Number == 1 ? topic.Info.Name : $"{topic.Info.Name}, page {list.Number}", topic.Info.Description ?? "")
        {
            Later = list.Later(topic.Address),
            Earlier = list.Earlier(topic.Address),
            Feed = (FeedAddress, $"{topic.Info.Name} - {catalog.Site.Title}"),
            Data = new JsonLd(JsonLd.Breadcrumbs((catalog.Site.Title, site.Of("/")), ("Topics", site.Of("/topics")), (topic.Info.Name, site.Of(topic.Address)))),
        };
        return Page();
    }
}
