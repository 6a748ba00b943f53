using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Accounts;

/// <summary>The door, without a passkey: the browser's journeys go through with one.</summary>
public class SignInTests
{
    private const string Form = "form[action='/admin/sign-in']";

    [Fact]
    public async Task Email_and_password_lead_to_where_one_wanted_to_go()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = new Visitor(site);

        var asked = await visitor.GetAsync("/admin/you");
        var page = await visitor.GetAsync(new Uri(asked.Headers["Location"]).PathAndQuery);
        var answer = await visitor.PressAsync(page, Form, ("email", "  ADA@example.org "), ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.Found, asked.Status);
        Assert.Equal((HttpStatusCode.Found, "/admin/you"), (answer.Status, answer.Headers["Location"]));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/admin/you")).Status);
        Assert.Equal(nameof(SignInWay.Password), Assert.Single(await Visitor.EntriesAsync(site), entry => entry.What == AuditEvent.SignedIn).Reason);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/admin")]
    [InlineData("/articles/ash")]
    [InlineData("/admin\\..\\evil")]
    [InlineData("/administer")]
    public async Task Nobody_is_led_out_of_the_desk(string back)
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);

        var answer = await new Visitor(site).PressAsync($"/admin/sign-in?back={Uri.EscapeDataString(back)}", Form, ("email", "ada@example.org"), ("password", Visitor.Password), ("back", back));

        Assert.Equal((HttpStatusCode.Found, "/admin"), (answer.Status, answer.Headers["Location"]));
    }

    [Fact]
    public async Task An_unknown_email_and_a_wrong_password_get_the_same_answer()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);

        var wrong = await new Visitor(site).SignInAsync(password: "this is not the password");
        var unknown = await new Visitor(site).SignInAsync("nobody@example.org");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, wrong.Status), (wrong.Status, unknown.Status));
        Assert.Contains("That email and password don’t go together.", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(wrong.Words, unknown.Words);
        Assert.DoesNotContain("not the password", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@example.org", site.Log(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_ends_after_five_and_keeps_nobody_out_who_comes_from_elsewhere()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var guesser = new Visitor(site);
        for (var i = 0; i < SignInTries.Most; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.SignInAsync(password: $"guess number {i} of many")).Status);

        var sixth = await guesser.SignInAsync();
        var neighbour = await new Visitor(site) { From = "203.0.113.200" }.SignInAsync();
        var elsewhere = await new Visitor(site) { From = "198.51.100.4" }.SignInAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.Status);
        Assert.Equal("900", sixth.Headers["Retry-After"]);
        Assert.Contains("Too many tries. Wait 15 minutes, or reset it on the server.", sixth.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, neighbour.Status);
        Assert.Equal(HttpStatusCode.Found, elsewhere.Status);
        site.Clock.Advance(SignInTries.Window);
        Assert.Equal(HttpStatusCode.Found, (await guesser.SignInAsync()).Status);
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_counted_one_by_one()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = new Visitor(site);
        var open = await visitor.GetAsync("/admin/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => visitor.PressAsync(open, Form, ("email", "ada@example.org"), ("password", $"guess number {i} of many"))));

        Assert.Equal(SignInTries.Most, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Nobody_is_locked_out_by_Identity()
    {
        await using var site = await Visitor.StartAsync();
        var account = await Visitor.AccountAsync(site);
        for (var i = 0; i < 10; i++) await new Visitor(site).SignInAsync(password: "this is not the password");

        await using var scope = site.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(account.Id.ToString());

        Assert.False(stored!.LockoutEnabled);
        Assert.Equal((0, null), (stored.AccessFailedCount, stored.LockoutEnd));
    }

    [Fact]
    public async Task A_form_without_our_token_signs_nobody_in()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site);
        var visitor = new Visitor(site);

        var answer = await visitor.PostAsync("/admin/sign-in", ("email", "ada@example.org"), ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("desk", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task The_role_card_comes_first_until_it_was_read()
    {
        await using var site = await Visitor.StartAsync();
        await Visitor.AccountAsync(site, AccountRole.Moderator, hasRead: false);
        var visitor = new Visitor(site);

        var first = await visitor.SignInAsync();
        var read = await visitor.PressAsync(first.Headers["Location"], "form[action='/admin/role-card']");
        var again = await new Visitor(site).SignInAsync();

        Assert.Equal("/admin/role-card?back=%2Fadmin", first.Headers["Location"]);
        Assert.Equal((HttpStatusCode.Found, "/admin"), (read.Status, read.Headers["Location"]));
        Assert.Equal("/admin", again.Headers["Location"]);
    }

    [Fact]
    public async Task A_code_is_asked_for_after_the_password_and_is_good_once()
    {
        await using var site = await Visitor.StartAsync();
        var (_, key, _) = await WithCodesAsync(site);
        var visitor = new Visitor(site);

        var half = await visitor.SignInAsync();
        Assert.Equal((HttpStatusCode.OK, "One more thing"), (half.Status, half.Heading));
        Assert.DoesNotContain("desk", visitor.Cookies.Keys);
        var wrong = await visitor.PressAsync(half, "form[action='/admin/code']", ("code", "000000"), ("action", "use"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var code = Visitor.CodeOf(key);
        var right = await visitor.PressAsync(wrong, "form[action='/admin/code']", ("code", code), ("action", "use"));

        Assert.Equal(HttpStatusCode.Found, right.Status);
        Assert.Equal(nameof(SignInWay.PasswordAndCode), (await Visitor.EntriesAsync(site)).Last(entry => entry.What == AuditEvent.SignedIn).Reason);
        var other = new Visitor(site);
        var replayed = await other.PressAsync(await other.SignInAsync(), "form[action='/admin/code']", ("code", code), ("action", "use"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
    }

    [Fact]
    public async Task A_recovery_code_takes_the_place_of_the_six_digits_once()
    {
        await using var site = await Visitor.StartAsync();
        var (_, _, codes) = await WithCodesAsync(site);

        foreach (var expected in new[] { HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity })
        {
            var visitor = new Visitor(site);
            var ask = await visitor.PressAsync(await visitor.SignInAsync(), "form[action='/admin/code']", ("action", "recovery"));
            Assert.Contains("A recovery code", ask.Words, StringComparison.Ordinal);
            var answer = await visitor.PressAsync(ask, "form[action='/admin/code']", ("code", codes[3].ToUpperInvariant().Replace('-', ' ')), ("action", "use-recovery"));
            Assert.Equal(expected, answer.Status);
        }
    }

    [Fact]
    public async Task Recovery_codes_are_stored_as_hashes_and_the_count_goes_down()
    {
        await using var site = await Visitor.StartAsync();
        var (visitor, _, codes) = await WithCodesAsync(site);

        var file = string.Concat((await AllTokensAsync(site)).Select(token => token.Value));

        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.DoesNotContain(code, file, StringComparison.Ordinal));
        Assert.Contains("10 of 10 left", (await visitor.GetAsync("/admin/you")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_codes_ends_after_five()
    {
        await using var site = await Visitor.StartAsync();
        await WithCodesAsync(site);
        var visitor = new Visitor(site);
        var open = await visitor.SignInAsync();
        for (var i = 0; i < SignInTries.Most; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PressAsync(open, "form[action='/admin/code']", ("code", "000000"), ("action", "use"))).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PressAsync(open, "form[action='/admin/code']", ("code", "000000"), ("action", "use"))).Status);
    }

    [Fact]
    public async Task The_way_between_password_and_code_ends_after_ten_minutes()
    {
        await using var site = await Visitor.StartAsync();
        var (_, key, _) = await WithCodesAsync(site);
        var visitor = new Visitor(site);
        var open = await visitor.SignInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        var answer = await visitor.PressAsync(open, "form[action='/admin/code']", ("code", Visitor.CodeOf(key)), ("action", "use"));

        Assert.Equal("Sign in to the desk", answer.Heading);
        Assert.Contains("That took longer than ten minutes.", answer.Words, StringComparison.Ordinal);
    }

    /// <summary>Sets up an authenticator app and recovery codes by the forms.</summary>
    internal static async Task<(Visitor Visitor, string Key, IReadOnlyList<string> Codes)> WithCodesAsync(SiteFixture site)
    {
        await Visitor.AccountAsync(site);
        var visitor = await Visitor.InAsync(site);
        var page = await visitor.GetAsync("/admin/you/authenticator");
        var key = page.Page.QuerySelector("main p.code")!.TextContent;
        var on = await visitor.PressAsync(page, "form[action='/admin/you/authenticator']", ("code", Visitor.CodeOf(key)));
        Assert.Equal("/admin/you?done=codes-on#codes", on.Headers["Location"]);
        var shown = await visitor.PressAsync("/admin/you", "form[action='/admin/you?handler=recovery']");
        var codes = shown.Page.QuerySelectorAll(".codes li").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        return (visitor, key, codes);
    }

    private static async Task<List<IdentityUserToken<Guid>>> AllTokensAsync(SiteFixture site)
    {
        await using var database = site.Database();
        return [.. database.UserTokens];
    }
}

[OnPostgreSql]
public sealed class SignInOnPostgreSqlTests : SignInTests;
