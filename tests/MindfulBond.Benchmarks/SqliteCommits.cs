using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MindfulBond.Benchmarks;

/// <summary>What SQLite alone does here: one small row a transaction, on the disk when the commit returns.</summary>
internal static class SqliteCommits
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    /// <summary>Prints the transactions a second, and nothing else.</summary>
    public static int Run(string folder)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "commits.db")}");
        database.Open();
        Execute(database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Lines (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL)");
        using var insert = database.CreateCommand();
        insert.CommandText = "INSERT INTO Lines (Text) VALUES ($text)";
        insert.Parameters.AddWithValue("$text", new string('x', 300));
        insert.Prepare();

        Commit(insert, Warmup);
        Console.WriteLine(FormattableString.Invariant($"{Commit(insert, Measured) / Measured.TotalSeconds:0.0}"));
        return 0;
    }

    private static int Commit(SqliteCommand insert, TimeSpan time)
    {
        var (count, started) = (0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(started) < time; count++)
        {
            // A statement outside a transaction is one of its own, without the cost of two more statements.
            insert.ExecuteNonQuery();
        }

        return count;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
