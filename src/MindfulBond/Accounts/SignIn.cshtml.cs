using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MindfulBond.Delivery;

namespace MindfulBond.Accounts;

/// <summary>The door: a passkey, or e-mail and password.</summary>
public sealed class SignInModel(
    SigningIn signingIn, HalfWay half, IAntiforgery antiforgery, IOptions<DeliveryOptions> delivery, IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> cookies)
    : DoorModel(signingIn, antiforgery, delivery)
{
    public IActionResult OnGet(string? back)
    {
        ReadWay(back, kept: null);
        ReadInterruption();
        if (User.Identity is { IsAuthenticated: true }) return LocalRedirect(Back);
        // It still came with a cookie: that session is over.
        WasSignedOut |= Request.Cookies.ContainsKey(cookies.Get(IdentityConstants.ApplicationScheme).Cookie.Name!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "email")] string? email, [FromForm(Name = "password")] string? password, [FromForm(Name = "back")] string? back, [FromForm(Name = KeptForm.Field)] string? kept)
    {
        ReadWay(back, kept);
        Email = email ?? "";
        if (User.Identity is { IsAuthenticated: true }) return GoOn();
        if (!await IsOursAsync()) return Page();

        var proof = await SigningIn.CheckPasswordAsync(email, password, HttpContext.Connection.RemoteIpAddress);
        if (proof.Wait is { } wait) return AskToWait(wait);
        if (proof.Account is not { } account) return Refuse("That email and password don’t go together.");
        if (!account.TwoFactorEnabled) return await EnterAsync(account, SignInWay.Password);
        Half = half.Seal(CodeModel.HalfIs, account.Id, account.SecurityStamp ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostOptionsAsync() =>
        await IsOursAsync() ? Content(await SigningIn.PasskeyOptionsAsync(account: null), "application/json") : BadRequest();

    public async Task<IActionResult> OnPostPasskeyAsync(
        [FromForm(Name = "credential")] string? credential, [FromForm(Name = "back")] string? back, [FromForm(Name = KeptForm.Field)] string? kept, CancellationToken cancel)
    {
        ReadWay(back, kept);
        if (User.Identity is { IsAuthenticated: true }) return GoOn();
        if (!await IsOursAsync()) return Page();
        return await SigningIn.CheckPasskeyAsync(credential, cancel) is { } account
            ? await EnterAsync(account, SignInWay.Passkey)
            : Refuse("That passkey doesn’t open this desk. Try again, or use your password.");
    }
}
