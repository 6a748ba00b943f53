using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>Signs a browser in at the desk, without the ceremony.</summary>
internal static class DeskSignIn
{
    /// <summary>Makes an account where there is none, and gives its session to a visit.</summary>
    public static async Task SignInAsync(this ServedSite site, IPage page, string email = "ada@example.org")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is null)
            await accounts.CreateAsync(new Account { Id = Guid.NewGuid(), UserName = email, Email = email, Role = AccountRole.Owner, PublicName = "Ada Lovelace", HasReadRoleCard = true });

        var account = (await accounts.FindByEmailAsync(email))!;
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var scheme = IdentityConstants.ApplicationScheme;
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = site.Clock.GetUtcNow();
        var key = await cookie.SessionStore!.StoreAsync(new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) }, scheme));
        var named = new ClaimsPrincipal(new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], cookie.ClaimsIssuer ?? scheme));
        await page.Context.AddCookiesAsync([new Cookie { Name = cookie.Cookie.Name!, Value = cookie.TicketDataFormat.Protect(new AuthenticationTicket(named, null, scheme)), Url = site.Address + AccountsSetup.Door }]);
    }
}
