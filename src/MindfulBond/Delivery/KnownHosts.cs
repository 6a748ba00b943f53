using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>
/// Answers 400 to whoever asks under a name that is not the site's: a forged host must never reach a page, and an address of the machine
/// must not tell what is served on it.
/// </summary>
internal sealed class KnownHosts(RequestDelegate next, IOptions<DeliveryOptions> options)
{
    private readonly IList<StringSegment> _hosts = [.. options.Value.Hosts];
    private readonly bool _all = options.Value.Hosts.Contains("*");

    public Task InvokeAsync(HttpContext context)
    {
        if (_all || (context.Request.Host.HasValue && HostString.MatchesAny(context.Request.Host.Host, _hosts))) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync("Nothing is served under this name.\n");
    }
}
