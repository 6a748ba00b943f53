using MindfulBond.Moderation;

namespace MindfulBond.Audit;

/// <summary>Brings the log.</summary>
public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditLog>().AddSingleton<LastDecisions>();
}
