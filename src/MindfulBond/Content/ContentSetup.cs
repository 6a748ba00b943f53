using Microsoft.Extensions.Options;
using MindfulBond.Content.Checks;

namespace MindfulBond.Content;

/// <summary>Brings the content folder.</summary>
public static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ContentOptions>, FolderExists>();
        services.AddSingleton<ContentLibrary>();
        services.AddSingleton<ContentDoctor>();
        services.AddHostedService<ContentWatcher>();
        return services;
    }

    internal sealed class FolderExists : IValidateOptions<ContentOptions>
    {
        public ValidateOptionsResult Validate(string? name, ContentOptions options) =>
            string.IsNullOrWhiteSpace(options.Path) || !Directory.Exists(options.FullPath)
                ? ValidateOptionsResult.Fail($"Content:Path is “{options.Path}”, and there is no such folder. Start in the folder that holds it, or name it: --Content:Path=DIR")
                : ValidateOptionsResult.Success;
    }
}
