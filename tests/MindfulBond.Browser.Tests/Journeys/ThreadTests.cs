using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody reads what others wrote, answers it, or reports it.</summary>
public sealed class ThreadTests(Run run) : Journey(run)
{
    [Fact]
    public async Task Reply_and_Report_say_whose_comment_they_mean()
    {
        var me = await CommenterAsync();
        await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        await Run.Talking.PublishAsync(me.Slug, "نور", "وأنا أيضا.");

        await me.OpenAsync();

        foreach (var name in new[] { "Wren", "نور" })
        {
            await Assertions.Expect(me.Page.Link($"Reply to {name}")).ToHaveCountAsync(1);
            await Assertions.Expect(me.Page.Link($"Report this comment from {name}")).ToHaveCountAsync(1);
            await Assertions.Expect(me.Browser.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = name, Exact = true })).ToHaveCountAsync(1);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_stands_under_what_it_answers(bool script)
    {
        var me = await CommenterAsync(script);
        var wren = await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        await me.OpenAsync();

        await me.Page.Link("Reply to Wren").ClickAsync();
        await Assertions.Expect(me.Browser.Locator("#mb-write-h")).ToHaveTextAsync("Answer Wren");
        await Assertions.Expect(me.Browser.Locator("#mb-write-h")).ToBeInViewportAsync();
        await me.WriteAsync($"So did we, {me.Slug}.", "Old Coat");
        await me.SeeAsync();
        await Assertions.Expect(me.Previewed.Locator("header")).ToContainTextAsync("to Wren");
        await me.SendAsync();
        await Run.Talking.ApproveAllAsync(me.Slug);
        await me.OpenAsync();

        var answer = me.Browser.Locator($"#comment-{wren.Id:N} ol .comment");
        await Assertions.Expect(answer).ToContainTextAsync("So did we, ");
        await Assertions.Expect(answer.Locator("header")).ToContainTextAsync("to Wren");
        await Assertions.Expect(me.Browser.Locator("#mb-talk-h")).ToHaveTextAsync("Two comments");
    }

    [Fact]
    public async Task An_error_while_answering_still_answers()
    {
        var me = await CommenterAsync();
        var wren = await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        await me.OpenAsync($"?answer={wren.Id:N}#mb-write");
        await me.WriteAsync("So did we.", "half.moon@example.com");
        await me.Button("See it as others will").ClickAsync();
        await Assertions.Expect(me.Browser.Locator("#mb-write-h")).ToHaveTextAsync("Answer Wren");

        await me.Name.FillAsync("Old Coat");
        await me.SeeAsync();
        await me.Button("Change").ClickAsync();

        await Assertions.Expect(me.Browser.Locator("#mb-write-h")).ToHaveTextAsync("Answer Wren");
        await Assertions.Expect(me.Body).ToHaveValueAsync("So did we.");
    }

