using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>Makes the first owner, for whoever can read the console. Once there is one, this page is not there.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class SetupModel(FirstOwner first, AccountBook book, SigningIn signingIn, SignInTries tries, PasswordRules rules, IAntiforgery antiforgery, ContentLibrary library) : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("First owner");

    public NewAccountForm Form { get; private set; } = new();

    public IReadOnlyList<(string Field, string Sentence)> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await first.IsWantedAsync(cancel)) return NotFound();
        Form = new NewAccountForm { PublicName = library.Snapshot.Site.Authors is [{ } author, ..] ? author.Name : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] NewAccountForm form, CancellationToken cancel)
    {
        if (!await first.IsWantedAsync(cancel)) return NotFound();
        // Asked here, so that a site that has its owner answers nothing but that this page is missing.
        if (!await antiforgery.IsRequestValidAsync(HttpContext)) return BadRequest();
        Form = form;
        if (tries.Count(HttpContext.Connection.RemoteIpAddress, "setup") is { } wait)
        {
            this.MustWait(wait);
            Problems = [("code", "Too many tries. Wait 15 minutes, or start the server anew.")];
            return Page();
        }

        Problems = first.Opens(form.Code) ? [.. form.Problems(rules)] : [("code", "That isn’t the code. The server prints a new one at every start.")];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            if (Problems[0].Field != "code") tries.Forget(HttpContext.Connection.RemoteIpAddress, "setup");
            return Page();
        }

        var owner = book.New(form.Email!, NewAccountForm.CleanName(form.PublicName), form.Password!, AccountRole.Owner);
        switch (await book.SetUpAsync(owner, cancel))
        {
            case AccountAnswer.Done:
                first.Forget();
                await signingIn.EnterAsync(owner, SignInWay.Password);
                return Redirect(RoleCardModel.AddressWith(YouModel.Address));
            case AccountAnswer.EmailTaken:
                Problems = [("email", "Somebody has an account with this email.")];
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            default:
                return NotFound();
        }
    }
}
