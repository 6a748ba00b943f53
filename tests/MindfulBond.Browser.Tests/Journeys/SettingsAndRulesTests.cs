using MindfulBond.Accounts;
using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>An owner at the settings and the rules: the pages themselves, without script, and what readers see of it.</summary>
public sealed class SettingsAndRulesTests(Run run) : Journey(run)
{
    private static readonly Dictionary<string, Func<IPage, TalkingSite, Task>> States = new(StringComparer.Ordinal)
    {
        ["settings"] = (page, _) => page.GotoAsync("/admin/settings"),
        ["settings, changed and refused"] = async (page, _) =>
        {
            await page.GotoAsync("/admin/settings");
            await page.GetByLabel("Read within").FillAsync("72:00:00");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save “Reading”" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Changed by ada@example.org")).ToBeVisibleAsync();
            await page.GetByLabel("Leave quickly goes to").FillAsync("http://weather.example/");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save “Leaving”" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await page.GetByText("Change: Selling").ClickAsync();
        },
        ["settings, away"] = (page, _) => CloseAsync(page),
        ["article, away"] = async (page, site) =>
        {
            await CloseAsync(page);
            await page.GotoAsync($"/articles/{site.NextSlug()}");
            await Assertions.Expect(page.GetByText("Comments are closed for a while")).ToBeVisibleAsync();
        },
        ["rules"] = (page, _) => page.GotoAsync("/admin/rules"),
        ["rules, rehearsed"] = async (page, site) =>
        {
            var slug = site.NextSlug();
            await site.PublishAsync(slug, "Low Tide", "We came back to each other in ten days of not talking about it.");
            for (var i = 0; i < 12; i++) await site.PublishAsync(slug, "Wren", $"Other words, number {i}.");
            await RehearseAsync(page, "Miracle cures", "restored my marriage\nin * days");
        },
        ["rules, one of your own"] = async (page, _) =>
        {
            await RehearseAsync(page, "Miracle cures", "restored my marriage\nin * days");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save the rule" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch off “Afraid at home”" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Off", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        },
        ["rules, refused"] = async (page, _) =>
        {
            await RehearseAsync(page, "Miracle cures", "good\n*");
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        },
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string state)
    {
        await using var site = await TalkingSite.StartAsync();
        var page = await OwnerAsync(site);
        await States[state](page, site);

        var found = await Axe.LookEverywhereAsync(page);

        Assert.True(found.Count == 0, string.Join('\n', found));
        await page.SetViewportSizeAsync(320, 568);
        Assert.Empty(await new SitePage(page).SidewaysAsync());
        await new SitePage(page).DoubleTextAsync();
        Assert.Empty(await new SitePage(page).SidewaysAsync());
        Assert.DoesNotContain(Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Everything_goes_without_script(string state)
    {
        await using var site = await TalkingSite.StartAsync();
        var page = await OwnerAsync(site, script: false);

        await States[state](page, site);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("settings", "#set-Comments-ReadWithin", true)]
    [InlineData("rules", "#rule", false)]
    [InlineData("rules, rehearsed", "#rule .panel", true)]
    public async Task What_stands_there_is_printed_and_what_is_to_be_filled_in_is_not(string state, string part, bool isPrinted)
    {
        await using var site = await TalkingSite.StartAsync();
        var page = await OwnerAsync(site);
        await States[state](page, site);

        Assert.Empty(await new SitePage(page).BareInPrintAsync());
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(page.Locator(part)).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Visible = isPrinted });
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.GotoAsync("/admin/settings");
        await page.GetByLabel("Open again on").FillAsync("2026-12-01");
        await page.GetByLabel("What readers see").FillAsync("We are by the sea.\nBack soon.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close comments" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Comments are closed until 1 December 2026")).ToBeVisibleAsync();
    }

    private static async Task RehearseAsync(IPage page, string name, string patterns)
    {
        await page.GotoAsync("/admin/rules");
        await page.GetByLabel("Called").FillAsync(name);
        await page.GetByLabel("Words or patterns").FillAsync(patterns);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Rehearse", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#mb-rh, #mb-summary")).ToBeVisibleAsync();
    }

    private async Task<IPage> OwnerAsync(TalkingSite site, bool script = true) =>
        (await Moderator.SignInAsync(await VisitAsync(site.Served, script: script), site.Served, prefer: account => account.Role = AccountRole.Owner)).Browser;
}
