using Microsoft.Extensions.Options;

namespace MindfulBond.Notices;

/// <summary>Brings the notices that say how many wait.</summary>
public static class NoticesSetup
{
    /// <summary>Name of the client that posts to a hook.</summary>
    internal const string Hook = "notice";

    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptions.Check>();
        services.AddHttpClient(Hook).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<INoticeWay, MailWay>().AddSingleton<INoticeWay, HookWay>();
        services.AddSingleton<NoticeRounds>().AddHostedService(provider => provider.GetRequiredService<NoticeRounds>());
        return services;
    }
}
