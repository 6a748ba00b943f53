namespace MindfulBond.Delivery;

/// <summary>
/// Refuses a form that another site sends in a reader's name. There is no cookie at stake before sign-in, so it refuses on evidence only:
/// what the browser says of itself. A client that says nothing is let through.
/// </summary>
internal static class SameSite
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || !IsForeign(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site]) return site is "cross-site" or "same-site";
        if (request.Headers.Origin is not [{ } origin]) return false;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
