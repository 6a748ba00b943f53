using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MindfulBond.Content;
using MindfulBond.Shared;
using QRCoder;

namespace MindfulBond.Accounts;

/// <summary>
/// Sets up an authenticator app. Its key travels sealed in the form and takes effect with the first right code: until then the app that was
/// there goes on working.
/// </summary>
public sealed class AuthenticatorModel(AccountBook book, SignInTries tries, UserManager<Account> accounts, HalfWay half, TimeProvider clock, ContentLibrary library) : SignedInModel(clock, library)
{
    public const string Address = YouModel.Address + "/authenticator";

    private const string HalfIs = "authenticator";

    public override DeskHead Head { get; } = new("Authenticator app", YouModel.Address);

    /// <summary>The key, in groups of four letters.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key, sealed.</summary>
    public string Sealed { get; private set; } = "";

    public string? Problem { get; private set; }

    public IActionResult OnGet()
    {
        if (!ProvedRecently) return Redirect(AgainModel.AddressWith(Address));
        Take(accounts.GenerateNewAuthenticatorKey());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "key")] string? sealedKey, [FromForm(Name = "code")] string? code, CancellationToken cancel)
    {
        if (!ProvedRecently || half.Open(HalfIs, sealedKey) is not var (account, key) || account != Session.AccountId) return Redirect(Address);
        Take(key);
        if (tries.Count(HttpContext.Connection.RemoteIpAddress, "authenticator " + Me) is { } wait)
        {
            this.MustWait(wait);
            Problem = "Too many tries. Wait 15 minutes.";
            return Page();
        }

        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (digits.Length == 6 && await book.TurnCodesOnAsync(account, key, digits, cancel))
        {
            tries.Forget(HttpContext.Connection.RemoteIpAddress, "authenticator " + Me);
            return Redirect(YouModel.Address + "?done=codes-on#codes");
        }

        Problem = "That isn’t the code that this key makes now. Wait for the next one and try again.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The picture to scan. What it is made of stands sealed in its address, so that nobody else's key can be asked for.</summary>
    public IActionResult OnGetPicture(string? key)
    {
        if (half.Open(HalfIs, key) is not var (account, secret) || account != Session.AccountId) return NotFound();
        var issuer = Uri.EscapeDataString(SiteTitle);
        var address = $"otpauth://totp/{issuer}:{Uri.EscapeDataString(Me)}?secret={secret}&issuer={issuer}&digits=6";
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return Content(picture.GetGraphic(6), MediaTypeNames.Image.Svg);
    }

    private void Take(string key) => (Key, Sealed) = (string.Join(' ', key.Chunk(4).Select(group => new string(group))), half.Seal(HalfIs, Session.AccountId, key));
}
