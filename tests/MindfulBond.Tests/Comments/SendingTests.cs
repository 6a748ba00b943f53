using System.Net;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>From the form over the preview to the receipt.</summary>
public class SendingTests
{
    [Fact]
    public async Task A_preview_stores_nothing_and_discarding_leaves_nothing()
    {
        await using var site = await Talking.StartAsync();

        var preview = await site.PreviewAsync();
        var discarded = await site.PostAsync("/articles/ash/comments", [.. preview.Fields("discard"), ("action", "discard")]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (preview.Status, discarded.Status));
        Assert.Contains("Nothing has been stored yet", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored", discarded.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Talking.Words, discarded.Text, StringComparison.Ordinal);
        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task Send_stores_what_was_previewed_and_nobody_else_sees_it()
    {
        await using var site = await Talking.StartAsync();
        var before = await site.TextAsync("/articles/ash");

        var phrase = await site.WriteAsync("*Rain*, and nothing said.", "Blue Door");

        var stored = Assert.Single(await site.StoredAsync());
        Assert.Equal((CommentStatus.Pending, "ash", "Blue Door", "*Rain*, and nothing said.", false), (stored.Status, stored.ArticleSlug, stored.Name, stored.Text, stored.IsPrivate));
        Assert.Equal(5, phrase.Split(' ').Length);
        Assert.Equal(before, await site.TextAsync("/articles/ash"));
    }

    [Fact]
    public async Task Sending_fifty_times_at_once_stores_once_and_shows_the_same_words()
    {
        await using var site = await Talking.StartAsync("--Comments:SendsPerHour=5");
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => site.SendAsync(preview)));

        Assert.All(receipts, receipt => Assert.Equal(HttpStatusCode.OK, receipt.Status));
        Assert.NotNull(Assert.Single(receipts.Select(receipt => receipt.Phrase).Distinct()));
        Assert.Single(await site.StoredAsync());
    }

