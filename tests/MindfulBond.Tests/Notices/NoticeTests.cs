using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MindfulBond.Notices;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Notices;

/// <summary>A number and no word of anybody, as rarely as it was asked for.</summary>
public sealed class NoticeTests(MailServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_holds_a_number_and_nothing_of_what_was_written()
    {
        using var authority = new MailAuthority();
        await using var server = await servers.OpenAsync(new MailHouse(MailSecurity.StartTls, authority.Sign(), "desk", "half-moon"));
        await using var site = await StartAsync(
            server, "--Notices:Email:Host=localhost", "--Notices:Email:Security=StartTls", $"--Notices:Email:Authority={authority.Pem}", "--Notices:Email:User=desk", "--Notices:Email:Password=half-moon");
        await site.AddAsync(A.Sent("A most private sentence.") with { Name = "Fern" });
        await site.AddAsync(A.Sent("Help.") with { Distress = 2 });
        await site.AddAsync(A.Sent("For you.") with { IsPrivate = true });

        await LookAsync(site);

        var letter = Assert.Single(await server.LettersAsync());
        letter.CountsOnly("3 are waiting", "3 comments wait. One of them is urgent.");
        Assert.Equal(("PLAIN desk", true), (letter.User, letter.Secure));
        foreach (var secret in new[] { "private sentence", "Fern", "Help.", "ash", "Sample House", "half-moon" })
            Assert.DoesNotContain(secret, letter.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1, 0, "1 is waiting", "1 comment waits.")]
    [InlineData(1, 1, "1 is waiting", "1 comment waits, and it is urgent.")]
    [InlineData(3, 0, "3 are waiting", "3 comments wait.")]
    [InlineData(14, 2, "14 are waiting", "14 comments wait. Two of them are urgent.")]
    public void It_is_said_in_plain_words(int waiting, int urgent, string subject, string text)
    {
        var notice = new Notice(waiting, urgent);

        Assert.Equal((subject, text), (notice.Subject, notice.Text));
    }

    [Fact]
    public async Task It_is_said_once_a_day_and_an_urgent_one_within_the_hour()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server);

        await LookAsync(site);
        Assert.Empty(await server.LettersAsync());

        await site.AddAsync(A.Sent());
        await LookAsync(site);
        await LookAsync(site);
        await site.AddAsync(A.Sent("More."));
        await LookAsync(site);
        Assert.Single(await server.LettersAsync());

        await site.AddAsync(A.Sent("Help.") with { Distress = 2 });
        await LookAsync(site);
        Assert.Single(await server.LettersAsync());
        site.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(site);
        await LookAsync(site);
        Assert.Equal(2, (await server.LettersAsync()).Count);
        (await server.LettersAsync())[^1].CountsOnly("3 are waiting", "3 comments wait. One of them is urgent.");

        site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await LookAsync(site);
        Assert.Equal(2, (await server.LettersAsync()).Count);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(site);
        Assert.Equal(3, (await server.LettersAsync()).Count);
    }

    [Fact]
    public async Task Quiet_hours_are_those_of_the_sites_time_zone_and_run_over_midnight()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server, "--Notices:QuietHours=11:30-07:00");
        await site.AddAsync(A.Sent());

        await LookAsync(site);
        Assert.Empty(await server.LettersAsync());
        site.Clock.SetUtcNow(SiteFixture.Noon.AddHours(19));
        await LookAsync(site);

        Assert.Single(await server.LettersAsync());
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_of_once_without_secrets_and_asked_ever_more_rarely()
    {
        await using var server = await servers.OpenAsync(new MailHouse(User: "desk", Password: "half-moon"));
        await server.MisbehaveAsync("recipient", 550, "desk@house.example and half-moon are not welcome");
        await using var site = await StartAsync(server, "--Notices:Email:User=desk", "--Notices:Email:Password=half-moon");
        await site.AddAsync(A.Sent());

        for (var minute = 0; minute < 30; minute++)
        {
            await LookAsync(site);
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // At once, and 1, 2, 4 and 8 minutes after the try before.
        Assert.Equal(5, await server.TriesAsync());
        await server.BehaveAsync();
        site.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(site);

        Assert.Single(await server.LettersAsync());
        var log = site.Log();
        Assert.Equal(2, log.Split("could not be sent").Length);
        foreach (var secret in new[] { "half-moon", "desk@house.example", "not welcome" }) Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_goes_wrong_on_the_way_is_told_once_and_the_notice_comes_later_and_once()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server, "--Notices:Every=00:10:00");
        await site.AddAsync(A.Sent());
        (string Step, int? Code, bool Cuts, string Told)[] troubles =
        [
            ("greeting", 421, false, "SmtpCommandException 421"),
            ("sender", 451, false, "SmtpCommandException 451"),
            ("recipient", 550, false, "SmtpCommandException 550"),
            ("letter", 554, false, "SmtpCommandException 554"),
            ("greeting", null, true, "Exception"),
            ("middle", null, true, "Exception"),
            ("letter", null, true, "Exception"),
            ("greeting", null, false, "TimeoutException"),
            ("recipient", null, false, "TimeoutException"),
            ("letter", null, false, "TimeoutException"),
        ];

        for (var at = 0; at < troubles.Length; at++)
        {
            var (step, code, cuts, told) = troubles[at];
            await server.MisbehaveAsync(step, code, "desk@house.example is not welcome", cuts);
            var look = LookAsync(site);
            if (told == "TimeoutException")
            {
                await Until.True(server.IsSilentAsync);
                site.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            await look;
            Assert.Equal(at, (await server.LettersAsync()).Count);
            var warnings = site.Log().Split('\n').Where(line => line.Contains("could not be sent", StringComparison.Ordinal)).ToList();
            Assert.Equal(at + 1, warnings.Count);
            Assert.Contains(told + ")", warnings[at], StringComparison.Ordinal);

            await server.BehaveAsync();
            site.Clock.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(site);
            await LookAsync(site);
            Assert.Equal(at + 1, (await server.LettersAsync()).Count);
            site.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.All(await server.LettersAsync(), letter => letter.CountsOnly("1 is waiting", "1 comment waits."));
        Assert.DoesNotContain("not welcome", site.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goodbye_that_nobody_hears_is_no_reason_to_say_it_again()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server);
        await site.AddAsync(A.Sent());
        await server.MisbehaveAsync("goodbye");

        await LookAsync(site);
        site.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync(site);

        Assert.Single(await server.LettersAsync());
        Assert.DoesNotContain("could not be sent", site.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_receipt_is_lost_the_second_letter_can_be_known_for_the_first()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server);
        await site.AddAsync(A.Sent());
        await server.MisbehaveAsync("receipt", cuts: true);

        await LookAsync(site);
        await server.BehaveAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(site);
        site.Clock.Advance(TimeSpan.FromHours(24));
        await LookAsync(site);

        var ids = (await server.LettersAsync()).Select(letter => letter.CountsOnly("1 is waiting", "1 comment waits.").MessageId).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[1], ids[2]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_of_once()
    {
        var server = await servers.OpenAsync(new MailHouse());
        await server.DisposeAsync();
        await using var site = await StartAsync(server);
        await site.AddAsync(A.Sent());

        await LookAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(site);

        Assert.Equal(2, site.Log().Split("The notice by email could not be sent (SocketException); it is tried again").Length);
        Assert.Empty(Directory.GetFiles(site.Data, "notice-*"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_of_without_it()
    {
        await using var server = await servers.OpenAsync(new MailHouse(User: "desk", Password: "full-moon"));
        await using var site = await StartAsync(server, "--Notices:Email:User=desk", "--Notices:Email:Password=half-moon");
        await site.AddAsync(A.Sent());

        await LookAsync(site);

        Assert.Empty(await server.LettersAsync());
        Assert.Contains("The notice by email could not be sent (AuthenticationException); it is tried again", site.Log(), StringComparison.Ordinal);
        Assert.DoesNotContain("half-moon", site.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_gets_the_two_numbers_as_json()
    {
        var bodies = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var hook = builder.Build();
        hook.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            bodies.Enqueue(request.ContentType!.Split(';')[0] + " " + await reader.ReadToEndAsync(Cancel));
            return Results.NoContent();
        });
        await hook.StartAsync(Cancel);
        await using var site = await ByHandAsync([$"--Notices:Webhook:Url={hook.Urls.Single()}/hook"]);
        await site.AddAsync(A.Sent());
        await site.AddAsync(A.Sent("Help.") with { Distress = 2 });

        await LookAsync(site);
        await LookAsync(site);

        Assert.Equal("""application/json {"waiting":2,"urgent":1}""", Assert.Single(bodies));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_counted_and_nothing_is_kept()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent());

        await LookAsync(site);

        Assert.Empty(Directory.GetFiles(site.Data, "notice-*"));
    }

    [Fact]
    public async Task A_restart_is_no_reason_to_say_it_again()
    {
        await using var server = await servers.OpenAsync(new MailHouse());
        await using var site = await StartAsync(server);
        await site.AddAsync(A.Sent());
        await LookAsync(site);

        using var again = ActivatorUtilities.CreateInstance<NoticeRounds>(site.Services);
        await again.LookAsync(Cancel);

        Assert.Single(await server.LettersAsync());
    }

    private static Task<SiteFixture> StartAsync(MailServer server, params string[] settings) => ByHandAsync(
        ["--Notices:Email:To=desk@house.example", "--Notices:Email:From=site@house.example", "--Notices:Email:Host=127.0.0.1", $"--Notices:Email:Port={server.Port}",
        "--Notices:Email:Security=None", .. settings]);

    // Only the test looks: the site's own rounds would look in the middle of a long step of the clock.
    private static Task<SiteFixture> ByHandAsync(string[] settings) => SiteFixture.StartAsync(
        Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}", .. settings],
        adjust: builder => builder.Services.Remove(builder.Services.Last(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(NoticeRounds))));

    private static Task LookAsync(SiteFixture site) => site.Services.GetRequiredService<NoticeRounds>().LookAsync(Cancel);
}
