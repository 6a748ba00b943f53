using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Retention;
using MindfulBond.Settings;

namespace MindfulBond.Data;

/// <summary>
/// Everything the site stores. Reads go straight to it, without tracking; writes go through <see cref="Writer"/>. Each database has a
/// context of its own, because each has migrations of its own.
/// </summary>
public abstract class BlogDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    internal DbSet<Comment> Comments => Set<Comment>();

    internal DbSet<CommentReport> CommentReports => Set<CommentReport>();

    internal DbSet<ArticleThread> ArticleThreads => Set<ArticleThread>();

    internal DbSet<ModerationEntry> ModerationEntries => Set<ModerationEntry>();

    internal DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    internal DbSet<ModerationRule> ModerationRules => Set<ModerationRule>();

    internal DbSet<SiteSetting> SiteSettings => Set<SiteSetting>();

    internal DbSet<RetentionRun> RetentionRuns => Set<RetentionRun>();

    internal DbSet<AccountSession> AccountSessions => Set<AccountSession>();

    internal DbSet<AccountInvitation> AccountInvitations => Set<AccountInvitation>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        // Identity's own version of this needs its services, which neither the tool that writes migrations nor a test has.
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys").HasKey(one => one.CredentialId);
            passkey.Property(one => one.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(one => one.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(one => one.UserId).IsRequired();
        });
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDb).Assembly);
    }

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
