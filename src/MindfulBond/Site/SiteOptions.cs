using Microsoft.Extensions.Options;

namespace MindfulBond.Site;

/// <summary>Where the site is found.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// Absolute http or https address without a path, such as <c>https://example.org</c>. Needed as soon as the site answers to anything but
    /// loopback names.
    /// </summary>
    public string? BaseUrl { get; init; }

    internal sealed class Check : IValidateOptions<SiteOptions>
    {
        public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
            options.BaseUrl is null || (Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https" && url.AbsolutePath == "/" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Site:BaseUrl is “{options.BaseUrl}”; it takes an address without a path, such as https://example.org");
    }
}
