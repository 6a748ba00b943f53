namespace MindfulBond.Tests.Support;

/// <summary>What every answer carries, whatever it is.</summary>
internal static class SecurityHeaders
{
    public static void Check(HttpResponseMessage answer, string referrer = "same-origin")
    {
        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        if (policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        {
            // A drawing may style itself; it can do nothing else.
            Assert.True(answer.Content.Headers.ContentType?.MediaType is "image/svg+xml" or null);
        }
        else
        {
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        }

        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal(referrer, Header(answer, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
