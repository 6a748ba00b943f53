using System.Net;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Settings;

/// <summary>All comments closed for a while, because nobody is there to read them.</summary>
public sealed class AwayTests
{
    private const string Text = "We are by the sea until Sunday.";

    [Fact]
    public async Task Closing_takes_the_form_off_every_page_that_was_kept_and_says_why()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("It rained."), A.Approved);
        foreach (var slug in new[] { "ash", "birch" }) Assert.NotNull((await site.PageAsync($"/articles/{slug}")).QuerySelector("textarea[name=body]"));

        await CloseAsync(site, "2026-11-29");

        foreach (var slug in new[] { "ash", "birch" })
        {
            var page = await site.PageAsync($"/articles/{slug}");
            Assert.Null(page.QuerySelector("main form"));
            Assert.Contains(Text, page.QuerySelector("#mb-write")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("29\u00A0November\u00A02026", page.QuerySelector("#mb-write")!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("#mb-write a[href='/help']"));
        }

        Assert.Contains("It rained.", (await site.PageAsync("/articles/ash")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It rained.", await site.TextAsync("/articles/ash/comments.xml"), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/articles/ash")).QuerySelector(".tools a[href*='answer=']"));
    }

    [Theory]
    [InlineData("ash", true, "#mb-write", "closed for a while")]
    [InlineData("closed", false, "#mb-write", "Comments are closed here")]
    public async Task An_article_closed_for_good_says_so_and_not_that_somebody_is_away(string slug, bool isAway, string place, string words)
    {
        await using var site = await Talking.StartAsync("--Away:On=true", $"--Away:Text={Text}");

        var said = (await site.PageAsync($"/articles/{slug}")).QuerySelector(place)!.TextContent;

        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Equal(isAway, said.Contains(Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_form_that_was_open_before_is_answered_with_everything_typed_still_there(string isPrivate)
    {
        await using var site = await Talking.StartAsync();
        (string, string)[] quiet = isPrivate == "true" ? [("private", "true")] : [];
        var preview = await site.PreviewAsync("Words of the first tab.", "Wren", "ash", quiet);
        site.Clock.Advance(Talking.AMoment);
        await CloseAsync(site);

        var sent = await site.SendAsync(preview);
        var previewed = await site.PreviewAsync("Words of the second tab.", "Wren", "birch", quiet);

        foreach (var (answer, words) in new[] { (sent, "Words of the first tab."), (previewed, "Words of the second tab.") })
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.Contains(Text, answer.Words, StringComparison.Ordinal);
            Assert.Contains(words, answer.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Wren", answer.Page.QuerySelector("input[readonly]")!.GetAttribute("value"));
        }

        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task Reports_still_come_and_a_note_still_opens()
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync("It rained.");
        var comment = Assert.Single(await site.StoredAsync());
        await site.MoveAsync(comment.Id, A.Approved);
        await CloseAsync(site);

        var report = await site.PageAsync($"/articles/ash/comments/{comment.Id:N}/report");
        var note = await site.PostAsync("/note", [("phrase", phrase)]);

        Assert.NotNull(report.QuerySelector("main form"));
        Assert.Contains("published", note.Heading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_comment_can_still_be_changed_and_its_writer_knows_that_nobody_reads_it(bool isAway)
    {
        await using var site = await Talking.StartAsync();
        var phrase = await site.WriteAsync("It rained in Leeds.", "Wren");
        await site.MoveAsync(Assert.Single(await site.StoredAsync()).Id, A.Approved);
        if (isAway) await CloseAsync(site, "2026-11-29");

        var note = await site.PostAsync("/note", [("phrase", phrase)]);
        var form = await site.PostAsync("/note", [.. note.Fields("change"), ("action", "change")]);
        var changed = await site.PostAsync("/note", [.. form.Fields("save").Where(field => field.Name != "body"), ("body", "It rained."), ("action", "save")]);

        Assert.Null(note.Page.GetElementById("mb-away"));
        foreach (var page in new[] { form, changed })
        {
            Assert.Equal(isAway, page.Page.GetElementById("mb-away")?.TextContent.Contains("Nobody is here to read it before 29\u00A0November\u00A02026", StringComparison.Ordinal) ?? false);
            Assert.Equal(isAway, page.Page.QuerySelector("#mb-away a[href='/help']") is not null);
        }

        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((CommentStatus.Pending, "It rained."), (stored.Status, stored.Text));
        Assert.DoesNotContain("Leeds", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_its_day_comes_comments_open_by_themselves()
    {
        await using var site = await Talking.StartAsync();
        await CloseAsync(site, "2026-11-24");
        site.Clock.Advance(TimeSpan.FromHours(35));
        Assert.Null((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));

        // Over the midnight at which the 24th begins in London.
        site.Clock.Advance(TimeSpan.FromHours(2));

        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync()).Status);
        var owner = await DeskVisit.StartAsync(site);
        Assert.Contains("Comments are open.", (await owner.OpenAsync("/admin/settings")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_open_again_at_a_press()
    {
        await using var site = await Talking.StartAsync();
        var owner = await CloseAsync(site);
        Assert.Null((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));

        await owner.PressAsync(await owner.OpenAsync("/admin/settings"), "#set-Away-Until", ("Away:On", "false"));

        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
    }

    [Fact]
    public async Task A_day_that_has_passed_closes_nothing()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);

        var answer = await owner.PressAsync(await owner.OpenAsync("/admin/settings"), "#set-Away-Until", ("Away:Until", "2026-11-22"), ("Away:On", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choose a later one", answer.Words, StringComparison.Ordinal);
        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
    }

    private static async Task<DeskVisit> CloseAsync(SiteFixture site, string until = "")
    {
        var owner = await DeskVisit.StartAsync(site);
        var answer = await owner.PressAsync(await owner.OpenAsync("/admin/settings"), "#set-Away-Until", ("Away:Until", until), ("Away:Text", Text), ("Away:On", "true"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return owner;
    }
}
