using Microsoft.Extensions.Options;

namespace MindfulBond.Retention;

/// <summary>Brings the end of what was kept long enough.</summary>
public static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptions.Check>();
        services.AddSingleton<RetentionLog>();
        services.AddSingleton<RetentionRounds>().AddHostedService(provider => provider.GetRequiredService<RetentionRounds>());
        return services;
    }
}
