using System.Net;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Reporting a comment needs no account, and five words tell what came of it.</summary>
public class ReportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_stored_once_and_its_words_tell_the_outcome()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("Cruel words."), A.Approved);
        var form = await FormAsync(site, comment);

        var sent = await SendAsync(site, comment, form, ("why", "Cruel"), ("explanation", "It hurts."));
        var again = await SendAsync(site, comment, form, ("why", "Cruel"), ("explanation", "It hurts."));
        var waiting = await OpenAsync(site, sent.Phrase!);
        await using (var database = site.Database())
        {
            var report = await database.CommentReports.SingleAsync(Cancel);
            Assert.Equal((comment.Id, ReportReason.Cruel, "It hurts."), (report.CommentId, report.Reason, report.Explanation));
            report.Answer(ReportOutcome.LeftUp, "We read it twice.", A.Noon);
            await database.SaveChangesAsync(Cancel);
        }

        var answered = await OpenAsync(site, sent.Phrase!);

        Assert.Equal((HttpStatusCode.OK, sent.Phrase), (sent.Status, again.Phrase));
        Assert.Equal("Someone will look", waiting.Heading);
        Assert.Equal("We left it up", answered.Heading);
        Assert.Contains("We read it twice.", answered.Words, StringComparison.Ordinal);
        Assert.Contains("Cruel words.", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_without_a_reason_asks_for_one_and_keeps_the_words()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(), A.Approved);
        var form = await FormAsync(site, comment);

        foreach (var why in new[] { "", "Nonsense", "99" })
        {
            var answer = await SendAsync(site, comment, form, ("why", why), ("explanation", "\nIt hurts."));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Choose the reason", answer.Words, StringComparison.Ordinal);
            Assert.Equal("\nIt hurts.", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)answer.Page.QuerySelector("textarea")!).Value);
        }
    }

    [Fact]
    public async Task A_program_is_thanked_and_nothing_is_stored()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(), A.Approved);

        var answer = await SendAsync(site, comment, await FormAsync(site, comment), ("why", "Cruel"), ("website", "http://pills.example"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var database = site.Database();
        Assert.False(await database.CommentReports.AnyAsync(Cancel));
    }

    [Fact]
    public async Task What_is_not_public_cannot_be_reported_and_says_nothing_of_being_there()
    {
        await using var site = await Talking.StartAsync();
        var pending = await site.AddAsync(A.Sent());

        Assert.Equal(404, await site.StatusAsync($"/articles/ash/comments/{pending.Id:N}/report"));
        Assert.Equal(404, await site.StatusAsync($"/articles/ash/comments/{Guid.Empty:N}/report"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostAsync($"/articles/ash/comments/{pending.Id:N}/report", [("why", "Cruel")])).Status);
    }

    [Fact]
    public async Task The_words_say_so_when_the_comment_was_withdrawn_first()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(), A.Approved);
        var sent = await SendAsync(site, comment, await FormAsync(site, comment), ("why", "AboutMe"));

        await site.MoveAsync(comment.Id, A.Withdrawn);

        Assert.Equal("It’s gone already", (await OpenAsync(site, sent.Phrase!)).Heading);
    }

    private static async Task<string> FormAsync(SiteFixture site, Comment comment) =>
        (await site.PageAsync($"/articles/ash/comments/{comment.Id:N}/report")).QuerySelector("input[name=sealed]")!.GetAttribute("value")!;

    private static Task<Answer> SendAsync(SiteFixture site, Comment comment, string sealedText, params (string Name, string Value)[] fields) =>
        site.PostAsync($"/articles/ash/comments/{comment.Id:N}/report", [("sealed", sealedText), .. fields]);

    private static Task<Answer> OpenAsync(SiteFixture site, string phrase) => site.PostAsync("/note", [("phrase", phrase), ("action", "open")]);
}

[OnPostgreSql]
public sealed class ReportOnPostgreSqlTests : ReportTests;
