using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>The whole life of a comment, as three people see it: its writer, a moderator, and somebody who only reads.</summary>
public sealed class WholeLifeTests(Run run) : Journey(run)
{
    private const string Whole = "We stayed with my sister in Leeds that winter, and nobody asked us anything.";
    private const string Cut = "We stayed with my sister that winter, and nobody asked us anything.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_is_written_cut_with_its_writers_consent_read_by_everybody_and_taken_back(bool script)
    {
        await using var site = await TalkingSite.StartAsync();
        var slug = site.NextSlug();
        var writer = new Commenter(await VisitAsync(site.Served, Screen.Phone, script), site, slug);
        var ada = await Moderator.SignInAsync(await VisitAsync(site.Served, Screen.Laptop, script), site.Served);
        var reader = await VisitAsync(site.Served, Screen.Phone, script);
        var shown = reader.Locator("#mb-talk .comment > article");
        var article = $"/articles/{slug}";

        // Its writer sends it, and nobody else sees it.
        var phrase = await writer.CommentAsync(Whole, "Low Tide");
        await reader.GotoAsync(article);
        await Assertions.Expect(shown).ToHaveCountAsync(0);

        // A moderator reads it and proposes a cut.
        await ada.Page.GoAsync("/admin/comments");
        await ada.Rows.First.Locator(".beside").ClickAsync();
        await Assertions.Expect(ada.Words).ToContainTextAsync("in Leeds");
        await ada.Browser.Locator("#mb-other > summary").ClickAsync();
        await ada.Browser.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Propose a cut" }).ClickAsync();
        if (script)
        {
            foreach (var word in new[] { "in", "Leeds" }) await ada.Button(word).ClickAsync();
        }
        else
        {
            await ada.Browser.Locator("#mb-shorter").FillAsync(Cut);
        }

        await ada.Button("See both versions").ClickAsync();
        await Assertions.Expect(ada.Browser.Locator("del")).ToContainTextAsync(["in Leeds"]);
        await ada.Browser.Locator("#mb-message").FillAsync("The town could point to you.");
        await ada.Button("Propose this cut").ClickAsync();
        await reader.ReloadAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(0);

        // Its writer sees both and agrees.
        await writer.OpenNoteAsync(phrase);
        await Assertions.Expect(writer.Heading).ToHaveTextAsync("One small cut, if you agree");
        await Assertions.Expect(writer.Browser.Locator("main")).ToContainTextAsync("The town could point to you.");
        await writer.Button("Agree, and publish the cut version").ClickAsync();
        await Assertions.Expect(writer.Heading).ToHaveTextAsync("It’s published");

        // Everybody reads the cut version, and nowhere the town.
        await reader.ReloadAsync();
        await Assertions.Expect(shown).ToContainTextAsync([Cut]);
        Assert.DoesNotContain("Leeds", await reader.ContentAsync(), StringComparison.Ordinal);
        Assert.Contains(Cut, await TextAsync(reader, article + "/comments.xml"), StringComparison.Ordinal);

        // Its writer takes it back, and it is gone everywhere.
        await writer.OpenNoteAsync(phrase);
        await writer.Button("Withdraw it for good").ClickAsync();
        await Assertions.Expect(writer.Heading).ToHaveTextAsync("It’s gone");
        await reader.ReloadAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(0);
        Assert.DoesNotContain("that winter", await TextAsync(reader, article + "/comments.xml"), StringComparison.Ordinal);
        await ada.Page.GoAsync("/admin/comments?tab=published");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(0);
        await writer.OpenNoteAsync(phrase);
        await Assertions.Expect(writer.Browser.GetByText("Those five words don’t open anything")).ToBeVisibleAsync();
    }

    private static async Task<string> TextAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), address).ToString());
        return await answer.TextAsync();
    }
}
