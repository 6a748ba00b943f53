using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>What SQLite has to be told.</summary>
public sealed class SqliteDurabilityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    public async Task Every_connection_is_told_to_be_durable_and_to_overwrite(string pragma, string expected)
    {
        await using var database = await TempDatabase.StartAsync();

        var written = await database.Writer.RunAsync((db, cancel) => PragmaAsync(db, pragma, cancel), cancel: Cancel);
        await using var reading = database.Open();

        Assert.Equal(expected, written);
        Assert.Equal(expected, await PragmaAsync(reading, pragma, Cancel));
    }

    private static async Task<string> PragmaAsync(DbContext database, string pragma, CancellationToken cancel)
    {
        await database.Database.OpenConnectionAsync(cancel);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) ?? "";
    }
}
