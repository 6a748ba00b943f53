using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Settings;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

/// <summary>Every decision of the desk by forms and links alone.</summary>
public sealed class DeskPagesTests
{
    private const string Secret = "The kettle and the stairs.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The button, what is typed for it, and where the comment stands afterwards.</summary>
    public static TheoryData<string, string, string, CommentStatus> Decisions => new()
    {
        { "do=publish", "", "", CommentStatus.Approved },
        { "do=publish-reply", "reply", "Thank you for this.", CommentStatus.Approved },
        { "do=publish-folded", "note", "death", CommentStatus.Approved },
        { "do=decline", "why", nameof(DeclineReason.Unkind), CommentStatus.Declined },
        { "do=spam", "", "", CommentStatus.Spam },
        { "do=keep", "message", "We keep it safe.", CommentStatus.KeptBack },
        { "do=write", "message", "A word to you.", CommentStatus.Pending },
        { "do=later", "", "", CommentStatus.Pending },
        { "do=hand-over", "second", "I know this person.", CommentStatus.Pending },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_decision_is_a_form_and_leads_to_the_next_comment(string button, string field, string typed, CommentStatus status)
    {
        await using var site = await Talking.StartAsync();
        var (first, second) = (await site.AddAsync(A.Sent(Secret)), await site.AddAsync(A.Sent("The second.")));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(first);

        var answer = await ada.PressAsync(button, field.Length > 0 ? [(field, typed)] : []);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains((button == "do=write" ? first : second).Id.ToString("N"), ada.Address, StringComparison.Ordinal);
        Assert.Contains("Quiet Heron", ada.Bar, StringComparison.Ordinal);
        var now = Assert.Single(await site.StoredAsync(), comment => comment.Id == first.Id);
        Assert.Equal(status, now.Status);
        if (button == "do=publish-folded") Assert.Equal("death", now.ContentNote);
        if (button == "do=decline") Assert.Equal(DeclineReason.Unkind, now.Reason);
        if (field == "message") Assert.Equal(typed, now.Message);
        if (button == "do=later") Assert.Equal(2, now.Turn);
        if (field == "second") Assert.Equal((typed, "ada@example.org"), (now.HandOverNote, now.HandedOverBy));
    }

    [Fact]
    public async Task The_bar_stays_until_the_next_action_and_its_undo_brings_the_comment_back()
    {
        await using var site = await Talking.StartAsync();
        var (first, _) = (await site.AddAsync(A.Sent(Secret)), await site.AddAsync(A.Sent("The second.")));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(first);
        await ada.PressAsync("do=publish");

        await ada.GoAsync("/admin/comments");
        await ada.GoAsync("/admin/comments?tab=published");
        Assert.StartsWith("Published Quiet Heron’s comment.", ada.Bar, StringComparison.Ordinal);
        await ada.PressAsync("do=undo");

        Assert.StartsWith("Taken back. Quiet Heron’s comment is waiting to be read again.", ada.Bar, StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
        await ada.PressAsync("do=undo");
        Assert.Equal(CommentStatus.Approved, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task Undoing_a_publication_with_a_reply_takes_both_back_and_the_reply_has_its_badge_until_then()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        await ada.PressAsync("do=publish-reply", ("reply", "Thank you for **this**."));

        var page = await site.PageAsync("/articles/ash");
        Assert.Equal("Author", page.QuerySelector(".chip.author")?.TextContent);
        Assert.Contains("Thank you for this.", page.Body!.TextContent, StringComparison.Ordinal);
        await ada.PressAsync("do=undo");

        Assert.StartsWith("Taken back, and the reply with it.", ada.Bar, StringComparison.Ordinal);
        var after = await site.TextAsync("/articles/ash");
        Assert.DoesNotContain(Secret, after, StringComparison.Ordinal);
        Assert.DoesNotContain("Thank you for", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_bears_no_authors_name_speaks_as_a_moderator()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret), A.Approved);
        var grace = await AtDesk.SitAsync(site, "grace@example.org", "Grace");
        await grace.OpenAsync(comment);

        await grace.PressAsync("do=reply", ("reply", "Thank you."));

        Assert.Equal("Moderator", (await site.PageAsync("/articles/ash")).QuerySelector(".chip.author")?.TextContent);
    }

    [Fact]
    public async Task Nothing_is_public_before_the_decision_and_everything_right_after_it()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        foreach (var address in Public) Assert.DoesNotContain(Secret, await site.TextAsync(address), StringComparison.Ordinal);
        await ada.OpenAsync(comment);

        await ada.PressAsync("do=publish");

        foreach (var address in Public) Assert.Contains(Secret, await site.TextAsync(address), StringComparison.Ordinal);
        Assert.Contains("\"commentCount\":1", (await site.TextAsync("/articles/ash")).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await ada.OpenAsync(comment);
        await ada.PressAsync("do=hide");
        foreach (var address in Public) Assert.DoesNotContain(Secret, await site.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_holds_nothing_of_a_text_before_it_is_opened_unless_first_words_are_wished_for()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        Assert.DoesNotContain("kettle", (await ada.GoAsync("/admin/comments")).Text, StringComparison.Ordinal);
        Assert.Contains("5 words", ada.Page.Words, StringComparison.Ordinal);

        var grace = await AtDesk.SitAsync(site, "grace@example.org", "Grace", account => account.ShowsFirstWords = true);

        Assert.Contains("kettle", (await grace.GoAsync("/admin/comments")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_urgent_one_shows_its_mark_first_and_its_words_when_asked_or_at_once_as_preferred()
    {
        await using var site = await Talking.StartAsync();
        var urgent = await site.AddAsync(A.Sent("I want to kill myself tonight, says the stair.") with { Distress = 2, Flags = "kill-myself" });
        var ada = await AtDesk.SitAsync(site);

        await ada.OpenAsync(urgent);
        Assert.Contains("The writer may be in danger", ada.Page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("says the stair", ada.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kill myself", ada.Page.Text, StringComparison.Ordinal);
        var show = ada.Page.Page.QuerySelector("[data-show]")!.GetAttribute("href")!;
        await ada.GoAsync(show);
        Assert.Contains("says the stair", ada.Page.Words, StringComparison.Ordinal);
        Assert.Equal("kill myself", ada.Page.Page.QuerySelector(".words mark")?.TextContent);
        await ada.PressAsync("do=start-2");
        Assert.StartsWith("I’m glad you wrote it somewhere", ada.Page.Page.QuerySelector("#mb-message")!.TextContent.TrimStart(), StringComparison.Ordinal);
        await ada.PressAsync("do=keep");
        Assert.Equal(CommentStatus.KeptBack, (await site.StoredAsync())[0].Status);

        var again = await site.AddAsync(A.Sent("I want to kill myself, says the other stair.") with { Distress = 2, Flags = "kill-myself" });
        var grace = await AtDesk.SitAsync(site, "grace@example.org", "Grace", account => account.ShowsUrgentAtOnce = true);
        Assert.Contains("says the other stair", (await grace.OpenAsync(again)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_with_everything_typed_kept()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);

        var unreasoned = await ada.PressAsync("do=decline", ("line", "Only the name."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.Status);
        Assert.Contains("Choose the reason", unreasoned.Page.QuerySelector("#mb-why-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Only the name.", unreasoned.Page.QuerySelector("#mb-line")!.TextContent.Trim());
        Assert.True(unreasoned.Page.QuerySelector("#mb-decline")!.HasAttribute("open"));

        var silent = await ada.PressAsync("do=publish-reply", ("reply", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Equal("Write the reply first. One line is enough.", silent.Page.QuerySelector("#mb-reply-e")!.TextContent);

        var long_ = new string('a', 2_001);
        var tooLong = await ada.PressAsync("do=keep", ("message", long_));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.Status);
        Assert.Equal(long_, tooLong.Page.QuerySelector("#mb-message")!.TextContent.Trim());
        Assert.Contains("1 character more", tooLong.Page.QuerySelector("#mb-message-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PressAsync("do=publish-folded")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PressAsync("do=hand-over")).Status);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task Two_moderators_at_once_the_second_is_told_and_loses_nothing_typed()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var (ada, grace) = (await AtDesk.SitAsync(site), await AtDesk.SitAsync(site, "grace@example.org", "Grace"));
        await ada.OpenAsync(comment);
        await grace.OpenAsync(comment);
        await ada.PressAsync("do=decline", ("why", nameof(DeclineReason.Unkind)));
        site.Clock.Advance(TimeSpan.FromMinutes(3));

        var overtaken = await grace.PressAsync("do=publish-reply", ("reply", "I am glad you said it."));

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("ada@example.org declined it: Hard on another reader 3\u00A0minutes ago.", overtaken.Words, StringComparison.Ordinal);
        Assert.Equal("I am glad you said it.", overtaken.Page.QuerySelector("#mb-reply-text")!.TextContent.Trim());
        Assert.Equal(CommentStatus.Declined, (await site.StoredAsync())[0].Status);
        // With the comment as it is now in sight, the same press is a decision.
        await grace.PressAsync("do=publish-reply");
        Assert.Equal(CommentStatus.Approved, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task What_another_moderator_did_already_changes_nothing_and_is_said()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var (ada, grace) = (await AtDesk.SitAsync(site), await AtDesk.SitAsync(site, "grace@example.org", "Grace"));
        await ada.OpenAsync(comment);
        await grace.OpenAsync(comment);
        await ada.PressAsync("do=publish");
        site.Clock.Advance(TimeSpan.FromSeconds(70));

        await grace.PressAsync("do=publish");

        Assert.Contains("Another moderator published this a minute ago. Nothing changed.", grace.Bar, StringComparison.Ordinal);
        Assert.Single(await EntriesAsync(site, comment));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task The_same_form_sent_twice_is_harmless(string button, string field, string typed, CommentStatus status)
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        var (path, fields) = ada.Press(button, field.Length > 0 ? [(field, typed)] : []);
        await ada.SendAsync(path, fields);
        var once = await site.StoredAsync();

        var again = await ada.SendAsync(path, fields);

        Assert.Equal(HttpStatusCode.OK, again.Status);
        var twice = await site.StoredAsync();
        Assert.Equal(once.Select(one => (one.Id, one.Status, one.Version, one.Turn)), twice.Select(one => (one.Id, one.Status, one.Version, one.Turn)));
        Assert.Equal(status, twice[0].Status);
    }

    [Fact]
    public async Task A_reply_to_a_published_comment_sent_twice_stands_once()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret), A.Approved);
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        var (path, fields) = ada.Press("do=reply", ("reply", "Thank you."));
        await ada.SendAsync(path, fields);

        var again = await ada.SendAsync(path, fields);

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("You answered it just now.", again.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await site.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_comment_withdrawn_under_the_cursor_leaves_nothing_to_decide_and_what_was_typed()
    {
        await using var site = await Talking.StartAsync();
        var (comment, other) = (await site.AddAsync(A.Sent(Secret)), await site.AddAsync(A.Sent("The second.")));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);

        var gone = await ada.PressAsync("do=publish-reply", ("reply", "I am glad."));

        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Its writer took it back. There is nothing left to decide.", gone.Words, StringComparison.Ordinal);
        Assert.Contains("I am glad.", gone.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, gone.Text, StringComparison.Ordinal);
        Assert.Contains(other.Id.ToString("N"), gone.Page.QuerySelector("a.btn")!.GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marked_details_are_replaced_by_one_press_and_the_original_is_gone()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("My husband Sam reads this. Write to half.moon@example.com.") with { Flags = "NameAfterRelation Email" });
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        Assert.Equal(["My husband Sam", "half.moon@example.com"], ada.Page.Page.QuerySelectorAll(".words mark").Select(mark => mark.TextContent));

        await ada.PressAsync("do=mask-2");
        Assert.DoesNotContain("half.moon", ada.Page.Text, StringComparison.Ordinal);
        Assert.Contains("My husband Sam", ada.Page.Text, StringComparison.Ordinal);
        await ada.PressAsync("do=mask-1");

        var now = (await site.StoredAsync())[0];
        Assert.DoesNotContain("Sam", now.Text + now.Html + now.EarlierText, StringComparison.Ordinal);
        Assert.Equal("", now.Flags);
        Assert.Contains("masked personal details", ada.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_comment_shows_both_versions_and_says_the_difference_in_words()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("We sat by the sea. I left."), one => one.Change(new ChangedText("Quiet Heron", "We sat by the lake. I left.", "<p>x</p>", 0, ""), A.Noon));
        var ada = await AtDesk.SitAsync(site);

        await ada.OpenAsync(comment);

        Assert.Equal("sea", ada.Page.Page.QuerySelector("#mb-both del")?.TextContent.Trim());
        Assert.Equal("lake", ada.Page.Page.QuerySelector("#mb-both ins")?.TextContent.Trim());
        Assert.Contains("Gone: “sea”.", ada.Page.Words, StringComparison.Ordinal);
        Assert.Contains("New: “lake”.", ada.Page.Words, StringComparison.Ordinal);
        Assert.Contains("Changed", (await ada.GoAsync("/admin/comments")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_is_looked_at_before_it_is_proposed_and_adds_nothing()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("My husband Sam and I sat there."));
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync($"/admin/comments/{comment.Id:N}/cut");

        foreach (var wrong in new[] { "", "My husband Sam and I sat there.", "My husband Tom and I sat there." })
        {
            var refused = await ada.PressAsync("do=look", ("shorter", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Page.QuerySelector("#mb-shorter-e"));
            Assert.Equal(wrong, refused.Page.QuerySelector("#mb-shorter")!.TextContent.Trim());
        }

        var looked = await ada.PressAsync("do=look", ("shorter", "My husband and I sat there."));
        Assert.Equal("Sam", looked.Page.QuerySelector(".versions del")?.TextContent.Trim());
        Assert.Contains("My husband and I sat there.", looked.Words, StringComparison.Ordinal);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
        await ada.PressAsync("do=propose", ("message", "Only the name."));

        var now = (await site.StoredAsync())[0];
        Assert.Equal((CommentStatus.CutProposed, "My husband and I sat there.", "Only the name."), (now.Status, now.ProposedText, now.Message));
        await ada.GoAsync($"/admin/comments/{comment.Id:N}?tab=cut-proposed");
        Assert.Null(ada.Page.Page.QuerySelector("button[value=publish]"));
        await ada.PressAsync("do=undo");
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task A_cut_of_a_comment_that_is_taken_back_meanwhile_leaves_the_message_and_no_word_of_the_comment()
    {
        await using var site = await Talking.StartAsync();
        var (comment, other) = (await site.AddAsync(A.Sent(Secret)), await site.AddAsync(A.Sent("The second.")));
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync($"/admin/comments/{comment.Id:N}/cut");
        await ada.PressAsync("do=look", ("shorter", "The kettle."));
        await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);

        var gone = await ada.PressAsync("do=propose", ("message", "Only the stairs.\nThank you."));

        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("There is nothing left to decide", gone.Words, StringComparison.Ordinal);
        Assert.Equal("Only the stairs.\nThank you.", Assert.Single(gone.Page.QuerySelectorAll("textarea")).TextContent.Trim());
        Assert.DoesNotContain("kettle", gone.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(other.Id.ToString("N"), gone.Page.QuerySelector("a.btn")!.GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_of_a_comment_that_another_decided_meanwhile_keeps_both_versions_and_the_message()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var (ada, grace) = (await AtDesk.SitAsync(site), await AtDesk.SitAsync(site, "grace@example.org", "Grace"));
        await grace.GoAsync($"/admin/comments/{comment.Id:N}/cut");
        await grace.PressAsync("do=look", ("shorter", "The kettle."));
        await ada.OpenAsync(comment);
        await ada.PressAsync("do=decline", ("why", nameof(DeclineReason.Unkind)));

        var overtaken = await grace.PressAsync("do=propose", ("message", "Only the stairs."));

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("ada@example.org declined it", overtaken.Words, StringComparison.Ordinal);
        Assert.Equal("Only the stairs.", overtaken.Page.QuerySelector("#mb-message")!.TextContent.Trim());
        Assert.Equal((CommentStatus.Declined, null), ((await site.StoredAsync())[0].Status, (await site.StoredAsync())[0].ProposedText));
    }

    [Fact]
    public async Task A_cut_of_a_comment_that_its_writer_changed_meanwhile_is_struck_anew_with_the_message_kept()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync($"/admin/comments/{comment.Id:N}/cut");
        await ada.PressAsync("do=look", ("shorter", "The kettle."));
        await site.MoveAsync(comment.Id, one => one.Change(new ChangedText("Quiet Heron", "The teapot and the stairs.", "<p>x</p>", 0, ""), A.Noon));

        var anew = await ada.PressAsync("do=propose", ("message", "Only the stairs."));

        Assert.Equal(HttpStatusCode.Conflict, anew.Status);
        Assert.Contains("It was changed while you read.", anew.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("The teapot and the stairs.", anew.Page.QuerySelector("#mb-shorter")!.TextContent.Trim());
        var looked = await ada.PressAsync("do=look", ("shorter", "The teapot."));
        Assert.Equal("Only the stairs.", looked.Page.QuerySelector("#mb-message")!.TextContent.Trim());
    }

    [Fact]
    public async Task Several_are_decided_at_once_and_those_to_be_read_one_by_one_are_left_and_counted()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 3; i++) await site.AddAsync(A.Sent($"Plain {i}."));
        await site.AddAsync(A.Sent("Urgent.") with { Distress = 2, Flags = "kill-myself" });
        await site.AddAsync(A.Sent("Marked.") with { Flags = "Email" });
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync("/admin/comments?all=1");

        await ada.PressAsync("do=publish");

        Assert.StartsWith("Published 3\u00A0comments. Left two to be read one by one: urgent, or with marked details.", ada.Bar, StringComparison.Ordinal);
        Assert.Equal(3, (await site.StoredAsync()).Count(comment => comment.Status == CommentStatus.Approved));
        await ada.PressAsync("do=undo");
        Assert.All(await site.StoredAsync(), comment => Assert.Equal(CommentStatus.Pending, comment.Status));
    }

    [Fact]
    public async Task Declining_several_asks_for_a_reason_and_keeps_the_choice()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("Plain."));
        await site.AddAsync(A.Sent("Not chosen."));
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync("/admin/comments");

        var refused = await ada.PressAsync("do=decline", ("id", $"{comment.Id:N}.{comment.Version}"), ("line", "Only that."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Single(refused.Page.QuerySelectorAll(".tick [checked]"));
        Assert.Equal("Only that.", refused.Page.QuerySelector("#mb-all-line")!.TextContent.Trim());
        await ada.PressAsync("do=decline", ("why", nameof(DeclineReason.Advertising)));

        var now = (await site.StoredAsync())[0];
        Assert.Equal((CommentStatus.Declined, DeclineReason.Advertising, "Only that."), (now.Status, now.Reason, now.Message));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PressAsync("do=spam")).Status);
    }

    [Fact]
    public async Task Reports_are_folded_together_and_answered()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret), A.Approved);
        foreach (var (reason, words, hash) in new[] { (ReportReason.Cruel, "It hurt <b>me</b>.", "a"), (ReportReason.Cruel, "", "b"), (ReportReason.AboutMe, "", "c") })
            await site.Book().AddReportAsync(new CommentReport(comment.Id, reason, words, hash, A.Noon), Cancel);
        var ada = await AtDesk.SitAsync(site);

        await ada.GoAsync("/admin/comments?tab=reported");
        Assert.Contains("Reported: it’s cruel (2), it’s about me", ada.Page.Words, StringComparison.Ordinal);
        await ada.OpenAsync(comment, "?tab=reported");
        Assert.Contains("Reported by three readers", ada.Page.Words, StringComparison.Ordinal);
        Assert.Contains("It hurt <b>me</b>.", ada.Page.Words, StringComparison.Ordinal);
        await ada.PressAsync("do=leave-up", ("reporters", "We read it twice."));

        await using var database = site.Database();
        Assert.All(database.CommentReports, report => Assert.Equal((ReportOutcome.LeftUp, "We read it twice."), (report.Outcome, report.Message)));
        Assert.Contains("Nothing is reported.", (await ada.GoAsync("/admin/comments?tab=reported")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tabs_filters_and_words_find_what_they_say()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("The lighthouse.") with { Name = "Old" });
        site.Clock.Advance(TimeSpan.FromHours(30));
        await site.AddAsync(A.Sent("The harbour.") with { Name = "Young", ArticleSlug = "birch", Flags = "Email no-way-on" });
        var handed = await site.AddAsync(A.Sent("The harbour again.") with { Name = "Handed" }, one => one.HandOver("Please.", "grace", A.Noon));
        await site.AddAsync(A.Sent("The harbour, published.") with { Name = "Public" }, A.Approved);
        await site.Book().AddReportAsync(new CommentReport(handed.Id, ReportReason.Cruel, "", "x", A.Noon), Cancel);
        await site.IndexWordsAsync();
        var ada = await AtDesk.SitAsync(site);

        foreach (var (query, names) in new[]
        {
            ("", "Old Young Handed"), ("?article=birch", "Young"), ("?flag=Email", "Young"), ("?flag=no-way-on", "Young"), ("?older=24", "Old"), ("?find=harbour", "Young Handed"),
            ("?find=harb*&article=ash", "Handed"), ("?handed=1", "Handed"), ("?handed=1&find=harbour", "Handed"), ("?older=24&find=harbour", ""), ("?tab=published", "Public"),
            ("?tab=published&find=harbour", "Public"), ("?tab=spam", ""), ("?tab=nonsense&page=x&older=-3", "Old Young Handed"), ("?page=2", ""),
        })
        {
            await ada.GoAsync("/admin/comments" + query);
            Assert.Equal(names, string.Join(' ', ada.Page.Page.QuerySelectorAll(".queue .beside b").Select(name => name.TextContent)));
        }
    }

    [Fact]
    public async Task Care_comes_first_then_what_waits_then_what_was_left_for_later()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("x") with { Name = "Later" }, one => one.ReadLater());
        await site.AddAsync(A.Sent("x") with { Name = "Waiting" });
        await site.AddAsync(A.Sent("x") with { Name = "Care", Distress = 2, Flags = "kill-myself" });
        var ada = await AtDesk.SitAsync(site);

        await ada.GoAsync("/admin/comments");

        Assert.Equal(["Care first", "Waiting, oldest first", "Left for later"], ada.Page.Page.QuerySelectorAll("h2.set").Select(heading => heading.TextContent));
        Assert.Equal(["Care", "Waiting", "Later"], ada.Page.Page.QuerySelectorAll(".queue .beside b").Select(name => name.TextContent));
        Assert.Equal("May be in danger", ada.Page.Page.QuerySelector(".beside .chip.alert")?.TextContent);
    }

    [Fact]
    public async Task Fifty_stand_on_a_page_and_the_others_on_the_next()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 51; i++) await site.AddAsync(A.Sent($"Comment {i}."));
        var ada = await AtDesk.SitAsync(site);

        await ada.GoAsync("/admin/comments");
        Assert.Equal(50, ada.Page.Page.QuerySelectorAll(".queue > li").Length);
        await ada.GoAsync(ada.Page.Page.QuerySelector("[data-more]")!.GetAttribute("href")!);

        Assert.Single(ada.Page.Page.QuerySelectorAll(".queue > li"));
    }

    [Fact]
    public async Task An_empty_queue_says_to_close_the_laptop()
    {
        await using var site = await Talking.StartAsync();
        var ada = await AtDesk.SitAsync(site);

        Assert.Equal("Nothing is waiting. Close the laptop", (await ada.GoAsync("/admin/comments")).Heading);
    }

    [Fact]
    public async Task A_batch_of_five_has_an_end_with_what_was_done_and_an_undo_each()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 7; i++) await site.AddAsync(A.Sent($"Comment {i}.") with { Name = $"Writer {i}" });
        var ada = await AtDesk.SitAsync(site, prefer: account => account.ReadsInFives = true);
        await ada.GoAsync("/admin/comments");
        await ada.GoAsync(ada.Page.Page.QuerySelector(".queue .apart")!.GetAttribute("href")!);

        for (var i = 0; i < 5; i++)
        {
            Assert.Contains($"{new[] { "One", "Two", "Three", "Four", "Five" }[i]} of five.", ada.Page.Words, StringComparison.Ordinal);
            await ada.PressAsync(i == 4 ? "do=spam" : "do=publish");
        }

        Assert.Equal("Done for now", ada.Page.Heading);
        Assert.Contains("You read five. Four were published, one was marked as spam.", ada.Page.Words, StringComparison.Ordinal);
        Assert.Contains("Two. The oldest has", ada.Page.Words, StringComparison.Ordinal);
        Assert.Equal("Leave it there", ada.Page.Page.QuerySelector("a.btn:not(.plain)")?.TextContent);
        Assert.Equal(5, ada.Page.Page.QuerySelectorAll(".rows button[value=undo]").Length);
        await ada.PressAsync("do=undo");
        Assert.Equal("Done for now", ada.Page.Heading);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
        Assert.Equal(4, ada.Page.Page.QuerySelectorAll(".rows button[value=undo]").Length);
    }

    [Fact]
    public async Task Undoing_one_of_several_from_its_own_page_leaves_the_others()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 3; i++) await site.AddAsync(A.Sent($"Comment {i}."));
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync("/admin/comments?all=1");
        await ada.PressAsync("do=publish");
        await ada.OpenAsync((await site.StoredAsync())[1]);

        var (path, fields) = ada.Press("do=undo");
        Assert.Contains(fields, field => field.Name == "only");
        await ada.SendAsync(path, fields);

        Assert.Equal([CommentStatus.Approved, CommentStatus.Pending, CommentStatus.Approved], (await site.StoredAsync()).Select(comment => comment.Status));
    }

    [Fact]
    public async Task After_as_many_as_one_meant_to_read_the_desk_offers_to_stop()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 3; i++) await site.AddAsync(A.Sent($"Comment {i}."));
        var ada = await AtDesk.SitAsync(site, prefer: account => account.StopsAfter = 2);
        await ada.GoAsync("/admin/comments");
        Assert.Null(ada.Page.Page.QuerySelector(".enough"));

        foreach (var comment in (await site.StoredAsync()).Take(2))
        {
            await ada.OpenAsync(comment);
            await ada.PressAsync("do=publish");
        }

        await ada.GoAsync("/admin/comments");
        Assert.Contains("You have read two today", ada.Page.Page.QuerySelector(".enough")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comments_of_an_article_are_closed_and_opened_from_a_comment()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);

        await ada.PressAsync("do=close-thread");
        Assert.Equal(HttpStatusCode.Conflict, (await site.PreviewAsync()).Status);
        await ada.PressAsync("do=open-thread");

        Assert.Equal(HttpStatusCode.OK, (await site.PreviewAsync()).Status);
    }

    [Fact]
    public async Task Private_notes_are_answered_put_off_and_handed_over_and_never_stand_among_the_comments()
    {
        await using var site = await Talking.StartAsync();
        var (first, second) = (await site.AddAsync(A.Sent("Only for you: the kettle.") with { IsPrivate = true, Name = "Wren" }), await site.AddAsync(A.Sent("The other note.") with { IsPrivate = true }));
        var ada = await AtDesk.SitAsync(site);
        Assert.Equal("Nothing is waiting. Close the laptop", (await ada.GoAsync("/admin/comments")).Heading);
        Assert.EndsWith("/admin/notes?open=" + first.Id.ToString("N"), (await ada.OpenAsync(first), ada.Address).Address, StringComparison.Ordinal);

        await ada.GoAsync("/admin/notes");
        Assert.Contains("the kettle", ada.Page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("The other note", ada.Page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PressAsync("do=answer", ("second", "kept"))).Status);
        await ada.PressAsync("do=answer", ("answer", "It is not too late."));
        Assert.StartsWith("Answered Wren’s note.", ada.Bar, StringComparison.Ordinal);
        await ada.PressAsync("do=hand-over", ("second", "You know more about this."));
        await ada.PressAsync("do=later");

        var now = await site.StoredAsync();
        Assert.Equal((CommentStatus.KeptBack, "It is not too late."), (now[0].Status, now[0].Message));
        Assert.Equal((second.Id, 2, "ada@example.org"), (now[1].Id, now[1].Turn, now[1].HandedOverBy));
        Assert.Contains("answered on", ada.Page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("kettle", await site.TextAsync("/articles/ash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_note_that_was_withdrawn_under_the_cursor_can_still_be_copied()
    {
        await using var site = await Talking.StartAsync();
        var note = await site.AddAsync(A.Sent(Secret) with { IsPrivate = true });
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync("/admin/notes");
        await site.Book().WithdrawAsync(note.Id, site.Clock.GetUtcNow().UtcDateTime, Cancel);

        var gone = await ada.PressAsync("do=answer", ("answer", "A long answer."));

        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Equal("A long answer.", gone.Page.QuerySelector("textarea[readonly]")!.TextContent.Trim());
        Assert.DoesNotContain(Secret, gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_get_all_tabs_with_their_counts_as_they_are()
    {
        await using var site = await Talking.StartAsync();
        foreach (var text in new[] { "One.", "Two.", "Three." }) await site.AddAsync(A.Sent(text));
        await site.AddAsync(A.Sent("Four."), comment => comment.MarkSpam("bea", site.Clock.GetUtcNow().UtcDateTime));
        var ada = await AtDesk.SitAsync(site);

        var tabs = await ada.GoAsync("/admin/comments?tab=spam&handler=tabs", "X-Desk: 1");

        Assert.Equal("parts", tabs.Headers["X-Desk"]);
        Assert.Null(tabs.Page.QuerySelector("main"));
        Assert.Equal(["Waiting\u00A03", "Spam\u00A01"], tabs.Page.QuerySelectorAll(".tabs a").Where(tab => tab.QuerySelector("b") is not null).Select(tab => tab.TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("/admin/comments?tab=spam", tabs.Page.QuerySelector("[aria-current]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_no_further_than_the_door()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var addresses = new[] { "/admin/comments", $"/admin/comments/{comment.Id:N}", $"/admin/comments/{comment.Id:N}/cut", "/admin/comments/keys", "/admin/comments/done", "/admin/notes", "/admin/danger" };

        foreach (var address in addresses)
        {
            using var answer = await site.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{address} answers {answer.StatusCode}\n{site.Log()}");
            Assert.Contains("/admin/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            using var posted = await site.SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent([KeyValuePair.Create("do", "publish")]));
            Assert.NotEqual(HttpStatusCode.OK, posted.StatusCode);
        }

        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);

        var answer = await ada.SendAsync($"/admin/comments/{comment.Id:N}", [("do", "publish"), ("version", "0")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(CommentStatus.Pending, (await site.StoredAsync())[0].Status);
    }

    [Fact]
    public async Task The_keys_get_the_changed_parts_alone()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);
        var (path, fields) = ada.Press("do=publish");

        var parts = await ada.GoAsync($"/admin/comments/{comment.Id:N}?beside=1", "X-Desk: 1");
        Assert.DoesNotContain("<html", parts.Text, StringComparison.Ordinal);
        Assert.NotNull(parts.Page.QuerySelector("#mb-pane"));
        var answer = await ada.SendAsync(path, fields, "X-Desk: 1");

        Assert.Equal((HttpStatusCode.OK, "parts"), (answer.Status, answer.Headers["X-Desk"]));
        Assert.DoesNotContain("<html", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Published Quiet Heron’s comment.", answer.Words, StringComparison.Ordinal);
        Assert.Null(answer.Page.QuerySelector("#mb-pane"));
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text_everywhere()
    {
        const string Hostile = "\"><script>window.broken=1</script><img src=x onerror=window.broken=1>{{7*7}}@(1+1)";
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(
            A.Sent(Hostile) with { Name = Hostile, Flags = "\"><script>", Distress = 0 }, one => one.HandOver(Hostile, Hostile, A.Noon), one => one.WriteTo(Hostile, Hostile, A.Noon));
        var published = await site.AddAsync(A.Sent(Hostile) with { Name = Hostile }, A.Approved);
        await site.AddAsync(A.Sent(Hostile) with { Name = Hostile, IsPrivate = true });
        await site.Book().AddReportAsync(new CommentReport(published.Id, ReportReason.Cruel, Hostile, "x", A.Noon), Cancel);
        var ada = await AtDesk.SitAsync(site, prefer: account => account.ShowsFirstWords = true);

        foreach (var address in new[]
        {
            "/admin/comments", $"/admin/comments?open={comment.Id:N}&find=%22%3E%3Cscript%3E", $"/admin/comments/{comment.Id:N}", $"/admin/comments/{comment.Id:N}/cut", "/admin/notes",
            "/admin/comments?tab=reported", $"/admin/comments/{published.Id:N}", "/admin/comments?article=%22%3E%3Cscript%3E",
        })
        {
            await ada.GoAsync(address);
            Assert.Equal(HttpStatusCode.OK, ada.Page.Status);
            Assert.DoesNotContain("<script>window", ada.Page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", ada.Page.Text, StringComparison.Ordinal);
            Assert.All(ada.Page.Page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src")));
        }

        await ada.OpenAsync(comment);
        await ada.PressAsync("do=decline", ("line", Hostile));
        Assert.DoesNotContain("<script>window", ada.Page.Text, StringComparison.Ordinal);
        Assert.Contains(Hostile, ada.Page.Page.QuerySelector("#mb-line")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_leads_nowhere_but_to_the_desk()
    {
        Assert.Equal("/admin/notes", DeskPlace.Back("/admin/notes"));
        foreach (var foreign in new[] { null, "", "//evil.example", "https://evil.example", "/articles/ash", "/admin/\\evil.example", "/adminx" }) Assert.Equal(DeskPlace.Queue, DeskPlace.Back(foreign));
    }

    [Fact]
    public async Task Each_reason_shows_exactly_what_its_writer_reads()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent(Secret));
        var ada = await AtDesk.SitAsync(site);

        await ada.OpenAsync(comment);

        var texts = site.Services.GetRequiredService<DeskTexts>();
        var reasons = Enum.GetValues<DeclineReason>().Where(reason => reason != DeclineReason.NoAnswer).Select(reason => $"“{texts.Reason(reason)}”");
        Assert.Equal(reasons, ada.Page.Page.QuerySelectorAll("#mb-decline .pick .hint").Select(sentence => sentence.TextContent));
    }

    private static string[] Public => ["/articles/ash", "/articles/ash/comments.xml"];

    private static async Task<List<ModerationEntry>> EntriesAsync(SiteFixture site, Comment comment)
    {
        await using var database = site.Database();
        return await database.ModerationEntries.Where(entry => entry.CommentId == comment.Id).ToListAsync(Cancel);
    }
}
