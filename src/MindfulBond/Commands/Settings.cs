using Microsoft.Extensions.Options;

namespace MindfulBond.Commands;

/// <summary>Reads one section of the configuration for a verb that needs no web site.</summary>
internal static class Settings
{
    /// <exception cref="OptionsValidationException">A value is wrong; the failures name key, value and mend.</exception>
    public static T Read<T>(string[] settings, string section, IValidateOptions<T> check)
        where T : class, new()
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        var options = configuration.GetSection(section).Get<T>() ?? new T();
        var result = check.Validate(Options.DefaultName, options);
        return result.Failed ? throw new OptionsValidationException(section, typeof(T), result.Failures) : options;
    }
}
