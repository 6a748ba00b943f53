using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>A site without an owner is claimed by whoever reads its console, and by nobody else.</summary>
public partial class SetupTests
{
    private const string Form = "form[action='/admin/setup']";

    [Fact]
    public async Task The_log_of_a_site_without_an_owner_shows_one_address_with_a_code_that_makes_the_owner_once()
    {
        await using var site = await Visitor.StartAsync();
        var code = CodeOf(site);
        var first = new Visitor(site);

        var answer = await SetUpAsync(first, code);

        Assert.Equal((HttpStatusCode.Found, "/admin/role-card?back=%2Fadmin%2Fyou"), (answer.Status, answer.Headers["Location"]));
        var you = await first.GetAsync("/admin/you");
        Assert.Contains("Owner. Signed in by password", you.Words, StringComparison.Ordinal);
        Assert.Contains("Next: a second lock.", you.Words, StringComparison.Ordinal);
        Assert.Equal([AuditEvent.AccountAdded, AuditEvent.SignedIn], (await Visitor.EntriesAsync(site)).Select(entry => entry.What));
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).GetAsync("/admin/setup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(site).PostAsync("/admin/setup", ("code", code))).Status);
        Assert.DoesNotContain(Visitor.Password, site.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_the_sites_own()
    {
        await using var site = await Visitor.StartAsync();

        Assert.Matches($@"{Regex.Escape(Samples.BaseUrl)}/admin/setup with the code \w{{4}}-\w{{4}}-\w{{4}}-\w{{4}}\s*$", Assert.Single(site.Log().Split('\n'), line => line.Contains("/admin/setup", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_first_author_is_offered_as_the_public_name()
    {
        await using var site = await Visitor.StartAsync();

        var page = await new Visitor(site).GetAsync("/admin/setup");

        Assert.Equal("Ada Lovelace", page.Page.QuerySelector("#mb-name")!.GetAttribute("value"));
        Assert.Equal("new-password", page.Page.QuerySelector("#mb-password")!.GetAttribute("autocomplete"));
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_without_the_code_gets_in_and_guessing_ends_after_five()
    {
        await using var site = await Visitor.StartAsync();
        var (stranger, code) = (new Visitor(site), CodeOf(site));

        for (var i = 0; i < SignInTries.Most; i++)
        {
            var answer = await SetUpAsync(stranger, "abcd-abcd-abcd-abcd");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("That isn’t the code.", answer.Words, StringComparison.Ordinal);
        }

        var late = await SetUpAsync(stranger, code);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.Equal("900", late.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.Found, (await SetUpAsync(new Visitor(site) { From = "198.51.100.4" }, code)).Status);
    }

    [Fact]
    public async Task A_weak_password_is_refused_beside_its_field_and_the_rest_stays()
    {
        await using var site = await Visitor.StartAsync();
        var visitor = new Visitor(site);

        var answer = await visitor.PressAsync("/admin/setup", Form, ("code", CodeOf(site)), ("email", "ada@example.org"), ("name", "Ada"), ("password", "too short"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Fifteen characters or more. This one has 9.", answer.Page.QuerySelector("#mb-password-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ada@example.org", answer.Page.QuerySelector("#mb-email")!.GetAttribute("value"));
        Assert.Null(answer.Page.QuerySelector("#mb-password")!.GetAttribute("value"));
        Assert.Empty(await Visitor.EntriesAsync(site));
    }

    [Fact]
    public async Task Of_two_who_set_up_at_the_same_time_one_becomes_the_owner()
    {
        await using var site = await Visitor.StartAsync();
        var code = CodeOf(site);
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var visitor = new Visitor(site);
            return (visitor, Page: await visitor.GetAsync("/admin/setup"));
        }));

        var answers = await Task.WhenAll(pages.Select((one, i) => one.visitor.PressAsync(
            one.Page, Form, ("code", code), ("email", $"ada{i}@example.org"), ("name", "Ada"), ("password", Visitor.Password))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
        Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.AccountAdded);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Found), answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
    }

    [Fact]
    public async Task Once_an_owner_came_by_the_command_line_the_code_opens_nothing()
    {
        await using var site = await Visitor.StartAsync();
        var (visitor, code) = (new Visitor(site), CodeOf(site));
        var open = await visitor.GetAsync("/admin/setup");
        await Visitor.AccountAsync(site);

        var answer = await visitor.PressAsync(open, Form, ("code", code), ("email", "eve@example.org"), ("name", "Eve"), ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.False(await site.Services.GetRequiredService<FirstOwner>().IsWantedAsync(TestContext.Current.CancellationToken));
    }

    private static Task<Answer> SetUpAsync(Visitor visitor, string code) => visitor.PressAsync(
        "/admin/setup", Form, ("code", code.ToUpperInvariant()), ("email", "ada@example.org"), ("name", "Ada Lovelace"), ("password", Visitor.Password));

    private static string CodeOf(SiteFixture site) => CodeInLog().Match(site.Log()).Groups["code"].Value;

    [GeneratedRegex(@"with the code (?<code>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeInLog();
}

[OnPostgreSql]
public sealed class SetupOnPostgreSqlTests : SetupTests;
