using Microsoft.Extensions.Options;
using MindfulBond.Accounts;

namespace MindfulBond.Help;

/// <summary>Brings help lines and the way out.</summary>
public static class HelpSetup
{
    public static IServiceCollection AddHelp(this IServiceCollection services)
    {
        services.AddOptions<ExitOptions>().BindConfiguration(ExitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExitOptions>, ExitOptions.Check>();
        return services;
    }

    public static void MapHelp(this WebApplication app) => app.MapGet("/leave", Leave);

    // "cache" is left out of Clear-Site-Data: it can hold a browser up for many seconds, and these are the seconds that matter.
    private static IResult Leave(HttpContext context, IOptionsMonitor<ExitOptions> exit)
    {
        var headers = context.Response.Headers;
        headers["Clear-Site-Data"] = "\"cookies\", \"storage\"";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        foreach (var cookie in context.Request.Cookies.Keys) context.Response.Cookies.Delete(cookie);
        // The desk's cookies are never sent here, since they belong to /admin: so their session can't be ended on the server, and runs out by
        // itself. Without the cookie nobody at this machine is in it any more.
        foreach (var cookie in AccountsSetup.Cookies) context.Response.Cookies.Delete(cookie, new CookieOptions { Path = AccountsSetup.Door });
        headers.Location = exit.CurrentValue.Url;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
