using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody looks for a word.</summary>
public sealed class SearchTests(Run run) : Journey(run)
{
    [Fact]
    public async Task Results_come_as_one_types_and_the_words_stand_in_no_address()
    {
        var page = await OpenAsync("/");
        await page.Link("Search").ClickAsync();
        await page.Browser.WaitForURLAsync("**/search");

        await Field(page).FillAsync("boundary");

        await Assertions.Expect(Results(page).First).ToHaveTextAsync("When yes is easier than no");
        await Assertions.Expect(page.Browser.Locator("#mb-said")).ToContainTextAsync("“boundary”");
        await Assertions.Expect(Field(page)).ToBeFocusedAsync();
        Assert.EndsWith("/search", page.Browser.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(Requests, address => address.Contains("boundary", StringComparison.Ordinal));
        Assert.Empty(Complaints);

        await Field(page).PressAsync("Escape");
        await Assertions.Expect(Field(page)).ToHaveValueAsync("");
        await Assertions.Expect(Results(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Enter_and_the_topics_change_the_list_without_a_new_page()
    {
        var page = await OpenAsync("/search");
        await Field(page).FillAsync("sleep");
        await Field(page).PressAsync("Enter");
        await Assertions.Expect(Results(page).First).ToHaveTextAsync("When it is late and you are both tired");

        await page.Browser.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Closeness (" }).ClickAsync();

        await Assertions.Expect(page.Browser.Locator("#mb-found")).ToContainTextAsync("in Closeness");
        await Assertions.Expect(page.Browser.Locator("[aria-pressed=true]")).ToContainTextAsync("Closeness");
        await Assertions.Expect(page.Browser.Locator("[aria-pressed=true]")).ToBeFocusedAsync();
        await Assertions.Expect(Results(page).Filter(new LocatorFilterOptions { HasText = "When it is late and you are both tired" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_the_form_is_sent_and_a_slip_is_put_right()
    {
        var page = await OpenAsync("/search", Screen.Phone, script: false);
        await Field(page).FillAsync("bondary");
        await page.Browser.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(Results(page).First).ToHaveTextAsync("When yes is easier than no");

        await page.Browser.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "boundary", Exact = true }).ClickAsync();

        await Assertions.Expect(Field(page)).ToHaveValueAsync("boundary");
        await Assertions.Expect(Results(page).First).ToHaveTextAsync("When yes is easier than no");
        Assert.EndsWith("/search", page.Browser.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_leads_to_the_nearest_and_to_a_search()
    {
        var page = await OpenAsync("/articles/late-and-tied", script: false);

        await Field(page).FillAsync("flinch");
        await page.Browser.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(Results(page).First).ToHaveTextAsync("I flinched, and you saw");

        await page.GoAsync("/articles/late-and-tied");
        await page.Link("When it is late and you are both tired").ClickAsync();
        await Assertions.Expect(page.Heading).ToHaveTextAsync("When it is late and you are both tired");
    }

    [Fact]
    public async Task Nothing_sticks_out_of_a_narrow_screen()
    {
        foreach (var words in new[] { "sleep", "slepe", "zyzzyva", new string('m', 180), "suicide" })
        {
            var page = await OpenAsync("/search?q=" + words, Screen.Narrow);

            Assert.Empty(await page.SidewaysAsync());
        }
    }

    private static ILocator Field(SitePage page) => page.Browser.Locator("#mb-q");

    private static ILocator Results(SitePage page) => page.Browser.Locator("section[aria-labelledby=mb-found] h3 a");
}
