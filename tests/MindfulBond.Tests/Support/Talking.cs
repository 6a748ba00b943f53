using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Tests.Support;

/// <summary>A site where comments are written: three articles and an author.</summary>
internal static class Talking
{
    /// <summary>Longer than a program takes from preview to Send.</summary>
    public static readonly TimeSpan AMoment = TimeSpan.FromSeconds(5);

    public const string Words = "We walked home in the rain and said nothing.";

    public static Task<SiteFixture> StartAsync(params string[] settings) =>
        SiteFixture.StartAsync(Plant, [$"--Site:BaseUrl={Samples.BaseUrl}", "--Comments:SendsPerHour=1000", .. settings]);

    public static void Plant(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        File.WriteAllText(Path.Combine(folder, "site.yaml"), "title: Sample House\nlanguage: en\ntimeZone: Europe/London\nauthors:\n  - { slug: ada, name: Ada Lovelace }\n");
        foreach (var slug in new[] { "ash", "birch" }) File.WriteAllText(Path.Combine(folder, $"articles/{slug}.md"), Samples.Article(slug, "date: 2026-11-01\nauthor: ada\ntopics: [Trees]", "Leaves.\n"));
        File.WriteAllText(Path.Combine(folder, "articles/closed.md"), Samples.Article("closed", "date: 2026-11-01\ncomments: closed", "Leaves.\n"));
        File.WriteAllText(Path.Combine(folder, "articles/off.md"), Samples.Article("off", "date: 2026-11-01\ncomments: off", "Leaves.\n"));
    }

    /// <summary>Sends a form.</summary>
    public static async Task<Answer> PostAsync(this SiteFixture site, string path, IEnumerable<(string Name, string Value)> fields, params string[] headers)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await site.SendAsync(HttpMethod.Post, path, form, headers);
        return await Answer.OfAsync(answer);
    }

    /// <summary>Presses "See it as others will".</summary>
    public static Task<Answer> PreviewAsync(this SiteFixture site, string body = Words, string name = "", string slug = "ash", params (string Name, string Value)[] more) =>
        site.PostAsync($"/articles/{slug}/comments", [("body", body), ("name", name), ("action", "preview"), .. more]);

    /// <summary>Presses "Send" on a preview, with the box ticked.</summary>
    public static Task<Answer> SendAsync(this SiteFixture site, Answer preview, string slug = "ash", params string[] headers) =>
        site.PostAsync($"/articles/{slug}/comments", [.. preview.Fields("send"), ("consent", "true"), ("action", "send")], headers);

    /// <summary>Goes the whole way and comes back with the five words.</summary>
    public static async Task<string> WriteAsync(this SiteFixture site, string body, string name = "", string slug = "ash", params (string Name, string Value)[] more)
    {
        var preview = await site.PreviewAsync(body, name, slug, more);
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        site.Clock.Advance(AMoment);
        var receipt = await site.SendAsync(preview, slug);
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        return receipt.Phrase ?? throw new InvalidOperationException("The receipt shows no phrase.");
    }

    public static CommentBook Book(this SiteFixture site) => site.Services.GetRequiredService<CommentBook>();

    public static BlogDb Database(this SiteFixture site) => site.Services.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContext();

    /// <summary>Everything stored, the oldest first.</summary>
    public static async Task<List<Comment>> StoredAsync(this SiteFixture site)
    {
        await using var database = site.Database();
        return await database.Comments.AsNoTracking().OrderBy(comment => comment.SentUtc).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task MoveAsync(this SiteFixture site, Guid id, Func<Comment, Decision> move) =>
        Assert.Equal(Decision.Done, await site.Book().ChangeAsync(id, move, TestContext.Current.CancellationToken));

    /// <summary>Stores a comment without the form, and moves it.</summary>
    public static async Task<Comment> AddAsync(this SiteFixture site, NewComment sent, params Func<Comment, Decision>[] moves)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var (comment, _) = await site.Book().AddAsync(sent, site.Clock.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken);
        foreach (var move in moves) await site.MoveAsync(comment.Id, move);
        return comment;
    }

    /// <summary>Waits for the index of words: from here on the desk finds every comment by its words.</summary>
    public static async Task IndexWordsAsync(this SiteFixture site)
    {
        while (await site.Services.GetRequiredService<WordIndex>().TakeInAsync(TestContext.Current.CancellationToken)) continue;
    }
}

/// <summary>What a form was answered with.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, IHtmlDocument Page, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly HtmlParser Parser = new();

    public string Words => Page.Body!.TextContent;

    public string Heading => Page.QuerySelector("h1")!.TextContent;

    /// <summary>The five words of a receipt; null where none are shown.</summary>
    public string? Phrase => Page.QuerySelector(".slip .phrase") is { } phrase
        ? string.Join(' ', phrase.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : null;

    public bool HasForm(string action) => Page.QuerySelector($"button[name=action][value={action}]") is not null;

    /// <summary>What a browser would send from the form with this button, boxes aside.</summary>
    public IEnumerable<(string Name, string Value)> Fields(string action)
    {
        var form = Page.Forms.Single(form => form.QuerySelector($"button[name=action][value={action}]") is not null);
        foreach (var field in form.QuerySelectorAll("input, textarea"))
        {
            if (field is IHtmlTextAreaElement area) yield return (area.Name!, area.Value);
            else if (field is IHtmlInputElement { Type: not ("checkbox" or "radio") } input) yield return (input.Name!, input.Value);
            else if (field is IHtmlInputElement { IsChecked: true } box) yield return (box.Name!, box.Value);
        }
    }

    public string Field(string action, string name) => Fields(action).First(field => field.Name == name).Value;

    public static async Task<Answer> OfAsync(HttpResponseMessage answer)
    {
        var text = await SiteFixture.TextOf(answer);
        return new Answer(
            answer.StatusCode, text, Parser.ParseDocument(text),
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }
}
