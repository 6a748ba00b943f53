using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MindfulBond.Data;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>Nothing stands in the way of the next upgrade.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("upgrade-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _own.Delete(recursive: true);

    [Fact]
    public async Task A_lock_that_a_killed_upgrade_left_behind_stops_nobody()
    {
        await using (var first = await TempDatabase.StartAsync(_own.FullName))
        {
            await using var rows = first.Open();
            // As if the upgrade had only begun.
            await rows.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, Cancel);
            await rows.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", Cancel);
            await rows.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')", Cancel);
        }

        await using var again = await TempDatabase.StartAsync(_own.FullName);

        await again.AddAsync(A.Sent(), A.Noon);
    }

    [Fact]
    public void No_change_of_the_model_waits_for_its_migration()
    {
        using var sqlite = new SqliteBlogDb(new DbContextOptionsBuilder<SqliteBlogDb>().UseSqlite("Data Source=:memory:").Options);
        using var postgreSql = new PostgreSqlBlogDb(new DbContextOptionsBuilder<PostgreSqlBlogDb>().UseNpgsql("Host=localhost").Options);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgreSql.Database.HasPendingModelChanges());
    }
}
