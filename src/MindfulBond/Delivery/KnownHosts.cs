using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace MindfulBond.Delivery;

/// <summary>
/// Answers 400 to whoever asks under a name that is not the site's: a forged host must never reach a page, and an address of the machine
/// must not tell what is served on it.
/// </summary>
internal sealed class KnownHosts(IOptions<DeliveryOptions> options)
{
    private readonly IList<StringSegment> _hosts = [.. options.Value.Hosts];
    private readonly bool _all = options.Value.Hosts.Contains("*");

    // Nearly everyone asks under the same name.
    private volatile string? _last;

    /// <summary>Whether the request names the site, as far as its <c>Host</c> can tell; proxies have had their say before.</summary>
    public bool Knows(HttpRequest request)
    {
        if (_all) return true;
        var named = request.Headers.Host;
        if (named.Count == 1 && string.Equals(named[0], _last, StringComparison.Ordinal)) return true;
        if (!request.Host.HasValue || !HostString.MatchesAny(request.Host.Host, _hosts)) return false;
        _last = named[0];
        return true;
    }

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (Knows(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync("Nothing is served under this name.\n");
    }
}
