using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Xunit.v3;

namespace MindfulBond.Tests.Support;

/// <summary>Which database the running test uses. What one data folder holds is one database, on either.</summary>
internal static class TestDatabase
{
    private const string Variable = "MINDFULBOND_POSTGRESQL";

    private static bool IsPostgreSql => TestContext.Current.TestClass is IXunitTestClass { Class: var running } && running.IsDefined(typeof(OnPostgreSqlAttribute), inherit: false);

    /// <summary>Makes the database of a data folder where it needs making.</summary>
    /// <returns>The settings that lead there; none for the file in the folder.</returns>
    public static async Task<IReadOnlyList<KeyValuePair<string, string?>>> SettingsAsync(string folder)
    {
        if (!IsPostgreSql) return [];
        try
        {
            await RunAsync($"CREATE DATABASE {NameOf(folder)}");
        }
        catch (PostgresException known) when (known.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another one over the same folder was first.
        }

        var database = new NpgsqlConnectionStringBuilder(Server()) { Database = NameOf(folder), MaxPoolSize = 30 };
        return [new("Database:Provider", "PostgreSql"), new("ConnectionStrings:MindfulBond", database.ToString())];
    }

    /// <summary>Drops it together with its folder.</summary>
    public static Task DropAsync(string folder) => IsPostgreSql && !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable)) ? RunAsync($"DROP DATABASE IF EXISTS {NameOf(folder)} WITH (FORCE)") : Task.CompletedTask;

    private static string Server()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(server), $"{Variable} names no PostgreSQL server: tests/run starts one, or give it a connection string that may make databases.");
        return server!;
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server());
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // Folders of tests have names of their own, longer than a database's may be.
    private static string NameOf(string folder) => "mb_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..24];
}
