using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Data;

namespace MindfulBond.Accounts;

/// <summary>Brings the people at the desk: accounts, signing in, and the rule that nobody else gets behind <c>/admin</c>.</summary>
public static class AccountsSetup
{
    /// <summary>Everything behind the door; every cookie of the site carries it as its path.</summary>
    public const string Door = "/admin";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<BlogDb>>().CreateDbContext());
        services.AddSingleton<AccountSessions>();
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // An outsider who knows the address could otherwise keep the owner out.
                identity.Lockout.AllowedForNewUsers = false;
            })
            .AddEntityFrameworkStores<BlogDb>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountPrincipal>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            foreach (var cookie in new[] { cookies.ApplicationCookie!, cookies.TwoFactorUserIdCookie!, cookies.TwoFactorRememberMeCookie!, cookies.ExternalCookie! })
            {
                cookie.Configure(options =>
                {
                    options.Cookie.Path = Door;
                    options.Cookie.SameSite = SameSiteMode.Strict;
                    options.LoginPath = Door + "/sign-in";
                    options.LogoutPath = Door + "/sign-out";
                    options.AccessDeniedPath = Door + "/not-yours";
                    options.ReturnUrlParameter = "back";
                });
            }
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<AccountSessions>((cookie, sessions) => cookie.SessionStore = sessions);
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "desk-form";
            form.Cookie.Path = Door;
            form.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Desk, policy => policy.RequireRole(nameof(AccountRole.Owner), nameof(AccountRole.Moderator)))
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(nameof(AccountRole.Owner)));
        // Afterwards: setting up Razor Pages replaces the conventions that were there before it.
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddFolderRouteModelConvention("/", KeepTheDoor));
        return services;
    }

    /// <summary>Stands after delivery and before every endpoint. Nothing behind the door is kept by any cache.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Door, StringComparison.OrdinalIgnoreCase)) context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        app.UseAuthorization();
    }

    // One rule for every page behind the door, so that none can be forgotten; those that a stranger needs say so themselves.
    private static void KeepTheDoor(PageRouteModel page)
    {
        foreach (var selector in page.Selectors)
        {
            if (selector.AttributeRouteModel?.Template is not { } template || !$"/{template.TrimStart('/')}/".StartsWith(Door + "/", StringComparison.OrdinalIgnoreCase)) continue;
            selector.EndpointMetadata.Add(new AuthorizeAttribute(Policies.Desk));
        }
    }
}

/// <summary>Who may do what at the desk.</summary>
public static class Policies
{
    /// <summary>Whoever is signed in.</summary>
    public const string Desk = "desk";

    /// <summary>Owners alone: accounts, settings, rules.</summary>
    public const string Owner = "owner";
}
