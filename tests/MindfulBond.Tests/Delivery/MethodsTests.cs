using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace MindfulBond.Tests.Delivery;

public sealed class MethodsTests
{
    private static Task<DeliveryHost> StartAsync() => DeliveryHost.StartAsync(app =>
    {
        app.MapGet("/get", () => "here");
        app.MapGet("/public", () => "here").Public();
        app.MapPost("/post", () => "here");
        app.MapGet("/both", () => "here");
        app.MapPost("/both", () => "here");
        app.MapMethods("/told", ["GET", "HEAD"], () => "here");
        app.Map("/any", () => "here");
        app.Map("/page", () => "here").WithMetadata(Page());
        app.Map("/form", () => "here").WithMetadata(Page("Get", "Post", "Post"));
        app.MapGet("/articles/{slug}", (string slug) => slug is "real" ? Results.Text("here") : Results.NotFound()).Public();
        app.Map("/pages/{slug}", (string slug) => slug is "real" ? Results.Text("here") : Results.NotFound()).WithMetadata(Page("Get"));
    });

    [Theory]
    [InlineData("/get", "GET, HEAD")]
    [InlineData("/public", "GET, HEAD")]
    [InlineData("/post", "POST")]
    [InlineData("/both", "GET, HEAD, POST")]
    [InlineData("/told", "GET, HEAD")]
    [InlineData("/any", "GET, HEAD")]
    [InlineData("/page", "GET, HEAD")]
    [InlineData("/form", "GET, HEAD, POST")]
    [InlineData("/articles/real", "GET, HEAD")]
    [InlineData("/pages/real", "GET, HEAD")]
    public async Task Every_address_answers_its_own_methods_and_405_with_them_to_all_others(string path, string allowed)
    {
        await using var site = await StartAsync();

        foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW" })
        {
            using var answer = await site.SendAsync(new HttpMethod(method), path);

            var known = allowed.Split(", ").Contains(method, StringComparer.Ordinal);
            Assert.Equal((method, known ? 200 : 405), (method, (int)answer.StatusCode));
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(known && method is not "HEAD" ? "here" : "", text);
            if (!known) Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
        }
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/articles/unreal")]
    [InlineData("/pages/unreal")]
    public async Task An_address_that_is_not_there_answers_404_to_every_method(string path)
    {
        await using var site = await StartAsync();

        foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS" })
        {
            using var answer = await site.SendAsync(new HttpMethod(method), path);

            Assert.Equal((method, HttpStatusCode.NotFound), (method, answer.StatusCode));
            Assert.Empty(answer.Content.Headers.Allow);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task A_status_page_takes_the_place_of_an_empty_refusal_and_keeps_its_status()
    {
        await using var site = await DeliveryHost.StartAsync(
            app =>
            {
                app.MapGet("/page", () => "here");
                app.MapGet("/empty-hands", () => Results.StatusCode(429));
                app.MapGet("/own-words", () => Results.Text("mine", statusCode: 404));
                app.MapGet("/status", (HttpContext context) => Results.Text($"status {context.Response.StatusCode}", "text/html"));
            },
            options => options.StatusPagePath = "/status");

        foreach (var (method, path, status, text) in new[]
        {
            ("GET", "/nowhere?q=1", 404, "status 404"),
            ("HEAD", "/nowhere", 404, ""),
            ("POST", "/nowhere", 404, "status 404"),
            ("DELETE", "/page", 405, "status 405"),
            ("GET", "/empty-hands", 429, "status 429"),
            ("GET", "/own-words", 404, "mine"),
        })
        {
            using var form = method is "POST" ? new FormUrlEncodedContent([new("a", "b")]) : null;
            using var answer = await site.SendAsync(new HttpMethod(method), path, form);

            Assert.Equal((path, status), (path, (int)answer.StatusCode));
            Assert.Equal(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (path is not "/own-words") Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            if (status == 405) Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        }
    }

    private static CompiledPageActionDescriptor Page(params string[] methods) => new()
    {
        HandlerMethods = [.. methods.Select(method => new HandlerMethodDescriptor
        {
            HttpMethod = method,
            MethodInfo = (MethodInfo)MethodBase.GetCurrentMethod()!,
            Parameters = [],
        })],
    };
}
