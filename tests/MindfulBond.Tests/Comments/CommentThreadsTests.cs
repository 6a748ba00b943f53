using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>What of an article's comments is shown, in which order, and how they are counted.</summary>
public class CommentThreadsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_published_comments_are_counted_and_shown()
    {
        await using var database = await TempDatabase.StartAsync();
        foreach (var status in Enum.GetValues<CommentStatus>())
        {
            var comment = await database.AddAsync(A.Sent($"{status}"), A.Noon);
            if (status == CommentStatus.Hidden) await database.MoveAsync(comment, A.Approved);
            await database.MoveAsync(comment, one => A.Bring(one, status));
        }

        await database.AddAsync(A.Sent("private") with { IsPrivate = true }, A.Noon);
        var page = await PageAsync(database);

        Assert.Equal((1, 1, 1), (page.Published, page.TopLevel, page.Pages));
        Assert.Equal("<p dir=\"auto\">Approved</p>\n", Assert.Single(page.Threads).Top.Html!.ToString());
        Assert.Equal(1, (await database.Threads.CountsAsync(["ash", "birch"], Cancel))["ash"]);
        Assert.Single(await database.Threads.NewestAsync("ash", 50, Cancel));
    }

    [Theory]
    [InlineData(CommentStatus.Withdrawn)]
    [InlineData(CommentStatus.Hidden)]
    [InlineData(CommentStatus.Pending)]
    public async Task A_nameless_place_is_held_as_long_as_published_answers_hang_on_it(CommentStatus status)
    {
        await using var database = await TempDatabase.StartAsync();
        var top = await database.AddAsync(A.Sent("The top."), A.Noon, A.Approved);
        var answer = await database.AddAsync(A.Sent("The answer.", top), A.Noon.AddMinutes(1), A.Approved);

        await database.MoveAsync(top, one => A.Bring(one, status));
        var held = await PageAsync(database);
        var found = await database.Threads.AroundAsync("ash", answer.Id, Cancel);
        await database.MoveAsync(answer, A.Withdrawn);
        var left = await PageAsync(database);

        Assert.Equal((1, 1), (held.Published, held.TopLevel));
        var thread = Assert.Single(held.Threads);
        Assert.Equal(("", null, null), (thread.Top.Name, thread.Top.Html, thread.Top.ContentNote));
        Assert.Equal((status == CommentStatus.Hidden, status == CommentStatus.Pending), (thread.Top.TakenDown, thread.Top.ReadAgain));
        Assert.Equal(answer.Id, Assert.Single(Assert.Single(found.Threads).Answers).Id);
        Assert.Equal("The answer.", Words(Assert.Single(thread.Answers)));
        Assert.Null(Assert.Single(thread.Answers).AnswersName);
        Assert.Equal((0, 0), (left.Published, left.TopLevel));
        Assert.Empty(left.Threads);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_withdrawn_comment_without_answers_but_its_entries()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent(), A.Noon, A.Approved, A.Withdrawn);

        await using var rows = database.Open();
        Assert.False(await rows.Comments.AnyAsync(Cancel));
        Assert.Equal(2, await rows.ModerationEntries.CountAsync(entry => entry.CommentId == comment.Id, Cancel));
        Assert.Equal(Decision.NotFound, await database.MoveAsync(comment, A.Withdrawn));
    }

    [Fact]
    public async Task An_answer_published_after_what_it_answers_was_withdrawn_still_finds_its_place()
    {
        await using var database = await TempDatabase.StartAsync();
        var top = await database.AddAsync(A.Sent("The top."), A.Noon, A.Approved);
        var answer = await database.AddAsync(A.Sent("The answer.", top), A.Noon.AddMinutes(1));

        await database.MoveAsync(top, A.Withdrawn);
        var between = await PageAsync(database);
        await database.MoveAsync(answer, A.Approved);
        var after = await PageAsync(database);

        Assert.Empty(between.Threads);
        Assert.Equal((1, 1), (after.Published, after.TopLevel));
        Assert.Equal("The answer.", Words(Assert.Single(Assert.Single(after.Threads).Answers)));
        Assert.Equal(top.Id, Assert.Single((await database.Threads.AroundAsync("ash", answer.Id, Cancel)).Threads).Top.Id);
    }

    [Fact]
    public async Task The_last_withdrawal_takes_the_row_of_the_placeholder_with_it()
    {
        await using var database = await TempDatabase.StartAsync();
        var top = await database.AddAsync(A.Sent("The top."), A.Noon, A.Approved);
        var answer = await database.AddAsync(A.Sent("The answer.", top), A.Noon, A.Approved);

        await database.MoveAsync(top, A.Withdrawn);
        await database.MoveAsync(answer, A.Withdrawn);

        await using var rows = database.Open();
        Assert.False(await rows.Comments.AnyAsync(Cancel));
    }

    [Fact]
    public async Task Pages_go_from_the_oldest_on_and_every_comment_is_found_on_its_own()
    {
        await using var database = await TempDatabase.StartAsync(perPage: 3);
        var comments = new List<Comment>();
        // Three share a moment: their order must be the same for the pages and for the numbers.
        for (var i = 0; i < 8; i++) comments.Add(await database.AddAsync(A.Sent($"{i}"), A.Noon.AddMinutes(i is 2 or 3 or 4 ? 2 : i), A.Approved));

        var shown = new List<Guid>();
        for (var number = 1; number <= 3; number++)
        {
            var page = await PageAsync(database, number);
            Assert.Equal((number, 3, 8, 8), (page.Number, page.Pages, page.Published, page.TopLevel));
            foreach (var thread in page.Threads)
            {
                Assert.Equal(number, (await database.Threads.AroundAsync("ash", thread.Top.Id, Cancel)).Number);
                shown.Add(thread.Top.Id);
            }
        }

        Assert.Equal(comments.Select(comment => comment.Id).Order(), shown.Order());
        Assert.Equal(comments.Where((_, i) => i is < 2 or > 4).Select(comment => comment.Id), shown.Where((_, i) => i is < 2 or > 4));
        Assert.Null(await database.Threads.PageAsync("ash", 4, Cancel));
        Assert.Null(await database.Threads.PageAsync("ash", 0, Cancel));
        Assert.Equal(1, (await database.Threads.PageAsync("birch", 1, Cancel))!.Pages);
    }

    [Fact]
    public async Task Twenty_answers_are_shown_and_the_rest_is_a_click_away()
    {
        await using var database = await TempDatabase.StartAsync();
        var top = await database.AddAsync(A.Sent("The top."), A.Noon, A.Approved);
        for (var i = 0; i < CommentThreads.AnswersShown; i++) await database.AddAsync(A.Sent($"{i}", top), A.Noon.AddMinutes(i + 1), A.Approved);

        var full = Assert.Single((await PageAsync(database)).Threads);
        var last = await database.AddAsync(A.Sent("last", top), A.Noon.AddMinutes(90), A.Approved);
        var more = Assert.Single((await PageAsync(database)).Threads);
        var all = await database.Threads.ThreadAsync("ash", top.Id, Cancel);

        Assert.Equal((20, false), (full.Answers.Count, full.HasMore));
        Assert.Equal((20, true), (more.Answers.Count, more.HasMore));
        Assert.Equal(["0", "1"], more.Answers.Take(2).Select(Words));
        Assert.Equal(21, Assert.Single(all!.Threads).Answers.Count);
        Assert.Equal(last.Id, all.Threads[0].Answers[^1].Id);
        var (around, aroundLast) = (await database.Threads.AroundAsync("ash", full.Answers[^1].Id, Cancel), await database.Threads.AroundAsync("ash", last.Id, Cancel));
        Assert.Equal((false, 20), (around.IsOneThread, Assert.Single(around.Threads).Answers.Count));
        Assert.Equal((true, 21), (aroundLast.IsOneThread, Assert.Single(aroundLast.Threads).Answers.Count));
        Assert.Null(await database.Threads.ThreadAsync("birch", top.Id, Cancel));
    }

    [Fact]
    public async Task A_deeper_answer_stands_in_the_same_thread_and_names_whom_it_answers()
    {
        await using var database = await TempDatabase.StartAsync();
        var top = await database.AddAsync(A.Sent("The top."), A.Noon, A.Approved);
        var answer = await database.AddAsync(A.Sent("The answer.", top) with { Name = "Calm Reed" }, A.Noon.AddMinutes(1), A.Approved);
        await database.AddAsync(A.Sent("Deeper.", answer), A.Noon.AddMinutes(2), A.Approved);

        var thread = Assert.Single((await PageAsync(database)).Threads);

        Assert.Equal(["Quiet Heron", "Calm Reed"], thread.Answers.Select(one => one.AnswersName));
    }

    [Fact]
    public async Task A_comment_that_is_not_shown_is_not_found()
    {
        await using var database = await TempDatabase.StartAsync();
        var pending = await database.AddAsync(A.Sent(), A.Noon);

        Assert.Empty((await database.Threads.AroundAsync("ash", pending.Id, Cancel)).Threads);
        Assert.Null(await database.Threads.OneAsync("ash", pending.Id, Cancel));
        Assert.Null(await database.Threads.ThreadAsync("ash", pending.Id, Cancel));
    }

    [Fact]
    public async Task The_same_phrase_stores_once_however_many_send_at_once()
    {
        await using var database = await TempDatabase.StartAsync();
        var sent = A.Sent() with { PhraseHash = "one" };

        var stored = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => database.Book.AddAsync(sent, A.Noon, Cancel)));

        Assert.Single(stored, one => one.IsNew);
        Assert.Single(stored.Select(one => one.Comment.Id).Distinct());
        await using var rows = database.Open();
        Assert.Equal(1, await rows.Comments.CountAsync(Cancel));
    }

    [Fact]
    public async Task Two_programs_over_one_database_store_a_phrase_once_and_count_together()
    {
        await using var here = await TempDatabase.StartAsync();
        await using var there = await TempDatabase.StartAsync(here.Folder);
        TempDatabase[] both = [here, there];

        for (var round = 0; round < 20; round++)
        {
            var sent = A.Sent($"{round}") with { PhraseHash = $"{round}" };
            var stored = await Task.WhenAll(both.Select(one => one.Book.AddAsync(sent, A.Noon, Cancel)));
            var others = await Task.WhenAll(both.Select(one => one.AddAsync(A.Sent("Another."), A.Noon)));
            var decisions = await Task.WhenAll(both.Zip(others, (one, comment) => one.MoveAsync(comment, A.Approved)));

            Assert.Single(stored, one => one.IsNew);
            Assert.Equal(stored[0].Comment.Id, stored[1].Comment.Id);
            Assert.All(decisions, decision => Assert.Equal(Decision.Done, decision));
            Assert.Equal((round + 1) * 2, (await here.Threads.CountsAsync(["ash"], Cancel))["ash"]);
        }
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_comment_with_one_phrase()
    {
        await using var database = await TempDatabase.StartAsync();
        await database.AddAsync(A.Sent() with { PhraseHash = "one" }, A.Noon);
        await using var rows = database.Open();
        rows.Comments.Add(Comment.Send(A.Sent() with { PhraseHash = "one" }, A.Noon));

        await Assert.ThrowsAsync<DbUpdateException>(() => rows.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task A_report_of_a_withdrawn_comment_says_that_it_has_gone()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent(), A.Noon, A.Approved);
        await database.Book.AddReportAsync(new CommentReport(comment.Id, ReportReason.Cruel, "", "report", A.Noon), Cancel);

        await database.MoveAsync(comment, A.Withdrawn);

        await using var rows = database.Open();
        Assert.Equal(ReportOutcome.Gone, (await rows.CommentReports.SingleAsync(Cancel)).Outcome);
    }

    [Fact]
    public async Task A_decision_on_a_row_that_changed_in_between_overwrites_nothing()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent(), A.Noon);

        await using var stale = database.Open();
        var kept = await stale.Comments.SingleAsync(Cancel);
        await database.MoveAsync(comment, A.Approved);
        kept.MarkSpam("bo", A.Noon);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => stale.SaveChangesAsync(Cancel));
    }

    private static async Task<CommentPage> PageAsync(TempDatabase database, int number = 1) => Assert.IsType<CommentPage>(await database.Threads.PageAsync("ash", number, Cancel));

    private static string Words(ShownComment comment) => comment.Html!.ToString().Replace("<p dir=\"auto\">", "", StringComparison.Ordinal).Replace("</p>\n", "", StringComparison.Ordinal);
}

[OnPostgreSql]
public sealed class CommentThreadsOnPostgreSqlTests : CommentThreadsTests;
