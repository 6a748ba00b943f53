using MindfulBond.Comments;
using MindfulBond.Moderation.Rules;

namespace MindfulBond.Moderation;

/// <summary>Brings the desk: the queue, decisions, rules and what stands around them.</summary>
public static class ModerationSetup
{
    public static IServiceCollection AddModeration(this IServiceCollection services)
    {
        services.AddSingleton<ModerationDesk>().AddSingleton<DeskLists>();
        services.AddSingleton<SpamScore>().AddHostedService(provider => provider.GetRequiredService<SpamScore>());
        services.AddSingleton<RuleBook>().AddHostedService(provider => provider.GetRequiredService<RuleBook>()).AddSingleton<IDeskRules>(provider => provider.GetRequiredService<RuleBook>());
        return services.AddSingleton<FlagWords>().AddSingleton<RuleDesk>();
    }
}
