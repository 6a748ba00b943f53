using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace MindfulBond.Delivery;

/// <summary>
/// The same rules of method for pages, minimal endpoints and files: HEAD works wherever GET does; any other method that an address
/// does not know, OPTIONS too, answers 405 with <c>Allow</c>.
/// </summary>
/// <remarks>
/// OPTIONS has no rule of its own because nothing here is negotiated: there is no CORS, and the 405 carries the same <c>Allow</c>
/// that a 204 would.
/// </remarks>
internal static class Methods
{
    /// <summary>
    /// Before routing: HEAD walks through the site as GET, since endpoints mapped for GET would refuse it. The server knows what was
    /// asked for and sends no body.
    /// </summary>
    public static async Task HeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>
    /// Before routing: a route with a parameter takes in addresses that are not there. Where a method was refused, GET is asked
    /// whether there is anything at all, and 404 goes before 405.
    /// </summary>
    public static async Task UnknownFirst(HttpContext context, RequestDelegate next)
    {
        await next(context);

        var (request, response) = (context.Request, context.Response);
        if (response is not { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }) return;
        var allow = response.Headers.Allow;
        if (HttpMethods.IsGet(request.Method) || !allow.ToString().Contains(HttpMethods.Get, StringComparison.Ordinal)) return;

        var (method, type) = (request.Method, request.ContentType);
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        (request.Method, request.ContentType) = (HttpMethods.Get, null);
        response.Clear();
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, request.ContentType) = (method, type);
            context.Features.Set(wire);
        }

        var unknown = response.StatusCode == StatusCodes.Status404NotFound;
        response.Clear();
        response.StatusCode = unknown ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        if (!unknown) response.Headers.Allow = allow;
    }

    /// <summary>After routing: refuses what the address does not know, and completes the framework's own refusals.</summary>
    public static Task Refuse(HttpContext context, RequestDelegate next) =>
        HttpMethods.IsGet(context.Request.Method) ? next(context) : RefuseUnknownAsync(context, next);

    private static async Task RefuseUnknownAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && Known(endpoint) is { } known
            && !known.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", known);
            return;
        }

        await next(context);

        // Routing lists the methods it was told, and nobody told it of HeadAsGet.
        if (context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }
            && context.Response.Headers.GetCommaSeparatedValues(HeaderNames.Allow) is { Length: > 0 } allowed)
            context.Response.Headers.Allow = string.Join(", ", WithHead(allowed));
    }

    /// <summary>
    /// The methods of an endpoint that routing does not judge: a Razor page answers every method, with the page itself where it has
    /// no handler; an endpoint mapped without a method (a health check) is there to be read. Null where routing has judged.
    /// </summary>
    private static string[]? Known(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page)
            return WithHead(page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Prepend(HttpMethods.Get));
        return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } ? null : [HttpMethods.Get, HttpMethods.Head];
    }

    private static string[] WithHead(IEnumerable<string> methods)
    {
        var known = methods.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var get = known.IndexOf(HttpMethods.Get);
        if (get >= 0 && !known.Contains(HttpMethods.Head)) known.Insert(get + 1, HttpMethods.Head);
        return [.. known];
    }
}
