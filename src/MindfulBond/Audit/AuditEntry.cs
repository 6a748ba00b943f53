using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MindfulBond.Audit;

/// <summary>What happened at the desk, other than to a comment's state.</summary>
public enum AuditEvent
{
    AccountAdded,
    AccountRemoved,
    RoleChanged,
    PublicNameChanged,
    EmailChanged,
    PasswordChanged,
    PasswordReset,
    PasskeyAdded,
    PasskeyRenamed,
    PasskeyRemoved,
    CodesOn,
    CodesOff,
    RecoveryCodesMade,
    InvitationMade,
    SignedIn,
    SignedOut,
    SessionEnded,
    SettingChanged,
    RuleChanged,
    ThreadClosed,
    ThreadOpened,
    RetentionRan,
    ReportAnswered,
    LogExported,
}

/// <summary>
/// One event of accounts, settings, rules, threads or retention: written in the transaction of what it tells of, never edited. It holds no
/// text of any commenter.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(AuditEvent what, string subject, string by, DateTime atUtc, string? from = null, string? to = null, string? reason = null) =>
        (What, Subject, By, AtUtc, From, To, Reason) = (what, subject, by, atUtc, from, to, reason);

    /// <summary>The site itself, where nobody decided.</summary>
    public const string Site = "site";

    /// <summary>Rises with time.</summary>
    public long Id { get; private init; }

    public DateTime AtUtc { get; private init; }

    /// <summary>An account's e-mail, or <see cref="Site"/>.</summary>
    public string By { get; private init; } = "";

    public AuditEvent What { get; private init; }

    /// <summary>What it happened to: an account's e-mail, a setting's key, a rule's name, an article's slug.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The value before, where there is one.</summary>
    public string? From { get; private init; }

    /// <summary>The value after, where there is one.</summary>
    public string? To { get; private init; }

    public string? Reason { get; private init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.Property(e => e.By).HasMaxLength(256);
        entry.Property(e => e.Subject).HasMaxLength(400);
        entry.Property(e => e.Reason).HasMaxLength(400);
        entry.HasIndex(e => e.AtUtc);
    }
}
