using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>The one hand that writes.</summary>
public class WriterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_piece_of_work_that_fails_takes_nothing_else_down()
    {
        await using var database = await TempDatabase.StartAsync();
        var gate = new TaskCompletionSource();
        // While the first holds the hand up, the others gather into one batch.
        var holding = database.Writer.RunAsync(async (_, _) => { await gate.Task; return 0; }, cancel: Cancel);
        var works = Enumerable.Range(0, 20).Select(i => database.Writer.RunAsync(
            async (db, cancel) =>
            {
                db.Comments.Add(Comment.Send(A.Sent($"{i}"), A.Noon));
                await db.SaveChangesAsync(cancel);
                return i % 7 == 3 ? throw new InvalidOperationException("This one fails.") : i;
            },
            cancel: Cancel)).ToList();

        gate.SetResult();
        await holding;

        for (var i = 0; i < works.Count; i++)
        {
            if (i % 7 == 3) await Assert.ThrowsAsync<InvalidOperationException>(() => works[i]);
            else Assert.Equal(i, await works[i]);
        }

        await using var rows = database.Open();
        var texts = await rows.Comments.Select(comment => comment.Text).ToListAsync(Cancel);
        Assert.Equal(
            Enumerable.Range(0, 20).Where(i => i % 7 != 3).Select(i => i.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_acknowledged_can_be_read_at_once_and_what_follows_a_commit_follows_it()
    {
        await using var database = await TempDatabase.StartAsync();
        var seen = new System.Collections.Concurrent.ConcurrentBag<bool>();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var id = await database.Writer.RunAsync(
                async (db, cancel) =>
                {
                    var comment = Comment.Send(A.Sent($"{i}"), A.Noon);
                    db.Comments.Add(comment);
                    await db.SaveChangesAsync(cancel);
                    return comment.Id;
                },
                stored =>
                {
                    using var after = database.Open();
                    seen.Add(after.Comments.Any(comment => comment.Id == stored));
                },
                Cancel);
            await using var rows = database.Open();
            Assert.True(await rows.Comments.AnyAsync(comment => comment.Id == id, Cancel));
        }));

        Assert.Equal(40, seen.Count(readable => readable));
    }

    [Fact]
    public async Task Work_given_up_while_it_waits_is_never_done()
    {
        await using var database = await TempDatabase.StartAsync();
        var gate = new TaskCompletionSource();
        using var giveUp = new CancellationTokenSource();
        var holding = database.Writer.RunAsync(async (_, _) => { await gate.Task; return 0; }, cancel: Cancel);
        var done = false;
        var waiting = database.Writer.RunAsync((_, _) => Task.FromResult(done = true), cancel: giveUp.Token);

        await giveUp.CancelAsync();
        gate.SetResult();
        await holding;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(done);
    }

    [Fact]
    public async Task A_stop_finishes_what_was_taken_in()
    {
        await using var database = await TempDatabase.StartAsync();
        var gate = new TaskCompletionSource();
        var holding = database.Writer.RunAsync(async (_, _) => { await gate.Task; return 0; }, cancel: Cancel);
        var sending = Enumerable.Range(0, 30).Select(i => database.Book.AddAsync(A.Sent($"{i}"), A.Noon, Cancel)).ToList();

        var stopping = database.StopAsync();
        gate.SetResult();
        await Task.WhenAll([holding, stopping, .. sending]);

        await using var rows = database.Open();
        Assert.Equal(30, await rows.Comments.CountAsync(Cancel));
    }
}

[OnPostgreSql]
public sealed class WriterOnPostgreSqlTests : WriterTests;
