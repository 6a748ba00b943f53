using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MindfulBond.Data;

/// <summary>
/// What every SQLite connection is told before it is used: a commit is on the disk when it returns, deleted bytes are overwritten, a busy
/// database is waited for, and half a mebibyte of it is kept: the system keeps the file in memory anyway, once for all connections.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-512;";

    // Connections come from a pool and remember; those that lie there are known by their handles.
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    // SQLite has no other than synchronous work.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Tell(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Told.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told.AddOrUpdate(handle, handle);
    }
}
