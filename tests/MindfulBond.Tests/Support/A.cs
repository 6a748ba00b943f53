using MindfulBond.Articles;
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
        Text = RenderedText.Empty,
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

    public static ArticleCatalog Catalog(DateTime nowUtc, params Article[] articles) => new(Content(articles), nowUtc);
}
