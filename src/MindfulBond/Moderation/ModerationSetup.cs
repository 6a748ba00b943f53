using Microsoft.AspNetCore.Mvc;
using MindfulBond.Accounts;

namespace MindfulBond.Moderation;

/// <summary>Brings the desk: the queue, decisions and what stands around them.</summary>
public static class ModerationSetup
{
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<ModerationDesk>().AddSingleton<DeskLists>().AddSingleton<DeskReaders>().AddSingleton<DeskPanes>().AddSingleton<DeskDay>();
        // What the bar says travels in a sealed cookie of the desk's own.
        services.Configure<CookieTempDataProviderOptions>(kept =>
        {
            kept.Cookie.Name = "desk-said";
            kept.Cookie.Path = AccountsSetup.Door;
            kept.Cookie.SameSite = SameSiteMode.Strict;
        });
        return services;
    }
}
