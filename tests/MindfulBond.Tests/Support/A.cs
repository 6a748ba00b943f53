using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using MindfulBond.Text;

namespace MindfulBond.Tests.Support;

/// <summary>Plain examples; a test says with <c>with</c> what is special about its own.</summary>
internal static class A
{
    public static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    public static readonly DateOnly Day = new(2026, 11, 22);

    /// <summary>An article published the day before noon.</summary>
    public static Article Article(string slug) => new()
    {
        File = $"articles/{slug}.md",
        Slug = slug,
        Title = slug,
        PublishedUtc = Noon.AddDays(-1),
        Language = "en",
        Body = TextBody.Empty,
    };

    /// <summary>An article that breaks no editorial rule.</summary>
    public static Article TrustedArticle(string slug) => Article(slug) with
    {
        Authors = [new AuthorInfo("ada", "Ada", About: null)],
        HasDescription = true,
        Description = "What it is about.",
        Topics = [Topic("Sleep")],
        Sources = [new Source("a", "Somebody (2020)", Doi: null, Url: null, Kind: null, SeenOn: null, Line: 1)],
        Evidence = "Fairly sure.",
        ReviewedBy = new Reviewer("Dr B", "GP"),
        ReviewedOn = Day,
        NextReview = Day.AddYears(1),
    };

    public static TopicInfo Topic(string name) => new(Slug.From(name), name, Sentence: null, Description: null, Sensitive: false);

    public static SiteInfo SiteIn(string timeZone) => new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(timeZone) };

    public static ContentSnapshot Content(params Article[] articles) => Content(new SiteInfo(), articles);

    public static ContentSnapshot Content(SiteInfo site, params Article[] articles) => new(site, articles, [], HelpLines.None, [], _ => null);

    /// <summary>A comment as it is sent under "ash".</summary>
    public static NewComment Sent(string text = "Some words.", Comment? answers = null) => new()
    {
        ArticleSlug = "ash",
        ThreadId = answers?.ThreadId ?? answers?.Id,
        AnswersId = answers?.Id,
        Name = "Quiet Heron",
        Text = text,
        Html = CommentMarkdown.Render(text).ToString(),
    };

    public static Decision Approved(Comment comment) => comment.Approve("ada", Noon);

    public static Decision Hidden(Comment comment) => comment.Hide("ada", Noon);

    public static Decision Withdrawn(Comment comment) => comment.Withdraw(Noon);

    /// <summary>A comment that came into this state by the ways there are.</summary>
    public static Comment CommentIn(CommentStatus status, bool isPrivate = false)
    {
        var comment = Comment.Send(Sent() with { IsPrivate = isPrivate, PhraseHash = "hash" }, Noon);
        if (status == CommentStatus.Hidden) comment.Approve("ada", Noon);
        if (status != CommentStatus.Pending) Assert.Equal(Decision.Done, Bring(comment, status));
        return comment;
    }

    /// <summary>Asks for the move that leads into this state.</summary>
    public static Decision Bring(Comment comment, CommentStatus status) => status switch
    {
        CommentStatus.Pending => comment.Change(new ChangedText("Quiet Heron", "Other words.", "<p>Other words.</p>", 1, "rule"), Noon),
        CommentStatus.Approved => comment.Approve("ada", Noon),
        CommentStatus.CutProposed => comment.ProposeCut("Fewer words.", "A cut?", "ada", Noon),
        CommentStatus.KeptBack => comment.KeepBack("Thank you.", "ada", Noon),
        CommentStatus.Declined => comment.Decline(DeclineReason.Unkind, "Sorry.", "ada", Noon),
        CommentStatus.Spam => comment.MarkSpam("ada", Noon),
        CommentStatus.Hidden => comment.Hide("ada", Noon),
        _ => comment.Withdraw(Noon),
    };

    public static ArticleCatalog Catalog(DateTime nowUtc, params Article[] articles) => new(Content(articles), nowUtc);
}
