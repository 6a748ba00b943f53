using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>Stands for every other host of the world, over https, and remembers what each was asked: a test never reaches a real network.</summary>
public sealed class Elsewhere : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private Elsewhere()
    {
        _certificate = Certificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(async context =>
        {
            var request = context.Request;
            _asked.Enqueue(new Asked(request.Host.Host, request.Path, request.Headers.Referer));
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<!DOCTYPE html><title>Elsewhere</title><p>Sunny, a light wind.");
        });
    }

    public int Port { get; private set; }

    public static async Task<Elsewhere> StartAsync()
    {
        var elsewhere = new Elsewhere();
        await elsewhere._app.StartAsync();
        var addresses = elsewhere._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        elsewhere.Port = new Uri(addresses.Single()).Port;
        return elsewhere;
    }

    /// <summary>What a host was asked for, in order.</summary>
    public IReadOnlyList<Asked> AskedOf(string host) => [.. _asked.Where(asked => asked.Host == host)];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=elsewhere", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}

/// <param name="Host">Who was asked.</param>
/// <param name="Path">For what.</param>
/// <param name="Referer">What the request said of the page before; null when it kept silent.</param>
public sealed record Asked(string Host, string Path, string? Referer);
