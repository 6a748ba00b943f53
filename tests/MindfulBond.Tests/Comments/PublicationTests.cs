using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Delivery;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Only what was approved is ever public, everywhere, and at once.</summary>
public class PublicationTests
{
    private static readonly string[] Addresses =
    [
        "/articles/ash", "/articles/ash?comments=1", "/articles/ash/comments.xml", "/articles/birch", "/articles/birch/comments.xml",
        "/", "/archive", "/topics/trees", "/feed.xml", "/feed.json", "/topics/trees/feed.xml", "/sitemap.xml",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_comment_in_every_state_every_public_address_shows_the_published_ones_alone()
    {
        await using var site = await Talking.StartAsync();
        var ids = new List<Guid>();
        foreach (var status in Enum.GetValues<CommentStatus>())
        {
            var comment = await site.AddAsync(A.Sent($"Secret{status} words.") with { Name = $"Name{status}" });
            ids.Add(comment.Id);
            if (status is CommentStatus.Hidden or CommentStatus.Withdrawn)
            {
                await site.MoveAsync(comment.Id, A.Approved);
                await site.AddAsync(A.Sent($"Answer to {status}.", comment), A.Approved);
            }

            if (status != CommentStatus.Pending) await site.MoveAsync(comment.Id, one => A.Bring(one, status));
        }

        var privateNote = await site.AddAsync(A.Sent("SecretPrivate words.") with { Name = "NamePrivate", IsPrivate = true });
        ids.Add(privateNote.Id);
        await using (var database = site.Database())
        {
            // Even where somebody broke into the table.
            await database.Comments.Where(comment => comment.Id == privateNote.Id).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.Status, CommentStatus.Approved), Cancel);
        }

        site.Services.GetRequiredService<Edition>().Raise(CommentBook.ScopeOf("ash"));
        var crawl = await CrawledSite.OfAsync(site);
        var visits = crawl.Visits.Values.ToList();
        foreach (var id in ids)
        {
            foreach (var address in new[] { $"/articles/ash?comment={id:N}", $"/articles/ash?thread={id:N}", $"/articles/ash?answer={id:N}", $"/articles/ash/comments/{id:N}/report" })
                visits.Add(await site.VisitAsync(address));
        }

        Assert.Contains(visits, visit => visit.Address == "/articles/ash/comments.xml");
        Assert.True(visits.Count > 30, $"{visits.Count}");
        foreach (var visit in visits)
        {
            foreach (var status in Enum.GetValues<CommentStatus>().Where(status => status != CommentStatus.Approved).Select(status => status.ToString()).Append("Private"))
            {
                Assert.False(visit.Text.Contains("Secret" + status, StringComparison.Ordinal), $"{visit} shows {status}");
                Assert.False(visit.Text.Contains("Name" + status, StringComparison.Ordinal), $"{visit} names {status}");
            }
        }

        var page = await site.PageAsync("/articles/ash");
        Assert.Contains("SecretApproved", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A comment was withdrawn by its writer", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("We took this comment down", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Three comments", page.QuerySelector("#mb-talk-h")!.TextContent);
        Assert.Equal(3, CountIn(page.QuerySelector("script[type='application/ld+json']")!.TextContent));
        Assert.Equal(3, (await site.TextAsync("/articles/ash/comments.xml")).Split("<entry>").Length - 1);
        Assert.DoesNotContain("comment", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_changes_page_feed_and_count_at_once_and_no_other_article()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("Older.") with { ArticleSlug = "birch" }, A.Approved);
        var top = await site.AddAsync(A.Sent("The top."));
        var answer = await site.AddAsync(A.Sent("The answer.", top));
        Func<Task>[] steps =
        [
            () => site.MoveAsync(top.Id, A.Approved),
            () => site.MoveAsync(answer.Id, A.Approved),
            () => site.MoveAsync(answer.Id, A.Hidden),
            () => site.MoveAsync(answer.Id, A.Approved),
            () => site.MoveAsync(top.Id, one => one.Change(new ChangedText("Calm Reed", "Changed.", "<p>Changed.</p>", 0, ""), A.Noon)),
            () => site.MoveAsync(top.Id, A.Approved),
            () => site.MoveAsync(top.Id, A.Withdrawn),
            () => site.MoveAsync(answer.Id, A.Withdrawn),
        ];

