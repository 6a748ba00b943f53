using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody writes a comment, looks at it, and sends it.</summary>
public sealed class CommentingTests(Run run) : Journey(run)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_preview_shows_is_what_is_published(bool script)
    {
        var me = await CommenterAsync(script);
        await me.PreviewAsync(name: "Half Moon");
        var seen = await DescribeAsync(me.Previewed);
        Assert.Empty(await Run.Talking.StoredAsync(me.Slug));

        await me.SendAsync();
        await Run.Talking.ApproveAllAsync(me.Slug);
        await me.OpenAsync();

        Assert.Equal(seen, await DescribeAsync(me.Comments.First));
        Assert.Contains("<strong>laughed</strong>", seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_receipt_shows_five_words_that_one_touch_selects(bool script)
    {
        var me = await CommenterAsync(script);

        var phrase = await me.CommentAsync();

        Assert.Equal(5, phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("all", await me.Phrase.EvaluateAsync<string>("phrase => getComputedStyle(phrase).userSelect"));
        Assert.DoesNotContain("=", new Uri(me.Browser.Url).PathAndQuery, StringComparison.Ordinal);
        await Assertions.Expect(me.Heading).ToHaveTextAsync("Thank you. We have it");
        Assert.Equal(CommentStatus.Pending, Assert.Single(await Run.Talking.StoredAsync(me.Slug)).Status);
    }

    [Fact]
    public async Task A_click_into_the_words_copies_all_five_and_nothing_else()
    {
        var me = await CommenterAsync();
        await me.CommentAsync();

        await me.Phrase.Locator("span").First.ClickAsync();

        var selected = await me.Page.AskAsync<string>("() => getSelection().toString()");
        Assert.Matches(@"^\s*\p{L}+(\s+\p{L}+){4}\s*$", selected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_marked_detail_is_replaced_by_its_button(bool script)
    {
        var me = await CommenterAsync(script);
        await me.PreviewAsync("My husband Sam reads this. Write to half.moon@example.com.", "Half Moon");
        await Assertions.Expect(me.Browser.Locator(".found mark")).ToHaveTextAsync(["My husband Sam", "half.moon@example.com"]);

        await me.Button("Say “My husband”").ClickAsync();
        await Assertions.Expect(me.Browser.Locator(".found mark")).ToHaveTextAsync(["half.moon@example.com"]);
        await me.Button("Say “[e-mail removed]”").ClickAsync();

        await Assertions.Expect(me.Browser.Locator(".found")).ToHaveCountAsync(0);
        await Assertions.Expect(me.Previewed.Locator(".say")).ToHaveTextAsync("My husband reads this. Write to [e-mail removed].");
        await Assertions.Expect(me.Previewed.Locator("b")).ToHaveTextAsync("Half Moon");
        Assert.Empty(await Run.Talking.StoredAsync(me.Slug));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Change_keeps_every_word(bool script)
    {
        var me = await CommenterAsync(script);
        await me.OpenAsync();
        await me.WriteAsync("\nFirst an empty line.\n\n  Then “quotes” & <b>signs</b>.", "Half Moon");
        await me.OnlyForTheAuthor.CheckAsync();
        await me.SeeAsync();

        await me.Button("Change").ClickAsync();

        await Assertions.Expect(me.Body).ToHaveValueAsync("First an empty line.\n\n  Then “quotes” & <b>signs</b>.");
        await Assertions.Expect(me.Name).ToHaveValueAsync("Half Moon");
        await Assertions.Expect(me.OnlyForTheAuthor).ToBeCheckedAsync();
        await Assertions.Expect(me.Summary).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Discard_leaves_nothing(bool script)
    {
        var me = await CommenterAsync(script);
        await me.PreviewAsync();

        await me.Button("Discard").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("Discarded");
        Assert.Empty(await Run.Talking.StoredAsync(me.Slug));
        Assert.Empty(await me.Browser.Context.CookiesAsync());
        await me.Page.Link("Back to the article").ClickAsync();
        await Assertions.Expect(me.Body).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_the_box_nothing_is_stored_and_nothing_lost(bool script)
    {
        var me = await CommenterAsync(script);
        await me.PreviewAsync(name: "Half Moon");
        var seen = await DescribeAsync(me.Previewed);
        Run.Talking.Wait(TimeSpan.FromSeconds(30));

        await me.Button("Send").ClickAsync();

        await Assertions.Expect(me.Summary).ToContainTextAsync("One thing is missing. Nothing was lost.");
        if (script) await Assertions.Expect(me.Summary).ToBeFocusedAsync();
        Assert.Equal("Problem: Tick the box if you agree. Without it we may not keep what you wrote.", await DescriptionOfAsync(me.Consent));
        await Assertions.Expect(me.Consent).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(me.Consent).Not.ToBeCheckedAsync();
        Assert.Equal(seen, await DescribeAsync(me.Previewed));
        Assert.Empty(await Run.Talking.StoredAsync(me.Slug));
        await me.Summary.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(me.Consent).ToBeInViewportAsync();

        await me.SendAsync();

        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_in_the_way_stands_in_the_summary_and_beside_its_field(bool script)
    {
        var me = await CommenterAsync(script);
        await me.OpenAsync();
        await me.WriteAsync("   ", "half.moon@example.com");

        await me.Button("See it as others will").ClickAsync();

        await Assertions.Expect(me.Summary.GetByRole(AriaRole.Link)).ToHaveTextAsync(
            ["Write a few words first. One is enough.", "That looks like an email address. Pick any other name, so nobody can find you by it."]);
        if (script) await Assertions.Expect(me.Summary).ToBeFocusedAsync();
        Assert.StartsWith("Problem: Write a few words first. One is enough.", await DescriptionOfAsync(me.Body), StringComparison.Ordinal);
        Assert.StartsWith("Problem: That looks like an email address.", await DescriptionOfAsync(me.Name), StringComparison.Ordinal);
        await Assertions.Expect(me.Body).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(me.Name).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(me.Name).ToHaveValueAsync("half.moon@example.com");

        await me.Summary.GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(me.Name).ToBeFocusedAsync();
        await me.WriteAsync();
        await me.SeeAsync();
    }

    [Fact]
    public async Task Before_anything_is_wrong_no_field_says_so()
    {
        var me = await CommenterAsync();

        await me.OpenAsync();

        await Assertions.Expect(me.Browser.Locator("[aria-invalid]")).ToHaveCountAsync(0);
        Assert.Equal("Leave out names, places and anything that could point to a real person. Up to 5,000 characters. Links are shown as plain text.", await DescriptionOfAsync(me.Body));
        Assert.False(await me.Page.AskAsync<bool>("() => document.querySelector('#mb-write').contains(document.activeElement)"));
    }

    [Fact]
    public async Task Reloading_the_receipt_shows_it_again_and_stores_nothing_more()
    {
        var me = await CommenterAsync();
        var phrase = await me.CommentAsync();

        await me.Browser.ReloadAsync();

        await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        Assert.Equal(phrase, await me.Phrase.InnerTextAsync());
        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
    }

    [Fact]
    public async Task Going_back_from_the_receipt_stores_nothing_more_and_the_words_still_open_the_note()
    {
        var me = await CommenterAsync();
        var phrase = await me.CommentAsync();

        try
        {
            await me.Browser.GoBackAsync();
        }
        catch (PlaywrightException refused) when (refused.Message.Contains("ERR_CACHE_MISS", StringComparison.Ordinal))
        {
            TestContext.Current.SendDiagnosticMessage("The browser asks before it shows the answer to a form again.");
        }

        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
        var after = new Commenter(await VisitAsync(Run.Talking.Served), Run.Talking, me.Slug);
        await after.OpenNoteAsync(phrase);
        await Assertions.Expect(after.Heading).ToHaveTextAsync("It’s waiting to be read");
    }

    [Fact]
    public async Task A_double_click_stores_once()
    {
        var me = await CommenterAsync();
        await me.PreviewAsync();
        await me.AgreeAsync();

        await me.Button("Send").DblClickAsync();

        await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
    }

    [Fact]
    public async Task Sending_from_two_tabs_stores_once_and_both_show_the_same_words()
    {
        var me = await CommenterAsync();
        await me.PreviewAsync();
        await me.AgreeAsync();
        await me.Page.DoAsync("() => { document.querySelector('#mb-consent').form.target = '_blank'; }");

        var other = await me.Browser.Context.RunAndWaitForPageAsync(() => me.Button("Send").ClickAsync());
        await Assertions.Expect(other.Locator(".phrase")).ToBeVisibleAsync();
        await me.Page.DoAsync("() => document.querySelector('#mb-consent').form.removeAttribute('target')");
        await me.Button("Send").ClickAsync();

        await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        Assert.Equal(await other.Locator(".phrase").InnerTextAsync(), await me.Phrase.InnerTextAsync());
        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_loses_neither_the_comment_nor_its_words(bool arrived)
    {
        var me = await CommenterAsync();
        await me.PreviewAsync();
        await me.AgreeAsync();
        await me.Browser.RouteAsync(
            $"**{me.Address}/comments",
            async route =>
            {
                if (arrived) await route.FetchAsync();
                await route.AbortAsync("aborted");
            },
            new PageRouteOptions { Times = 1 });
        var dropped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        me.Browser.RequestFailed += (_, _) => dropped.TrySetResult();
        await me.Button("Send").ClickAsync();
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(arrived ? 1 : 0, (await Run.Talking.StoredAsync(me.Slug)).Count);

        await me.Button("Send").ClickAsync();

        await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
        await me.OpenNoteAsync(await me.Phrase.InnerTextAsync());
        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s waiting to be read");
    }

    [Fact]
    public async Task A_preview_grown_old_asks_once_more_and_keeps_the_words()
    {
        var me = await CommenterAsync();
        await me.PreviewAsync();
        var seen = await me.Previewed.Locator(".say").InnerHTMLAsync();
        await me.Consent.CheckAsync();
        Run.Talking.Wait(TimeSpan.FromHours(13));

        await me.Button("Send").ClickAsync();

        await Assertions.Expect(me.Summary).ToContainTextAsync("Your words are still below.");
        await Assertions.Expect(me.Summary).ToBeFocusedAsync();
        Assert.Equal(seen, await me.Previewed.Locator(".say").InnerHTMLAsync());
        await me.SendAsync();
        Assert.Single(await Run.Talking.StoredAsync(me.Slug));
    }

    [Fact]
    public async Task Too_many_sends_wait_with_the_text_in_the_box()
    {
        await using var site = await TalkingSite.StartAsync("--Comments:SendsPerHour=1");
        var me = new Commenter(await VisitAsync(site.Served), site, site.NextSlug());
        await me.CommentAsync();
        var more = new Commenter(me.Browser, site, site.NextSlug());
        await more.PreviewAsync();
        await more.AgreeAsync();

        await more.Button("Send").ClickAsync();

        await Assertions.Expect(more.Summary).ToContainTextAsync("your words are still in the box.");
        await Assertions.Expect(more.Body).ToHaveValueAsync(more.Words);
        Assert.Empty(await site.StoredAsync(more.Slug));
    }

    [Fact]
    public async Task In_distress_help_stands_before_the_receipt()
    {
        var me = await CommenterAsync();

        await me.CommentAsync("I want to kill myself tonight.");

        await Assertions.Expect(me.Heading).ToHaveTextAsync("Before anything else");
        var call = me.Page.Main.Locator("a[href^='tel:']").First;
        await Assertions.Expect(call).ToBeVisibleAsync();
        Assert.True((await call.BoundingBoxAsync())!.Y < (await me.Phrase.BoundingBoxAsync())!.Y);
    }

    [Fact]
    public async Task The_count_is_spoken_only_when_few_characters_are_left()
    {
        var me = await CommenterAsync();
        await me.OpenAsync();
        var count = me.Browser.Locator("#mb-body-n");
        await Assertions.Expect(count).Not.ToHaveAttributeAsync("aria-live", "polite");

        await me.Body.FillAsync(new string('a', 4_900));
        await Assertions.Expect(count).ToHaveTextAsync("100 characters left.");
        await Assertions.Expect(count).ToHaveAttributeAsync("aria-live", "off");
        await me.Body.PressSequentiallyAsync("b");
        await Assertions.Expect(count).ToHaveTextAsync("99 characters left.");
        await Assertions.Expect(count).ToHaveAttributeAsync("aria-live", "polite");
        await me.Body.FillAsync(new string('a', 5_240));
        await Assertions.Expect(count).ToHaveTextAsync("240 characters more than fit.");
        await me.Body.FillAsync("");
        await Assertions.Expect(count).ToHaveTextAsync("Up to 5,000 characters. Links are shown as plain text.");
    }

    [Fact]
    public async Task Family_emoji_and_marks_count_as_one_character_like_on_the_server()
    {
        var me = await CommenterAsync();
        await me.OpenAsync();

        await me.Body.FillAsync(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 1_000)));

        await Assertions.Expect(me.Browser.Locator("#mb-body-n")).ToHaveTextAsync("4,000 characters left.");
        await me.SeeAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_article_to_the_receipt()
    {
        var me = await CommenterAsync();
        await me.OpenAsync();
        await TabToAsync(me, "a.skip[href='#mb-talk']");
        await me.Page.PressAsync("Enter");
        await TabToAsync(me, "#mb-body", most: 3);
        await me.Browser.Keyboard.TypeAsync("Typed without a mouse.");
        await me.Page.PressAsync("Tab");
        await me.Browser.Keyboard.TypeAsync("Fingers");
        await TabToAsync(me, "button[value=preview]", most: 2);
        await me.Page.PressAsync("Enter");
        await Assertions.Expect(me.Heading).ToBeFocusedAsync();

        Run.Talking.Wait(TimeSpan.FromSeconds(30));
        await TabToAsync(me, "#mb-consent", most: 3);
        await me.Page.PressAsync("Space");
        await me.Page.PressAsync("Tab");
        await me.Page.PressAsync("Enter");

        await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        await Assertions.Expect(me.Heading).ToBeFocusedAsync();
        Assert.Equal("Fingers", Assert.Single(await Run.Talking.StoredAsync(me.Slug)).Name);
    }

    [Fact]
    public async Task The_skip_links_lead_to_the_writing_the_way_out_and_the_comments()
    {
        var me = await CommenterAsync();
        await me.OpenAsync();
        await Assertions.Expect(me.Browser.Locator("a.skip")).ToHaveTextAsync(["Skip to the writing", "Leave this site quickly", "Skip to the comments"]);

        await TabToAsync(me, "a.skip[href='#mb-talk']", most: 4);
        await Assertions.Expect(me.Page.Link("Skip to the comments")).ToBeInViewportAsync();
        await me.Page.PressAsync("Enter");

        await Assertions.Expect(me.Browser.Locator("#mb-talk-h")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Leaving_empties_every_field_even_those_the_site_gave_back()
    {
        var me = await CommenterAsync();
        await me.PreviewAsync(name: "Half Moon");
        await me.Button("Change").ClickAsync();
        await me.Body.PressSequentiallyAsync(" More.");
        Expect(new Uri(ServedSite.ExitUrl).Host);
        await me.Browser.RouteAsync("**/leave", route => route.AbortAsync("aborted"));

        await me.Page.Leave.ClickAsync();
        await Assertions.Expect(me.Page.Cover).ToHaveCountAsync(1);

        await Assertions.Expect(me.Body).ToHaveValueAsync("");
        await Assertions.Expect(me.Name).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Commenting_leaves_nothing_in_the_browser_and_breaks_no_rule_of_the_policy()
    {
        var me = await CommenterAsync();

        var phrase = await me.CommentAsync();

        Assert.Empty(await me.Browser.Context.CookiesAsync());
        Assert.Equal(0, await me.Page.AskAsync<int>("() => localStorage.length + sessionStorage.length"));
        Assert.Empty(Complaints);
        var first = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[0];
        Assert.DoesNotContain(Requests, url => url.Contains(first, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_heading_is_printed_without_its_words()
    {
        var me = await CommenterAsync();

        await me.PreviewAsync("Write to half.moon@example.com.");
        var preview = await me.Page.BareInPrintAsync();
        await me.SendAsync();
        var receipt = await me.Page.BareInPrintAsync();
        await me.OpenNoteAsync(await me.Phrase.InnerTextAsync());
        var note = await me.Page.BareInPrintAsync();
        var wren = await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        await me.Browser.GotoAsync($"{me.Address}/comments/{wren.Id:N}/report");
        var report = await me.Page.BareInPrintAsync();

        Assert.Equal("", string.Join(", ", [.. preview, .. receipt, .. note, .. report]));
    }

    private async Task<Commenter> CommenterAsync(bool script = true) =>
        new(await VisitAsync(Run.Talking.Served, script: script), Run.Talking, Run.Talking.NextSlug());

    // Name, day and words: all that the preview and the page have in common, as they stand in the page.
    private static Task<string> DescribeAsync(ILocator comment) => comment.EvaluateAsync<string>("""
        (comment) => [comment.querySelector("header b").innerHTML, comment.querySelector("time").outerHTML, comment.querySelector(".say").outerHTML].join("\n")
        """);

    // What a screen reader adds to the name of the field: every id must lead somewhere.
    private static Task<string> DescriptionOfAsync(ILocator field) => field.EvaluateAsync<string>("""
        (field) => field.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent.trim()).join(" ")
        """);

    private static async Task TabToAsync(Commenter me, string selector, int most = 10)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await me.Page.PressAsync("Tab");
            if (await me.Page.AskAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"{most} presses of Tab do not lead to {selector}.");
    }
}
