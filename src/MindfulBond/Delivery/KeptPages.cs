namespace MindfulBond.Delivery;

/// <summary>
/// Answers from memory what is kept under its path alone, before anything else looks at the request. Whatever is not to be had this way
/// goes on and meets <see cref="PageCacheMiddleware"/> after routing, which keeps what comes out.
/// </summary>
/// <remarks>
/// It may stand so far in front because a kept page depends on nothing but its path: an endpoint is chosen by path and method, it saw no
/// header that differs between readers, and a request with a query goes on.
/// </remarks>
internal sealed class KeptPages(RequestDelegate next, PageCache cache, KnownHosts hosts)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return !request.QueryString.HasValue
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && cache.Current(request.Path.Value ?? "") is { } answer
            && hosts.Knows(request)
            && answer.Ready(AcceptEncoding.Choose(request.Headers.AcceptEncoding)) is { } form
            ? answer.SendAsync(context, form)
            : next(context);
    }
}
