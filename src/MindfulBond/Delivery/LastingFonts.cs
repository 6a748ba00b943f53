namespace MindfulBond.Delivery;

/// <summary>
/// Fonts carry a version in their file name, so a browser may keep them for good. Their addresses stand in a style sheet, where no
/// fingerprint can be put in when the page is rendered.
/// </summary>
internal static class LastingFonts
{
    public static Task Mark(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal, out var file)
            && file.Value!.EndsWith(".woff2", StringComparison.Ordinal))
            context.Response.OnStarting(static state => MarkFound((HttpResponse)state), context.Response);
        return next(context);
    }

    private static Task MarkFound(HttpResponse response)
    {
        if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.CompletedTask;
    }
}
