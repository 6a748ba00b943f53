using Microsoft.AspNetCore.Identity;

namespace MindfulBond.Accounts;

/// <summary>What somebody at the desk may do.</summary>
public enum AccountRole
{
    /// <summary>Reads and decides.</summary>
    Moderator,

    /// <summary>Reads and decides, and keeps accounts, settings and rules.</summary>
    Owner,
}

/// <summary>
/// Somebody who sits at the desk. Signing in is ASP.NET Core Identity's; its lockout stays off, because an outsider could use it to keep the
/// owner out.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    public AccountRole Role { get; set; }

    /// <summary>The name readers see over their answers.</summary>
    public string PublicName { get; set; } = "";

    public DateTime AddedUtc { get; init; }

    /// <summary>Whether an urgent comment is shown at once, instead of on a key press.</summary>
    public bool ShowsUrgentAtOnce { get; set; }

    /// <summary>Whether the queue shows the first words of each comment.</summary>
    public bool ShowsFirstWords { get; set; }

    /// <summary>Whether comments come in batches of five, each with an end.</summary>
    public bool ReadsInFives { get; set; } = true;

    /// <summary>How many comments a day after which the desk offers to stop; 0 for never.</summary>
    public int StopsAfter { get; set; } = 20;

    /// <summary>Whether the role card was read: it is shown at the first sign-in.</summary>
    public bool HasReadRoleCard { get; set; }
}

/// <summary>How somebody proved who they are.</summary>
public enum SignInWay
{
    Passkey,
    PasswordAndCode,
    RecoveryCode,

    /// <summary>Password alone: only until the second factor is set up.</summary>
    Password,
}

/// <summary>A signed-in browser. The cookie holds a random key and nothing else, so that ending the row ends the session.</summary>
public sealed class AccountSession
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public string KeyHash { get; init; } = "";

    public SignInWay Way { get; init; }

    public DateTime StartedUtc { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTime SeenUtc { get; set; }

    /// <summary>When identity was last proved: changing credentials asks again after a few minutes.</summary>
    public DateTime ProvedUtc { get; set; }

    /// <summary>When it ends unless it is used.</summary>
    public DateTime EndsUtc { get; set; }

    /// <summary>The authentication ticket, sealed.</summary>
    public byte[] Ticket { get; set; } = [];
}

/// <summary>Leave for one person to make an account: a code, given in person, good once and for a while.</summary>
public sealed class AccountInvitation
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the code.</summary>
    public string CodeHash { get; init; } = "";

    public AccountRole Role { get; init; }

    /// <summary>E-mail of the owner who made it.</summary>
    public string MadeBy { get; init; } = "";

    public DateTime EndsUtc { get; init; }
}
