using MindfulBond.Accounts;
using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>From the first start to the desk: with a passkey, and without any script.</summary>
public sealed class GettingInTests(Run run) : Journey(run)
{
    [Fact]
    public async Task The_first_owner_adds_a_passkey_and_signs_in_with_it_alone()
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, byName: true), site);
        await me.HoldPasskeysAsync();
        await me.SetUpAsync();
        await me.AddPasskeyAsync("Work laptop");
        await Assertions.Expect(me.Browser.Locator("#passkeys")).ToContainTextAsync("Work laptop");

        await me.Button("Sign out").ClickAsync();
        await me.Button("Sign in with a passkey").ClickAsync();

        // The role card was read at the first entry.
        await Assertions.Expect(me.Heading).ToContainTextAsync("Nothing is waiting");
        await me.Browser.GotoAsync("/admin/you");
        await Assertions.Expect(me.Browser.Locator("main")).ToContainTextAsync("Signed in by passkey");
        Assert.DoesNotContain(Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passkey_opens_the_desk_while_the_password_is_throttled()
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, byName: true), site);
        await me.HoldPasskeysAsync();
        await Deskworker.AccountAsync(site);
        await me.SignInAsync();
        await me.AddPasskeyAsync("Work laptop");
        await me.Button("Sign out").ClickAsync();
        await me.Browser.GotoAsync("/admin/sign-in?back=%2Fadmin%2Fyou");
        for (var i = 0; i <= SignInTries.Most; i++)
        {
            await me.Browser.GetByLabel("Email").FillAsync(Deskworker.Email);
            await me.Browser.GetByLabel("Password").FillAsync($"guess number {i} of many");
            await me.Button("Sign in").ClickAsync();
        }

        await Assertions.Expect(me.Browser.Locator(".summary")).ToHaveTextAsync("Too many tries. Wait 15 minutes, or reset it on the server.");
        await me.Button("Sign in with a passkey").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync(Deskworker.Email);
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing()
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, byName: true), site);
        await me.HoldPasskeysAsync();
        await Deskworker.AccountAsync(site);
        await me.SignInAsync();
        await me.AddPasskeyAsync("Work laptop");

        await me.Browser.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove Work laptop" }).ClickAsync();
        await Assertions.Expect(me.Browser.GetByText("The passkey is removed.")).ToBeVisibleAsync();
        await me.Button("Sign out").ClickAsync();
        await me.Button("Sign in with a passkey").ClickAsync();

        await Assertions.Expect(me.Browser.Locator(".summary")).ToContainTextAsync("That passkey doesn’t open this desk.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_typed_into_an_ended_session_comes_through_signing_in(bool passkey)
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, script: passkey, byName: true), site);
        await Deskworker.AccountAsync(site);
        if (passkey) await me.HoldPasskeysAsync();
        await me.SignInAsync();
        if (passkey) await me.AddPasskeyAsync("Work laptop");
        await me.Browser.GetByLabel("The name readers see").FillAsync("Ada, Countess & <Lady>");
        site.Clock.Advance(AccountSessions.Quiet);

        await me.Button("Save the name").ClickAsync();
        await Assertions.Expect(me.Browser.GetByText("You were signed out after 30 quiet minutes.")).ToBeVisibleAsync();
        if (passkey) await me.Button("Sign in with a passkey").ClickAsync();
        else await me.TypePasswordAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("Go on where you were");
        await Assertions.Expect(me.Browser.Locator(".yours")).ToContainTextAsync("Ada, Countess & <Lady>");
        await me.Button("Go on where you were").ClickAsync();
        await Assertions.Expect(me.Browser.GetByText("Saved. Readers see it over your next answer.")).ToBeVisibleAsync();
        await Assertions.Expect(me.Browser.GetByLabel("The name readers see")).ToHaveValueAsync("Ada, Countess & <Lady>");
    }

    [Fact]
    public async Task A_password_and_recovery_codes_need_no_script()
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, script: false), site);
        await me.SetUpAsync();
        await me.Browser.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Set it up" }).ClickAsync();
        await Assertions.Expect(me.Browser.Locator("img.qr")).ToHaveJSPropertyAsync("complete", true);
        var key = await me.Browser.Locator("main p.code").InnerTextAsync();
        await me.Browser.GetByLabel("The six digits").FillAsync(Authenticator.CodeOf(key));
        await me.Button("Turn the codes on").ClickAsync();
        await me.Button("Make new codes").ClickAsync();
        var codes = await me.Browser.Locator(".codes li").AllInnerTextsAsync();
        await me.Button("Sign out").ClickAsync();

        await me.TypePasswordAsync();
        await Assertions.Expect(me.Heading).ToHaveTextAsync("One more thing");
        await me.Button("Use a recovery code instead").ClickAsync();
        await me.Browser.GetByLabel("A recovery code").FillAsync(codes[0]);
        await me.Button("Sign in").ClickAsync();
        await Assertions.Expect(me.Heading).ToContainTextAsync("Nothing is waiting");
        await me.Browser.GotoAsync("/admin/you");
        await Assertions.Expect(me.Browser.Locator("#codes")).ToContainTextAsync("9 of 10 left");
        await me.Button("Sign out").ClickAsync();
        await me.TypePasswordAsync();
        await me.Browser.GetByLabel("The six digits in your authenticator app").FillAsync(Authenticator.CodeOf(key));
        await me.Button("Sign in").ClickAsync();
        await Assertions.Expect(me.Heading).ToContainTextAsync("Nothing is waiting");
    }

    [Fact]
    public async Task Leaving_quickly_leaves_nobody_signed_in()
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        Expect("weather.example");
        var me = new Deskworker(await VisitAsync(site, byName: true), site);
        await Deskworker.AccountAsync(site);
        await me.SignInAsync();
        await Assertions.Expect(me.Heading).ToHaveTextAsync(Deskworker.Email);
        await me.Browser.GotoAsync("/help");
        await me.Browser.Locator("a.exit").ClickAsync();
        await me.Browser.WaitForURLAsync(ServedSite.ExitUrl);

        await me.Browser.GotoAsync("/admin/you");

        await Assertions.Expect(me.Heading).ToHaveTextAsync("Sign in to the desk");
    }
}
