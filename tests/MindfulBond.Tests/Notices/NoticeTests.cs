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
public sealed class NoticeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_holds_a_number_and_nothing_of_what_was_written()
    {
        await using var server = new MailServer();
        await using var site = await StartAsync(server, "--Notices:Email:User=desk", "--Notices:Email:Password=half-moon");
        await site.AddAsync(A.Sent("A most private sentence.") with { Name = "Fern" });
        await site.AddAsync(A.Sent("Help.") with { Distress = 2 });
        await site.AddAsync(A.Sent("For you.") with { IsPrivate = true });

        await LookAsync(site);

        var (from, to, login, letter) = Assert.Single(server.Letters);
        Assert.Equal(("MAIL FROM:<site@house.example>", "RCPT TO:<desk@house.example>", "desk:half-moon"), (from.Split(" SIZE")[0].Split(" BODY")[0], to, login));
        Assert.Contains("Subject: 3 are waiting\n", letter, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain", letter, StringComparison.Ordinal);
        Assert.Equal("3 comments wait. One of them is urgent.", letter.Split("\n\n", 2)[1].Trim());
        Assert.Contains("@house.example>", letter.Split('\n').Single(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)), StringComparison.Ordinal);
        foreach (var secret in new[] { "private sentence", "Fern", "Help.", "ash", "Sample House", Environment.MachineName, "half-moon" })
            Assert.DoesNotContain(secret, letter, StringComparison.OrdinalIgnoreCase);
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
        await using var server = new MailServer();
        await using var site = await StartAsync(server);

        await LookAsync(site);
        Assert.Empty(server.Letters);

        await site.AddAsync(A.Sent());
        await LookAsync(site);
        await LookAsync(site);
        await site.AddAsync(A.Sent("More."));
        await LookAsync(site);
        Assert.Single(server.Letters);

        await site.AddAsync(A.Sent("Help.") with { Distress = 2 });
        await LookAsync(site);
        Assert.Single(server.Letters);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(site);
        await LookAsync(site);
        Assert.Equal(2, server.Letters.Count);
        Assert.Contains("3 comments wait. One of them is urgent.", server.Letters.Last().Letter, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        await LookAsync(site);
        Assert.Equal(2, server.Letters.Count);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(site);
        Assert.Equal(3, server.Letters.Count);
    }

    [Fact]
    public async Task Quiet_hours_are_those_of_the_sites_time_zone_and_run_over_midnight()
    {
        await using var server = new MailServer();
        await using var site = await StartAsync(server, "--Notices:QuietHours=11:30-07:00");
        await site.AddAsync(A.Sent());

        await LookAsync(site);
        Assert.Empty(server.Letters);
        site.Clock.SetUtcNow(SiteFixture.Noon.AddHours(19));
        await LookAsync(site);

        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_of_once_without_secrets_and_asked_ever_more_rarely()
    {
        await using var server = new MailServer { Refusal = "550 desk@house.example and half-moon are not welcome" };
        await using var site = await StartAsync(server, "--Notices:Email:User=desk", "--Notices:Email:Password=half-moon");
        await site.AddAsync(A.Sent());

        for (var minute = 0; minute < 30; minute++)
        {
            await LookAsync(site);
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // At once, and 1, 2, 4 and 8 minutes after the try before.
        Assert.Equal(5, server.Tries);
        server.Refusal = null;
        site.Clock.Advance(TimeSpan.FromHours(1));
        await LookAsync(site);

        Assert.Single(server.Letters);
        var log = site.Log();
        Assert.Equal(2, log.Split("could not be sent").Length);
        foreach (var secret in new[] { "half-moon", "desk@house.example", "not welcome" }) Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
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
        await using var server = new MailServer();
        await using var site = await StartAsync(server);
        await site.AddAsync(A.Sent());
        await LookAsync(site);

        using var again = ActivatorUtilities.CreateInstance<NoticeRounds>(site.Services);
        await again.LookAsync(Cancel);

        Assert.Single(server.Letters);
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
