using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Data;

/// <summary>Brings the database: a file beside the data, or a PostgreSQL server.</summary>
public static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptions.Check>();

        if (configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddPooledDbContextFactory<PostgreSqlBlogDb>(options => options.UseNpgsql(configuration.GetConnectionString("MindfulBond")));
            services.AddSingleton<IDbContextFactory<BlogDb>, Factory<PostgreSqlBlogDb>>();
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteBlogDb>((provider, options) => options
                .UseSqlite(configuration.GetConnectionString("MindfulBond") ?? SqliteFile(provider.GetRequiredService<IOptions<DataOptions>>().Value))
                .AddInterceptors(new SqliteDurability()));
            services.AddSingleton<IDbContextFactory<BlogDb>, Factory<SqliteBlogDb>>();
        }

        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddHostedService<Migrator>();
        services.AddSingleton<Writer>().AddHostedService(provider => provider.GetRequiredService<Writer>());
        services.AddSingleton<WordIndex>().AddHostedService(provider => provider.GetRequiredService<WordIndex>());
        services.AddSingleton<Erasure>().AddHostedService(provider => provider.GetRequiredService<Erasure>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<ChangesElsewhere>();
        return services;
    }

    /// <summary>
    /// Makes the model of the database while the routes are made: each takes a good part of a start, and the first that asks for the database
    /// would wait for it.
    /// </summary>
    public static void UseData(this WebApplication app) => _ = Task.Run(() =>
    {
        using var database = app.Services.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContext();
        return database.Model;
    });

    private static string SqliteFile(DataOptions data) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.FullPath, "mindfulbond.db"), ForeignKeys = true, Pooling = true }.ToString();

    private sealed class Factory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<BlogDb>
        where TDb : BlogDb
    {
        public BlogDb CreateDbContext() => inner.CreateDbContext();

        public async Task<BlogDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
    }
}

/// <summary>For the tool that writes migrations: it needs a model, not a database.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteBlogDb>
{
    public SqliteBlogDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteBlogDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteAtDesignTime"/>
internal sealed class PostgreSqlAtDesignTime : IDesignTimeDbContextFactory<PostgreSqlBlogDb>
{
    public PostgreSqlBlogDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlBlogDb>().UseNpgsql("Host=localhost").Options);
}
