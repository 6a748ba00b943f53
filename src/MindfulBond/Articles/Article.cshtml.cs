using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;
using MindfulBond.Site;

namespace MindfulBond.Articles;

/// <summary>One article with everything that lets a reader judge it.</summary>
[PublicPage("comments", "comment", "thread", "answer")]
public sealed class ArticleModel(ArticleCatalog catalog, BaseUrl site, CommentThreads threads, Commenting commenting, Edition edition) : PageModel, IFramedPage
{
    public ArticleView View { get; private set; } = null!;

    public PageHead Head { get; private set; } = null!;

    /// <param name="slug">The article.</param>
    /// <param name="comments">A later page of comments.</param>
    /// <param name="comment">A comment whose page is shown, however many pages there are.</param>
    /// <param name="thread">A comment shown alone with all its answers.</param>
    /// <param name="answer">A comment that the form is to answer.</param>
    /// <param name="cancel">The reader left.</param>
    public async Task<IActionResult> OnGetAsync(
        string slug, [FromQuery] string? comments, [FromQuery] string? comment, [FromQuery] string? thread, [FromQuery] string? answer, CancellationToken cancel)
    {
        if (catalog.Article(slug) is not { } article) return NotFound();

        Talk? talk = null;
        if (commenting.OpennessOf(article, catalog) is not Openness.Off)
        {
            HttpContext.ReadsFrom(edition, CommentBook.ScopeOf(slug));
            talk = await TalkAsync(article, comments, comment, thread, answer, cancel);
            if (talk is null) return NotFound();
        }

        View = new ArticleView(article, catalog, talk);
        Head = new PageHead(article.Address, article.TabTitle ?? article.Title, article.Description)
        {
            Kind = "article",
            Data = Data(article, talk?.Page.Published ?? 0),
            // A link that somebody shares must not show more than its mild title says.
            Picture = article.Sensitivity == Sensitivity.High ? null : article.Picture,
            PictureAlt = article.ImageAlt,
            Languages = [.. View.Translations.Select(other => (other.Language, other.Address))],
            Comments = talk is null ? null : "#mb-talk",
            Feed = talk is null ? null : (article.Address + "/comments.xml", $"Comments: {article.TabTitle ?? article.Title}"),
        };
        return Page();
    }

    private async Task<Talk?> TalkAsync(Article article, string? comments, string? comment, string? thread, string? answer, CancellationToken cancel)
    {
        CommentPage? page;
        if (Guid.TryParse(thread, out var threadId))
        {
            page = await threads.ThreadAsync(article.Slug, threadId, cancel);
        }
        else if (Guid.TryParse(answer ?? comment, out var id))
        {
            // A comment that is gone leaves the article where it was: the link still leads somewhere sensible.
            page = await threads.AroundAsync(article.Slug, id, cancel);
        }
        else
        {
            var number = 1;
            if (comments is not null && !int.TryParse(comments, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return null;
            page = await threads.PageAsync(article.Slug, number, cancel);
        }

        if (page is null) return null;
        var answering = commenting.TakesReplies && Guid.TryParse(answer, out var parent) ? page.Answerable(parent) : null;
        var form = new WrittenForm(article.Slug, "", "", IsPrivate: false, answering, []);
        var openness = commenting.OpennessOf(article, catalog, page.IsClosed);
        return new Talk(page, openness, form, openness == Openness.Open && commenting.TakesReplies);
    }

    private JsonLd Data(Article article, int comments)
    {
        var post = new JsonObject
        {
            ["@type"] = "BlogPosting",
            ["headline"] = article.TabTitle ?? article.Title,
            ["description"] = article.Description,
            ["url"] = site.Of(article.Address),
            ["mainEntityOfPage"] = site.Of(article.Address),
            ["inLanguage"] = article.Language,
            ["isAccessibleForFree"] = true,
            ["commentCount"] = comments,
            ["author"] = new JsonArray([.. article.Authors.Select(author => new JsonObject { ["@type"] = "Organization", ["name"] = author.Name, ["url"] = site.Of("/authors/" + author.Slug) })]),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = catalog.Site.Title, ["url"] = site.Of("/") },
        };
        if (article.PublishedUtc is { } published) post["datePublished"] = Instant(published);
        if ((article.UpdatedUtc ?? article.PublishedUtc) is { } modified) post["dateModified"] = Instant(modified);
        if (article.Picture?.Shared is { } picture) post["image"] = site.Of(picture);
        if (article.ReviewedBy is { } reviewer) post["editor"] = new JsonObject { ["@type"] = "Person", ["name"] = reviewer.Name };
        if (catalog.Site.Licence?.Url is { } licence) post["license"] = licence;
        if (article.Topics.Count > 0) post["keywords"] = string.Join(", ", article.Topics.Select(topic => topic.Name));

        var steps = new List<(string, string)> { (catalog.Site.Title, site.Of("/")) };
        if (article.Topics is [var topic, ..]) steps.Add((topic.Name, site.Of("/topics/" + topic.Slug)));
        steps.Add((article.TabTitle ?? article.Title, site.Of(article.Address)));
        return new JsonLd(post, JsonLd.Breadcrumbs(steps));
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
