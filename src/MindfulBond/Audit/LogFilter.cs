namespace MindfulBond.Audit;

/// <summary>What the log is sifted by.</summary>
public enum LogSubject
{
    /// <summary>Everything that was decided about comments.</summary>
    Decisions,
    Accounts,

    /// <summary>Settings, and threads that were closed or opened.</summary>
    Settings,
    Rules,
    Retention,

    /// <summary>Copies of the log itself.</summary>
    Exports,
}

/// <summary>Which entries are looked for; nulls for any.</summary>
public sealed record LogFilter
{
    /// <summary>An account's e-mail, "writer", "rules" or "site", as the entry has it.</summary>
    public string? By { get; init; }

    public LogSubject? Subject { get; init; }

    public DateTime? FromUtc { get; init; }

    /// <summary>The first instant that is too late.</summary>
    public DateTime? BeforeUtc { get; init; }

    public Guid? CommentId { get; init; }

    /// <summary>Whether decisions may be among what is looked for.</summary>
    internal bool HasDecisions => Subject is null or LogSubject.Decisions;

    /// <summary>Whether anything but decisions may be.</summary>
    internal bool HasEvents => Subject is not LogSubject.Decisions && CommentId is null;

    /// <summary>The events of the subject.</summary>
    internal IReadOnlyList<AuditEvent> Events => Subject switch
    {
        LogSubject.Settings => [AuditEvent.SettingChanged, AuditEvent.ThreadClosed, AuditEvent.ThreadOpened],
        LogSubject.Rules => [AuditEvent.RuleChanged],
        LogSubject.Retention => [AuditEvent.RetentionRan],
        LogSubject.Exports => [AuditEvent.LogExported],
        LogSubject.Accounts =>
        [
            AuditEvent.AccountAdded, AuditEvent.AccountRemoved, AuditEvent.RoleChanged, AuditEvent.PublicNameChanged, AuditEvent.EmailChanged, AuditEvent.PasswordChanged,
            AuditEvent.PasswordReset, AuditEvent.PasskeyAdded, AuditEvent.PasskeyRenamed, AuditEvent.PasskeyRemoved, AuditEvent.CodesOn, AuditEvent.CodesOff, AuditEvent.RecoveryCodesMade, AuditEvent.InvitationMade, AuditEvent.SignedIn,
            AuditEvent.SignedOut, AuditEvent.SessionEnded,
        ],
        _ => Enum.GetValues<AuditEvent>(),
    };
}
