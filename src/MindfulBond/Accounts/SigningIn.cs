using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace MindfulBond.Accounts;

/// <summary>What a try to get in came to.</summary>
/// <param name="Account">Whose proof it was; null when it proved nothing.</param>
/// <param name="Wait">How long no further try is looked at; null when it was looked at.</param>
public sealed record Proof(Account? Account, TimeSpan? Wait = null);

/// <summary>
/// Checks who somebody is and opens a session. A wrong password and an unknown e-mail cost the same work and get the same answer. Identity's
/// lockout is never asked: an outsider could use it to keep somebody out.
/// </summary>
public sealed class SigningIn(SignInManager<Account> manager, SignInTries tries, IPasswordHasher<Account> hasher, AccountBook book)
{
    // Anybody's hash would do: nothing matches it.
    private static readonly Account Nobody = new() { PasswordHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString()) };

    private UserManager<Account> Accounts => manager.UserManager;

    /// <summary>Looks at e-mail and password.</summary>
    public async Task<Proof> CheckPasswordAsync(string? email, string? password, IPAddress? from)
    {
        email = (email ?? "").Trim();
        if (tries.Count(from, email) is { } wait) return new Proof(null, wait);
        var account = email.Length is > 0 and <= 256 ? await Accounts.FindByEmailAsync(email) : null;
        var known = account is { PasswordHash: not null } ? account : Nobody;
        password = password is { Length: <= PasswordRules.Longest } ? password : "";
        if (hasher.VerifyHashedPassword(known, known.PasswordHash!, password) == PasswordVerificationResult.Failed || known == Nobody) return new Proof(null);
        tries.Forget(from, email);
        return new Proof(account);
    }

    /// <summary>Looks at six digits, or else a recovery code, of somebody whose password was right.</summary>
    /// <returns>The way of signing in that this completes; null when it is neither.</returns>
    public async Task<(SignInWay? Way, TimeSpan? Wait)> CheckCodeAsync(Account account, string? code, IPAddress? from, CancellationToken cancel)
    {
        var door = "code " + account.Email;
        if (tries.Count(from, door) is { } wait) return (null, wait);
        var digits = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit));
        SignInWay? way = null;
        if (digits.Length == 6)
        {
            // Read over a shoulder, it opens nothing a second time.
            if (await Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits) && tries.IsFirstUse(account.Id, digits)) way = SignInWay.PasswordAndCode;
        }
        else if (digits.Length is > 6 and <= 20 && await book.RedeemAsync(account.Id, digits, cancel))
        {
            way = SignInWay.RecoveryCode;
        }

        if (way is not null) tries.Forget(from, door);
        return (way, null);
    }

    /// <summary>What the browser needs to ask for a passkey, as JSON.</summary>
    /// <param name="account">Whose; null for anybody's.</param>
    public Task<string> PasskeyOptionsAsync(Account? account) => manager.MakePasskeyRequestOptionsAsync(account);

    /// <summary>Looks at what a passkey answered.</summary>
    public async Task<Account?> CheckPasskeyAsync(string? credential, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            var proof = await manager.PerformPasskeyAssertionAsync(credential);
            return proof.Succeeded && await book.KeepPasskeyAsync(proof.User.Id, proof.Passkey, isNew: false, cancel) == AccountAnswer.Done ? proof.User : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked, or too long ago.
            return null;
        }
    }

    /// <summary>What the browser needs to make a passkey, as JSON.</summary>
    public Task<string> NewPasskeyOptionsAsync(Account account) => manager.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.PublicName });

    /// <summary>Stores a passkey that was made just now.</summary>
    /// <returns>Whether it was one, made for this account.</returns>
    public async Task<bool> AddPasskeyAsync(Account account, string? credential, string name, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(credential)) return false;
        try
        {
            var made = await manager.PerformPasskeyAttestationAsync(credential);
            if (!made.Succeeded || made.UserEntity.Id != account.Id.ToString()) return false;
            made.Passkey.Name = name;
            return await book.KeepPasskeyAsync(account.Id, made.Passkey, isNew: true, cancel) == AccountAnswer.Done;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Lets the open session bear what its account is called by now.</summary>
    public async Task StayAsync(Guid id)
    {
        if (await Accounts.FindByIdAsync(id.ToString()) is { } account) await manager.RefreshSignInAsync(account);
    }

    /// <summary>Opens a session.</summary>
    public Task EnterAsync(Account account, SignInWay way)
    {
        var properties = new AuthenticationProperties();
        properties.SetString(AccountSessions.WayProperty, way.ToString());
        return manager.SignInWithClaimsAsync(account, properties, []);
    }
}
