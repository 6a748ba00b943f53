using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Audit;

namespace MindfulBond.Accounts;

/// <summary>Ends the session of this browser.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SignOutModel(AccountBook book, IAntiforgery antiforgery) : PageModel
{
    public IActionResult OnGet() => Redirect(AccountsSetup.Door + "/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // Whose session ended before has nothing left to guard, and no token that would fit.
        if (HttpContext.Features.Get<CurrentSession>() is { } session && User.Identity is { IsAuthenticated: true })
        {
            if (!await antiforgery.IsRequestValidAsync(HttpContext)) return BadRequest();
            await book.EndSessionAsync(session.AccountId, session.Id, AuditEvent.SignedOut, cancel);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect(AccountsSetup.Door + "/sign-in");
    }
}
