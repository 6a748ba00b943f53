using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>Asks somebody who is signed in once more who they are, and leads back.</summary>
public sealed class AgainModel(SigningIn signingIn, AccountBook book, UserManager<Account> accounts, IOptions<DeliveryOptions> delivery, TimeProvider clock, ContentLibrary library) : SignedInModel(clock, library)
{
    public const string Address = AccountsSetup.Door + "/again";

    public override DeskHead Head { get; } = new("Once more");

    public string Back { get; private set; } = AccountsSetup.Door;

    /// <summary>What was typed into the form that led here.</summary>
    public KeptForm? Kept { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Whether it is proved, and what was typed waits for a press.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Where the question is asked on the way to an address.</summary>
    public static string AddressWith(string back) => $"{Address}?back={Uri.EscapeDataString(back)}";

    public void OnGet(string? back)
    {
        ReadWay(back, null);
        if (HttpContext.Features.Get<Interrupted>() is { } interrupted) (Back, Kept) = (interrupted.Back, interrupted.Form is { } form && form.Fits(delivery.Value.BodyBytes) ? form : null);
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "password")] string? password, [FromForm(Name = "back")] string? back, [FromForm(Name = KeptForm.Field)] string? kept, CancellationToken cancel)
    {
        ReadWay(back, kept);
        var proof = await signingIn.CheckPasswordAsync(Me, password, HttpContext.Connection.RemoteIpAddress);
        if (proof.Wait is { } wait)
        {
            this.MustWait(wait);
            Problem = DoorWords.TooMany;
            return Page();
        }

        return await GoOnAsync(proof.Account, "That isn’t your password.", cancel);
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await signingIn.PasskeyOptionsAsync(await accounts.FindByIdAsync(Session.AccountId.ToString())), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(
        [FromForm(Name = "credential")] string? credential, [FromForm(Name = "back")] string? back, [FromForm(Name = KeptForm.Field)] string? kept, CancellationToken cancel)
    {
        ReadWay(back, kept);
        return await GoOnAsync(await signingIn.CheckPasskeyAsync(credential, cancel), "That passkey isn’t yours. Try again, or use your password.", cancel);
    }

    private async Task<IActionResult> GoOnAsync(Account? proved, string otherwise, CancellationToken cancel)
    {
        if (proved?.Id != Session.AccountId)
        {
            Problem = otherwise;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await book.ProveAsync(Session.Id, cancel);
        if (Kept is null) return LocalRedirect(Back);
        GoesOn = true;
        return Page();
    }

    private void ReadWay(string? back, string? kept)
    {
        Kept = KeptForm.Read(kept);
        if (KeptForm.IsBehindTheDoor(back)) Back = back!;
    }
}
