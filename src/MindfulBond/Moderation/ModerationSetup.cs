using Microsoft.AspNetCore.Mvc;
using MindfulBond.Accounts;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation.Rules;

namespace MindfulBond.Moderation;

/// <summary>Brings the desk: the queue, decisions and what stands around them.</summary>
public static class ModerationSetup
{
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<ModerationDesk>().AddSingleton<DeskLists>().AddSingleton<DeskReaders>().AddSingleton<DeskPanes>().AddSingleton<DeskDay>();
        services.AddSingleton<SpamScore>().AddHostedService(provider => provider.GetRequiredService<SpamScore>());
        services.AddSingleton<RuleBook>().AddHostedService(provider => provider.GetRequiredService<RuleBook>()).AddSingleton<IDeskRules>(provider => provider.GetRequiredService<RuleBook>());
        services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<RuleBook>());
        services.AddSingleton<FlagPlaces>().AddSingleton<RuleDesk>();
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
