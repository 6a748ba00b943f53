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
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength > limit)
        {
            Refuse(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }

        try
        {
            // Reading here is not reading twice: the form stays on the request.
            if (context.Request.HasFormContentType) await context.Request.ReadFormAsync(context.RequestAborted);
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            Refuse(context, bad.StatusCode);
        }
        catch (InvalidDataException) when (context.Features.Get<IFormFeature>() is { Form: null } && !context.Response.HasStarted)
        {
            Refuse(context, StatusCodes.Status400BadRequest);
        }
    }

    private static void Refuse(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }
}
