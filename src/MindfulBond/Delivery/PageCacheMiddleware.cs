using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MindfulBond.Delivery;

/// <summary>
/// Answers for endpoints marked with <see cref="PublicPageAttribute"/>: from memory while the edition lasts, else by rendering
/// once. Why this is our own: docs/decisions/0003-own-page-cache.md.
/// </summary>
/// <remarks>
/// A page is served from memory only if its edition's number was read before its rendering began, is the number now, and
/// has not ended by the clock. So a change that was raised before a request began is always in its answer.
/// </remarks>
internal sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache, RenderingRoom room, Edition edition, TimeProvider clock)
{
    private const int LongestValue = 64;

    private static readonly string[] Conditions =
    [
        HeaderNames.IfNoneMatch, HeaderNames.IfModifiedSince, HeaderNames.IfMatch, HeaderNames.IfUnmodifiedSince,
        HeaderNames.IfRange, HeaderNames.Range,
    ];

    public Task InvokeAsync(HttpContext context)
    {
        // HEAD comes here as GET (HeadAsGet).
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not { } page || !HttpMethods.IsGet(context.Request.Method))
            return next(context);

        var key = KeyOf(context.Request, page);
        return key is not null && cache.Current(key) is { } kept ? SendAsync(context, key, kept) : RenderAsync(context, page, key);
    }

    private bool Lasts() => clock.GetUtcNow().UtcDateTime < edition.ValidUntilUtc;

    /// <summary>The page's name in the cache, or null where it must not be kept because a value is longer than any of ours.</summary>
    private static string? KeyOf(HttpRequest request, PublicPageAttribute page)
    {
        var path = request.Path.Value ?? "";
        if (page.QueryKeys.Count == 0 || !request.QueryString.HasValue) return path;

        StringBuilder? key = null;
        for (var i = 0; i < page.QueryKeys.Count; i++)
        {
            if (!request.Query.TryGetValue(page.QueryKeys[i], out var values)) continue;
            var value = First(values);
            if (value.Length > LongestValue) return null;
            // A server never lets NUL into a path, and position and length stand before each value: no two pages share a name.
            key ??= new StringBuilder(path);
            key.Append('\0').Append((char)i).Append((char)value.Length).Append(value);
        }
        return key?.ToString() ?? path;
    }

    private static string First(StringValues values) => values.Count == 0 ? "" : values[0] ?? "";

    private async Task RenderAsync(HttpContext context, PublicPageAttribute page, string? key)
    {
        var number = edition.Number;
        Rendering made;
        if (key is null || !Lasts())
        {
            made = await RenderPageAsync(context, page, number, earlier: null);
        }
        else if (cache.TryTakeTurn(key, number, out var turn))
        {
            try
            {
                // Another turn may have ended since we looked.
                made = Kept(key) ?? await RenderAndKeepAsync(context, page, key, number);
            }
            finally
            {
                cache.EndTurn(key, number);
            }
        }
        else
        {
            await turn.WaitAsync(context.RequestAborted);
            // Where nothing was kept, rendering failed, was not for everyone or was overtaken: now each renders alone.
            made = Kept(key) ?? await RenderAndKeepAsync(context, page, key, number);
        }

        if (made.Answer is not null) await SendAsync(context, key, made.Answer);
        else await PassOnAsync(context, made.Body);
    }

    private Rendering? Kept(string key) =>
        cache.Current(key) is { } kept ? new Rendering(kept, []) : null;

    private async Task<Rendering> RenderAndKeepAsync(HttpContext context, PublicPageAttribute page, string key, long number)
    {
        var made = await RenderPageAsync(context, page, number, cache.Find(key));
        if (made.Answer is not null && cache.IsCurrent(made.Answer)) cache.Keep(key, made.Answer);
        return made;
    }

    /// <summary>Runs the page with its body caught in memory. The headers it sets are on the response afterwards.</summary>
    private async Task<Rendering> RenderPageAsync(HttpContext context, PublicPageAttribute page, long number, PublicAnswer? earlier)
    {
        var (request, response) = (context.Request, context.Response);
        var ifNoneMatch = request.Headers.IfNoneMatch;
        // The page must see nothing that differs between readers but is not in the key.
        foreach (var condition in Conditions) request.Headers.Remove(condition);
        if (request.QueryString.HasValue) request.QueryString = AllowedQuery(request.Query, page);

        string[] alreadySet = [.. response.Headers.Keys];
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var place = await room.EnterAsync(context.RequestAborted);
        var caught = new StreamResponseBodyFeature(place.Body);
        context.Features.Set<IHttpResponseBodyFeature>(caught);
        try
        {
            await next(context);
            await caught.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }
        request.Headers.IfNoneMatch = ifNoneMatch;

        return IsForEveryone(response)
            ? new(
                new PublicAnswer(
                    number, place.Written, AcceptEncoding.Choose(request.Headers.AcceptEncoding), response.ContentType, OwnHeaders(response.Headers, alreadySet),
                    [.. context.Features.Get<ReadScopes>()?.Read ?? []], earlier),
                [])
            : new(null, place.Written.ToArray());
    }

    private static QueryString AllowedQuery(IQueryCollection query, PublicPageAttribute page) => QueryString.Create(
        from key in page.QueryKeys
        where query.ContainsKey(key)
        select KeyValuePair.Create(key, (string?)First(query[key])));

    private static bool IsForEveryone(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.Headers.CacheControl.Count == 0
        && response.Headers.Vary.Count == 0
        && response.Headers.ContentEncoding.Count == 0;

    private static KeyValuePair<string, StringValues>[] OwnHeaders(IHeaderDictionary headers, string[] alreadySet) => SecurityHeaders.Beside(
    [
        .. headers.Where(header => !alreadySet.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
            && !header.Key.Equals(HeaderNames.ContentType, StringComparison.OrdinalIgnoreCase)
            && !header.Key.Equals(HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase)
            && !header.Key.Equals(HeaderNames.ETag, StringComparison.OrdinalIgnoreCase)),
    ]);

    private Task SendAsync(HttpContext context, string? key, PublicAnswer answer)
    {
        var coding = AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding);
        if (coding == Coding.None)
        {
            context.Response.Clear();
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return Task.CompletedTask;
        }

        if (answer.Ready(coding) is { } ready) return answer.SendAsync(context, ready);
        var form = answer.In(coding);
        if (key is not null && ReferenceEquals(cache.Find(key), answer)) cache.Keep(key, answer);
        return answer.SendAsync(context, form);
    }

    private static async Task PassOnAsync(HttpContext context, byte[] body)
    {
        // An empty answer stays untouched, so that a status page can still take its place.
        if (body.Length == 0) return;
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }

    /// <summary>An answer for everyone, or the bytes of one that is passed on as it is.</summary>
    private sealed record Rendering(PublicAnswer? Answer, byte[] Body);
}
