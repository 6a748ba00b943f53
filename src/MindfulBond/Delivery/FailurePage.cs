using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MindfulBond.Delivery;

/// <summary>
/// Answers 500 with a reference for whatever nobody caught, and writes one line with the same reference. The line names the route's
/// template, never what was asked for: an address here tells what somebody is going through.
/// </summary>
internal sealed class FailurePage(RequestDelegate next, IOptions<DeliveryOptions> options, ILogger<FailurePage> log)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            if (!context.Response.HasStarted) context.Response.StatusCode = ClientClosedRequest;
        }
        catch (BadHttpRequestException bad)
        {
            Start(context, bad.StatusCode);
        }
        catch (Exception failure)
        {
            await AnswerAsync(context, failure);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        var hex = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var reference = $"{hex[..4]}-{hex[4..]}";
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        log.LogError(failure, "Failure {Reference} in {Route}", reference, route);

        if (!Start(context, StatusCodes.Status500InternalServerError)) return;
        var body = Encoding.UTF8.GetBytes(Html(reference));
        context.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }

    /// <summary>Begins the answer anew; where part of the old one is already gone, cuts the connection, so that nobody takes it for whole.</summary>
    private static bool Start(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return false;
        }
        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return true;
    }

    private string Html(string reference)
    {
        try
        {
            if (options.Value.FailureHtml?.Invoke(reference) is { } html) return html;
        }
        catch (Exception alsoBroken)
        {
            log.LogError(alsoBroken, "The failure page for {Reference} failed as well", reference);
        }
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Something broke</title>
            </head>
            <body>
            <main>
            <h1>Something broke on our side</h1>
            <p>It isn't anything you did. Try again in a minute.</p>
            <p>Reference: {reference}</p>
            <p><a href="/help">Get help now</a> · <a href="/leave" rel="noreferrer nofollow">Leave this site</a></p>
            </main>
            </body>
            </html>
            """;
    }
}
