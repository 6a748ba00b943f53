using System.Net;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Site;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

/// <summary>The desk opens on what needs a decision.</summary>
public sealed class TodayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_waits_and_it_says_so()
    {
        await using var site = await Talking.StartAsync();

        var page = await PageAsync(site, await site.SignInAsync());

        Assert.Equal("Nothing is waiting. Close the laptop", page.Heading);
        Assert.Contains("everyone has an answer", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("a.btn[href^='/admin/comments']"));
        Assert.Contains("You’ve read nothing today. You asked to be stopped at 20.", page.Words, StringComparison.Ordinal);
        Assert.Contains("database", page.Words, StringComparison.Ordinal);
        Assert.Contains("Retention has not run yet.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_urgent_one_comes_first_and_the_promise_is_counted_down()
    {
        await using var site = await Talking.StartAsync();
        var ordinary = await site.AddAsync(A.Sent());
        var urgent = await site.AddAsync(A.Sent("Help.") with { Name = "Marsh", Distress = 2 });
        var reported = await site.AddAsync(A.Sent("Shown."), comment => comment.Approve("bea", Now(site)));
        await site.Book().AddReportAsync(new CommentReport(reported.Id, ReportReason.AboutMe, "", "hash", Now(site)), Cancel);
        await site.AddAsync(A.Sent("Cut me."), comment => comment.ProposeCut("Cut.", null, "bea", Now(site)));
        await site.AddAsync(A.Sent("For you.") with { IsPrivate = true });
        await site.MoveAsync(ordinary.Id, comment => comment.Change(new ChangedText("Fern", "Changed.", "<p>Changed.</p>", 0, ""), Now(site)));
        site.Clock.Advance(TimeSpan.FromHours(30));

        var page = await PageAsync(site, await site.SignInAsync());

        Assert.Equal("Two wait. One needs you first", page.Heading);
        Assert.Contains("The oldest has waited 30\u00A0hours of the 48\u00A0hours we promise.", page.Words, StringComparison.Ordinal);
        Assert.Equal($"/admin/comments/{urgent.Id}", page.Page.QuerySelector("a.btn")!.GetAttribute("href"));
        foreach (var words in new[] { "1 may be in danger", "Marsh", "1 reported", "“It’s about me”", "1 ordinary", "one of all changed by their writers", "1 cut waiting for its writer", "6\u00A0December", "1 private note to answer" })
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        foreach (var text in new[] { "Help.", "Shown.", "For you." }) Assert.DoesNotContain(text, page.Page.QuerySelector("#mb-comments")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_the_last_day_are_counted_and_none_of_their_words_shown()
    {
        await using var site = await Talking.StartAsync();
        var cookie = await site.SignInAsync();
        Assert.Contains("the log has no error since yesterday", (await PageAsync(site, cookie)).Words, StringComparison.Ordinal);
        var logs = Directory.CreateDirectory(Path.Combine(site.Data, "logs")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(logs, "mindfulbond-earlier.log"),
            """
            2026-11-21 11:59:59.999 +00:00 ERR A day and more ago
            2026-11-21 14:30:00.000 +02:00 ERR Reference kettle at /articles/{slug}
            System.InvalidOperationException: with 2026-11-22 09:00:00.000 +00:00 ERR in its words
               at Somewhere()
            2026-11-22 09:00:00.000 +00:00 WRN Not as bad as that
            2026-11-22 11:15:00.000 +00:00 FTL The kettle is gone
            2026-11-22 13:00:00.000 +00:00 ERR After this moment
            """,
            Cancel);
        File.SetLastWriteTimeUtc(Path.Combine(logs, "mindfulbond-earlier.log"), Now(site));

        var page = await PageAsync(site, cookie);

        Assert.Contains("2\u00A0errors in the log since yesterday at 12:00, the last on 22\u00A0November at 11:15.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("kettle", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_promise_is_said_as_it_is()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent());
        site.Clock.Advance(TimeSpan.FromHours(50));

        var page = await PageAsync(site, await site.SignInAsync());

        Assert.Equal("One waits. It can be read in peace", page.Heading);
        Assert.Contains("The oldest has waited 50\u00A0hours; we promise 48\u00A0hours.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seven_days_are_told_in_figures()
    {
        await using var site = await Talking.StartAsync();
        var sent = new List<Comment>();
        for (var i = 0; i < 5; i++) sent.Add(await site.AddAsync(A.Sent($"Words {i}.")));
        site.Clock.Advance(TimeSpan.FromHours(9));
        await site.MoveAsync(sent[0].Id, comment => comment.Approve("ada@example.org", Now(site)));
        await site.MoveAsync(sent[1].Id, comment => comment.Decline(DeclineReason.Unkind, null, "ada@example.org", Now(site)));
        await site.MoveAsync(sent[2].Id, comment => comment.MarkSpam("bea@example.org", Now(site)));
        site.Clock.Advance(TimeSpan.FromHours(72));
        await site.MoveAsync(sent[3].Id, comment => comment.Approve("bea@example.org", Now(site)));
        // Decided twice is read once; what its writer does is no reading.
        await site.MoveAsync(sent[3].Id, comment => comment.Reopen("bea@example.org", Now(site)) is Decision.NotAllowed ? comment.Hide("bea@example.org", Now(site)) : Decision.NotAllowed);
        await site.MoveAsync(sent[4].Id, comment => comment.Withdraw(Now(site)));

        var week = await Day(site).WeekAsync(Now(site).AddDays(-7), TimeSpan.FromHours(48), Cancel);
        var page = await PageAsync(site, await site.SignInAsync());

        Assert.Equal((4, 2, 1, 1, 1), (week.Read, week.Published, week.Declined, week.Spam, week.Late));
        Assert.Equal(9, week.HalfWithin!.Value.Hours);
        Assert.Equal(["4", "2", "1", "1", "9\u00A0hours", "1"], page.Page.QuerySelectorAll("dl.sums dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task A_day_begins_at_midnight_and_counts_its_own_reader_alone()
    {
        await using var site = await Talking.StartAsync();
        var (yesterday, today, others) = (await site.AddAsync(A.Sent()), await site.AddAsync(A.Sent()), await site.AddAsync(A.Sent()));
        await site.MoveAsync(yesterday.Id, comment => comment.Approve("ada@example.org", Now(site)));
        site.Clock.Advance(TimeSpan.FromHours(13));
        await site.MoveAsync(today.Id, comment => comment.Approve("ada@example.org", Now(site)));
        await site.MoveAsync(others.Id, comment => comment.Approve("bea@example.org", Now(site)));

        Assert.Contains("You’ve read one today.", (await PageAsync(site, await site.SignInAsync())).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_much_waits_the_counting_stops()
    {
        await using var database = await TempDatabase.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, DeskDay.Most + 5).Select(_ => database.Book.AddAsync(A.Sent(), A.Noon, Cancel)));

        var waiting = await new DeskDay(database.Factory).WaitingAsync(Cancel);

        Assert.Equal(DeskDay.Most + 1, waiting.Comments);
        Assert.Equal("more than 1,000", TodayModel.Many(waiting.Comments));
    }

    [Fact]
    public async Task What_is_wrong_in_the_content_stands_there_too()
    {
        await using var site = await Talking.StartAsync();
        site.Write("articles/broken.md", "---\ntitle: Broken\ndate: 2026-11-01\n");
        site.Write("articles/old.md", Samples.Article("Old", "date: 2025-11-01\nreviewedOn: 2025-11-01\nnextReview: 2026-11-13", "Leaves.\n"));

        var page = await PageAsync(site, await site.SignInAsync());

        Assert.Contains("articles/", page.Page.QuerySelector("#mb-articles")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 due for review", page.Words, StringComparison.Ordinal);
        Assert.Contains("Old, 9\u00A0days ago.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0\u00A0bytes")]
    [InlineData(999, "999\u00A0bytes")]
    [InlineData(1_000, "1\u00A0kB")]
    [InlineData(1_240_000_000, "1.2\u00A0GB")]
    [InlineData(999_999, "1\u00A0MB")]
    public void Sizes_are_said_in_words(long bytes, string words) => Assert.Equal(words, DataSizes.Words(bytes));

    private static DateTime Now(SiteFixture site) => site.Clock.GetUtcNow().UtcDateTime;

    private static DeskDay Day(SiteFixture site) => (DeskDay)site.Services.GetService(typeof(DeskDay))!;

    private static async Task<Answer> PageAsync(SiteFixture site, string cookie)
    {
        using var answer = await site.GetAsync("/admin", "Cookie: " + cookie);
        var page = await Answer.OfAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
