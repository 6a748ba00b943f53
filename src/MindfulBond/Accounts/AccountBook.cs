using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Audit;
using MindfulBond.Data;

namespace MindfulBond.Accounts;

/// <summary>What came of a change to an account.</summary>
public enum AccountAnswer
{
    Done,

    /// <summary>Somebody has this e-mail already.</summary>
    EmailTaken,

    /// <summary>There is an owner already, the invitation was used or ended, or the account is gone.</summary>
    TooLate,

    /// <summary>The site would be left without an owner, or the account without a way in.</summary>
    IsTheLast,
}

/// <summary>
/// The only place that changes accounts. Each change is one transaction of <see cref="Writer"/> with its entry, and ends the sessions that
/// it makes stale.
/// </summary>
/// <remarks>Identity's own user manager does the work, over the writer's database instead of one of its own.</remarks>
public sealed class AccountBook(Writer writer, IServiceScopeFactory scopes, IPasswordHasher<Account> hasher, DeskNames names, TimeProvider clock)
{
    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(48);

    /// <summary>Recovery codes made at once.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>An account that is not stored yet. The work of hashing is done here, before anything waits in the queue.</summary>
    public Account New(string email, string publicName, string password, AccountRole role)
    {
        var account = new Account { Id = Guid.NewGuid(), UserName = email.Trim(), Email = email.Trim(), PublicName = publicName, Role = role, AddedUtc = Now };
        account.PasswordHash = hasher.HashPassword(account, password);
        return account;
    }

    /// <summary>Makes the first owner; of two at the same moment, one.</summary>
    public Task<AccountAnswer> SetUpAsync(Account owner, CancellationToken cancel) => WithNamesAsync(WriteAsync(
        async hand => await FirstOwner.ExistsAsync(hand.Database, default) ? AccountAnswer.TooLate : await AddAsync(hand, owner, owner.Email!), cancel));

    /// <summary>Makes an account without an invitation: the command line does.</summary>
    public Task<AccountAnswer> AddAsync(Account account, string by, CancellationToken cancel) => WithNamesAsync(WriteAsync(hand => AddAsync(hand, account, by), cancel));

    /// <summary>Makes an account by an invitation, which is used up. The role is the invitation's.</summary>
    public Task<AccountAnswer> JoinAsync(Account account, string code, CancellationToken cancel)
    {
        var hash = OneTimeCode.HashText(code);
        return WithNamesAsync(WriteAsync(
            async hand =>
            {
                if (await hand.Database.AccountInvitations.FirstOrDefaultAsync(one => one.CodeHash == hash && one.EndsUtc > hand.Now) is not { } invitation) return AccountAnswer.TooLate;
                account.Role = invitation.Role;
                var answer = await AddAsync(hand, account, invitation.MadeBy);
                if (answer != AccountAnswer.Done) return answer;
                hand.Database.AccountInvitations.Remove(invitation);
                await hand.Database.SaveChangesAsync();
                return answer;
            }, cancel));
    }

    /// <summary>Makes an invitation.</summary>
    /// <returns>Its code, which is stored nowhere.</returns>
    public async Task<string> InviteAsync(AccountRole role, string by, CancellationToken cancel)
    {
        var code = OneTimeCode.New();
        await WriteAsync(
            async hand =>
            {
                await hand.Database.AccountInvitations.Where(one => one.EndsUtc <= hand.Now).ExecuteDeleteAsync();
                hand.Database.AccountInvitations.Add(new AccountInvitation { Id = Guid.NewGuid(), CodeHash = OneTimeCode.HashText(code), Role = role, MadeBy = by, EndsUtc = hand.Now + InvitationLasts });
                hand.Note(AuditEvent.InvitationMade, role.ToString(), by);
                return await hand.Database.SaveChangesAsync();
            }, cancel);
        return code;
    }

