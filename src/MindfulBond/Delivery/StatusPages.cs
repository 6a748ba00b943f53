using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace MindfulBond.Delivery;

/// <summary>
/// Gives an answer of 400 to 499 without a body the site's page for it (<see cref="DeliveryOptions.StatusPagePath"/>), with the same
/// status and headers. Nothing of such an answer is kept anywhere: what is missing now may be published in a minute.
/// </summary>
internal sealed class StatusPages(RequestDelegate next, IOptions<DeliveryOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);

        var (request, response) = (context.Request, context.Response);
        if (response.HasStarted || response.StatusCode is < 400 or > 499) return;
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "no-store";
        if ((context.Features.Get<OwnStatusPage>()?.Path ?? options.Value.StatusPagePath) is not { } path || response.ContentType is not null || response.ContentLength is not null) return;

        var (status, asked, query, method, type) =
            (response.StatusCode, request.Path, request.QueryString, request.Method, request.ContentType);
        // The page may tell from it where somebody meant to go.
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = asked });
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        // Without its type nobody tries to read the form again that was just refused.
        (request.Path, request.QueryString, request.Method, request.ContentType) = (path, QueryString.Empty, HttpMethods.Get, null);
        try
        {
            await next(context);
            if (!response.HasStarted) response.StatusCode = status;
        }
        finally
        {
            (request.Path, request.QueryString, request.Method, request.ContentType) = (asked, query, method, type);
        }
    }
}

/// <summary>Set on a request whose refusal is explained by another page than the site's.</summary>
/// <param name="Path">Its address.</param>
public sealed record OwnStatusPage(string Path);
