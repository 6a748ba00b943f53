namespace MindfulBond.Accounts;

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