    /// <summary>Gives another role; whoever loses or wins one signs in anew.</summary>
    public Task<AccountAnswer> ChangeRoleAsync(Guid id, AccountRole role, string by, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (account.Role == role) return AccountAnswer.Done;
            if (await hand.IsLastOwnerAsync(account)) return AccountAnswer.IsTheLast;
            hand.Note(AuditEvent.RoleChanged, account.Email!, by, account.Role.ToString(), role.ToString());
            account.Role = role;
            await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
            return await hand.EndSessionsAsync(account.Id);
        }, cancel);

    /// <summary>Removes an account with all that hangs on it; what it decided stays decided.</summary>
    public Task<AccountAnswer> RemoveAsync(Guid id, string by, CancellationToken cancel) => WithNamesAsync(ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (await hand.IsLastOwnerAsync(account)) return AccountAnswer.IsTheLast;
            await hand.EndSessionsAsync(account.Id);
            hand.Note(AuditEvent.AccountRemoved, account.Email!, by, account.Role.ToString());
            await hand.SaveAsync(hand.Accounts.DeleteAsync(account));
            return AccountAnswer.Done;
        }, cancel));

    /// <summary>Gives another password and ends every other session.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="password">The new one, which passed <see cref="PasswordRules"/>.</param>
    /// <param name="stays">The session in which it is changed.</param>
    /// <param name="cancel">Gives up while it still waits.</param>
    public Task<AccountAnswer> ChangePasswordAsync(Guid id, string password, Guid stays, CancellationToken cancel)
    {
        var hash = hasher.HashPassword(new Account(), password);
        return ChangeAsync(
            id,
            async (hand, account) =>
            {
                account.PasswordHash = hash;
                hand.Note(AuditEvent.PasswordChanged, account.Email!, account.Email!);
                await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
                return await hand.EndSessionsAsync(account.Id, stays);
            }, cancel);
    }

    /// <summary>Resets a password from outside the site, and ends every session.</summary>
    public Task<AccountAnswer> ResetAsync(string email, string password, bool codesOff, string by, CancellationToken cancel)
    {
        var hash = hasher.HashPassword(new Account(), password);
        return WriteAsync(
            async hand =>
            {
                if (await hand.Accounts.FindByEmailAsync(email) is not { } account) return AccountAnswer.TooLate;
                account.PasswordHash = hash;
                hand.Note(AuditEvent.PasswordReset, account.Email!, by);
                if (codesOff && account.TwoFactorEnabled) await hand.CodesOffAsync(account, by);
                await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
                return await hand.EndSessionsAsync(account.Id);
            }, cancel);
    }

    /// <summary>Stores a passkey, or what using one changed in it.</summary>
    public Task<AccountAnswer> KeepPasskeyAsync(Guid id, UserPasskeyInfo passkey, bool isNew, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            // Used a moment after it was removed: it stays removed.
            if (!isNew && await hand.Accounts.GetPasskeyAsync(account, passkey.CredentialId) is null) return AccountAnswer.TooLate;
            if (isNew) hand.Note(AuditEvent.PasskeyAdded, account.Email!, account.Email!);
            await hand.SaveAsync(hand.Accounts.AddOrUpdatePasskeyAsync(account, passkey));
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Calls a passkey something else.</summary>
    public Task<AccountAnswer> RenamePasskeyAsync(Guid id, byte[] credential, string name, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (await hand.Accounts.GetPasskeyAsync(account, credential) is not { } passkey) return AccountAnswer.TooLate;
            if (passkey.Name == name) return AccountAnswer.Done;
            hand.Note(AuditEvent.PasskeyRenamed, account.Email!, account.Email!, passkey.Name, name);
            passkey.Name = name;
            await hand.SaveAsync(hand.Accounts.AddOrUpdatePasskeyAsync(account, passkey));
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Removes a passkey, unless it is the only way in.</summary>
    public Task<AccountAnswer> RemovePasskeyAsync(Guid id, byte[] credential, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            var passkeys = await hand.Accounts.GetPasskeysAsync(account);
            if (!passkeys.Any(one => one.CredentialId.AsSpan().SequenceEqual(credential))) return AccountAnswer.Done;
            if (passkeys.Count == 1 && account.PasswordHash is null) return AccountAnswer.IsTheLast;
            hand.Note(AuditEvent.PasskeyRemoved, account.Email!, account.Email!);
            await hand.SaveAsync(hand.Accounts.RemovePasskeyAsync(account, credential));
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Turns the codes of an authenticator app on, when the first of them is right.</summary>
    /// <returns>Whether it was right.</returns>
    public Task<bool> TurnCodesOnAsync(Guid id, string key, string code, CancellationToken cancel) => WriteAsync(
        async hand =>
        {
            if (await hand.Accounts.FindByIdAsync(id.ToString()) is not { } account) return false;
            await hand.Store.SetAuthenticatorKeyAsync(account, key, default);
            // Nothing is saved before the code was right: a wrong one leaves the app that was there.
            if (!await hand.Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
            hand.Note(AuditEvent.CodesOn, account.Email!, account.Email!);
            await hand.SaveAsync(hand.Accounts.SetTwoFactorEnabledAsync(account, enabled: true));
            return true;
        }, cancel);

    /// <summary>Turns the codes off; recovery codes go with them.</summary>
    public Task<AccountAnswer> TurnCodesOffAsync(Guid id, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (!account.TwoFactorEnabled) return AccountAnswer.Done;
            await hand.CodesOffAsync(account, account.Email!);
            await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Makes ten recovery codes in place of those there are. Only their hashes are stored.</summary>
    /// <returns>The codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Guid id, CancellationToken cancel)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => OneTimeCode.New(groups: 3))];
        await ChangeAsync(
            id,
            async (hand, account) =>
            {
                hand.Note(AuditEvent.RecoveryCodesMade, account.Email!, account.Email!);
                await hand.Store.ReplaceCodesAsync(account, codes.Select(OneTimeCode.HashText), default);
                await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
                return AccountAnswer.Done;
            }, cancel);
        return codes;
    }

    /// <summary>Uses a recovery code up.</summary>
    /// <returns>Whether there was one like it.</returns>
    public Task<bool> RedeemAsync(Guid id, string code, CancellationToken cancel) => WriteAsync(
        async hand => await hand.Accounts.FindByIdAsync(id.ToString()) is { } account
            && (await hand.Accounts.RedeemTwoFactorRecoveryCodeAsync(account, OneTimeCode.HashText(code))).Succeeded, cancel);

    /// <summary>Changes the name that readers see.</summary>
    public Task<AccountAnswer> RenameAsync(Guid id, string publicName, CancellationToken cancel) => WithNamesAsync(ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (account.PublicName == publicName) return AccountAnswer.Done;
            hand.Note(AuditEvent.PublicNameChanged, account.Email!, account.Email!, account.PublicName, publicName);
            account.PublicName = publicName;
            await hand.SaveAsync(hand.Accounts.UpdateAsync(account));
            return AccountAnswer.Done;
        }, cancel));

    /// <summary>Gives an account another e-mail, by which it signs in from then on, and ends every other session: entries bear the e-mail that a session was begun with.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="email">The new one.</param>
    /// <param name="stays">The session in which it is changed.</param>
    /// <param name="cancel">Gives up while it still waits.</param>
    public Task<AccountAnswer> ChangeEmailAsync(Guid id, string email, Guid stays, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (account.Email == email) return AccountAnswer.Done;
            if (await hand.Accounts.FindByEmailAsync(email) is { } other && other.Id != account.Id) return AccountAnswer.EmailTaken;
            hand.Note(AuditEvent.EmailChanged, email, account.Email!, account.Email!, email);
            account.Email = account.UserName = email;
            await hand.SaveAsync(hand.Accounts.UpdateSecurityStampAsync(account));
            return await hand.EndSessionsAsync(account.Id, stays);
        }, cancel);

    /// <summary>Changes what is nobody else's matter: how somebody likes to read.</summary>
    public Task<AccountAnswer> PreferAsync(Guid id, Action<Account> change, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            change(account);
            await hand.SaveAsync(hand.Accounts.UpdateAsync(account));
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Notes that identity was proved once more.</summary>
    public Task ProveAsync(Guid session, CancellationToken cancel) => WriteAsync(
        hand => hand.Database.AccountSessions.Where(one => one.Id == session).ExecuteUpdateAsync(one => one.SetProperty(row => row.ProvedUtc, hand.Now)), cancel);

    /// <summary>Ends one session of an account, by whoever sits in another.</summary>
    public Task<AccountAnswer> EndSessionAsync(Guid id, Guid session, AuditEvent how, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            if (await hand.Database.AccountSessions.Where(one => one.Id == session && one.AccountId == id).ExecuteDeleteAsync() == 0) return AccountAnswer.Done;
            hand.Note(how, account.Email!, account.Email!);
            await hand.Database.SaveChangesAsync();
            return AccountAnswer.Done;
        }, cancel);

    /// <summary>Ends every session but one.</summary>
    public Task<AccountAnswer> EndOtherSessionsAsync(Guid id, Guid stays, CancellationToken cancel) => ChangeAsync(
        id,
        async (hand, account) =>
        {
            hand.Note(AuditEvent.SessionEnded, account.Email!, account.Email!, reason: "everywhere else");
            await hand.Database.SaveChangesAsync();
            return await hand.EndSessionsAsync(id, stays);
        }, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static async Task<AccountAnswer> AddAsync(Hand hand, Account account, string by)
    {
        if (await hand.Accounts.FindByEmailAsync(account.Email!) is not null) return AccountAnswer.EmailTaken;
        hand.Note(AuditEvent.AccountAdded, account.Email!, by, to: account.Role.ToString());
        await hand.SaveAsync(hand.Accounts.CreateAsync(account));
        return AccountAnswer.Done;
    }

    private Task<AccountAnswer> ChangeAsync(Guid id, Func<Hand, Account, Task<AccountAnswer>> change, CancellationToken cancel) => WriteAsync(
        async hand => await hand.Accounts.FindByIdAsync(id.ToString()) is { } account ? await change(hand, account) : AccountAnswer.TooLate, cancel);

    // Once committed it counts, whether or not whoever asked is still there.
    private async Task<AccountAnswer> WithNamesAsync(Task<AccountAnswer> change)
    {
        var answer = await change;
        if (answer == AccountAnswer.Done) await names.ReadAsync(CancellationToken.None);
        return answer;
    }

    private Task<T> WriteAsync<T>(Func<Hand, Task<T>> work, CancellationToken cancel) => writer.RunAsync(
        async (database, _) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = new UserOnlyStore<Account, BlogDb, Guid>(database, new IdentityErrorDescriber());
            var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(scope.ServiceProvider, store);
            return await work(new Hand(accounts, store, database, Now));
        }, cancel: cancel);

    /// <summary>What one change works with.</summary>
    private sealed record Hand(UserManager<Account> Accounts, UserOnlyStore<Account, BlogDb, Guid> Store, BlogDb Database, DateTime Now)
    {
        /// <summary>Adds an entry, which is saved together with what it tells of.</summary>
        public void Note(AuditEvent what, string subject, string by, string? from = null, string? to = null, string? reason = null) =>
            Database.AuditEntries.Add(new AuditEntry(what, subject, by, Now, from, to, reason));

        /// <summary>What can be refused was asked before, so a refusal here is a bug and takes the transaction with it.</summary>
        public async Task SaveAsync(Task<IdentityResult> saving)
        {
            var result = await saving;
            if (!result.Succeeded) throw new InvalidOperationException($"An account was not stored: {string.Join(' ', result.Errors.Select(error => error.Code))}");
            await Database.SaveChangesAsync();
        }

        public async Task<bool> IsLastOwnerAsync(Account account) =>
            account.Role == AccountRole.Owner && !await Database.Users.AnyAsync(one => one.Role == AccountRole.Owner && one.Id != account.Id);

        public async Task<AccountAnswer> EndSessionsAsync(Guid account, Guid? stays = null)
        {
            await Database.AccountSessions.Where(one => one.AccountId == account && one.Id != stays).ExecuteDeleteAsync();
            return AccountAnswer.Done;
        }

        public async Task CodesOffAsync(Account account, string by)
        {
            Note(AuditEvent.CodesOff, account.Email!, by);
            account.TwoFactorEnabled = false;
            await Store.RemoveTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", default);
            await Store.RemoveTokenAsync(account, "[AspNetUserStore]", "RecoveryCodes", default);
        }
    }
}
