using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.WebEncoders;
using MindfulBond.Content;
using MindfulBond.Delivery;

namespace MindfulBond.Site;

/// <summary>Brings what belongs to the site as a whole: its address, health, what machines ask for, and the pages for when things go wrong.</summary>
public static class SiteSetup
{
    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptions.Check>();
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateOnStart();
        services.AddSingleton<BaseUrl>().AddSingleton<FailureHtml>();
        services.AddSingleton(provider => new KeptWords(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath));
        services.AddSingleton(provider => new ListingFile(
            Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "content.jsonl"), provider.GetRequiredService<ILogger<ListingFile>>()));
        services.AddHealthChecks().AddCheck<ContentHealth>("content", tags: ["ready"]);

        services.AddOptions<DeliveryOptions>().Configure<IServiceProvider>((delivery, provider) =>
        {
            delivery.StatusPagePath = NotHereModel.Address;
            delivery.FailureHtml = reference => provider.GetRequiredService<FailureHtml>().For(reference);
        });

        // Whatever is sealed for a reader is sealed with keys that lie beside the data, for nobody else to read.
        services.AddDataProtection().SetApplicationName("MindfulBond");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, log) =>
            keys.XmlRepository = new FileSystemXmlRepository(PrivateFolder(Path.Combine(data.Value.FullPath, "keys")), log));

        // Letters of every script stay readable in the source instead of turning into numbers.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        // Whoever asks under another name gets nothing: a forged host must never reach a page. AllowedHosts, when set, takes the place of these names.
        services.Configure<DeliveryOptions>(delivery => delivery.Hosts = Hosts(configuration));
        // The framework's own filter stands before our headers: it lets everybody through to the one in Delivery.
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);
        return services;
    }

    private static StringSegment[] Hosts(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } names)
            return [.. names.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new StringSegment(name))];
        return Uri.TryCreate(configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.BaseUrl)}"], UriKind.Absolute, out var own)
            ? ["localhost", "127.0.0.1", "[::1]", own.Host]
            : ["localhost", "127.0.0.1", "[::1]"];
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public static void MapSite(this WebApplication app)
    {
        app.MapGet("/robots.txt", WellKnown.Robots).WithMetadata(new PublicPageAttribute());
        app.MapGet("/.well-known/security.txt", WellKnown.Security).WithMetadata(new PublicPageAttribute());
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }
}
