using System.Globalization;
using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>The desk by keys, on one page, whatever the line between does.</summary>
public sealed class DeskKeysTests(Run run) : Journey(run)
{
    private const string Slug = "evening-1";

    [Fact]
    public async Task Fifty_comments_are_decided_by_keyboard_alone_without_leaving_the_page()
    {
        await using var site = await WaitingAsync(50);
        var ada = await SitAsync(site);
        await ada.Page.DoAsync("() => { window.stays = true; }");

        await ada.KeyAsync("j");
        for (var number = 1; number <= 50; number++)
        {
            await Assertions.Expect(ada.Words).ToContainTextAsync($"Words of number {number}.");
            switch (number % 5)
            {
                case 1:
                    await ada.KeyAsync("d");
                    await ada.KeyAsync("5");
                    await ada.KeyAsync("Enter");
                    break;
                case 2:
                    await ada.KeyAsync("r");
                    await ada.Browser.Keyboard.TypeAsync("Thank you: a, d and s are only letters here.");
                    await ada.KeyAsync("Control+Enter");
                    break;
                case 3:
                    await ada.KeyAsync("s");
                    break;
                default:
                    await ada.KeyAsync("a");
                    break;
            }
        }

        await Assertions.Expect(ada.Page.Heading).ToContainTextAsync("Nothing is waiting. Close the laptop");
        Assert.True(await ada.Page.AskAsync<bool>("() => window.stays === true"));
        var stored = await site.StoredAsync(Slug);
        Assert.Equal(10, stored.Count(comment => comment is { Status: CommentStatus.Declined, Reason: DeclineReason.Unkind }));
        Assert.Equal(10, stored.Count(comment => comment.Status == CommentStatus.Spam));
        Assert.Equal(40, stored.Count(comment => comment.Status == CommentStatus.Approved));
        Assert.Equal(10, stored.Count(comment => comment.Voice == CommentVoice.Moderator));
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task Keys_pressed_faster_than_the_answers_come_decide_what_they_were_pressed_on_in_order()
    {
        await using var site = await WaitingAsync(5);
        var ada = await SitAsync(site);
        var (gate, asked) = (new TaskCompletionSource(), new List<string>());
        await ada.Browser.RouteAsync("**/admin/comments/*", async route =>
        {
            if (route.Request.Method == "POST")
            {
                asked.Add(route.Request.Url);
                await gate.Task;
            }

            await route.ContinueAsync();
        });
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");

        foreach (var (key, next) in new[] { ("a", 2), ("s", 3), ("a", 4) })
        {
            await ada.KeyAsync(key);
            await Assertions.Expect(ada.Words).ToContainTextAsync($"number {next}.");
        }

        await Assertions.Expect(ada.Browser.Locator(".queue li[aria-busy]")).ToHaveCountAsync(3);
        Assert.Single(asked);
        gate.SetResult();
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);
        Assert.Equal(
            [CommentStatus.Approved, CommentStatus.Spam, CommentStatus.Approved, CommentStatus.Pending, CommentStatus.Pending],
            (await site.StoredAsync(Slug)).Select(comment => comment.Status));
    }

    [Fact]
    public async Task The_last_decision_is_undone_by_a_key_and_lies_open_again()
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("a");
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Published Number 1’s comment.");

        await ada.KeyAsync("z");

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Taken back. Number 1’s comment is waiting to be read again.");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task J_and_k_walk_x_selects_n_puts_off_and_the_list_of_keys_opens_and_closes()
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        await Assertions.Expect(ada.Browser.Locator(".queue .open[aria-current]:focus")).ToContainTextAsync("Number 2");
        await ada.KeyAsync("k");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("x");
        await Assertions.Expect(ada.Browser.Locator("[data-selected]")).ToContainTextAsync("1 selected");

        await ada.KeyAsync("n");
        await Assertions.Expect(ada.Rows.Last).ToContainTextAsync("Number 1");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        await ada.KeyAsync("?");
        await Assertions.Expect(ada.Browser.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Publish and reply");
        await ada.KeyAsync("a");
        await ada.KeyAsync("Escape");
        await Assertions.Expect(ada.Browser.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await ada.KeyAsync("/");
        await Assertions.Expect(ada.Browser.Locator("#mb-find")).ToBeFocusedAsync();
        await ada.Browser.Keyboard.TypeAsync("asxz");

        Assert.All(await site.StoredAsync(Slug), comment => Assert.Equal(CommentStatus.Pending, comment.Status));
    }

    [Fact]
    public async Task A_double_click_and_a_held_key_decide_one_comment()
    {
        await using var site = await WaitingAsync(4);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");

        await ada.Button("Publish").DblClickAsync();
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(3);
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        await ada.Browser.Keyboard.DownAsync("a");
        await ada.Browser.Keyboard.DownAsync("a");
        await ada.Browser.Keyboard.DownAsync("a");
        await ada.Browser.Keyboard.UpAsync("a");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);

        await Assertions.Expect(ada.Words).ToContainTextAsync("number 3.");
        Assert.Equal(2, (await site.StoredAsync(Slug)).Count(comment => comment.Status == CommentStatus.Approved));
    }

