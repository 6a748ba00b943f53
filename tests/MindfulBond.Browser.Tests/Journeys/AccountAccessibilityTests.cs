using MindfulBond.Accounts;
using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Each page of accounts, in the states that look different.</summary>
public sealed class AccountAccessibilityTests(Run run) : Journey(run)
{
    private static readonly Dictionary<string, Func<Deskworker, ServedSite, Task>> States = new(StringComparer.Ordinal)
    {
        ["setting up"] = (me, _) => me.Browser.GotoAsync("/admin/setup"),
        ["setting up, refused"] = async (me, _) =>
        {
            await me.Browser.GotoAsync("/admin/setup");
            await me.Browser.GetByLabel("One-time code").FillAsync(await me.SetupCodeAsync());
            await me.Button("Make the owner").ClickAsync();
            await Assertions.Expect(me.Browser.Locator(".summary")).ToBeFocusedAsync();
        },
        ["sign in"] = (me, _) => me.Browser.GotoAsync("/admin/sign-in"),
        ["sign in, wrong"] = async (me, _) =>
        {
            await me.SignInAsync();
            await Assertions.Expect(me.Browser.Locator(".summary")).ToBeFocusedAsync();
        },
        ["join"] = (me, _) => me.Browser.GotoAsync("/admin/join"),
        ["code"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/you/authenticator");
            await me.Browser.GetByLabel("The six digits").FillAsync(Authenticator.CodeOf(await me.Browser.Locator("main p.code").InnerTextAsync()));
            await me.Button("Turn the codes on").ClickAsync();
            await me.Button("Sign out").ClickAsync();
            await me.TypePasswordAsync();
            await Assertions.Expect(me.Heading).ToHaveTextAsync("One more thing");
        },
        ["go on"] = async (me, site) =>
        {
            await InAsync(me, site);
            site.Clock.Advance(AccountSessions.Quiet);
            await me.Button("Save the name").ClickAsync();
            await me.TypePasswordAsync();
            await Assertions.Expect(me.Heading).ToHaveTextAsync("Go on where you were");
        },
        ["again"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/again");
        },
        ["you"] = InAsync,
        ["you, with a passkey, codes and another session"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.HoldPasskeysAsync();
            await me.AddPasskeyAsync("Work laptop");
            await me.Browser.Context.ClearCookiesAsync();
            await me.SignInAsync();
            await me.Button("Make new codes").ClickAsync();
            await Assertions.Expect(me.Browser.Locator(".codes")).ToBeVisibleAsync();
            await me.Browser.GetByText("Rename").First.ClickAsync();
        },
        ["authenticator"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/you/authenticator");
        },
        ["people, with a code"] = async (me, site) =>
        {
            await Deskworker.AccountAsync(site, AccountRole.Moderator, "somebody.with.a.long.address@a-long-host-name.example.org");
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/people");
            await me.Button("Make a code").ClickAsync();
            await Assertions.Expect(me.Browser.Locator(".yours")).ToBeVisibleAsync();
        },
        ["role card"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/role-card");
        },
        ["danger"] = async (me, site) =>
        {
            await InAsync(me, site);
            await me.Browser.GotoAsync("/admin/danger");
        },
        ["owners only"] = async (me, site) =>
        {
            await Deskworker.AccountAsync(site, AccountRole.Moderator);
            await me.SignInAsync("/admin/people");
            await Assertions.Expect(me.Heading).ToHaveTextAsync("Owners only");
        },
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string state)
    {
        await using var site = await ServedSite.StartAsync(Repository.Sample);
        var me = new Deskworker(await VisitAsync(site, byName: true), site);
        await States[state](me, site);

        var found = await Axe.LookEverywhereAsync(me.Browser);

        Assert.True(found.Count == 0, string.Join('\n', found));
        await me.Browser.SetViewportSizeAsync(320, 568);
        var page = new SitePage(me.Browser);
        Assert.Empty(await page.SidewaysAsync());
        await page.DoubleTextAsync();
        Assert.Empty(await page.SidewaysAsync());
    }

    private static async Task InAsync(Deskworker me, ServedSite site)
    {
        await Deskworker.AccountAsync(site);
        await me.SignInAsync();
        await Assertions.Expect(me.Heading).ToHaveTextAsync(Deskworker.Email);
    }
}