    [Fact]
    public async Task The_same_receipt_comes_for_ten_minutes_and_then_without_the_words()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);
        var first = await site.SendAsync(preview);

        site.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var again = await site.SendAsync(preview);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await site.SendAsync(preview);

        Assert.Equal(first.Phrase, again.Phrase);
        Assert.Equal((HttpStatusCode.OK, null), (late.Status, late.Phrase));
        Assert.Contains("can’t be shown again", late.Words, StringComparison.Ordinal);
        Assert.Single(await site.StoredAsync());
    }

    [Fact]
    public async Task A_seal_that_was_changed_is_anothers_or_has_expired_leads_back_to_the_preview()
    {
        await using var site = await Talking.StartAsync();
        await using var elsewhere = await Talking.StartAsync();
        var (mine, theirs, birch) = (await site.PreviewAsync(), await elsewhere.PreviewAsync(), await site.PreviewAsync(slug: "birch"));
        site.Clock.Advance(Talking.AMoment);

        var answers = new List<Answer>();
        foreach (var wrong in new[] { mine.Field("send", "sealed")[..^2] + "AA", theirs.Field("send", "sealed"), birch.Field("send", "sealed"), "", "nonsense", new string('a', 5000) })
            answers.Add(await site.PostAsync("/articles/ash/comments", [("body", Talking.Words), ("sealed", wrong), ("consent", "true"), ("action", "send")]));
        site.Clock.Advance(TimeSpan.FromHours(12));
        answers.Add(await site.SendAsync(mine));

        Assert.All(answers, IsPreviewAgain);
        Assert.Empty(await site.StoredAsync());
        site.Clock.Advance(Talking.AMoment);
        Assert.Equal(HttpStatusCode.OK, (await site.SendAsync(answers[^1])).Status);
    }

    [Theory]
    [InlineData("body", "Something else entirely.")]
    [InlineData("name", "Another Name")]
    [InlineData("private", "true")]
    public async Task What_was_changed_after_the_preview_is_previewed_again(string field, string value)
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync(name: "Blue Door");
        site.Clock.Advance(Talking.AMoment);

        var answer = await site.PostAsync(
            "/articles/ash/comments", [.. preview.Fields("send").Where(one => one.Name != field), (field, value), ("consent", "true"), ("action", "send")]);

        IsPreviewAgain(answer);
        Assert.Equal(value, answer.Field("send", field));
        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task Two_seconds_are_the_least_a_person_takes()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();

        site.Clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromMilliseconds(1));
        var tooFast = await site.SendAsync(preview);
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var human = await site.SendAsync(preview);

        IsPreviewAgain(tooFast);
        Assert.Equal(HttpStatusCode.OK, human.Status);
        Assert.NotNull(human.Phrase);
    }

    [Fact]
    public async Task A_slow_typist_is_not_hurried()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();

        site.Clock.Advance(TimeSpan.FromHours(12));
        var receipt = await site.SendAsync(preview);

        Assert.NotNull(receipt.Phrase);
    }

    [Fact]
    public async Task Without_consent_nothing_is_stored_and_a_tick_is_all_that_is_missing()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);

        var unticked = await site.PostAsync("/articles/ash/comments", [.. preview.Fields("send"), ("action", "send")]);
        var before = await site.StoredAsync();
        var receipt = await site.SendAsync(unticked);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unticked.Status);
        Assert.Contains("Tick the box", unticked.Words, StringComparison.Ordinal);
        Assert.Empty(before);
        Assert.NotNull(receipt.Phrase);
    }

    [Fact]
    public async Task The_preview_is_what_is_published()
    {
        await using var site = await Talking.StartAsync();
        const string text = "One *word*.\n\n> A quote & <b>more</b>\n\n- a\n- b";
        var preview = await site.PreviewAsync(text, "Blue Door");
        site.Clock.Advance(Talking.AMoment);
        await site.SendAsync(preview);

        await site.MoveAsync((await site.StoredAsync())[0].Id, A.Approved);
        var page = await site.PageAsync("/articles/ash");

        Assert.Equal(preview.Page.QuerySelector(".comment .say")!.InnerHtml, page.QuerySelector("#mb-talk .comment .say")!.InnerHtml);
        Assert.Equal(preview.Page.QuerySelector(".comment header b")!.TextContent, page.QuerySelector("#mb-talk .comment header b")!.TextContent);
    }

    [Fact]
    public async Task A_name_is_made_up_afresh_each_time_and_is_the_same_on_preview_and_page()
    {
        await using var site = await Talking.StartAsync();
        var names = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var preview = await site.PreviewAsync($"{Talking.Words} {i}", slug: i % 2 == 0 ? "ash" : "birch");
            names.Add(preview.Page.QuerySelector(".comment header b")!.TextContent);
            site.Clock.Advance(Talking.AMoment);
            await site.SendAsync(preview, i % 2 == 0 ? "ash" : "birch");
        }

        Assert.Equal(names, (await site.StoredAsync()).Select(comment => comment.Name));
        Assert.True(names.Distinct().Count() > 3, string.Join(", ", names));
    }

    [Fact]
    public async Task A_replacement_is_offered_for_what_could_point_to_somebody_and_taken()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync("Write to me at heron@example.org, please.");

        var replaced = await site.PostAsync("/articles/ash/comments", [.. preview.Fields("send").Where(field => field.Name != "sealed"), ("replace", "1")]);

        Assert.Contains("heron@example.org", preview.Page.QuerySelector("mark")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("heron@example.org", replaced.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, replaced.Status);
    }

    [Fact]
    public async Task Words_of_danger_bring_the_help_lines_first()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync("I want to kill myself tonight.");
        site.Clock.Advance(Talking.AMoment);

        var receipt = await site.SendAsync(preview);

        Assert.Contains("Before anything else", receipt.Heading, StringComparison.Ordinal);
        Assert.NotNull(receipt.Phrase);
        Assert.True((await site.StoredAsync())[0].Distress > 0);
    }

    [Fact]
    public async Task An_answer_stands_under_what_it_answers_and_says_so_when_that_has_gone()
    {
        await using var site = await Talking.StartAsync();
        var top = await site.AddAsync(A.Sent("The top."), A.Approved);
        var preview = await site.PreviewAsync(more: ("parent", top.Id.ToString()));
        site.Clock.Advance(Talking.AMoment);
        await site.SendAsync(preview);
        var second = await site.PreviewAsync("Another answer.", more: ("parent", top.Id.ToString()));
        site.Clock.Advance(Talking.AMoment);

        await site.MoveAsync(top.Id, A.Hidden);
        var gone = await site.SendAsync(second);

        var answer = Assert.Single(await site.StoredAsync(), comment => comment.Id != top.Id);
        Assert.Equal((top.Id, top.Id), (answer.ThreadId, answer.AnswersId));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        Assert.Contains("not here any more", gone.Words, StringComparison.Ordinal);
        Assert.Equal("Another answer.", gone.Field("preview", "body"));
    }

    private static void IsPreviewAgain(Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.True(answer.HasForm("send"), answer.Words);
        Assert.Null(answer.Phrase);
    }
}

[OnPostgreSql]
public sealed class SendingOnPostgreSqlTests : SendingTests;
