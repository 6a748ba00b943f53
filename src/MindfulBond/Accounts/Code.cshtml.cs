using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MindfulBond.Delivery;

namespace MindfulBond.Accounts;

/// <summary>The second question, after a right password.</summary>
public sealed class CodeModel(SigningIn signingIn, UserManager<Account> accounts, HalfWay half, IAntiforgery antiforgery, IOptions<DeliveryOptions> delivery) : DoorModel(signingIn, antiforgery, delivery)
{
    internal const string HalfIs = "password was right";

    public IActionResult OnGet() => Redirect(AccountsSetup.Door + "/sign-in");

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "code")] string? code, [FromForm(Name = "half")] string? sealedHalf, [FromForm(Name = "action")] string? action,
        [FromForm(Name = "back")] string? back, [FromForm(Name = KeptForm.Field)] string? kept, CancellationToken cancel)
    {
        ReadWay(back, kept);
        if (User.Identity is { IsAuthenticated: true }) return GoOn();
        // Whose password was changed since has to begin again as well.
        if (half.Open(HalfIs, sealedHalf) is not var (id, stamp) || await accounts.FindByIdAsync(id.ToString()) is not { TwoFactorEnabled: true } account || account.SecurityStamp != stamp)
            return Refuse("That took longer than ten minutes. Begin again.");

        Half = sealedHalf;
        AsksForRecoveryCode = action is "recovery" or "use-recovery";
        if (!await IsOursAsync() || action == "recovery") return Page();
        var (way, wait) = await SigningIn.CheckCodeAsync(account, code, HttpContext.Connection.RemoteIpAddress, cancel);
        if (wait is { } time) return AskToWait(time);
        return way is { } completed ? await EnterAsync(account, completed) : Refuse(AsksForRecoveryCode ? "That isn’t one of your codes, or it was used before." : "That isn’t the code of this minute. Wait for the next one and try again.");
    }
}
