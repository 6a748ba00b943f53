using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

public class ModerationDeskTests
{
    private static readonly DeskReader Ada = new("ada@example.org", "Ada Lovelace", CommentVoice.Author);
    private static readonly DeskReader Bo = new("bo@example.org", "Bo", CommentVoice.Moderator);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_is_read_by_everybody_at_once_and_undoing_it_takes_it_away_at_once()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("The kettle stayed on."));
        Assert.DoesNotContain("kettle", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);

        var published = await DecideAsync(site, comment, new DeskDecision.Publish());
        var (page, feed, list) = (await site.TextAsync("/articles/ash"), await site.TextAsync("/articles/ash/comments.xml"), await site.PageAsync("/topics/trees"));

        Assert.Equal((Decision.Done, CommentStatus.Approved), (published.Outcome, published.Status));
        Assert.Contains("kettle", page, StringComparison.Ordinal);
        Assert.Contains("kettle", feed, StringComparison.Ordinal);
        Assert.NotNull(list.QuerySelector("a[href='/articles/ash#mb-talk']"));

        await UndoAsync(site, published.Undo);

        Assert.DoesNotContain("kettle", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
        Assert.DoesNotContain("kettle", await site.TextAsync("/articles/ash/comments.xml"), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/topics/trees")).QuerySelector("a[href='/articles/ash#mb-talk']"));
    }

    [Fact]
    public async Task The_second_of_two_moderators_is_told_who_was_faster_and_overwrites_nothing()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent());

        await DecideAsync(site, comment, new DeskDecision.Decline(DeclineReason.Unkind, "Softer, please."), Ada);
        var second = await DecideAsync(site, comment, new DeskDecision.Publish(), Bo);

        Assert.Equal((Decision.Overtaken, CommentStatus.Declined), (second.Outcome, second.Status));
        Assert.Equal((Ada.Account, CommentStatus.Declined), (second.Faster!.By, second.Faster.To));
        Assert.Null(second.Undo);
        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((CommentStatus.Declined, "Softer, please."), (stored.Status, stored.Message));
    }

    [Fact]
    public async Task The_same_decision_pressed_again_changes_nothing_and_is_written_down_once()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent());

        await DecideAsync(site, comment, new DeskDecision.Spam());
        var again = await DecideAsync(site, comment, new DeskDecision.Spam(), Bo);

        Assert.Equal(Decision.AlreadySo, again.Outcome);
        Assert.Equal(Ada.Account, again.Faster!.By);
        Assert.Single(await EntriesAsync(site));
    }

    [Fact]
    public async Task Publishing_and_replying_is_one_step_and_one_undo()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("I walked out."));

        var answer = await DecideAsync(site, comment, new DeskDecision.PublishAndReply("Thank you for *this*."));
        var page = await site.PageAsync("/articles/ash");

        Assert.Contains("<em>this</em>", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await EntriesAsync(site)).Count(entry => entry.Together == answer.Undo));

        await UndoAsync(site, answer.Undo);

        Assert.Equal([CommentStatus.Pending, CommentStatus.Hidden], (await site.StoredAsync()).Select(one => one.Status).Order());
        Assert.DoesNotContain("walked out", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task A_reply_without_words_is_no_reply_and_nothing_is_published(string reply)
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent());

        var answer = await DecideAsync(site, comment, new DeskDecision.PublishAndReply(reply));

        Assert.NotNull(answer.Problem);
        Assert.Equal(CommentStatus.Pending, Assert.Single(await site.StoredAsync()).Status);
    }

    [Theory]
    [InlineData("We stayed in Leeds and talked.", true)]
    [InlineData("We stayed and talked.", true)]
    [InlineData("We stayed in Leeds in May and talked.", false)]
    [InlineData("We stayed in York and talked.", false)]
    [InlineData("talked We stayed", false)]
    [InlineData("", false)]
    public async Task A_cut_strikes_words_and_adds_none(string shorter, bool isCut)
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("We stayed in Leeds in May and talked."));

        var answer = await DecideAsync(site, comment, new DeskDecision.ProposeCut(shorter, "The town could point to you."));

        Assert.Equal(isCut ? Decision.Done : Decision.NotAllowed, answer.Outcome);
        Assert.Equal(isCut, answer.Problem is null);
        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((isCut ? CommentStatus.CutProposed : CommentStatus.Pending, isCut ? shorter : null), (stored.Status, stored.ProposedText));
    }

    [Fact]
    public async Task Masking_destroys_what_stood_there_in_every_version()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("Write to lea@example.net or ring 020 7946 0018.") with { Flags = "a-pattern Email Phone" });
        await site.MoveAsync(comment.Id, one => one.Change(new ChangedText("Heron", "Write to lea@example.net, please, or ring 020 7946 0018.", "<p>x</p>", 0, "Email Phone"), A.Noon));

        var answer = await DecideAsync(site, (await site.StoredAsync())[0], new DeskDecision.Mask());

        Assert.Equal(Decision.Done, answer.Outcome);
        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((null, ""), (stored.EarlierText, stored.Flags));
        Assert.All([stored.Text, stored.Html], text => Assert.DoesNotMatch("lea@|7946", text));
        Assert.Equal(ModerationEntry.Masked, (await EntriesAsync(site))[^1].Reason);
    }

    [Fact]
    public async Task Many_are_decided_with_one_press_but_urgent_and_marked_ones_are_left_to_be_read()
    {
        await using var site = await Talking.StartAsync();
        var plain = await site.AddAsync(A.Sent("One."));
        var stale = await site.AddAsync(A.Sent("Two."));
        var urgent = await site.AddAsync(A.Sent("Three.") with { Distress = 2 });
        var marked = await site.AddAsync(A.Sent("Four.") with { Flags = "Email" });
        var already = await site.AddAsync(A.Sent("Five."), A.Approved);
        var gone = Guid.NewGuid();
        var chosen = new[] { plain, stale, urgent, marked, already }.ToDictionary(one => one.Id, one => one.Version);
        (chosen[stale.Id], chosen[gone]) = (stale.Version + 1, 0);

        var answer = await Desk(site).DecideAllAsync(chosen, new DeskDecision.Publish(), Ada, Catalog(site), Cancel);

        Assert.Equal((1, 1, 2, 2), (answer.Done, answer.AlreadySo, answer.Skipped, answer.Faster));
        var states = (await site.StoredAsync()).ToDictionary(one => one.Text, one => one.Status);
        Assert.Equal((CommentStatus.Approved, CommentStatus.Pending, CommentStatus.Pending, CommentStatus.Pending), (states["One."], states["Two."], states["Three."], states["Four."]));

        var undone = await Desk(site).UndoAsync(answer.Undo!.Value, Ada, Cancel);

        Assert.Equal(1, undone.Done);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Theory]
    [InlineData(true, ReportOutcome.TakenDown)]
    [InlineData(false, ReportOutcome.LeftUp)]
    public async Task Reports_of_one_comment_are_answered_together(bool takeDown, ReportOutcome outcome)
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(), A.Approved);
        foreach (var hash in new[] { "first", "second" })
            await site.Book().AddReportAsync(new CommentReport(comment.Id, ReportReason.Cruel, "", hash, A.Noon), Cancel);
        Assert.Equal(1, (await Lists(site).CountsAsync(Cancel)).Reported);

        var answer = await DecideAsync(site, (await site.StoredAsync())[0], takeDown ? new DeskDecision.Hide(null, "We read it.") : new DeskDecision.LeaveUp("We read it."));

        Assert.Equal(Decision.Done, answer.Outcome);
        await using var database = site.Database();
        var reports = await database.CommentReports.AsNoTracking().ToListAsync(Cancel);
        Assert.All(reports, report => Assert.Equal((outcome, "We read it."), (report.Outcome, report.Message)));
        Assert.Equal(0, (await Lists(site).CountsAsync(Cancel)).Reported);
    }

    [Fact]
    public async Task What_its_writer_did_is_not_a_moderators_to_undo()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(), A.Approved);
        await site.MoveAsync(comment.Id, one => one.Change(new ChangedText("Heron", "Not read by anybody.", "<p>Not read by anybody.</p>", 0, ""), A.Noon));
        var entry = (await EntriesAsync(site))[^1];

        var decision = await site.Book().ChangeAsync(comment.Id, one => one.Undo(entry, "ada", A.Noon), Cancel);

        Assert.Equal(Decision.NotAllowed, decision);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task A_comment_withdrawn_under_the_cursor_cannot_be_decided_and_nothing_of_it_returns()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent());
        await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);

        var answer = await DecideAsync(site, comment, new DeskDecision.Publish());

        Assert.Equal(Decision.NotFound, answer.Outcome);
        Assert.Empty(await site.StoredAsync());
    }

    private static ModerationDesk Desk(SiteFixture site) => site.Services.GetRequiredService<ModerationDesk>();

    private static DeskLists Lists(SiteFixture site) => site.Services.GetRequiredService<DeskLists>();

    private static ArticleCatalog Catalog(SiteFixture site) => site.Services.GetRequiredService<PublishedNow>().Get();

    private static Task<DeskAnswer> DecideAsync(SiteFixture site, Comment comment, DeskDecision decision, DeskReader? reader = null) =>
        Desk(site).DecideAsync(comment.Id, comment.Version, decision, reader ?? Ada, Catalog(site), Cancel);

    private static async Task UndoAsync(SiteFixture site, Guid? undo) => Assert.NotEqual(0, (await Desk(site).UndoAsync(undo!.Value, Ada, Cancel)).Done);

    private static async Task<List<ModerationEntry>> EntriesAsync(SiteFixture site)
    {
        await using var database = site.Database();
        return await database.ModerationEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Cancel);
    }
}

[OnPostgreSql]
public sealed class ModerationDeskOnPostgreSqlTests : ModerationDeskTests;
