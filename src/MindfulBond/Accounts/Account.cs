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
