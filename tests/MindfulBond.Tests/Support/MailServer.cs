using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MindfulBond.Tests.Support;

/// <summary>A mail server that speaks SMTP (RFC 5321, AUTH PLAIN of RFC 4954) over TCP and keeps what it takes.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public MailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Refuses every letter with this answer; null takes them.</summary>
    public string? Refusal { get; set; }

    /// <summary>Letters taken: from, to, who signed in, and everything between DATA and the dot.</summary>
    public ConcurrentQueue<(string From, string To, string? Login, string Letter)> Letters { get; } = new();

    /// <summary>How often somebody asked to hand a letter in.</summary>
    public int Tries { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream(), _stop.Token);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream, CancellationToken cancel)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var (from, to, login) = ("", "", (string?)null);
        await writer.WriteLineAsync("220 mail.example ESMTP".AsMemory(), cancel);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-mail.example\r\n250-AUTH PLAIN\r\n250 8BITMIME".AsMemory(), cancel);
                    continue;
                case "AUTH":
                    login = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).TrimStart('\0').Replace('\0', ':');
                    await writer.WriteLineAsync("235 2.7.0 Welcome".AsMemory(), cancel);
                    continue;
                case "MAIL":
                    Tries++;
                    from = line;
                    await writer.WriteLineAsync((Refusal ?? "250 2.1.0 Ok").AsMemory(), cancel);
                    continue;
                case "RCPT":
                    to = line;
                    await writer.WriteLineAsync("250 2.1.5 Ok".AsMemory(), cancel);
                    continue;
                case "DATA":
                    await writer.WriteLineAsync("354 End with a dot".AsMemory(), cancel);
                    var letter = new StringBuilder();
                    while (await reader.ReadLineAsync(cancel) is { } written && written != ".") letter.Append(written).Append('\n');
                    Letters.Enqueue((from, to, login, letter.ToString()));
                    await writer.WriteLineAsync("250 2.0.0 Taken".AsMemory(), cancel);
                    continue;
                case "QUIT":
                    await writer.WriteLineAsync("221 2.0.0 Bye".AsMemory(), cancel);
                    return;
                default:
                    await writer.WriteLineAsync("250 2.0.0 Ok".AsMemory(), cancel);
                    continue;
            }
        }
    }
}
