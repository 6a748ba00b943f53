using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;

namespace MindfulBond.Data;

/// <summary>
/// Everything the site stores. Reads go straight to it, without tracking; writes go through <see cref="Writer"/>. Each database has a
/// context of its own, because each has migrations of its own.
/// </summary>
public abstract class BlogDb(DbContextOptions options) : DbContext(options)
{
    internal DbSet<Comment> Comments => Set<Comment>();

    internal DbSet<CommentReport> CommentReports => Set<CommentReport>();

    internal DbSet<ArticleThread> ArticleThreads => Set<ArticleThread>();

    internal DbSet<ModerationEntry> ModerationEntries => Set<ModerationEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(BlogDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
    }
}

/// <summary>The embedded database.</summary>
public sealed class SqliteBlogDb(DbContextOptions<SqliteBlogDb> options) : BlogDb(options);

/// <summary>The database for several machines.</summary>
public sealed class PostgreSqlBlogDb(DbContextOptions<PostgreSqlBlogDb> options) : BlogDb(options);
