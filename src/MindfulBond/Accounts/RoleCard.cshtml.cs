using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>What a moderator is for, and is not for; shown at the first sign-in until it was read.</summary>
public sealed class RoleCardModel(AccountBook book, UserManager<Account> accounts) : PageModel, IDeskPage
{
    public const string Address = AccountsSetup.Door + "/role-card";

    public DeskHead Head { get; } = new("Role card", Address);

    public bool WasRead { get; private set; }

    /// <summary>Where reading it leads.</summary>
    public string Back { get; private set; } = AccountsSetup.Door;

    public static string AddressWith(string back) => $"{Address}?back={Uri.EscapeDataString(back)}";

    public async Task OnGetAsync(string? back)
    {
        if (KeptForm.IsBehindTheDoor(back)) Back = back!;
        WasRead = (await accounts.GetUserAsync(User))?.HasReadRoleCard != false;
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "back")] string? back, CancellationToken cancel)
    {
        if (HttpContext.Features.Get<CurrentSession>() is { } session) await book.PreferAsync(session.AccountId, account => account.HasReadRoleCard = true, cancel);
        return LocalRedirect(KeptForm.IsBehindTheDoor(back) ? back! : AccountsSetup.Door);
    }
}
