using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>Withdrawn words leave the disk.</summary>
public sealed class ErasureTests
{
    private const string Words = "The heron stood in the reeds until the lamp went out.";

    private static readonly TimeSpan Promise = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task The_bytes_of_a_withdrawn_comment_are_gone_within_a_minute(int repeated)
    {
        await using var database = await TempDatabase.StartAsync();
        var text = string.Join(' ', Enumerable.Repeat(Words, repeated));
        await database.AddAsync(A.Sent("Another."), A.Noon, A.Approved);
        var comment = await database.AddAsync(A.Sent(text), A.Noon, A.Approved);
        Assert.True(await HoldsAsync(database, "heron stood"));

        await database.MoveAsync(comment, A.Withdrawn);

        await UntilGoneAsync(database, "heron stood");
    }

    [Fact]
    public async Task A_reader_who_stays_puts_it_off_and_no_more()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent(Words), A.Noon, A.Approved);
        await using (var reader = database.Open())
        {
            await reader.Database.OpenConnectionAsync(Cancel);
            // One that only reads: EF would take the database for writing.
            await using var reading = ((SqliteConnection)reader.Database.GetDbConnection()).BeginTransaction(deferred: true);
            await reader.Database.UseTransactionAsync(reading, Cancel);
            Assert.Equal(1, await reader.Comments.CountAsync(Cancel));

            await database.MoveAsync(comment, A.Withdrawn);
            // The others write on meanwhile.
            await database.AddAsync(A.Sent("Another."), A.Noon, A.Approved);
            Assert.True(await HoldsAsync(database, "heron stood"));
        }

        await UntilGoneAsync(database, "heron stood");
    }

    [Fact]
    public async Task The_version_before_a_change_is_gone_once_the_change_is_decided()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent(Words), A.Noon, A.Approved);
        await database.MoveAsync(comment, one => one.Change(new ChangedText("Calm Reed", "Less.", "<p>Less.</p>", 0, ""), A.Noon));

        await database.MoveAsync(comment, A.Approved);

        await UntilGoneAsync(database, "heron stood");
    }

    [Fact]
    public async Task A_withdrawn_word_leaves_the_index_of_words_too()
    {
        await using var database = await TempDatabase.StartAsync();
        var comment = await database.AddAsync(A.Sent("A quagmire of heronries."), A.Noon, A.Approved);
        await using (var look = database.Open())
            await Until.True(async () => await look.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM CommentWordRows").SingleAsync(Cancel) == 1);

        await database.MoveAsync(comment, A.Withdrawn);

        await UntilGoneAsync(database, "heronries");
    }

    private static async Task UntilGoneAsync(TempDatabase database, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Promise);
        while (await HoldsAsync(database, words))
        {
            Assert.False(patience.IsCancellationRequested, "The words are still on the disk after a minute.");
            await Task.Delay(20, Cancel);
        }
    }

    private static async Task<bool> HoldsAsync(TempDatabase database, string words)
    {
        foreach (var file in Directory.EnumerateFiles(database.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Cancel);
            if (bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0) return true;
        }

        return false;
    }
}
