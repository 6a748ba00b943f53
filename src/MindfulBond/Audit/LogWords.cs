using MindfulBond.Comments;

namespace MindfulBond.Audit;

/// <summary>Says what an entry tells, in words.</summary>
internal static class LogWords
{
    public static string Who(string by) => by switch
    {
        AuditEntry.Site => "The site",
        ModerationEntry.Rules => "The rules",
        ModerationEntry.Writer => "A writer",
        _ => by,
    };

    /// <summary>The names that stand for nobody with an account, as a filter shows them.</summary>
    public static string Name(string by) => by switch
    {
        AuditEntry.Site => "the site itself",
        ModerationEntry.Rules => "the rules",
        ModerationEntry.Writer => "the writers of comments",
        _ => by,
    };

    public static string State(string? status) => status switch
    {
        nameof(CommentStatus.Pending) => "waiting",
        nameof(CommentStatus.Approved) => "published",
        nameof(CommentStatus.CutProposed) => "cut proposed",
        nameof(CommentStatus.KeptBack) => "kept back",
        nameof(CommentStatus.Declined) => "declined",
        nameof(CommentStatus.Spam) => "spam",
        nameof(CommentStatus.Hidden) => "taken down",
        nameof(CommentStatus.Withdrawn) => "withdrawn",
        _ => status ?? "",
    };

    public static string Of(LogEntry entry)
    {
        var (who, subject) = (Who(entry.By), entry.Subject);
        // Most of what happens to an account is done by the account itself.
        var whose = subject == entry.By ? "their own account" : $"the account {subject}";
        return !Enum.TryParse<AuditEvent>(entry.What, out var what) ? $"{who}: {entry.What}, {subject}." : what switch
        {
            AuditEvent.AccountAdded => $"{who} added the account {subject}.",
            AuditEvent.AccountRemoved => $"{who} removed the account {subject}.",
            AuditEvent.RoleChanged => $"{who} changed the role of {whose}.",
            AuditEvent.PublicNameChanged => $"{who} changed the public name of {whose}.",
            AuditEvent.EmailChanged => $"{who} changed the email of their own account.",
            AuditEvent.PasswordChanged => $"{who} changed the password of {whose}.",
            AuditEvent.PasswordReset => $"{who} reset the password of {whose}.",
            AuditEvent.PasskeyAdded => $"{who} added a passkey to {whose}.",
            AuditEvent.PasskeyRenamed => $"{who} renamed a passkey of {whose}.",
            AuditEvent.PasskeyRemoved => $"{who} removed a passkey from {whose}.",
            AuditEvent.CodesOn => $"{who} turned codes on for {whose}.",
            AuditEvent.CodesOff => $"{who} turned codes off for {whose}.",
            AuditEvent.RecoveryCodesMade => $"{who} made new recovery codes for {whose}.",
            AuditEvent.InvitationMade => $"{who} made an invitation.",
            AuditEvent.SignedIn => $"{subject} signed in.",
            AuditEvent.SignedOut => $"{subject} signed out.",
            AuditEvent.SessionEnded => $"{who} ended a session of {whose}.",
            AuditEvent.SettingChanged => $"{who} changed the setting {subject}.",
            AuditEvent.RuleChanged => $"{who} changed the rule “{subject}”.",
            AuditEvent.ThreadClosed => $"{who} closed the comments of {subject}.",
            AuditEvent.ThreadOpened => $"{who} opened the comments of {subject}.",
            AuditEvent.RetentionRan => $"Retention removed {entry.To}.",
            AuditEvent.ReportAnswered => $"{who} answered a report.",
            AuditEvent.LogExported => $"{who} took a copy of the log.",
            _ => $"{who}: {what}, {subject}.",
        };
    }

    public static string Detail(LogEntry entry)
    {
        var words = entry.What == nameof(AuditEvent.RetentionRan) ? ""
            : (entry.From, entry.To) switch
            {
                (null, null) => "",
                (null, var to) => $"Now “{to}”.",
                (var from, null) => $"Before “{from}”.",
                var (from, to) => $"From “{from}” to “{to}”.",
            };
        return entry.Reason is { Length: > 0 } reason ? $"{words} {reason}".Trim() : words;
    }
}
