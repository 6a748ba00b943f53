using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Audit;
using MindfulBond.Content;
using MindfulBond.Data;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>Everything about one's own account.</summary>
public sealed class YouModel(
    AccountBook book, SigningIn signingIn, UserManager<Account> accounts, PasswordRules rules, IDbContextFactory<BlogDb> databases, TimeProvider clock, ContentLibrary library) : SignedInModel(clock, library)
{
    public const string Address = AccountsSetup.Door + "/you";

    public override DeskHead Head { get; } = new("You", Address);

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Recovery codes that were not used.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>Recovery codes made just now: shown on this page and never again.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    public IReadOnlyList<(string Field, string Sentence)> Problems { get; private set; } = [];

    /// <summary>An e-mail that was typed and could not be taken; null otherwise.</summary>
    public string? TypedEmail { get; private set; }

    /// <summary>What came of the last press.</summary>
    public string? Notice { get; private set; }

    public string? ProblemOf(string field) => Problems.FirstOrDefault(problem => problem.Field == field).Sentence;

    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        Notice = done switch
        {
            "name" => "Saved. Readers see it over your next answer.",
            "reading" => "Saved.",
            "email" => "Your email is changed: sign in with it from now on. Every other session has ended.",
            "password" => "Your password is changed. Every other session has ended.",
            "passkey" => "The passkey is added.",
            "renamed" => "The passkey has its new name.",
            "removed" => "The passkey is removed. It opens nothing here any more; delete it on its device as well.",
            "codes-on" => "The codes are on. Make recovery codes next, for the day when the phone is gone.",
            "codes-off" => "The codes are off, and the recovery codes are gone.",
            "ended" => "That session has ended.",
            "others" => "Every other session has ended.",
            _ => null,
        };
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostNameAsync([FromForm(Name = "name")] string? name, CancellationToken cancel)
    {
        if (NewAccountForm.NameProblem(name) is { } problem) return await RefuseAsync("name", problem, cancel);
        await book.RenameAsync(Session.AccountId, NewAccountForm.CleanName(name), cancel);
        return BackTo(Address + "?done=name");
    }

    public async Task<IActionResult> OnPostReadingAsync(
        [FromForm(Name = "urgent")] bool urgent, [FromForm(Name = "words")] bool words, [FromForm(Name = "fives")] bool fives, [FromForm(Name = "stop")] string? stop, CancellationToken cancel)
    {
        if (!int.TryParse(stop, NumberStyles.None, CultureInfo.InvariantCulture, out var after) || after > 1000)
            return await RefuseAsync("stop", "Write a number from 0 to 1000; 0 never offers it.", cancel);
        await book.PreferAsync(
            Session.AccountId,
            account => (account.ShowsUrgentAtOnce, account.ShowsFirstWords, account.ReadsInFives, account.StopsAfter) = (urgent, words, fives, after), cancel);
        return BackTo(Address + "?done=reading");
    }

    public async Task<IActionResult> OnPostEmailAsync([FromForm(Name = "email")] string? email, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        TypedEmail = email ?? "";
        if (NewAccountForm.EmailProblem(email) is { } problem) return await RefuseAsync("email", problem, cancel);
        switch (await book.ChangeEmailAsync(Session.AccountId, email!.Trim(), Session.Id, cancel))
        {
            case AccountAnswer.EmailTaken:
                return await RefuseAsync("email", "Somebody has an account with this email.", cancel);
            case AccountAnswer.Done:
                await signingIn.StayAsync(Session.AccountId);
                return BackTo(Address + "?done=email");
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostPasswordAsync([FromForm(Name = "password")] string? password, [FromForm(Name = "newPassword")] string? next, CancellationToken cancel)
    {
        // The old password proves who asks, so nothing else is asked; guessing it is counted like any other try.
        var proof = await signingIn.CheckPasswordAsync(Me, password, HttpContext.Connection.RemoteIpAddress);
        if (proof.Wait is { } wait)
        {
            this.MustWait(wait);
            Problems = [("password", DoorWords.TooMany)];
            return await ShowAsync(cancel);
        }

        if (proof.Account?.Id != Session.AccountId) return await RefuseAsync("password", "That isn’t the password you have.", cancel);
        if (rules.ProblemOf(next, Me) is { } problem) return await RefuseAsync("newPassword", problem, cancel);
        await book.ChangePasswordAsync(Session.AccountId, next!, Session.Id, cancel);
        await book.ProveAsync(Session.Id, cancel);
        return BackTo(Address + "?done=password");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        if (!ProvedRecently) return AskAgain();
        return await accounts.GetUserAsync(User) is { } account ? Content(await signingIn.NewPasskeyOptionsAsync(account), "application/json") : NotFound();
    }

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "credential")] string? credential, [FromForm(Name = "called")] string? called, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        var name = NewAccountForm.CleanName(called) is { Length: > 0 } chosen ? chosen : "A passkey";
        return await accounts.GetUserAsync(User) is { } account && await signingIn.AddPasskeyAsync(account, credential, name, cancel)
            ? BackTo(Address + "?done=passkey")
            : await RefuseAsync("called", "The passkey couldn’t be added. Try once more.", cancel);
    }

    public async Task<IActionResult> OnPostRenameAsync([FromForm(Name = "id")] string? id, [FromForm(Name = "called")] string? called, CancellationToken cancel)
    {
        if (NewAccountForm.CleanName(called) is not { Length: > 0 and <= 200 } name) return await RefuseAsync("called", "A passkey needs a name.", cancel);
        await book.RenamePasskeyAsync(Session.AccountId, Bytes(id), name, cancel);
        return BackTo(Address + "?done=renamed");
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "id")] string? id, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        return await book.RemovePasskeyAsync(Session.AccountId, Bytes(id), cancel) == AccountAnswer.IsTheLast
            ? await RefuseAsync("called", "It is your only way in. Add another first.", cancel)
            : BackTo(Address + "?done=removed");
    }

    public async Task<IActionResult> OnPostRecoveryAsync(CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        NewCodes = await book.MakeRecoveryCodesAsync(Session.AccountId, cancel);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostCodesOffAsync(CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        await book.TurnCodesOffAsync(Session.AccountId, cancel);
        return BackTo(Address + "?done=codes-off");
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm(Name = "id")] Guid id, CancellationToken cancel)
    {
        await book.EndSessionAsync(Session.AccountId, id, AuditEvent.SessionEnded, cancel);
        return BackTo(Address + "?done=ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await book.EndOtherSessionsAsync(Session.AccountId, Session.Id, cancel);
        return BackTo(Address + "?done=others");
    }

    private static byte[] Bytes(string? id)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(id ?? "");
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private async Task<IActionResult> RefuseAsync(string field, string sentence, CancellationToken cancel)
    {
        Problems = [(field, sentence)];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        if (await accounts.GetUserAsync(User) is not { } account) return NotFound();
        Account = account;
        Passkeys = [.. (await accounts.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt)];
        CodesLeft = await accounts.CountRecoveryCodesAsync(account);
        await using var database = await databases.CreateDbContextAsync(cancel);
        Sessions = await database.AccountSessions.AsNoTracking().Where(session => session.AccountId == account.Id && session.EndsUtc > NowUtc)
            .OrderByDescending(session => session.StartedUtc).ToListAsync(cancel);
        return Page();
    }
}
