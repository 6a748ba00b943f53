using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>For somebody who was given a code by an owner.</summary>
[AllowAnonymous]
public sealed class JoinModel(AccountBook book, SigningIn signingIn, SignInTries tries, PasswordRules rules) : PageModel, IDeskPage
{
    public const string Address = AccountsSetup.Door + "/join";

    public DeskHead Head { get; } = new("Join");

    public NewAccountForm Form { get; private set; } = new();

    public IReadOnlyList<(string Field, string Sentence)> Problems { get; private set; } = [];

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } ? Redirect(AccountsSetup.Door) : Page();

    public async Task<IActionResult> OnPostAsync([FromForm] NewAccountForm form, CancellationToken cancel)
    {
        if (User.Identity is { IsAuthenticated: true }) return Redirect(AccountsSetup.Door);
        Form = form;
        var from = HttpContext.Connection.RemoteIpAddress;
        if (tries.Count(from, "join") is { } wait)
        {
            this.MustWait(wait);
            Problems = [("code", "Too many tries. Wait 15 minutes; the code stays good until its time is over.")];
            return Page();
        }

        Problems = [.. form.Problems(rules)];
        if (Problems.Count > 0)
        {
            // Nothing was guessed yet.
            tries.Forget(from, "join");
            return Refuse();
        }

        // The role is the invitation's; until it is read, the smaller one stands here.
        var account = book.New(form.Email!, NewAccountForm.CleanName(form.PublicName), form.Password!, AccountRole.Moderator);
        var answer = await book.JoinAsync(account, form.Code ?? "", cancel);
        if (answer != AccountAnswer.Done)
        {
            Problems = answer == AccountAnswer.EmailTaken
                ? [("email", "Somebody has an account with this email.")]
                : [("code", "That code opens nothing. It is good once, for 48 hours; ask for another.")];
            return Refuse();
        }

        tries.Forget(from, "join");
        await signingIn.EnterAsync(account, SignInWay.Password);
        return Redirect(RoleCardModel.AddressWith(YouModel.Address));
    }

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
