using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>Somebody who sits at the desk, signed in without the ceremony, and sees what a moderator sees.</summary>
public sealed class Moderator(IPage page)
{
    public IPage Browser => page;

    public SitePage Page { get; } = new(page);

    /// <summary>The bar at the foot: what was done last.</summary>
    public ILocator Bar => page.Locator("#mb-said");

    public ILocator Rows => page.Locator(".queue > li");

    /// <summary>The comment that lies open.</summary>
    public ILocator Pane => page.Locator("#mb-pane");

    public ILocator Words => page.Locator("#mb-pane .words");

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public Task KeyAsync(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Puts the cookie of a signed-in browser into a visit.</summary>
    public static async Task<Moderator> SignInAsync(IPage page, ServedSite site, string email = "ada@example.org", string publicName = "Ada", Action<Account>? prefer = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            account = new Account
            {
                Id = Guid.NewGuid(),
                UserName = email,
                Email = email,
                Role = AccountRole.Moderator,
                PublicName = publicName,
                AddedUtc = site.Clock.GetUtcNow().UtcDateTime,
                HasReadRoleCard = true,
                ReadsInFives = false,
            };
            prefer?.Invoke(account);
            var made = await accounts.CreateAsync(account);
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        }

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var scheme = IdentityConstants.ApplicationScheme;
        var cookie = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = site.Clock.GetUtcNow();
        var key = await cookie.SessionStore!.StoreAsync(new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddMinutes(30) }, scheme));
        var named = new ClaimsPrincipal(new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], cookie.ClaimsIssuer ?? scheme));
        await page.Context.AddCookiesAsync(
        [
            new Cookie { Name = cookie.Cookie.Name!, Value = cookie.TicketDataFormat.Protect(new AuthenticationTicket(named, null, scheme)), Url = site.Address + "/admin" },
        ]);
        return new Moderator(page);
    }
}
