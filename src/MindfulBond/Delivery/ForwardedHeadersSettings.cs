using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace MindfulBond.Delivery;

/// <summary>Which proxies are believed when they say who asked, over which scheme and for which host.</summary>
public sealed class ForwardedHeadersSettings
{
    public const string Section = "ForwardedHeaders";

    private const StringSplitOptions Separators = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>
    /// IP addresses (<c>10.0.0.2</c>) or networks (<c>10.0.0.0/8</c>, <c>fd00::/8</c>). Empty: nobody is believed, and the
    /// connection speaks for itself.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Takes the list, or one value with commas, as an environment variable has it.</summary>
    internal void Read(IConfiguration section)
    {
        var list = section.GetSection(nameof(KnownProxies));
        foreach (var proxy in list.Value?.Split(',', Separators) ?? list.GetChildren().Select(entry => entry.Value ?? ""))
            KnownProxies.Add(proxy);
    }

    internal void ApplyTo(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = KnownProxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        // Through as many proxies as are listed; the first address that is not listed is the visitor's.
        options.ForwardLimit = null;
        foreach (var proxy in KnownProxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else options.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
        }
    }

    internal sealed class Check : IValidateOptions<ForwardedHeadersSettings>
    {
        public ValidateOptionsResult Validate(string? name, ForwardedHeadersSettings options)
        {
            for (var i = 0; i < options.KnownProxies.Count; i++)
            {
                var proxy = options.KnownProxies[i];
                if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
                {
                    return ValidateOptionsResult.Fail($"{Section}:{nameof(KnownProxies)}:{i} is \"{proxy}\": "
                        + "write an IP address such as 10.0.0.2 or a network such as 10.0.0.0/8.");
                }
            }
            return ValidateOptionsResult.Success;
        }
    }
}
