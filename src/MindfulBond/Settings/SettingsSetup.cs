using MindfulBond.Data;

namespace MindfulBond.Settings;

/// <summary>Brings the settings that are changed at the desk.</summary>
public static class SettingsSetup
{
    /// <param name="services">After those of the database: what it holds is read once it is up to date.</param>
    /// <param name="configuration">Gets one more source, over all it has.</param>
    public static IServiceCollection AddSettings(this IServiceCollection services, IConfigurationManager configuration)
    {
        var source = new SettingsSource();
        configuration.Add(source);
        services.AddSingleton(source).AddSingleton<DeskTexts>();
        services.AddSingleton<SettingsBook>().AddHostedService(provider => provider.GetRequiredService<SettingsBook>()).AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<SettingsBook>());
        return services;
    }
}
