using Microsoft.Extensions.Options;

namespace MindfulBond.Data;

public enum DatabaseProvider
{
    /// <summary>One file in <c>Data:Path</c>.</summary>
    Sqlite,

    PostgreSql,
}

/// <summary>Where comments are stored.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; init; }

    internal sealed class Check(IConfiguration configuration) : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options) =>
            options.Provider == DatabaseProvider.PostgreSql && string.IsNullOrWhiteSpace(configuration.GetConnectionString("MindfulBond"))
                ? ValidateOptionsResult.Fail("Database:Provider is “PostgreSql”, and ConnectionStrings:MindfulBond is empty. Name the server: Host=…;Database=…;Username=…;Password=…")
                : ValidateOptionsResult.Success;
    }
}
