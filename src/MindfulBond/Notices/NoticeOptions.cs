using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MindfulBond.Notices;

/// <summary>How the way to the mail server is kept from being read.</summary>
public enum MailSecurity
{
    /// <summary>Begins in the open and is sealed before anything is said; refused where the server cannot.</summary>
    StartTls,

    /// <summary>Sealed from the first byte.</summary>
    Tls,

    /// <summary>In the open: for a server on the same machine.</summary>
    None,
}

/// <summary>Whether, where and how often the site says how many wait. Without an address or a hook nothing ever goes out.</summary>
public sealed class NoticeOptions
{
    public const string Section = "Notices";

    public EmailOptions Email { get; init; } = new();

    public WebhookOptions Webhook { get; init; } = new();

    /// <summary>The least time between two notices, as hours, minutes and seconds; urgent ones may come each hour.</summary>
    [RegularExpression(@"\d{1,4}:[0-5]\d:[0-5]\d", ErrorMessage = "Notices:Every takes hours, minutes and seconds, such as 24:00:00")]
    public string Every { get; init; } = "24:00:00";

    /// <summary>Such as 22:00-07:00, in the site's time zone: what falls within comes at their end. Empty for none.</summary>
    public string QuietHours { get; init; } = "";

    /// <summary><see cref="Every"/> as a time span. The framework's own reading takes 24:00:00 for days.</summary>
    public TimeSpan EveryTime => Every.Split(':') is [var hours, var minutes, var seconds]
        ? new TimeSpan(int.Parse(hours, CultureInfo.InvariantCulture), int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture))
        : TimeSpan.FromDays(1);

    /// <summary>Whether a time of the day falls into the quiet hours, which may run over midnight.</summary>
    public bool IsQuiet(TimeOnly time) => Quiet(QuietHours) is { } hours && time.IsBetween(hours.From, hours.To);

    private static (TimeOnly From, TimeOnly To)? Quiet(string text) =>
        text.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begins)
        && TimeOnly.TryParseExact(to.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ends) && begins != ends
            ? (begins, ends)
            : null;

    public sealed class EmailOptions
    {
        /// <summary>Who is told; empty for nobody.</summary>
        public string To { get; init; } = "";

        public string From { get; init; } = "";

        public string Host { get; init; } = "";

        public int Port { get; init; } = 587;

        public string User { get; init; } = "";

        public string Password { get; init; } = "";

        public MailSecurity Security { get; init; }

        /// <summary>PEM file of the authority that must have signed the server's certificate; empty for those the machine trusts.</summary>
        public string Authority { get; init; } = "";
    }

    public sealed class WebhookOptions
    {
        /// <summary>Where the counts are posted as JSON; empty for nowhere.</summary>
        public string Url { get; init; } = "";
    }

    internal sealed class Check : IValidateOptions<NoticeOptions>
    {
        public ValidateOptionsResult Validate(string? name, NoticeOptions options)
        {
            var (mail, wrong) = (options.Email, new List<string>());
            if (mail.To.Length > 0)
            {
                if (!IsAddress(mail.To)) wrong.Add($"Notices:Email:To is “{mail.To}”; it takes an e-mail address, such as desk@example.org");
                if (!IsAddress(mail.From)) wrong.Add($"Notices:Email:From is “{mail.From}”; it takes the e-mail address that notices come from, such as site@example.org");
                if (mail.Host.Length == 0) wrong.Add("Notices:Email:Host is “”; it takes the name of the mail server, such as mail.example.org");
                if (mail.Port is < 1 or > 65535) wrong.Add($"Notices:Email:Port is “{mail.Port}”; it takes a number from 1 to 65535, such as 587");
                if (mail is { Security: MailSecurity.None, User.Length: > 0 } && !IsThisMachine(mail.Host))
                    wrong.Add("Notices:Email:Security is “None”, and the password would go over the network for everybody to read; it takes StartTls or Tls");
                if (mail.Authority.Length > 0 && !File.Exists(mail.Authority)) wrong.Add($"Notices:Email:Authority is “{mail.Authority}”, and there is no such file; it takes a PEM file, such as /etc/mindfulbond/mail.pem");
            }

            if (options.Webhook.Url is { Length: > 0 } hook && !(Uri.TryCreate(hook, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
                wrong.Add($"Notices:Webhook:Url is “{hook}”; it takes an https address, or an http address of this machine, such as https://example.org/hook");
            if (options.QuietHours.Length > 0 && Quiet(options.QuietHours) is null)
                wrong.Add($"Notices:QuietHours is “{options.QuietHours}”; it takes two times of the day, such as 22:00-07:00");
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static bool IsThisMachine(string host) =>
            string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

        // The library takes a name of this machine's own, without a host.
        private static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal);
    }
}
