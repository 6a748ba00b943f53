using Microsoft.Extensions.Options;
using MindfulBond.Site;

namespace MindfulBond.Help;

/// <summary>Where "Leave quickly" goes.</summary>
public sealed class ExitOptions
{
    public const string Section = "Exit";

    /// <summary>An https address of somebody else's ordinary page, which shows nothing personal.</summary>
    public string Url { get; init; } = "https://www.bbc.co.uk/weather";

    internal sealed class Check(IConfiguration configuration) : IValidateOptions<ExitOptions>
    {
        public ValidateOptionsResult Validate(string? name, ExitOptions options) =>
            !Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps
                ? ValidateOptionsResult.Fail($"Exit:Url is “{options.Url}”; it takes an https address, such as https://www.bbc.co.uk/weather")
                : url.IsLoopback || (Uri.TryCreate(configuration[$"{SiteOptions.Section}:{nameof(SiteOptions.BaseUrl)}"], UriKind.Absolute, out var own) && string.Equals(own.Host, url.Host, StringComparison.OrdinalIgnoreCase))
                    ? ValidateOptionsResult.Fail($"Exit:Url is “{options.Url}”, which is this site itself; leaving has to lead away from it. Name another site.")
                    : ValidateOptionsResult.Success;
    }
}
