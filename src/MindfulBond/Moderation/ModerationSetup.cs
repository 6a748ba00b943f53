namespace MindfulBond.Moderation;

/// <summary>Brings the desk: the queue, decisions and what stands around them.</summary>
public static class ModerationSetup
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services.AddSingleton<ModerationDesk>().AddSingleton<DeskLists>().AddSingleton<DeskDay>();
}
