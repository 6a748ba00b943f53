using Microsoft.EntityFrameworkCore;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>The database is brought up to date before anything uses it.</summary>
public class MigratorTests : IAsyncDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("migrations-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_own.FullName, "not", "there", "yet");

    public async ValueTask DisposeAsync()
    {
        await TestDatabase.DropAsync(Folder);
        _own.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_fresh_folder_gets_every_table_and_keeps_what_is_stored()
    {
        await using (var first = await TempDatabase.StartAsync(Folder)) await first.AddAsync(A.Sent(), A.Noon);

        await using var again = await TempDatabase.StartAsync(Folder);
        await using var rows = again.Open();

        Assert.Equal(1, await rows.Comments.CountAsync(Cancel));
        Assert.Empty(await rows.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task Programs_started_at_once_take_turns()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TempDatabase.StartAsync(Folder)));

        await Task.WhenAll(databases.Select(database => database.AddAsync(A.Sent(), A.Noon)));

        await using (var rows = databases[0].Open()) Assert.Equal(4, await rows.Comments.CountAsync(Cancel));
        foreach (var database in databases) await database.DisposeAsync();
    }
}

[OnPostgreSql]
public sealed class MigratorOnPostgreSqlTests : MigratorTests;