        foreach (var step in steps)
        {
            foreach (var address in Addresses) await site.StatusAsync(address);
            var (ash, birch) = (await TagAsync(site, "/articles/ash"), await TagAsync(site, "/articles/birch"));

            await step();

            Assert.NotEqual(ash, await TagAsync(site, "/articles/ash"));
            Assert.Equal(birch, await TagAsync(site, "/articles/birch"));
            var now = new Dictionary<string, string>();
            foreach (var address in Addresses) now[address] = await site.TextAsync(address);
            site.Services.GetRequiredService<Edition>().Raise(site.Services.GetRequiredService<Edition>().ValidUntilUtc);
            foreach (var address in Addresses) Assert.Equal(await site.TextAsync(address), now[address]);
        }
    }

    [Fact]
    public async Task A_decision_ends_the_kept_pages_of_its_own_article_alone()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("The top."));
        var edition = site.Services.GetRequiredService<Edition>();
        var (number, ash, birch) = (edition.Number, edition.NumberOf(CommentBook.ScopeOf("ash")), edition.NumberOf(CommentBook.ScopeOf("birch")));

        await site.MoveAsync(comment.Id, A.Approved);
        await site.Book().ChangeAsync(comment.Id, A.Approved, Cancel);

        Assert.Equal((number, ash + 1, birch), (edition.Number, edition.NumberOf(CommentBook.ScopeOf("ash")), edition.NumberOf(CommentBook.ScopeOf("birch"))));
    }

    [Fact]
    public async Task A_permalink_survives_paging_and_leads_to_the_article_when_its_comment_has_gone()
    {
        await using var site = await Talking.StartAsync("--Comments:PerPage=2");
        var comments = new List<Comment>();
        for (var i = 0; i < 5; i++) comments.Add(await site.AddAsync(A.Sent($"Words {i}."), A.Approved));

        var page = await site.PageAsync($"/articles/ash?comment={comments[4].Id:N}");
        await site.MoveAsync(comments[4].Id, A.Withdrawn);
        var gone = await site.PageAsync($"/articles/ash?comment={comments[4].Id:N}");

        Assert.NotNull(page.GetElementById($"comment-{comments[4].Id:N}"));
        Assert.Null(page.GetElementById($"comment-{comments[0].Id:N}"));
        Assert.NotNull(gone.GetElementById($"comment-{comments[0].Id:N}"));
        Assert.Equal(404, await site.StatusAsync("/articles/ash?comments=3"));
        Assert.Equal(404, await site.StatusAsync("/articles/ash?comments=0"));
        Assert.Equal(404, await site.StatusAsync("/articles/ash?comments=x"));
    }

    [Fact]
    public async Task The_form_answers_a_comment_on_whatever_page_it_stands_and_no_place_of_one_that_has_gone()
    {
        await using var site = await Talking.StartAsync("--Comments:PerPage=1");
        await site.AddAsync(A.Sent("First."), A.Approved);
        var top = await site.AddAsync(A.Sent("The top.") with { Name = "Wren" }, A.Approved);
        for (var i = 0; i <= CommentThreads.AnswersShown; i++) await site.AddAsync(A.Sent($"{i}", top), A.Approved);
        var last = await site.AddAsync(A.Sent("The last.", top) with { Name = "Calm Reed" }, A.Approved);

        var (toTop, toLast) = (await site.PageAsync($"/articles/ash?answer={top.Id:N}"), await site.PageAsync($"/articles/ash?answer={last.Id:N}"));
        await site.MoveAsync(top.Id, A.Withdrawn);
        var toNobody = await site.PageAsync($"/articles/ash?answer={top.Id:N}");

        Assert.Equal(["Answer Wren", "Answer Calm Reed", "Write a comment"], new[] { toTop, toLast, toNobody }.Select(page => page.GetElementById("mb-write-h")!.TextContent));
        Assert.NotNull(toNobody.GetElementById($"comment-{top.Id:N}"));
    }

    [Fact]
    public async Task Comments_that_are_off_have_neither_feed_nor_report()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("Secret.") with { ArticleSlug = "off" }, A.Approved);

        Assert.Equal(404, await site.StatusAsync("/articles/off/comments.xml"));
        Assert.Equal(404, await site.StatusAsync($"/articles/off/comments/{comment.Id:N}/report"));
        Assert.DoesNotContain("Secret", await site.TextAsync("/articles/off"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hour_in_which_somebody_wrote_stands_nowhere()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("The top."), A.Approved);
        var hour = comment.SentUtc.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        Assert.DoesNotContain(hour, await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
        Assert.DoesNotContain(hour, await site.TextAsync("/articles/ash/comments.xml"), StringComparison.Ordinal);
    }

    private static async Task<string> TagAsync(SiteFixture site, string address)
    {
        using var answer = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.ETag!.Tag;
    }

    private static int CountIn(string data)
    {
        using var json = JsonDocument.Parse(data);
        return Find(json.RootElement) ?? throw new InvalidOperationException("No count of comments.");

        static int? Find(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.TryGetProperty("commentCount", out var count) ? count.GetInt32() : element.EnumerateObject().Select(property => Find(property.Value)).FirstOrDefault(found => found is not null),
            JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }
}

[OnPostgreSql]
public sealed class PublicationOnPostgreSqlTests : PublicationTests;
