using System.Diagnostics;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>The program as an operator starts it.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Exit:Url", "http://weather.example/", "https")]
    [InlineData("Exit:Url", "/somewhere", "https")]
    [InlineData("Exit:Url", "https://house.example/elsewhere", "Name another site", "--Site:BaseUrl=https://house.example")]
    [InlineData("Exit:Url", "https://localhost/", "Name another site")]
    [InlineData("Site:BaseUrl", "https://house.example/blog", "https://example.org")]
    [InlineData("Site:BaseUrl", "house.example", "https://example.org")]
    [InlineData("Site:BaseUrl", "ftp://house.example", "https://example.org")]
    [InlineData("Content:Path", "not-there", "--Content:Path=DIR")]
    [InlineData("Content:RawHtml", "foo", "sanitize or escape")]
    [InlineData("Retention:Spam", "0", "from 1 to 3650, such as 7")]
    [InlineData("Retention:Entries", "3651", "from 1 to 3650, such as 365")]
    [InlineData("Notices:Webhook:Url", "http://elsewhere.example/hook", "https://example.org/hook")]
    [InlineData("Notices:QuietHours", "at night", "such as 22:00-07:00")]
    [InlineData("Notices:Email:To", "everybody", "such as desk@example.org", "--Notices:Email:From=a@example.org", "--Notices:Email:Host=localhost")]
    [InlineData("Notices:Email:Security", "None", "StartTls or Tls", "--Notices:Email:To=a@example.org", "--Notices:Email:From=a@example.org", "--Notices:Email:Host=mail.example.org", "--Notices:Email:User=a")]
    [InlineData("Notices:Email:Authority", "not-there.pem", "a PEM file", "--Notices:Email:To=a@example.org", "--Notices:Email:From=a@example.org", "--Notices:Email:Host=localhost")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "everybody", "10.0.0.2")]
    public async Task A_wrong_value_stops_the_start_with_one_line_that_names_key_value_and_mend(string key, string value, string mend, params string[] others)
    {
        var folder = Directory.CreateTempSubdirectory("start-");
        folder.CreateSubdirectory("content");

        var (exit, output, errors) = await RunAsync(folder, [$"--{key}={value}", "--urls=http://127.0.0.1:0", .. others]);

        Assert.Equal(1, exit);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains(value, line, StringComparison.Ordinal);
        Assert.Contains(mend, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_base_address_with_a_slash_at_its_end_is_the_same_address()
    {
        await using var site = await SiteFixture.StartAsync(settings: ["--Site:BaseUrl=https://house.example/"]);

        Assert.Contains("https://house.example/sitemap.xml", await site.TextAsync("/robots.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("example//", await site.TextAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_under_a_name_that_is_not_ours_gets_nothing_of_the_site()
    {
        await using var site = await SiteFixture.StartAsync(settings: ["--Site:BaseUrl=https://house.example"]);

        using var ours = await site.GetAsync("/", "Host: house.example");
        using var forged = await site.GetAsync("/", "Host: evil.example");

        Assert.Equal(200, (int)ours.StatusCode);
        Assert.Equal(400, (int)forged.StatusCode);
        SecurityHeaders.Check(forged);
        Assert.DoesNotContain("MindfulBond", await SiteFixture.TextOf(forged), StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(DirectoryInfo folder, string[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(WebSite).Assembly.Location, .. settings])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            var output = program.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = program.StandardError.ReadToEndAsync(patience.Token);
            await program.WaitForExitAsync(patience.Token);
            return (program.ExitCode, await output, await errors);
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
    }
}
