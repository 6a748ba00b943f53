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
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
        };
        using var client = new SmtpClient();
        client.Timeout = 30_000;
        client.LocalDomain = from.Domain;
        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, cancel);
        if (mail.User.Length > 0) await client.AuthenticateAsync(mail.User, mail.Password, cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
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
