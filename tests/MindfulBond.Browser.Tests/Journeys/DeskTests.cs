using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>The pages of the desk without script and for everybody's eyes and hands.</summary>
public sealed class DeskTests(Run run) : Journey(run)
{
    private const string Slug = "evening-2";

    public static TheoryData<string> Pages => ["waiting", "beside", "urgent", "urgent, hidden", "changed", "published and reported", "cut", "cut, looked at", "problem", "done", "empty", "keys", "notes"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string name)
    {
        await using var site = await TalkingSite.StartAsync();
        var ada = await OpenAsync(site, name, script: true);

        var found = await Axe.LookEverywhereAsync(ada.Browser);

        Assert.True(found.Count == 0, string.Join('\n', found));
        await ada.Browser.SetViewportSizeAsync(320, 568);
        Assert.Empty(await ada.Page.SidewaysAsync());
        await ada.Page.DoubleTextAsync();
        Assert.Empty(await ada.Page.SidewaysAsync());
        Assert.DoesNotContain(Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_the_way_without_the_sites_own_script(string name)
    {
        await using var site = await TalkingSite.StartAsync();
        var ada = await OpenAsync(site, name, script: false);
        await Axe.BringAsync(ada.Browser);

        var found = await Axe.LookAsync(ada.Browser);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("waiting", ".queue > li", ".queue .tick")]
    [InlineData("cut", ".strike", ".row")]
    [InlineData("cut, looked at", ".versions", "#mb-message")]
    public async Task The_words_are_printed_and_what_is_pressed_is_not(string name, string words, string pressed)
    {
        await using var site = await TalkingSite.StartAsync();
        // With script the first comment lies open, and is printed instead of the list.
        var ada = await OpenAsync(site, name, script: name != "waiting");

        Assert.Empty(await ada.Page.BareInPrintAsync());
        await ada.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(ada.Browser.Locator(words).First).ToBeVisibleAsync();
        await Assertions.Expect(ada.Browser.Locator(pressed).First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_whole_desk_works_without_script()
    {
        await using var site = await TalkingSite.StartAsync();
        foreach (var name in new[] { "Wren", "Juniper", "Fern", "Tallow" }) await site.SendAsync(Slug, name, $"Words of {name}.");
        var ada = await Moderator.SignInAsync(await VisitAsync(site.Served, Screen.Phone, script: false), site.Served);
        await ada.Page.GoAsync("/admin/comments");

        await ada.Rows.First.Locator(".apart").ClickAsync();
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Wren.");
        await ada.Button("Publish").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Published Wren’s comment.");
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Juniper.");
        await ada.Button("Undo").ClickAsync();
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Wren.");
        await ada.Button("Decline").ClickAsync();
        await ada.Browser.GetByLabel("Hard on another reader").CheckAsync();
        await ada.Browser.Locator("#mb-line").FillAsync("Only the second line.");
        await ada.Button("Decline it, and say so").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Declined Wren’s comment: Hard on another reader.");
        await ada.Browser.ReloadAsync();
        await ada.Button("Publish and reply").ClickAsync();
        await ada.Browser.Locator("#mb-reply-text").FillAsync("Thank you, Juniper.");
        await ada.Button("Publish both").ClickAsync();
        await ada.Button("Later").ClickAsync();
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Tallow.");
        await ada.Button("Spam").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Marked Tallow’s comment as spam.");
        await ada.Page.GoAsync("/admin/comments");
        await ada.Browser.GetByLabel("Select Fern, waiting").CheckAsync();
        await ada.Button("Publish those selected").ClickAsync();
        await Assertions.Expect(ada.Page.Heading).ToContainTextAsync("Nothing is waiting");
        await ada.Page.GoAsync($"/articles/{Slug}");
        await Assertions.Expect(ada.Browser.Locator("#mb-talk")).ToContainTextAsync("Thank you, Juniper.");

        Assert.Equal([CommentStatus.Declined, CommentStatus.Approved, CommentStatus.Approved, CommentStatus.Spam], (await site.StoredAsync(Slug)).Where(comment => comment.Voice == CommentVoice.Reader).Select(comment => comment.Status));
    }

    [Fact]
    public async Task On_a_phone_with_script_a_decision_leads_on_and_back_returns()
    {
        await using var site = await TalkingSite.StartAsync();
        foreach (var name in new[] { "Wren", "Juniper" }) await site.SendAsync(Slug, name, $"Words of {name}.");
        var ada = await Moderator.SignInAsync(await VisitAsync(site.Served, Screen.Phone), site.Served);
        await ada.Page.GoAsync("/admin/comments");
        await ada.Rows.First.Locator(".apart").ClickAsync();
        // The page and its script are there before the line goes down.
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Wren.");
        await ada.Browser.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ada.Browser.Context.SetOfflineAsync(true);
        await ada.Button("Publish").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("The site can’t be reached just now.");
        await ada.Browser.Context.SetOfflineAsync(false);

        await ada.Button("Publish").ClickAsync();

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Published Wren’s comment.");
        await Assertions.Expect(ada.Words).ToContainTextAsync("Words of Juniper.");
    }

    private async Task<Moderator> OpenAsync(TalkingSite site, string name, bool script)
    {
        var page = await VisitAsync(site.Served, Screen.Wide);
        if (!script) await page.RouteAsync("**/*.js", route => route.AbortAsync());
        var ada = await Moderator.SignInAsync(page, site.Served, prefer: account => account.ReadsInFives = true);
        var address = await PrepareAsync(site, name);
        await ada.Page.GoAsync(address);
        if (name == "problem") await ada.Browser.Locator("button[value=decline][name=do]").Last.ClickAsync();
        if (name == "problem") await Assertions.Expect(ada.Browser.Locator(".wrong").First).ToBeVisibleAsync();
        if (name == "cut, looked at")
        {
            if (script) await ada.Button("Sam").ClickAsync();
            else await ada.Browser.Locator("#mb-shorter").FillAsync("My husband and I are in hour two of not speaking.");
            await ada.Button("See both versions").ClickAsync();
            await Assertions.Expect(ada.Browser.Locator(".versions")).ToBeVisibleAsync();
        }

        return ada;
    }

    private static async Task<string> PrepareAsync(TalkingSite site, string name)
    {
        if (name is "empty" or "keys") return name == "empty" ? "/admin/comments" : "/admin/comments/keys";
        if (name == "notes")
        {
            await site.SendAsync(Slug, "Unsigned", "I don’t want this published. Is it too late?", isPrivate: true);
            await site.SendAsync(Slug, "Plain Spoon", "Another note.", isPrivate: true, flags: "Email");
            var answered = await site.SendAsync(Slug, "Slow Kettle", "An old note.", isPrivate: true);
            await site.DecideAsync(answered.Id, (comment, by, now) => comment.AnswerNote("It is not.", by, now));
            return "/admin/notes";
        }

        var wren = await site.PublishAsync(Slug, "Wren", "What helped was agreeing that nobody has to be right.");
        var urgent = await site.SendAsync(Slug, "Marsh", "I keep thinking they’d be better off without me. I want to kill myself.", distress: 2, flags: "kill-myself");
        var boat = await site.SendAsync(Slug, "Paper Boat", "My husband Sam and I are in hour two of not speaking.", flags: "NameAfterRelation", answering: wren);
        var changed = await site.SendAsync(Slug, "Low Tide", "We sat by the sea. I left.");
        await site.DecideAsync(changed.Id, (comment, _, now) => comment.Change(new ChangedText("Low Tide", "We sat by the lake. I left.", "<p>We sat by the lake. I left.</p>", 0, ""), now));
        await site.DecideAsync(changed.Id, (comment, by, now) => comment.HandOver("I know them, I think.", by, now));
        await site.ReportAsync(wren, ReportReason.Cruel, "It hurt.");
        switch (name)
        {
            case "beside":
                return $"/admin/comments?open={boat.Id:N}";
            case "urgent":
                return $"/admin/comments/{urgent.Id:N}?show=1";
            case "urgent, hidden":
                return $"/admin/comments?open={urgent.Id:N}";
            case "changed":
                return $"/admin/comments/{changed.Id:N}";
            case "published and reported":
                return $"/admin/comments/{wren.Id:N}?tab=reported&ask=other";
            case "cut" or "cut, looked at":
                return $"/admin/comments/{boat.Id:N}/cut";
            case "problem":
                return $"/admin/comments?open={boat.Id:N}&ask=decline";
            case "done":
                await site.DecideAsync(boat.Id, (comment, _, now) => comment.Approve("ada@example.org", now));
                return "/admin/comments/done";
            default:
                return "/admin/comments";
        }
    }
}
