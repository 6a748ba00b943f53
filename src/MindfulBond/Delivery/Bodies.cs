using Microsoft.AspNetCore.Http.Features;

namespace MindfulBond.Delivery;

/// <summary>
/// Refuses bodies that are too large (413) or malformed (400) before a page sees them: a Razor page would otherwise take a form that
/// cannot be read for an empty one and answer 200.
/// </summary>
internal static class Bodies
{
    public static Task Check(HttpContext context, RequestDelegate next) =>
        HttpMethods.IsGet(context.Request.Method) || context.GetEndpoint() is not RouteEndpoint ? next(context) : CheckAsync(context, next);

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (context.Request.ContentLength > size?.MaxRequestBodySize)
        {
            // Lifted, so that the server lets the rest run past for its few seconds: a browser whose sending is cut off shows an error
            // of its own instead of ours.
            if (!size!.IsReadOnly) size.MaxRequestBodySize = null;
            Refuse(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            if (context.Request.HasFormContentType && !await CanReadFormAsync(context))
            {
                Refuse(context, StatusCodes.Status400BadRequest);
                return;
            }
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            Refuse(context, bad.StatusCode);
        }
    }

    /// <summary>Reads the form, which stays on the request for whoever asks for it next.</summary>
    private static async Task<bool> CanReadFormAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        // A multipart form that stops before its last boundary. The server's own complaints and a reader who left go their own ways.
        catch (IOException cut) when (cut is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
    }

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }
}
