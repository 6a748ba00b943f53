using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>
/// The headers of every answer, whatever its type or status: nothing from other hosts, nothing inline, no frames, no device, and
/// nothing told to the next site.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // Passkeys are the one power of the browser that a page of ours (sign-in) asks for.
    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), "
        + "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), "
        + "idle-detection=(), interest-cohort=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), "
        + "screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=()";

    private static readonly StringValues OneYear = "max-age=31536000";

    // A developer's certificate must not bind the name for a year.
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    private static readonly KeyValuePair<string, StringValues>[] All =
    [
        new("Referrer-Policy", "same-origin"),
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("Permissions-Policy", PermissionsPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
    ];

    // Leaving the site sends no-referrer, and a drawing has a policy of its own. Nobody may say otherwise of the rest.
    private static readonly string[] LeftToHandlers = ["Referrer-Policy", "Content-Security-Policy"];

    /// <summary>An answer's own headers together with these, as they go out.</summary>
    public static KeyValuePair<string, StringValues>[] Beside(IReadOnlyCollection<KeyValuePair<string, StringValues>> own) => own.Count == 0 ? All :
    [
        .. All.Where(header => !(IsLeftToHandlers(header.Key) && own.Any(other => Is(other.Key, header.Key)))),
        .. own.Where(header => IsLeftToHandlers(header.Key) || !All.Any(other => Is(other.Key, header.Key))),
    ];

    /// <summary>Adds them as the answer starts, so that a failure carries them too.</summary>
    public static Task AddAtStart(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state => Add((HttpContext)state), context);
        return next(context);
    }

    /// <summary>Tells the browser to stay with https, where it came that way.</summary>
    public static void AddTransport(HttpContext context)
    {
        if (context.Request.IsHttps && !Loopback.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
            context.Response.Headers.StrictTransportSecurity = OneYear;
    }

    private static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in All)
        {
            if (IsLeftToHandlers(name)) headers.TryAdd(name, value);
            else headers[name] = value;
        }

        AddTransport(context);
        return Task.CompletedTask;
    }

    private static bool IsLeftToHandlers(string name) => LeftToHandlers.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
