using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

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

    private const int OneYear = 365 * 24 * 60 * 60;

    // The package's own builders for the first two leave out whatever is no HTML; a policy costs nothing on the rest.
    public static HeaderPolicyCollection All() => WithExceptions()
        .AddCustomHeader("Permissions-Policy", PermissionsPolicy)
        .AddCustomHeader("X-Content-Type-Options", "nosniff")
        .AddCustomHeader("X-Frame-Options", "DENY")
        .AddCustomHeader("Cross-Origin-Opener-Policy", "same-origin")
        .AddCustomHeader("Cross-Origin-Resource-Policy", "same-origin")
        .AddCustomHeader("Cross-Origin-Embedder-Policy", "require-corp")
        .AddStrictTransportSecurityMaxAge(OneYear);

    // Leaving the site sends no-referrer, and a drawing has a policy of its own.
    private static HeaderPolicyCollection WithExceptions() => new()
    {
        ["Referrer-Policy"] = new UnlessTheHandlerSays("Referrer-Policy", "same-origin"),
        ["Content-Security-Policy"] = new UnlessTheHandlerSays("Content-Security-Policy", ContentSecurityPolicy),
    };

    private sealed class UnlessTheHandlerSays(string header, string value) : IHeaderPolicy
    {
        public string Header => header;

        public void Apply(HttpContext context, CustomHeadersResult result)
        {
            if (!context.Response.Headers.ContainsKey(Header)) result.SetHeaders[Header] = value;
        }
    }
}
