using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace MindfulBond.Site;

/// <summary>Makes absolute addresses, for feeds, sitemap and canonical links.</summary>
public sealed class BaseUrl(IOptions<SiteOptions> options, IServer server)
{
    private string? _value;

    /// <summary>The site's own address, without a slash at the end: the setting, else the loopback address it listens on.</summary>
    public string Value => _value ??= (options.Value.BaseUrl
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("//[::]", "//localhost", StringComparison.Ordinal)
        ?? "http://localhost").TrimEnd('/');

    /// <summary>The host alone.</summary>
    public string Host => new Uri(Value).Host;

    /// <summary>The absolute form of an address that begins with a slash. Characters outside ASCII are percent-encoded.</summary>
    public string Of(string address) => new Uri(Value + address).AbsoluteUri;
}
