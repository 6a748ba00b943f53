using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Delivery;
using MindfulBond.Shared;

namespace MindfulBond.Accounts;

/// <summary>What the pages of signing in have in common: where it leads, and what was typed before.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public abstract class DoorModel(SigningIn signingIn, IAntiforgery antiforgery, IOptions<DeliveryOptions> delivery) : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("Sign in");

    /// <summary>Where it leads; always behind the door.</summary>
    public string Back { get; private set; } = AccountsSetup.Door;

    /// <summary>What was typed when the session had ended.</summary>
    public KeptForm? Kept { get; private set; }

    /// <summary>Whether what was typed is too much to take along, and can only be copied.</summary>
    public bool CanOnlyBeCopied => Kept?.Fits(delivery.Value.BodyBytes) == false;

    /// <summary>What went wrong, as a sentence.</summary>
    public string? Problem { get; protected set; }

    /// <summary>What a right password was answered with, where a code is still to come.</summary>
    public string? Half { get; protected set; }

    /// <summary>Whether a recovery code is asked for, in place of six digits.</summary>
    public bool AsksForRecoveryCode { get; protected set; }

    /// <summary>Whether somebody is in, and what they had typed waits for their press.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>Whether a session had ended.</summary>
    public bool WasSignedOut { get; protected set; }

    /// <summary>The e-mail as typed.</summary>
    public string Email { get; protected set; } = "";

    protected SigningIn SigningIn => signingIn;

    protected void ReadWay(string? back, string? kept)
    {
        Kept = KeptForm.Read(kept);
        if (KeptForm.IsBehindTheDoor(back)) Back = back!;
    }

    protected void ReadInterruption()
    {
        if (HttpContext.Features.Get<Interrupted>() is not { } interrupted) return;
        (Back, Kept, WasSignedOut) = (interrupted.Back, interrupted.Form, true);
    }

    /// <summary>
    /// Whether the form came from our own page. Not asked of somebody who is signed in: for them nothing happens here, and what they had
    /// typed must not be lost over it.
    /// </summary>
    protected async Task<bool> IsOursAsync()
    {
        if (await antiforgery.IsRequestValidAsync(HttpContext)) return true;
        Problem = "This page had stood open too long. Press the button once more.";
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return false;
    }

    /// <summary>Opens a session, and leads on.</summary>
    protected async Task<IActionResult> EnterAsync(Account account, SignInWay way)
    {
        await signingIn.EnterAsync(account, way);
        return account.HasReadRoleCard || Kept is not null ? GoOn() : Redirect(RoleCardModel.AddressWith(Back));
    }

    /// <summary>Leads on: by the person's own press where something had been typed.</summary>
    protected IActionResult GoOn()
    {
        if (Kept is null) return LocalRedirect(Back);
        GoesOn = true;
        Problem = null;
        Response.StatusCode = StatusCodes.Status200OK;
        return Page();
    }

    protected IActionResult Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected IActionResult AskToWait(TimeSpan wait)
    {
        this.MustWait(wait);
        Problem = DoorWords.TooMany;
        return Page();
    }
}

/// <summary>Words that several doors share.</summary>
internal static class DoorWords
{
    public const string TooMany = "Too many tries. Wait 15 minutes, or reset it on the server.";

    public static void MustWait(this PageModel page, TimeSpan wait)
    {
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