    [Fact]
    public async Task A_permalink_lands_on_its_comment_also_on_a_later_page()
    {
        var me = await CommenterAsync();
        var all = new List<Comment>();
        for (var number = 1; number <= 53; number++) all.Add(await Run.Talking.PublishAsync(me.Slug, $"Reader {number}", $"Line {number} of many."));

        foreach (var comment in new[] { all[1], all[51] })
        {
            await me.Browser.GotoAsync("about:blank");
            await me.OpenAsync($"?comment={comment.Id:N}#comment-{comment.Id:N}");

            await Assertions.Expect(me.Browser.Locator(":target .say")).ToHaveTextAsync(comment.Text);
            await Assertions.Expect(me.Browser.Locator(":target header")).ToBeInViewportAsync();
        }

        await Assertions.Expect(me.Comments).ToHaveCountAsync(3);
        await Assertions.Expect(me.Browser.Locator("#mb-talk")).ToContainTextAsync("Comments 51 to 53 of 53, oldest first.");
        await me.Page.Link("Earlier comments").ClickAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(50);
        await Assertions.Expect(me.Browser.Locator("#mb-talk-h")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_answers_are_shown_and_then_all(bool script)
    {
        var me = await CommenterAsync(script);
        var wren = await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        for (var number = 1; number <= 23; number++) await Run.Talking.PublishAsync(me.Slug, $"Reader {number}", $"Answer {number}.", wren);
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(21);
        await Assertions.Expect(me.Comments.Last).ToContainTextAsync("Answer 20.");

        await me.Page.Link("All answers to Wren").ClickAsync();

        await Assertions.Expect(me.Comments).ToHaveCountAsync(24);
        await Assertions.Expect(me.Comments.Last).ToContainTextAsync("Answer 23.");
        await Assertions.Expect(me.Browser.Locator(":target header").First).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folded_comment_opens_when_asked(bool script)
    {
        var me = await CommenterAsync(script);
        var comment = await Run.Talking.PublishAsync(me.Slug, "Low Tide", "The year my mother was dying.");
        await Run.Talking.DecideAsync(comment.Id, (one, by, now) => one.FoldUnder("death", by, now));
        await me.OpenAsync();
        var words = me.Comments.Locator(".say");
        await Assertions.Expect(words).ToBeHiddenAsync();

        await me.Browser.GetByText("This comment talks about death. Show it").ClickAsync();

        await Assertions.Expect(words).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reporting_needs_a_reason_and_gives_words_that_tell_the_outcome(bool script)
    {
        var me = await CommenterAsync(script);
        var wren = await Run.Talking.PublishAsync(me.Slug, "Wren", "We sat there.");
        await me.OpenAsync();
        await me.Page.Link("Report this comment from Wren").ClickAsync();
        await me.Browser.GetByLabel("Anything that would help us see it").FillAsync("It’s about my sister.");
        await me.Button("Send the report").ClickAsync();
        var reasons = me.Browser.GetByRole(AriaRole.Radiogroup, new PageGetByRoleOptions { Name = "What’s wrong with it?" });
        if (script) await Assertions.Expect(me.Summary).ToBeFocusedAsync();
        await Assertions.Expect(reasons).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(reasons).ToHaveAttributeAsync("aria-describedby", "mb-why-e");
        Assert.Empty(await Run.Talking.ReportsAsync(wren.Id));

        await me.Browser.GetByLabel("It names or describes a real person").CheckAsync();
        await me.Button("Send the report").DblClickAsync();
        await Assertions.Expect(me.Heading).ToHaveTextAsync("Thank you. Someone will look");

        var report = Assert.Single(await Run.Talking.ReportsAsync(wren.Id));
        Assert.Equal((ReportReason.NamesSomeone, "It’s about my sister."), (report.Reason, report.Explanation));
        await me.OpenNoteAsync(await me.Phrase.InnerTextAsync());
        await Assertions.Expect(me.Heading).ToHaveTextAsync("Someone will look");
    }

    [Fact]
    public async Task The_page_says_when_nobody_has_written_and_when_it_is_closed()
    {
        var me = await CommenterAsync();
        await me.OpenAsync();
        await Assertions.Expect(me.Browser.Locator("#mb-talk")).ToContainTextAsync("Nobody has written here yet.");

        await using var closed = await TalkingSite.StartAsync("--Comments:CloseAfterDays=7");
        var late = new Commenter(await VisitAsync(closed.Served), closed, closed.NextSlug());
        await late.OpenAsync();

        await Assertions.Expect(late.Browser.Locator("#mb-talk")).ToContainTextAsync("This article takes no new comments any more");
        await Assertions.Expect(late.Body).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_written_while_it_closed_can_be_copied()
    {
        await using var site = await TalkingSite.StartAsync("--Comments:CloseAfterDays=22");
        var me = new Commenter(await VisitAsync(site.Served), site, site.NextSlug());
        await me.PreviewAsync();
        await me.Consent.CheckAsync();
        site.Wait(TimeSpan.FromDays(2));

        await me.Button("Send").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("Comments are closed here");
        await Assertions.Expect(me.Browser.GetByLabel("What you wrote")).ToHaveValueAsync(me.Words);
        Assert.Empty(await site.StoredAsync(me.Slug));
    }

    private async Task<Commenter> CommenterAsync(bool script = true) =>
        new(await VisitAsync(Run.Talking.Served, script: script), Run.Talking, Run.Talking.NextSlug());
}
