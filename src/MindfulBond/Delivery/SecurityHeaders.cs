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
    public static HeaderPolicyCollection All() => new HeaderPolicyCollection { ["Referrer-Policy"] = new OrdinaryReferrerPolicy() }
        .AddCustomHeader("Content-Security-Policy", ContentSecurityPolicy)
        .AddCustomHeader("Permissions-Policy", PermissionsPolicy)
        .AddCustomHeader("X-Content-Type-Options", "nosniff")
        .AddCustomHeader("X-Frame-Options", "DENY")
        .AddCustomHeader("Cross-Origin-Opener-Policy", "same-origin")
        .AddCustomHeader("Cross-Origin-Resource-Policy", "same-origin")
        .AddCustomHeader("Cross-Origin-Embedder-Policy", "require-corp")
        .AddStrictTransportSecurityMaxAge(OneYear);

    /// <summary><c>same-origin</c>, unless the handler asked for another: leaving the site sends <c>no-referrer</c>.</summary>
    private sealed class OrdinaryReferrerPolicy : IHeaderPolicy
    {
        public string Header => "Referrer-Policy";

        public void Apply(HttpContext context, CustomHeadersResult result)
        {
            if (!context.Response.Headers.ContainsKey(Header)) result.SetHeaders[Header] = "same-origin";
        }
    }
}
