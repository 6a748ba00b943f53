using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MindfulBond.Tests.Delivery;

public sealed class ForwardedHeadersTests
{
    private static readonly string[] Forwarded =
        ["X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: blog.example"];

    private static Task<DeliveryHost> StartAsync(params (string Key, string Value)[] settings) => DeliveryHost.StartAsync(
        app => app.MapGet("/who", (HttpContext context) =>
            $"{context.Connection.RemoteIpAddress} {context.Request.Scheme} {context.Request.Host.Host}"),
        settings: settings);

    [Fact]
    public async Task Nobody_is_believed_by_default()
    {
        await using var site = await StartAsync();

        Assert.Equal("127.0.0.1 http 127.0.0.1", await site.TextAsync("/who", Forwarded));
    }

    [Fact]
    public async Task The_frameworks_own_switch_that_believes_everybody_does_nothing()
    {
        await using var site = await StartAsync(("FORWARDEDHEADERS_ENABLED", "true"));

        Assert.Equal("127.0.0.1 http 127.0.0.1", await site.TextAsync("/who", Forwarded));
    }

    [Theory]
    [InlineData("ForwardedHeaders:KnownProxies:0", "127.0.0.1")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "127.0.0.0/8")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.1, 127.0.0.1")]
    public async Task A_known_proxy_is_believed(string key, string value)
    {
        await using var site = await StartAsync((key, value));

        Assert.Equal("203.0.113.9 https blog.example", await site.TextAsync("/who", Forwarded));
    }

    [Fact]
    public async Task Another_proxy_is_not()
    {
        await using var site = await StartAsync(("ForwardedHeaders:KnownProxies:0", "10.0.0.0/8"));

        Assert.Equal("127.0.0.1 http 127.0.0.1", await site.TextAsync("/who", Forwarded));
    }

    [Fact]
    public async Task What_a_visitor_adds_in_front_is_not_believed()
    {
        await using var site = await StartAsync(("ForwardedHeaders:KnownProxies:0", "127.0.0.1"));

        Assert.Equal("203.0.113.9 http 127.0.0.1", await site.TextAsync("/who", "X-Forwarded-For: 10.9.9.9, 203.0.113.9"));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("10.0.0.0/99")]
    [InlineData("")]
    public async Task A_bad_entry_stops_the_start_and_says_how_to_mend_it(string bad)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(("ForwardedHeaders:KnownProxies:0", "10.0.0.1"), ("ForwardedHeaders:KnownProxies:1", bad)));

        Assert.Equal(
            $"ForwardedHeaders:KnownProxies:1 is \"{bad}\": write an IP address such as 10.0.0.2 or a network such as 10.0.0.0/8.",
            failure.Message);
    }
}
