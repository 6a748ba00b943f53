using System.Globalization;
using System.Text.Json;
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

    /// <summary>
    /// Without parameters, which would be bound anew for each page that is rendered: <c>comments</c> is a later page of comments, <c>comment</c>
    /// one whose page is shown, however many pages there are, <c>thread</c> one that is shown alone with all its answers, and <c>answer</c> one
    /// that the form is to answer.
    /// </summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var slug = (string)RouteData.Values["slug"]!;
        if (catalog.Article(slug) is not { } article) return NotFound();

        Talk? talk = null;
        if (commenting.OpennessOf(article, catalog) is not Openness.Off)
        {
            HttpContext.ReadsFrom(edition, CommentBook.ScopeOf(slug));
            talk = await TalkAsync(article, HttpContext.RequestAborted);
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

    private async Task<Talk?> TalkAsync(Article article, CancellationToken cancel)
    {
        var (answer, comment) = (Asked("answer"), Asked("comment"));
        CommentPage? page;
        if (Guid.TryParse(Asked("thread"), out var threadId))
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
            if (Asked("comments") is { } comments && !int.TryParse(comments, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return null;
            page = await threads.PageAsync(article.Slug, number, cancel);
        }

        if (page is null) return null;
        var answering = commenting.TakesReplies && Guid.TryParse(answer, out var parent) ? page.Answerable(parent) : null;
        var form = new WrittenForm(article.Slug, "", "", IsPrivate: false, answering, []);
        var openness = commenting.OpennessOf(article, catalog, page.IsClosed);
        return new Talk(page, openness, form, openness == Openness.Open && commenting.TakesReplies);
    }

    private string? Asked(string key) => Request.Query[key];

    private JsonLd Data(Article article, int comments)
    {
        var steps = new List<(string, string)> { (catalog.Site.Title, site.Of("/")) };
        if (article.Topics is [var topic, ..]) steps.Add((topic.Name, site.Of("/topics/" + topic.Slug)));
        steps.Add((article.TabTitle ?? article.Title, site.Of(article.Address)));
        return new JsonLd(json => Write(json, article, comments), JsonLd.Breadcrumbs(steps));
    }

    private void Write(Utf8JsonWriter json, Article article, int comments)
    {
        json.WriteString("@type", "BlogPosting");
        json.WriteString("headline", article.TabTitle ?? article.Title);
        json.WriteString("description", article.Description);
        json.WriteString("url", site.Of(article.Address));
        json.WriteString("mainEntityOfPage", site.Of(article.Address));
        json.WriteString("inLanguage", article.Language);
        json.WriteBoolean("isAccessibleForFree", true);
        json.WriteNumber("commentCount", comments);
        json.WriteStartArray("author");
        foreach (var author in article.Authors) WriteWho(json, "Organization", author.Name, "/authors/" + author.Slug);
        json.WriteEndArray();
        json.WritePropertyName("publisher");
        WriteWho(json, "Organization", catalog.Site.Title, "/");
        if (article.PublishedUtc is { } published) json.WriteString("datePublished", Instant(published));
        if ((article.UpdatedUtc ?? article.PublishedUtc) is { } modified) json.WriteString("dateModified", Instant(modified));
        if (article.Picture?.Shared is { } picture) json.WriteString("image", site.Of(picture));
        if (article.ReviewedBy is { } reviewer)
        {
            json.WritePropertyName("editor");
            WriteWho(json, "Person", reviewer.Name, address: null);
        }

        if (catalog.Site.Licence?.Url is { } licence) json.WriteString("license", licence);
        if (article.Topics.Count > 0) json.WriteString("keywords", string.Join(", ", article.Topics.Select(topic => topic.Name)));
    }

    private void WriteWho(Utf8JsonWriter json, string type, string name, string? address)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("name", name);
        if (address is not null) json.WriteString("url", site.Of(address));
        json.WriteEndObject();
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
