using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;

namespace MindfulBond.Tests.Support;

/// <summary>Signs people in at the desk of a site, without the ceremony.</summary>
internal static class Desk
{
    /// <summary>Makes an account and a session for it.</summary>
    /// <returns>The <c>Cookie</c> header of a browser that is signed in.</returns>
    public static async Task<string> SignInAsync(this SiteFixture site, AccountRole role = AccountRole.Owner, string email = "ada@example.org", string publicName = "Ada Lovelace")
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            account = new Account { Id = Guid.NewGuid(), UserName = email, Email = email, Role = role, PublicName = publicName, AddedUtc = site.Clock.GetUtcNow().UtcDateTime, HasReadRoleCard = true };
            var made = await accounts.CreateAsync(account);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        }

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var scheme = IdentityConstants.ApplicationScheme;
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = site.Clock.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) };
        var key = await cookie.SessionStore!.StoreAsync(new AuthenticationTicket(principal, properties, scheme));
        var named = new ClaimsPrincipal(new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], cookie.ClaimsIssuer ?? scheme));
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(new AuthenticationTicket(named, null, scheme))}";
    }
}
