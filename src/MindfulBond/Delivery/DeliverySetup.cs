using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Delivery;

/// <summary>What every answer of the site has in common.</summary>
public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Edition>().AddSingleton<PageCache>().AddSingleton<RenderingRoom>().AddSingleton<KnownHosts>();
        services.AddOptions<DeliveryOptions>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<DeliveryOptions>>((kestrel, delivery) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = delivery.Value.BodyBytes;
        });

        services.AddSingleton<IHttpContextFactory>(provider => new DefaultHttpContextFactory(new ReachableContext.Out(provider)));
        services.AddSingleton<IValidateOptions<ForwardedHeadersSettings>, ForwardedHeadersSettings.Check>();
        services.AddOptions<ForwardedHeadersSettings>()
            .Configure(settings => settings.Read(configuration.GetSection(ForwardedHeadersSettings.Section)))
            .ValidateOnStart();
        // After everyone else: the framework has a switch of its own that believes everybody.
        services.AddOptions<ForwardedHeadersOptions>()
            .PostConfigure<IOptions<ForwardedHeadersSettings>>((options, settings) => settings.Value.ApplyTo(options));

        // These lines, and the scope around all others, carry the path that was asked for.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));
        return services;
    }

    /// <summary>Everything that stands before the endpoints. Authentication, rate limits and the endpoints themselves come after it.</summary>
    public static WebApplication UseDelivery(this WebApplication app)
    {
        app.UseMiddleware<FailurePage>();                 // around all else, so that nothing escapes it
        app.UseForwardedHeaders();                        // who, which scheme, which host: before anybody asks
        app.UseMiddleware<KeptPages>();                   // what is ready passes through nothing below
        app.UseMiddleware<ReachableContext>();            // for whoever asks for the request from afar
        app.Use(SecurityHeaders.AddAtStart);              // added as an answer starts, so failures carry them too
        app.Use(app.Services.GetRequiredService<KnownHosts>().CheckAsync);   // before anything is shown
        app.UseMiddleware<StatusPages>();                 // sees every refusal below and may walk down once more
        app.Use(Methods.HeadAsGet);                       // routing must already see GET
        app.Use(Methods.UnknownFirst);                    // asks once more as GET, so it stands before routing
        app.UseRouting();
        app.Use(Methods.Refuse);                          // needs the endpoint; a refused body is never read
        app.Use(SameSite.Check);                          // before a body is read
        app.Use(Bodies.Check);
        app.Use(LastingFonts.Mark);
        app.UseMiddleware<PageCacheMiddleware>();         // last: renders, and keeps what comes out
        return app;
    }
}
