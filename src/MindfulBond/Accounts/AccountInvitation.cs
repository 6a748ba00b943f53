namespace MindfulBond.Accounts;

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
