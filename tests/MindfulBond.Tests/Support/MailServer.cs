using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;
using MindfulBond.Notices;

namespace MindfulBond.Tests.Support;

/// <summary>What kind of mail server it is.</summary>
/// <param name="Security">What it offers; with <see cref="MailSecurity.None"/> it takes a password in the open.</param>
/// <param name="Certificate">In PEM; needed unless it offers nothing.</param>
/// <param name="User">Who must sign in; null for nobody.</param>
/// <param name="Password">With what.</param>
/// <param name="Method">How: PLAIN (RFC 4616) or LOGIN.</param>
internal sealed record MailHouse(
    MailSecurity Security = MailSecurity.None, (string Key, string Certificate)? Certificate = null, string? User = null, string? Password = null, string Method = "PLAIN");

/// <summary>A mail server that is open until it is disposed.</summary>
internal sealed class MailServer(MailServers servers, int port) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public int Port => port;

    /// <summary>Misbehaves at one step: <c>greeting</c>, <c>sender</c>, <c>recipient</c>, <c>middle</c> of the letter, <c>letter</c>, <c>receipt</c>, <c>goodbye</c>.</summary>
    /// <param name="step">Where.</param>
    /// <param name="code">Answers this; without it, and without a cut, it says nothing for ever.</param>
    /// <param name="says">The words of the answer.</param>
    /// <param name="cuts">Cuts the connection.</param>
    public Task MisbehaveAsync(string step, int? code = null, string? says = null, bool cuts = false) => servers.AskAsync(new { verb = "mood", port, mood = new { step, code, says, cuts } });

    /// <summary>Takes every letter again.</summary>
    public Task BehaveAsync() => servers.AskAsync(new { verb = "mood", port, mood = new { } });

    /// <summary>Letters taken, in order.</summary>
    public async Task<IReadOnlyList<Letter>> LettersAsync() => (await LookAsync()).GetProperty("letters").Deserialize<Letter[]>(Web)!;

    /// <summary>How often somebody came to its door.</summary>
    public async Task<int> TriesAsync() => (await LookAsync()).GetProperty("tries").GetInt32();

    /// <summary>Whether it has come to the step at which it says nothing.</summary>
    public async Task<bool> IsSilentAsync() => (await LookAsync()).GetProperty("silent").GetBoolean();

    public async ValueTask DisposeAsync() => await servers.AskAsync(new { verb = "close", port });

    private Task<JsonElement> LookAsync() => servers.AskAsync(new { verb = "look", port });
}

/// <summary>A letter as a server took it.</summary>
/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Helo">Whom the sender said to be.</param>
/// <param name="User">How and as whom the sender signed in, such as "PLAIN desk"; empty without.</param>
/// <param name="Secure">Whether the way was sealed.</param>
/// <param name="Text">Everything between DATA and the dot.</param>
internal sealed partial record Letter(string From, string To, string Helo, string User, bool Secure, string Text)
{
    /// <summary>Parses it and finds a number, a neutral subject and nothing else.</summary>
    public MimeMessage CountsOnly(string subject, string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Text));
        var message = MimeMessage.Load(stream, TestContext.Current.CancellationToken);
        Assert.Equal((subject, text), (message.Subject, message.TextBody?.Trim()));
        Assert.IsType<TextPart>(message.Body);
        Assert.Equal(["Date", "From", "Message-Id", "Subject", "To"], message.Headers.Select(header => header.Field).Where(field => !field.StartsWith("Content-", StringComparison.Ordinal) && field != "MIME-Version").Order(StringComparer.Ordinal));
        Assert.Equal(("site@house.example", "desk@house.example", "house.example"), (From, To, Helo));
        Assert.EndsWith("@house.example", message.MessageId, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, Said, StringComparison.OrdinalIgnoreCase);
        return message;
    }

    /// <summary>The text without the random part of its id, in which any short word may turn up.</summary>
    public string Said => RandomId().Replace(Text, "<@");

    [GeneratedRegex(@"<[0-9A-Z.]+@", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RandomId();
}
