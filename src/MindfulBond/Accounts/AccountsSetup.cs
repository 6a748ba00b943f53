using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Delivery;
using MindfulBond.Site;

namespace MindfulBond.Accounts;

/// <summary>Brings the people at the desk: accounts, signing in, and the rule that nobody else gets behind <c>/admin</c>.</summary>
public static class AccountsSetup
{
    /// <summary>Everything behind the door; every cookie of the site carries it as its path.</summary>
    public const string Door = "/admin";

    /// <summary>The names of all its cookies: the session, what a passkey was asked, and the forms' guard.</summary>
    public static readonly IReadOnlyList<string> Cookies = ["desk", "desk-asked", "desk-form"];

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<BlogDb>>().CreateDbContext());
        services.AddSingleton<DeskNames>().AddHostedService(provider => provider.GetRequiredService<DeskNames>())
            .AddSingleton<IDeskNames>(provider => provider.GetRequiredService<DeskNames>()).AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<DeskNames>());
        services.AddSingleton<AccountSessions>().AddSingleton<AccountBook>().AddSingleton<SignInTries>().AddSingleton<PasswordRules>().AddSingleton<HalfWay>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddScoped<SigningIn>();
        services.AddSingleton<FirstOwner>().AddHostedService(provider => provider.GetRequiredService<FirstOwner>());
        services.AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // An outsider who knows the address could otherwise keep the owner out.
                identity.Lockout.AllowedForNewUsers = false;
                // An e-mail may hold what Identity allows no user name; what it must be says PasswordRules and no other.
                identity.User.AllowedUserNameCharacters = "";
                identity.Password = new PasswordOptions
                {
                    RequiredLength = PasswordRules.Shortest,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                };
            })
            .AddEntityFrameworkStores<BlogDb>().AddSignInManager().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountPrincipal>().AddPasswordValidator<PasswordRules>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<SiteOptions>>((passkeys, site) =>
        {
            // A passkey alone opens the desk, so the device must ask who holds it, and must know it without an e-mail.
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
            if (site.Value.BaseUrl is { } address) passkeys.ServerDomain = new Uri(address).Host;
        });
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
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure(cookie => cookie.Cookie.Name = Cookies[1]);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<AccountSessions>((cookie, sessions) =>
        {
            cookie.Cookie.Name = Cookies[0];
            cookie.SessionStore = sessions;
            cookie.ExpireTimeSpan = AccountSessions.Quiet;
            cookie.Events.OnCheckSlidingExpiration = use =>
            {
                use.ShouldRenew = use.ElapsedTime >= AccountSessions.Noted;
                return Task.CompletedTask;
            };
            // The row of the session is the one truth: whatever makes it stale deletes it in the same transaction. Identity's stamp would say so a minute late.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            cookie.Events.OnRedirectToLogin = AskWhoIsThere;
            cookie.Events.OnRedirectToAccessDenied = refused =>
            {
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                refused.HttpContext.Features.Set(new OwnStatusPage(refused.Options.AccessDeniedPath));
                return Task.CompletedTask;
            };
        });
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = Cookies[2];
            form.Cookie.Path = Door;
            form.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Desk, policy => policy.RequireRole(nameof(AccountRole.Owner), nameof(AccountRole.Moderator)))
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(nameof(AccountRole.Owner)));
        // After AddRazorPages, which puts an empty list of conventions in the place of one that was there.
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddFolderApplicationModelConvention("/", KeepTheDoor));
        return services;
    }

    /// <summary>Stands after delivery and before every endpoint. Nothing behind the door is kept by any cache.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            // As the answer starts: whoever makes a token for a form would warn of a header that stands there before.
            if (context.Request.Path.StartsWithSegments(Door, StringComparison.OrdinalIgnoreCase)) context.Response.OnStarting(NeverStored, context.Response.Headers);
            return next(context);
        });
        app.UseAuthorization();
    }

    // A page is asked for again once somebody signed in. What was typed into a form would be lost on that way: signing in takes its place, and carries it along.
    private static Task AskWhoIsThere(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (HttpMethods.IsGet(asked.Request.Method)) asked.Response.Redirect(asked.RedirectUri);
        else asked.HttpContext.Interrupt(Door + "/sign-in");
        return Task.CompletedTask;
    }

    /// <summary>Stops a form to ask who is there: the answer is that page, with what was typed.</summary>
    internal static void Interrupt(this HttpContext context, string page)
    {
        context.Features.Set(new Interrupted(context.Request.Path, KeptForm.Of(context.Request)));
        context.Features.Set(new OwnStatusPage(page));
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    private static Task NeverStored(object headers)
    {
        ((IHeaderDictionary)headers).CacheControl = "no-store";
        return Task.CompletedTask;
    }

    // One rule for every page behind the door, so that none can be forgotten; those that a stranger needs say so themselves.
    private static void KeepTheDoor(PageApplicationModel page)
    {
        if (page.ActionDescriptor.AttributeRouteInfo?.Template is { } template && $"/{template.TrimStart('/')}/".StartsWith(Door + "/", StringComparison.OrdinalIgnoreCase))
            page.EndpointMetadata.Add(new AuthorizeAttribute(Policies.Desk));
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
