using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace MindfulBond.Tests.Delivery;

public sealed class SecurityHeadersTests
{
    private static readonly string[] Behind = ["X-Forwarded-Proto: https", "X-Forwarded-Host: blog.example"];

    [Theory]
    [InlineData("GET", "/page", 200)]
    [InlineData("GET", "/public", 200)]
    [InlineData("GET", "/public", 304)]
    [InlineData("HEAD", "/public", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("POST", "/page", 405)]
    [InlineData("GET", "/moved", 302)]
    [InlineData("GET", "/broken", 500)]
    [InlineData("GET", "/plain.css", 200)]
    [InlineData("GET", "/feed", 200)]
    public async Task Every_answer_carries_them(string method, string path, int status)
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "plain.css"), "p {}", TestContext.Current.CancellationToken);
        using var files = new PhysicalFileProvider(folder.FullName);
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
            app.MapGet("/page", () => "page");
            app.MapGet("/public", () => "page").Public();
            app.MapGet("/moved", () => Results.Redirect("/page"));
            app.MapGet("/broken", void () => throw new InvalidOperationException("broken"));
            app.MapGet("/feed", () => Results.Text("<feed/>", "application/atom+xml"));
        });

        using var answer = await site.SendAsync(new HttpMethod(method), path, null, status == 304 ? ["If-None-Match: *"] : []);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            Header(answer, "Content-Security-Policy"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", Header(answer, "Cross-Origin-Embedder-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("browsing-topics=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_handler_may_ask_for_another_referrer_policy()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/leave", (HttpResponse response) =>
        {
            response.Headers["Referrer-Policy"] = "no-referrer";
            return Results.Redirect("https://weather.example");
        }));

        using var answer = await site.GetAsync("/leave");

        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_may_allow_frames_from_a_page_kept_or_not(bool isPublic)
    {
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            // As whoever makes a token for a form does.
            var page = app.MapGet("/page", (HttpResponse response) =>
            {
                response.Headers["X-Frame-Options"] = "SAMEORIGIN";
                return "page";
            });
            if (isPublic) page.Public();
        });

        using var first = await site.GetAsync("/page");
        using var later = await site.GetAsync("/page");

        Assert.Equal(("DENY", "DENY"), (Header(first, "X-Frame-Options"), Header(later, "X-Frame-Options")));
    }

    [Fact]
    public async Task A_public_page_keeps_its_own_referrer_policy_when_served_from_memory()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", (HttpResponse response) =>
        {
            response.Headers["Referrer-Policy"] = "no-referrer";
            return "page";
        }).Public());
        await site.TextAsync("/page");

        using var kept = await site.GetAsync("/page");

        Assert.Equal("no-referrer", Header(kept, "Referrer-Policy"));
    }

    [Theory]
    [InlineData("/page")]
    [InlineData("/broken")]
    [InlineData("/nowhere")]
    public async Task Over_https_the_browser_is_told_to_stay_with_it_for_a_year(string path)
    {
        await using var site = await DeliveryHost.StartAsync(
            app =>
            {
                app.MapGet("/page", () => "page").Public();
                app.MapGet("/broken", void () => throw new InvalidOperationException("broken"));
            },
            settings: ("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        using var first = await site.GetAsync(path, Behind);
        using var later = await site.GetAsync(path, Behind);
        using var plain = await site.GetAsync(path);

        Assert.Equal("max-age=31536000", Header(first, "Strict-Transport-Security"));
        Assert.Equal("max-age=31536000", Header(later, "Strict-Transport-Security"));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]")]
    public async Task A_name_of_the_machine_itself_is_not_bound_to_https(string host)
    {
        await using var site = await DeliveryHost.StartAsync(
            app => app.MapGet("/page", () => "page").Public(), settings: ("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        using var answer = await site.GetAsync("/page", "X-Forwarded-Proto: https", $"X-Forwarded-Host: {host}");

        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/fonts/literata-5.3.woff2", 200, "public, max-age=31536000, immutable")]
    [InlineData("/fonts/literata-5.3.woff2", 304, "public, max-age=31536000, immutable")]
    [InlineData("/fonts/OFL.txt", 200, "no-cache")]
    [InlineData("/fonts/none.woff2", 404, "no-store")]
    public async Task Fonts_that_are_there_may_be_kept_for_good(string path, int status, string expected)
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/fonts/{file}", (string file, HttpContext context) =>
        {
            if (file is "none.woff2") return Results.NotFound();
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes([1, 2, 3], "font/woff2", entityTag: new("\"1\""));
        }));

        using var answer = await site.GetAsync(path, status == 304 ? ["If-None-Match: \"1\""] : []);

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(expected, Header(answer, "Cache-Control"));
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
