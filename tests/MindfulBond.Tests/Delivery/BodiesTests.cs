using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace MindfulBond.Tests.Delivery;

public sealed class BodiesTests
{
    private const int Limit = 256 * 1024;

    private static Task<DeliveryHost> StartAsync(string environment = "Production") => DeliveryHost.StartAsync(
        app =>
        {
            // Takes a form without minding whether it can be read, as a Razor page does.
            app.MapPost("/careless", () => "taken");
            app.MapPost("/form", async (HttpRequest request) => Results.Json((await request.ReadFormAsync()).Count)).DisableAntiforgery();
            app.MapPost("/json", (Note note) => note.Text);
            app.MapPost("/raw", async (HttpRequest request) =>
            {
                await request.Body.CopyToAsync(Stream.Null);
                return "read";
            });
            app.Map("/page", () => "taken").WithMetadata(new CompiledPageActionDescriptor
            {
                HandlerMethods = [new HandlerMethodDescriptor { HttpMethod = "Post", MethodInfo = null!, Parameters = [] }],
            });
        },
        environment: environment);

    [Theory]
    [InlineData("/careless")]
    [InlineData("/form")]
    [InlineData("/page")]
    public async Task A_form_within_the_limit_is_taken_and_one_beyond_it_answers_413(string path)
    {
        await using var site = await StartAsync();

        foreach (var chunked in new[] { false, true })
        {
            // The marks between chunks count as well.
            using var fitting = Form("a=" + new string('b', Limit - (chunked ? 2000 : 2)), chunked);
            using var taken = await site.SendAsync(HttpMethod.Post, path, fitting);
            using var large = Form("a=" + new string('b', Limit - 1), chunked);

            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
            await AssertRefusedAsync(site, path, large, chunked);
        }
        Assert.Empty(site.Log.Errors);
    }

    [Theory]
    [InlineData("/json", "application/json")]
    [InlineData("/raw", "application/octet-stream")]
    public async Task Any_other_body_beyond_the_limit_answers_413(string path, string type)
    {
        await using var site = await StartAsync();

        foreach (var chunked in new[] { false, true })
        {
            using var large = Form("{\"text\":\"" + new string('b', Limit) + "\"}", chunked, type);

            await AssertRefusedAsync(site, path, large, chunked);
        }
        Assert.Empty(site.Log.Errors);
    }

    [Theory]
    [InlineData("multipart/form-data", "anything")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut off")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    public async Task A_malformed_form_answers_400(string type, string body)
    {
        await using var site = await StartAsync();

        foreach (var path in new[] { "/careless", "/form", "/page" })
        {
            using var content = Form(body, chunked: false, type);
            using var refused = await site.SendAsync(HttpMethod.Post, path, content);

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, refused.StatusCode));
        }
        Assert.Empty(site.Log.Errors);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Malformed_json_answers_400_and_shows_nothing_of_the_program(string environment)
    {
        await using var site = await StartAsync(environment);
        using var content = Form("{", chunked: false, "application/json");

        using var refused = await site.SendAsync(HttpMethod.Post, "/json", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_form_for_an_address_that_is_not_there_is_not_read()
    {
        await using var site = await StartAsync();
        using var large = Form(new string('b', Limit + 1), chunked: false);

        using var answer = await site.SendAsync(HttpMethod.Post, "/nowhere", large);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>A body of unknown length may be cut off in the middle, and the client then has nothing to read the answer from.</summary>
    private static async Task AssertRefusedAsync(DeliveryHost site, string path, HttpContent large, bool mayBeCut)
    {
        try
        {
            using var refused = await site.SendAsync(HttpMethod.Post, path, large);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            Assert.Empty(await refused.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
        catch (HttpRequestException) when (mayBeCut)
        {
        }
    }

    private static HttpContent Form(string body, bool chunked, string type = "application/x-www-form-urlencoded")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        HttpContent content = chunked ? new StreamContent(new Endless(bytes)) : new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private sealed record Note(string Text);

    /// <summary>A stream that does not tell its length, so that the client sends it in chunks.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
