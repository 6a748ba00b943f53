using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace MindfulBond.Accounts;

/// <summary>
/// Seals, for a few minutes, what one page has found out and the next needs: that a password was right, or the key of an authenticator app
/// that is being set up. It travels in the form, so that nothing of it is stored.
/// </summary>
public sealed class HalfWay(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("MindfulBond.HalfWay.v1");

    /// <param name="what">What it is for: nothing sealed for one thing is taken for another.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="value">What the next page needs.</param>
    public string Seal(string what, Guid account, string value) =>
        _protector.CreateProtector(what).Protect(JsonSerializer.Serialize(new Sealed(account, value, clock.GetUtcNow())));

    /// <summary>The account and value; null when the seal is broken or its time is over.</summary>
    public (Guid Account, string Value)? Open(string what, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.CreateProtector(what).Unprotect(text)) is { } opened && clock.GetUtcNow() - opened.At < Lasts
                ? (opened.Account, opened.Value)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid Account, string Value, DateTimeOffset At);
}
