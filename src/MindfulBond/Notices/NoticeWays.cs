using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace MindfulBond.Notices;

/// <summary>A way on which notices go out.</summary>
internal interface INoticeWay
{
    /// <summary>Its name in the log and beside the database.</summary>
    string Name { get; }

    /// <summary>Whether the settings name an address for it.</summary>
    bool IsOn(NoticeOptions options);

    Task SendAsync(Notice notice, NoticeOptions options, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>Plain text by SMTP.</summary>
internal sealed class MailWay : INoticeWay
{
    // Kept until a letter is taken: where the answer that it was is lost, the second one can be known for the first.
    private string? _id;

    public string Name => "email";

    public bool IsOn(NoticeOptions options) => options.Email.To.Length > 0;

    public async Task SendAsync(Notice notice, NoticeOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        var mail = options.Email;
        var from = MailboxAddress.Parse(mail.From);
        using var message = new MimeMessage([from], [MailboxAddress.Parse(mail.To)], notice.Subject, new TextPart("plain") { Text = notice.Text + "\r\n" })
        {
            Date = now,
            // The machine's own name is nobody's business.
            MessageId = _id ??= MimeUtils.GenerateMessageId(from.Domain),
        };
        using var client = new SmtpClient();
        client.LocalDomain = from.Domain;
        if (mail.Authority.Length > 0)
        {
            // Whoever signs for one house keeps no public list of what was taken back.
            client.CheckCertificateRevocation = false;
            client.ServerCertificateValidationCallback = (_, certificate, sent, errors) =>
                errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 own && IsSignedBy(mail.Authority, own, sent);
        }

        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, cancel);
        if (mail.User.Length > 0) await client.AuthenticateAsync(mail.User, mail.Password, cancel);
        await client.SendAsync(message, cancel);
        _id = null;
        // Whether the goodbye is heard changes nothing: the library takes every failure of it for a goodbye.
        await client.DisconnectAsync(quit: true, cancel);
    }

    private static bool IsSignedBy(string authority, X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        (policy.TrustMode, policy.RevocationMode) = (X509ChainTrustMode.CustomRootTrust, X509RevocationMode.NoCheck);
        policy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // a server's own, RFC 5280 part 4.2.1.12
        policy.CustomTrustStore.ImportFromPemFile(authority);
        if (sent is not null) policy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(certificate);
    }
}

/// <summary>The two numbers as JSON.</summary>
internal sealed class HookWay(IHttpClientFactory clients) : INoticeWay
{
    public string Name => "webhook";

    public bool IsOn(NoticeOptions options) => options.Webhook.Url.Length > 0;

    public async Task SendAsync(Notice notice, NoticeOptions options, DateTimeOffset now, CancellationToken cancel)
    {
        using var client = clients.CreateClient(NoticesSetup.Hook);
        using var answer = await client.PostAsJsonAsync(options.Webhook.Url, new { waiting = notice.Waiting, urgent = notice.Urgent }, cancel);
        answer.EnsureSuccessStatusCode();
    }
}
