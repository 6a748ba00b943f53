using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MindfulBond.Data;

/// <summary>
/// Adds one row by a statement that is put together once from the model, and that the connection keeps ready. For the one write that comes
/// all day long; whatever reads before it writes goes through change tracking.
/// </summary>
/// <param name="unlessTaken">The property with a unique index: where another row has this value already, nothing is added.</param>
internal sealed class PlainInsert<T>(string unlessTaken)
    where T : class
{
    private readonly ConditionalWeakTable<DbConnection, DbCommand> _ready = [];
    private Statement? _statement;

    /// <summary>Adds it, within the transaction that is open. What is no column of its own has to be empty.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> RunAsync(BlogDb database, T row, CancellationToken cancel)
    {
        _statement ??= Statement.Of(database.Model, unlessTaken);
        var connection = database.Database.GetDbConnection();
        if (!_ready.TryGetValue(connection, out var command)) _ready.Add(connection, command = _statement.On(connection));
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        _statement.Fill(command, row);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    private sealed record Statement(string Sql, IReadOnlyList<IProperty> Columns)
    {
        public static Statement Of(IModel model, string unlessTaken)
        {
            var type = model.FindEntityType(typeof(T))!;
            var columns = type.GetProperties().ToList();
            string Names(IEnumerable<IProperty> some) => string.Join(", ", some.Select(column => $"\"{column.GetColumnName()}\""));
            return new Statement(
                $"INSERT INTO \"{type.GetTableName()}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))}) ON CONFLICT ({Names([type.FindProperty(unlessTaken)!])}) DO NOTHING",
                columns);
        }

        public DbCommand On(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = Sql;
            return command;
        }

        public void Fill(DbCommand command, T row)
        {
            command.Parameters.Clear();
            for (var i = 0; i < Columns.Count; i++)
            {
                var column = Columns[i];
                command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, $"@p{i}", column.GetGetter().GetClrValue(row), column.IsNullable));
            }
        }
    }
}
