using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Content;
using MindfulBond.Data;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>Who sits at the desk; for owners.</summary>
[Authorize(Policy = Policies.Owner)]
public sealed class PeopleModel(AccountBook book, IDbContextFactory<BlogDb> databases, TimeProvider clock, ContentLibrary library) : SignedInModel(clock, library)
{
    public const string Address = AccountsSetup.Door + "/people";

    public override DeskHead Head { get; } = new("People", AccountsSetup.Door + "/settings");

    public IReadOnlyList<Person> People { get; private set; } = [];

    /// <summary>When the invitations that wait end.</summary>
    public IReadOnlyList<(AccountRole Role, DateTime EndsUtc)> Invitations { get; private set; } = [];

    /// <summary>An invitation's code, made just now and shown once.</summary>
    public string? Code { get; private set; }

    public string? Problem { get; private set; }

    public string? Notice { get; private set; }

    public Task OnGetAsync(string? done, CancellationToken cancel)
    {
        Notice = done switch
        {
            "removed" => "The account is removed, and its sessions have ended.",
            "role" => "The role is changed. They sign in anew.",
            _ => null,
        };
        return ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostInviteAsync([FromForm(Name = "role")] AccountRole role, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        Code = await book.InviteAsync(role, Me, cancel);
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync([FromForm(Name = "id")] Guid id, [FromForm(Name = "role")] AccountRole role, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        return await AnswerAsync(await book.ChangeRoleAsync(id, role, Me, cancel), "role", cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "id")] Guid id, CancellationToken cancel)
    {
        if (!ProvedRecently) return AskAgain();
        return await AnswerAsync(await book.RemoveAsync(id, Me, cancel), "removed", cancel);
    }

    private async Task<IActionResult> AnswerAsync(AccountAnswer answer, string done, CancellationToken cancel)
    {
        if (answer == AccountAnswer.Done) return Redirect($"{Address}?done={done}");
        Problem = answer == AccountAnswer.IsTheLast
            ? "That is the last owner, and a site needs one. Make somebody else an owner first."
            : "That account is gone already.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(cancel);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        People = await database.Users.AsNoTracking().OrderBy(account => account.AddedUtc).ThenBy(account => account.Id)
            .Select(account => new Person(
                account.Id, account.Email!, account.PublicName, account.Role, account.TwoFactorEnabled,
                database.UserPasskeys.Count(passkey => passkey.UserId == account.Id),
                database.AccountSessions.Where(session => session.AccountId == account.Id).Max(session => (DateTime?)session.SeenUtc)))
            .ToListAsync(cancel);
        var waiting = await database.AccountInvitations.AsNoTracking().Where(invitation => invitation.EndsUtc > NowUtc).OrderBy(invitation => invitation.EndsUtc).ToListAsync(cancel);
        Invitations = [.. waiting.Select(invitation => (invitation.Role, invitation.EndsUtc))];
    }
}

/// <summary>One row of the list.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Email">They sign in with.</param>
/// <param name="PublicName">Readers see.</param>
/// <param name="Role">What they may do.</param>
/// <param name="HasCodes">Whether an authenticator app is asked for.</param>
/// <param name="Passkeys">How many.</param>
/// <param name="SeenUtc">When they were last here, as far as a session still tells.</param>
public sealed record Person(Guid Id, string Email, string PublicName, AccountRole Role, bool HasCodes, int Passkeys, DateTime? SeenUtc)
{
    /// <summary>The locks on the account, in words.</summary>
    public string Locks => $"{(Passkeys switch { 0 => "No passkey", 1 => "One passkey", _ => $"{Passkeys} passkeys" })}, codes {(HasCodes ? "on" : "off")}";
}
