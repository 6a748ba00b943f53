using MailKit.Security;
using MindfulBond.Notices;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notices;

/// <summary>One letter to a real mail server: sealed as it was asked for, or not sent.</summary>
public sealed class MailWayTests(MailServers servers) : IDisposable
{
    private readonly MailAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(MailSecurity.None)]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_letter_comes_sealed_as_it_was_asked_for(MailSecurity security)
    {
        await using var server = await servers.OpenAsync(new MailHouse(security, _authority.Sign()));

        await SendAsync(server, security);

        var letter = Assert.Single(await server.LettersAsync());
        letter.CountsOnly("3 are waiting", "3 comments wait. One of them is urgent.");
        Assert.Equal(security != MailSecurity.None, letter.Secure);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task The_password_opens_and_a_wrong_one_does_not(string method)
    {
        await using var server = await servers.OpenAsync(new MailHouse(MailSecurity.StartTls, _authority.Sign(), "desk", "half-moon", method));

        await Assert.ThrowsAsync<AuthenticationException>(() => SendAsync(server, MailSecurity.StartTls, user: "desk", password: "full-moon"));
        Assert.Empty(await server.LettersAsync());
        await SendAsync(server, MailSecurity.StartTls, user: "desk", password: "half-moon");

        var letter = Assert.Single(await server.LettersAsync());
        letter.CountsOnly("3 are waiting", "3 comments wait. One of them is urgent.");
        Assert.Equal((method + " desk", true), (letter.User, letter.Secure));
    }

    [Fact]
    public async Task Nothing_is_said_in_the_open_to_a_server_that_cannot_be_sealed()
    {
        await using var server = await servers.OpenAsync(new MailHouse(User: "desk", Password: "half-moon"));

        await Assert.ThrowsAsync<NotSupportedException>(() => SendAsync(server, MailSecurity.StartTls, user: "desk", password: "half-moon"));

        Assert.Empty(await server.LettersAsync());
    }

    [Theory]
    [InlineData("nobody the machine knows", MailSecurity.StartTls)]
    [InlineData("nobody the machine knows", MailSecurity.Tls)]
    [InlineData("itself", MailSecurity.StartTls)]
    [InlineData("another authority", MailSecurity.StartTls)]
    [InlineData("another host", MailSecurity.StartTls)]
    [InlineData("another host", MailSecurity.Tls)]
    [InlineData("until yesterday", MailSecurity.StartTls)]
    public async Task A_certificate_that_proves_nothing_is_refused(string signer, MailSecurity security)
    {
        using var other = new MailAuthority();
        var certificate = signer switch
        {
            "itself" => MailAuthority.SelfSigned(),
            "another authority" => other.Sign(),
            "another host" => _authority.Sign("mail.elsewhere.example"),
            "until yesterday" => _authority.Sign(days: -1),
            _ => _authority.Sign(),
        };
        await using var server = await servers.OpenAsync(new MailHouse(security, certificate));

        await Assert.ThrowsAsync<SslHandshakeException>(() => SendAsync(server, security, authority: signer.StartsWith("nobody", StringComparison.Ordinal) ? "" : _authority.Pem));

        Assert.Empty(await server.LettersAsync());
    }

    [Fact]
    public async Task A_server_that_signs_for_itself_is_believed_where_its_own_certificate_is_named()
    {
        var certificate = MailAuthority.SelfSigned();
        await File.WriteAllTextAsync(_authority.Pem, certificate.Certificate, TestContext.Current.CancellationToken);
        await using var server = await servers.OpenAsync(new MailHouse(MailSecurity.Tls, certificate));

        await SendAsync(server, MailSecurity.Tls);

        Assert.True(Assert.Single(await server.LettersAsync()).Secure);
    }

    [Fact]
    public async Task A_server_that_begins_in_the_open_is_none_for_Tls()
    {
        await using var server = await servers.OpenAsync(new MailHouse(MailSecurity.StartTls, _authority.Sign()));

        await Assert.ThrowsAsync<SslHandshakeException>(() => SendAsync(server, MailSecurity.Tls));

        Assert.Empty(await server.LettersAsync());
    }

    private Task SendAsync(MailServer server, MailSecurity security, string user = "", string password = "", string? authority = null)
    {
        var options = new NoticeOptions
        {
            Email = new NoticeOptions.EmailOptions
            {
                To = "desk@house.example",
                From = "site@house.example",
                Host = "localhost",
                Port = server.Port,
                Security = security,
                Authority = authority ?? _authority.Pem,
                User = user,
                Password = password,
            },
        };
        return new MailWay().SendAsync(new Notice(3, 1), options, SiteFixture.Noon, TestContext.Current.CancellationToken);
    }
}
