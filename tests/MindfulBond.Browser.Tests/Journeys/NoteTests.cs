using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody comes back with five words.</summary>
public sealed class NoteTests(Run run) : Journey(run)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_words_open_it_whatever_their_case_and_spacing(bool script)
    {
        var me = await CommenterAsync(script);
        var phrase = await me.CommentAsync(name: "Half Moon");

        await me.OpenNoteAsync(phrase.ToUpperInvariant().ReplaceLineEndings(" ,  "));

        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s waiting to be read");
        if (script) await Assertions.Expect(me.Heading).ToBeFocusedAsync();
        await Assertions.Expect(me.Browser.Locator(".yours")).ToContainTextAsync("Half Moon");
        await Assertions.Expect(me.Browser.Locator(".yours strong")).ToHaveTextAsync("laughed");
        Assert.EndsWith("/note", me.Browser.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_leaves_the_page_at_once_and_waits_to_be_read(bool script)
    {
        var me = await CommenterAsync(script);
        var phrase = await me.CommentAsync(name: "Half Moon");
        await Run.Talking.ApproveAllAsync(me.Slug);
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(1);

        await me.OpenNoteAsync(phrase);
        await me.Button("Change it").ClickAsync();
        await Assertions.Expect(me.Body).ToHaveValueAsync(me.Words);
        await Assertions.Expect(me.Name).ToHaveValueAsync("Half Moon");
        await me.WriteAsync("Said another way in " + me.Slug, "Half Moon");
        await me.Button("Send the change").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s waiting to be read");
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(0);
        await Run.Talking.ApproveAllAsync(me.Slug);
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToContainTextAsync(["Said another way"]);
        await Assertions.Expect(me.Comments).ToContainTextAsync(["changed by its writer"]);
    }

    [Fact]
    public async Task A_change_that_cannot_go_on_says_why_beside_its_field_and_keeps_it()
    {
        var me = await CommenterAsync();
        await me.OpenNoteAsync(await me.CommentAsync());
        await me.Button("Change it").ClickAsync();
        await me.WriteAsync("Kept.", "half.moon@example.com");

        await me.Button("Send the change").ClickAsync();

        await Assertions.Expect(me.Summary).ToBeFocusedAsync();
        await Assertions.Expect(me.Name).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(me.Name).ToHaveAttributeAsync("aria-describedby", "mb-name-e");
        await Assertions.Expect(me.Browser.Locator("#mb-name-e")).ToContainTextAsync("That looks like an email address.");
        await Assertions.Expect(me.Body).ToHaveValueAsync("Kept.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_withdrawn_is_gone_from_page_and_feed(bool script)
    {
        var me = await CommenterAsync(script);
        var phrase = await me.CommentAsync($"Nobody shall read this after all, {me.Slug}.");
        await Run.Talking.ApproveAllAsync(me.Slug);
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(1);
        Assert.Contains("Nobody shall read", await FeedAsync(me), StringComparison.Ordinal);

        await me.OpenNoteAsync(phrase);
        await me.Button("Withdraw it for good").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s gone");
        await me.OpenAsync();
        await Assertions.Expect(me.Comments).ToHaveCountAsync(0);
        Assert.DoesNotContain("Nobody shall read", await me.Browser.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody shall read", await FeedAsync(me), StringComparison.Ordinal);
        Assert.Empty(await Run.Talking.StoredAsync(me.Slug));
        await me.OpenNoteAsync(phrase);
        await Assertions.Expect(me.Browser.Locator(".wrong")).ToContainTextAsync("Those five words don’t open anything.");
    }

    [Fact]
    public async Task Where_somebody_answered_a_nameless_line_keeps_the_place()
    {
        var me = await CommenterAsync();
        var phrase = await me.CommentAsync(name: "Half Moon");
        await Run.Talking.ApproveAllAsync(me.Slug);
        await Run.Talking.PublishAsync(me.Slug, "Juniper", "Same here.", Assert.Single(await Run.Talking.StoredAsync(me.Slug)));

        await me.OpenNoteAsync(phrase);
        await me.Button("Withdraw it for good").ClickAsync();
        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s gone");
        await me.OpenAsync();

        await Assertions.Expect(me.Comments.First).ToHaveTextAsync("A comment was withdrawn by its writer");
        await Assertions.Expect(me.Comments.Last).ToContainTextAsync("Same here.");
        Assert.DoesNotContain("Half Moon", await me.Browser.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_cut_is_published_when_its_writer_agrees()
    {
        var me = await CommenterAsync();
        var phrase = await me.CommentAsync("My husband Sam laughed on the stairs.");
        var comment = Assert.Single(await Run.Talking.StoredAsync(me.Slug));
        await Run.Talking.DecideAsync(comment.Id, (one, by, now) => one.ProposeCut("My husband laughed on the stairs.", "Only the name.", by, now));

        await me.OpenNoteAsync(phrase);
        await Assertions.Expect(me.Heading).ToHaveTextAsync("One small cut, if you agree");
        await Assertions.Expect(me.Browser.Locator(".versions .letter")).ToHaveTextAsync(["My husband Sam laughed on the stairs.", "My husband laughed on the stairs."]);
        await Assertions.Expect(me.Browser.Locator(".versions del")).ToHaveTextAsync(["Sam"]);
        await Assertions.Expect(me.Browser.GetByText("What would go: “Sam”.")).ToBeVisibleAsync();
        await me.Button("Agree, and publish the cut version").ClickAsync();

        await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s published");
        await me.Page.Link("See it on the page").ClickAsync();
        await Assertions.Expect(me.Browser.Locator(":target .say")).ToHaveTextAsync("My husband laughed on the stairs.");
        await Assertions.Expect(me.Browser.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Wrong_words_open_nothing_and_say_so_beside_the_field()
    {
        var me = await CommenterAsync();

        await me.OpenNoteAsync("slow lantern river almond wool");

        var field = me.Browser.GetByLabel("Your five words");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-describedby", "mb-phrase-e mb-phrase-h");
        await Assertions.Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_note_can_be_printed()
    {
        var me = await CommenterAsync();
        await me.OpenNoteAsync(await me.CommentAsync());

        await me.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(me.Browser.Locator(".yours")).ToBeVisibleAsync();
        await Assertions.Expect(me.Button("Withdraw it for good")).ToBeHiddenAsync();
    }

    private async Task<Commenter> CommenterAsync(bool script = true) =>
        new(await VisitAsync(Run.Talking.Served, script: script), Run.Talking, Run.Talking.NextSlug());

    private static async Task<string> FeedAsync(Commenter me)
    {
        var feed = await me.Browser.APIRequest.GetAsync(me.Address + "/comments.xml");
        Assert.Equal(200, feed.Status);
        return await feed.TextAsync();
    }
}