    [Fact]
    public async Task A_decision_that_cannot_be_sent_leaves_the_comment_and_what_was_typed()
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("r");
        await ada.Browser.Keyboard.TypeAsync("Kept through the gap.");
        await ada.Browser.Context.SetOfflineAsync(true);

        await ada.KeyAsync("Control+Enter");
        await Assertions.Expect(ada.Bar).ToContainTextAsync("The site can’t be reached just now. Number 1’s comment is as it was, and what you typed is still there.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(3);
        await Assertions.Expect(ada.Browser.Locator("#mb-reply-text")).ToHaveValueAsync("Kept through the gap.");
        await ada.Browser.Context.SetOfflineAsync(false);
        await ada.Browser.Locator("#mb-reply-text").FocusAsync();
        await ada.KeyAsync("Control+Enter");

        await Assertions.Expect(ada.Bar).ToContainTextAsync("with your reply under it");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_key_pressed_while_the_line_is_down_leaves_its_row_and_leads_back_to_it()
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        // The next ones lie ready before the line goes down.
        await ada.Browser.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ada.Browser.Context.SetOfflineAsync(true);

        await ada.KeyAsync("a");
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Number 1’s comment is as it was");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(3);
        await ada.Browser.Context.SetOfflineAsync(false);
        await ada.Button("Open it").ClickAsync();
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("a");

        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);
        Assert.Equal(CommentStatus.Approved, (await site.StoredAsync(Slug))[0].Status);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_a_bulk_decision_changes_nothing_and_keeps_the_choice()
    {
        await using var site = await WaitingAsync(4);
        var ada = await SitAsync(site);
        await ada.Browser.Locator("[data-all]").ClickAsync();
        await Assertions.Expect(ada.Browser.Locator("[data-selected]")).ToContainTextAsync("4 selected");
        await ada.Browser.Context.SetOfflineAsync(true);

        await ada.Button("Publish those selected").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Nothing changed, and what you typed or chose is still there.");
        await Assertions.Expect(ada.Browser.Locator(".tick :checked")).ToHaveCountAsync(4);
        Assert.All(await site.StoredAsync(Slug), comment => Assert.Equal(CommentStatus.Pending, comment.Status));
        await ada.Browser.Context.SetOfflineAsync(false);
        await ada.Button("Publish those selected").ClickAsync();

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Published 4 comments.");
        await ada.Button("Undo").ClickAsync();
        await Assertions.Expect(ada.Bar).ToContainTextAsync("Taken back for 4 comments.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Two_moderators_in_two_browsers_are_told_of_each_other()
    {
        await using var site = await WaitingAsync(2);
        var (ada, grace) = (await SitAsync(site), await SitAsync(site, "grace@example.org", "Grace"));
        foreach (var one in new[] { ada, grace })
        {
            await one.KeyAsync("j");
            await Assertions.Expect(one.Words).ToContainTextAsync("number 1.");
        }

        await grace.KeyAsync("r");
        await grace.Browser.Keyboard.TypeAsync("I was writing this.");
        await ada.KeyAsync("s");
        await Assertions.Expect(ada.Bar).ToContainTextAsync("as spam");
        await grace.KeyAsync("Control+Enter");

        await Assertions.Expect(grace.Pane.GetByRole(AriaRole.Alert)).ToContainTextAsync("ada@example.org marked it as spam just now. Nothing was overwritten.");
        await Assertions.Expect(grace.Browser.Locator("#mb-reply-text")).ToHaveValueAsync("I was writing this.");
        Assert.Equal(CommentStatus.Spam, (await site.StoredAsync(Slug))[0].Status);
        await ada.KeyAsync("a");
        await Assertions.Expect(ada.Page.Heading).ToContainTextAsync("Nothing is waiting");
        await grace.Rows.Nth(1).Locator(".beside").ClickAsync();
        await grace.KeyAsync("a");
        await Assertions.Expect(grace.Bar).ToContainTextAsync("Another moderator published this just now. Nothing changed.");
    }

    [Fact]
    public async Task A_comment_withdrawn_under_the_cursor_is_said_to_be_gone()
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await site.WithdrawAsync((await site.StoredAsync(Slug))[0]);

        await ada.KeyAsync("a");

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Its writer took it back. There is nothing left to decide.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
    }

    [Theory]
    [InlineData("Control+Enter", true)]
    [InlineData("a", false)]
    public async Task What_was_typed_about_a_comment_withdrawn_under_the_cursor_can_still_be_copied(string key, bool staysOpen)
    {
        await using var site = await WaitingAsync(3);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("r");
        await ada.Browser.Keyboard.TypeAsync("A long reply.");
        await site.WithdrawAsync((await site.StoredAsync(Slug))[0]);
        if (!staysOpen) await ada.KeyAsync("Escape");

        await ada.KeyAsync(key);

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Its writer took it back.");
        await Assertions.Expect(ada.Rows).ToHaveCountAsync(2);
        if (!staysOpen)
        {
            await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
            await ada.Button("Open it").ClickAsync();
        }

        await Assertions.Expect(ada.Pane.Locator("textarea")).ToHaveValueAsync("A long reply.");
        await Assertions.Expect(ada.Pane).Not.ToContainTextAsync("Words of number 1");
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        Assert.All(Complaints, complaint => Assert.Contains("410", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_key_all_tabs_count_what_became_of_it_and_what_others_did()
    {
        await using var site = await WaitingAsync(4);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await site.DecideAsync((await site.StoredAsync(Slug))[3].Id, (comment, by, now) => comment.Decline(DeclineReason.Unkind, message: null, by, now));

        await ada.KeyAsync("s");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 2.");
        await ada.KeyAsync("a");

        foreach (var (tab, count) in new[] { ("Waiting", "1"), ("Published", "1"), ("Spam", "1"), ("Declined", "1") })
            await Assertions.Expect(ada.Browser.Locator(".tabs a").Filter(new LocatorFilterOptions { HasText = tab }).Locator("b")).ToHaveTextAsync(count);
    }

    [Fact]
    public async Task Advice_on_the_wording_comes_while_one_types_and_goes_with_the_words()
    {
        await using var site = await WaitingAsync(2);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("r");

        await ada.Browser.Keyboard.TypeAsync("My brother committed suicide.");
        await Assertions.Expect(ada.Browser.Locator("#mb-reply-text-a")).ToContainTextAsync("“committed suicide” blames or misleads about suicide. Kinder: died by suicide");
        await ada.Browser.Locator("#mb-reply-text").FillAsync("My brother died by suicide.");
        await Assertions.Expect(ada.Browser.Locator("#mb-reply-text-a")).ToBeEmptyAsync();
        await ada.KeyAsync("Control+Enter");

        await Assertions.Expect(ada.Bar).ToContainTextAsync("with your reply under it");
        Assert.Empty(Complaints);
    }

    [Fact]
    public async Task A_session_that_ended_while_typing_keeps_the_words()
    {
        await using var site = await WaitingAsync(2);
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Words).ToContainTextAsync("number 1.");
        await ada.KeyAsync("r");
        await ada.Browser.Keyboard.TypeAsync("A long reply.");
        await ada.Browser.Context.ClearCookiesAsync();

        await ada.KeyAsync("Control+Enter");

        await Assertions.Expect(ada.Bar).ToContainTextAsync("You were signed out after a quiet while.");
        await Assertions.Expect(ada.Browser.Locator("#mb-reply-text")).ToHaveValueAsync("A long reply.");
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync(Slug))[0].Status);
    }

    [Fact]
    public async Task A_batch_of_five_ends_beside_the_list()
    {
        await using var site = await WaitingAsync(7);
        var ada = await SitAsync(site, "fives@example.org", "Fives", inFives: true);
        await ada.KeyAsync("j");
        foreach (var words in new[] { "One", "Two", "Three", "Four", "Five" })
        {
            await Assertions.Expect(ada.Pane).ToContainTextAsync($"{words} of five.");
            await ada.KeyAsync("a");
        }

        await Assertions.Expect(ada.Pane).ToContainTextAsync("Done for now");
        await ada.Page.Link("Leave it there").ClickAsync();
        await Assertions.Expect(ada.Page.Heading).ToContainTextAsync("Done for now");
        await Assertions.Expect(ada.Page.Main).ToContainTextAsync("You read five. Five were published.");
    }

    [Fact]
    public async Task An_urgent_one_is_shown_by_a_press_and_only_then_decided()
    {
        await using var site = await TalkingSite.StartAsync();
        await site.SendAsync(Slug, "Marsh", "I want to kill myself, says the marsh.", distress: 2, flags: "kill-myself");
        var ada = await SitAsync(site);
        await ada.KeyAsync("j");
        await Assertions.Expect(ada.Pane).ToContainTextAsync("The writer may be in danger");
        await ada.KeyAsync("a");
        await ada.KeyAsync("s");
        await Assertions.Expect(ada.Pane).Not.ToContainTextAsync("says the marsh");

        await ada.KeyAsync("o");
        await Assertions.Expect(ada.Words).ToContainTextAsync("says the marsh");
        await ada.Button("Kept back, with care").ClickAsync();
        await Assertions.Expect(ada.Browser.Locator("#mb-message")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^I’m glad you wrote it", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await ada.Button("Keep back and send the message").ClickAsync();

        await Assertions.Expect(ada.Page.Heading).ToContainTextAsync("Nothing is waiting");
        Assert.Equal(CommentStatus.KeptBack, (await site.StoredAsync(Slug))[0].Status);
    }

    [Fact]
    public async Task Words_are_struck_by_keyboard_and_both_versions_seen_before_the_cut_is_proposed()
    {
        await using var site = await TalkingSite.StartAsync();
        var comment = await site.SendAsync(Slug, "Paper Boat", "My husband Sam, who is kind, sat there.\n\nThen he left. It was late.");
        var ada = await SitAsync(site, address: $"/admin/comments/{comment.Id:N}/cut");
        await ada.Button("My").FocusAsync();
        await ada.KeyAsync("ArrowRight");
        await ada.KeyAsync("ArrowRight");
        await ada.KeyAsync("Space");
        await Assertions.Expect(ada.Button("Sam")).ToHaveAttributeAsync("aria-pressed", "true");
        await ada.Button("Then").ClickAsync();
        await ada.KeyAsync("Shift+ArrowRight");
        await ada.KeyAsync("Shift+ArrowRight");

        await ada.Button("See both versions").ClickAsync();
        await Assertions.Expect(ada.Browser.Locator(".versions del")).ToHaveCountAsync(2);
        await ada.Button("Mark something else").ClickAsync();
        await Assertions.Expect(ada.Button("Sam")).ToHaveAttributeAsync("aria-pressed", "true");
        await ada.Button("See both versions").ClickAsync();
        await ada.Browser.GetByLabel("The message they’ll see").FillAsync("Only the name.");
        await ada.Button("Propose this cut").ClickAsync();

        await Assertions.Expect(ada.Bar).ToContainTextAsync("Proposed a cut to Paper Boat.");
        Assert.Equal((CommentStatus.CutProposed, "My husband, who is kind, sat there.\n\nIt was late."), ((await site.StoredAsync(Slug))[0].Status, (await site.StoredAsync(Slug))[0].ProposedText));
    }

    [Fact]
    public async Task The_keys_can_be_turned_off()
    {
        await using var site = await WaitingAsync(2);
        var ada = await SitAsync(site, address: "/admin/comments/keys");
        await ada.Button("Turn the keys off on this device").ClickAsync();
        await ada.Page.GoAsync("/admin/comments");

        await ada.KeyAsync("j");
        await ada.KeyAsync("/");

        await Assertions.Expect(ada.Pane).ToContainTextAsync("Nothing is open.");
        await Assertions.Expect(ada.Browser.Locator("#mb-find")).Not.ToBeFocusedAsync();
    }

    private static async Task<TalkingSite> WaitingAsync(int count)
    {
        var site = await TalkingSite.StartAsync();
        for (var number = 1; number <= count; number++)
        {
            var said = number.ToString(CultureInfo.InvariantCulture);
            await site.SendAsync(Slug, $"Number {said}", $"Words of number {said}.");
        }

        return site;
    }

    private async Task<Moderator> SitAsync(TalkingSite site, string email = "ada@example.org", string name = "Ada", bool inFives = false, string address = "/admin/comments")
    {
        var moderator = await Moderator.SignInAsync(await VisitAsync(site.Served, Screen.Wide), site.Served, email, name, account => account.ReadsInFives = inFives);
        await moderator.Page.GoAsync(address);
        return moderator;
    }
}
