using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Delivery;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>What is not taken, and that nothing typed is ever lost over it.</summary>
public sealed class RefusalTests
{
    private const string Typed = "\n\n  Зимой 👩🏽‍❤️‍👩 و الليل طويل & <b>\"quoted\"</b>\r\n\r\nlast line  ";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "", "Blue Door", "Write a few words first" },
        { " \n\u200B ", "", "Write a few words first" },
        { Typed + new string('x', 5001), "", "more than fits" },
        { Typed + "http://a.example http://b.example www.c.example", "", "Links are shown" },
        { Typed, "Ada Lovelace", "belongs to someone" },
        { Typed, "АdA  LоvelaсE", "belongs to someone" },
        { Typed, "Moderator", "kept for the people" },
        { Typed, "me@example.org", "email address" },
        { Typed, new string('n', 41), "longer than fits" },
        { Typed, "...", "letter or a number" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_error_says_what_is_in_the_way_and_keeps_everything_typed(string body, string name, string says)
    {
        await using var site = await Talking.StartAsync();

        foreach (var action in new[] { "preview", "send" })
        {
            var answer = await site.PostAsync("/articles/ash/comments", [("body", body), ("name", name), ("private", "true"), ("consent", "true"), ("action", action)]);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(says, answer.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(body, answer.Field("preview", "body"));
            Assert.Equal(name, answer.Field("preview", "name"));
            Assert.Equal("true", answer.Field("preview", "private"));
        }

        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task Change_gives_every_word_back()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync(Typed, "Blue Door", more: ("private", "true"));

        var form = await site.PostAsync("/articles/ash/comments", [.. preview.Fields("change"), ("action", "change")]);

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(preview.Field("send", "body"), form.Field("preview", "body"));
        Assert.Contains("👩🏽‍❤️‍👩 و الليل طويل", form.Field("preview", "body"), StringComparison.Ordinal);
        Assert.Equal(("Blue Door", "true"), (form.Field("preview", "name"), form.Field("preview", "private")));
    }

    [Theory]
    [InlineData("closed", "")]
    [InlineData("off", "")]
    [InlineData("ash", "--Comments:Enabled=false")]
    [InlineData("ash", "--Comments:CloseAfterDays=7")]
    public async Task Where_comments_are_closed_the_words_are_given_back_and_the_form_is_gone(string slug, string setting)
    {
        await using var site = await Talking.StartAsync(setting.Length > 0 ? [setting] : []);

        var page = await site.PageAsync($"/articles/{slug}");
        var (preview, sent) = (await site.PreviewAsync(Typed, slug: slug), await site.PostAsync($"/articles/{slug}/comments", [("body", Typed), ("consent", "true"), ("action", "send")]));

        Assert.Null(page.QuerySelector("form[action$=comments]"));
        foreach (var answer in new[] { preview, sent })
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.False(answer.HasForm("preview"));
            Assert.Equal(Typed, ((AngleSharp.Html.Dom.IHtmlTextAreaElement)answer.Page.QuerySelector("textarea")!).Value);
        }

        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task A_thread_that_a_moderator_closed_takes_nothing_more()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);
        await using (var database = site.Database())
        {
            var thread = new ArticleThread("ash");
            thread.Close(closed: true);
            database.ArticleThreads.Add(thread);
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        site.Services.GetRequiredService<Edition>().Raise(CommentBook.ScopeOf("ash"));

        var (sent, page) = (await site.SendAsync(preview), await site.PageAsync("/articles/ash"));

        Assert.Equal(HttpStatusCode.Conflict, sent.Status);
        Assert.Null(page.QuerySelector("form[action$=comments]"));
        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task The_form_goes_from_a_kept_page_on_the_day_the_article_is_too_old()
    {
        await using var site = await Talking.StartAsync("--Comments:CloseAfterDays=22");
        var open = await site.PageAsync("/articles/ash");

        site.Clock.Advance(TimeSpan.FromHours(36));
        var (closed, preview) = (await site.PageAsync("/articles/ash"), await site.PreviewAsync());

        Assert.NotNull(open.QuerySelector("form[action$=comments]"));
        Assert.Null(closed.QuerySelector("form[action$=comments]"));
        Assert.Equal(HttpStatusCode.Conflict, preview.Status);
    }

    [Fact]
    public async Task Too_many_sends_have_to_wait_an_hour_and_keep_their_words()
    {
        await using var site = await Talking.StartAsync("--Comments:SendsPerHour=3");
        for (var i = 0; i < 3; i++) await site.WriteAsync($"{Talking.Words} {i}");
        var preview = await site.PreviewAsync("The fourth.", "Blue Door");
        site.Clock.Advance(Talking.AMoment);

        var refused = await site.SendAsync(preview);
        var wait = TimeSpan.FromSeconds(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture));
        site.Clock.Advance(wait);
        var again = await site.PreviewAsync("The fourth.", "Blue Door");
        site.Clock.Advance(Talking.AMoment);
        var receipt = await site.SendAsync(again);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(wait, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        Assert.Equal(("The fourth.", "Blue Door"), (refused.Field("preview", "body"), refused.Field("preview", "name")));
        Assert.NotNull(receipt.Phrase);
        Assert.Equal(4, (await site.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_field_is_stored_as_spam_and_thanked_as_anybody()
    {
        await using var site = await Talking.StartAsync();
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);

        var receipt = await site.PostAsync(
            "/articles/ash/comments", [.. preview.Fields("send").Where(field => field.Name != "website"), ("website", "http://pills.example"), ("consent", "true"), ("action", "send")]);

        Assert.NotNull(receipt.Phrase);
        Assert.Equal("Thank you. We have it", receipt.Heading);
        Assert.Equal(CommentStatus.Spam, Assert.Single(await site.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_blocked_word_is_stored_as_spam_and_part_of_a_word_is_not()
    {
        await using var site = await Talking.StartAsync("--Comments:BlockedWords:0=cialis", "--Comments:BlockedWords:1=free money");

        await site.WriteAsync("Buy CIALIS here.");
        await site.WriteAsync("I saw a specialist about it.");
        await site.WriteAsync("Free money, they said.");

        Assert.Equal([CommentStatus.Spam, CommentStatus.Pending, CommentStatus.Spam], (await site.StoredAsync()).Select(comment => comment.Status));
    }

    [Fact]
    public async Task The_same_words_twice_are_told_to_be_here_already_for_a_day()
    {
        await using var site = await Talking.StartAsync();
        await site.WriteAsync(Talking.Words);
        var preview = await site.PreviewAsync(Talking.Words.ToUpperInvariant() + "  ", slug: "birch");
        site.Clock.Advance(Talking.AMoment);

        var again = await site.SendAsync(preview, "birch");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.WriteAsync(Talking.Words);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("already", again.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await site.StoredAsync()).Count);
    }

    [Theory]
    [InlineData(403, "Origin: https://evil.example")]
    [InlineData(403, "Origin: null")]
    [InlineData(403, "Sec-Fetch-Site: cross-site")]
    [InlineData(403, "Sec-Fetch-Site: same-site")]
    [InlineData(200, "Sec-Fetch-Site: same-origin")]
    [InlineData(200, "Accept: text/html")]
    public async Task A_post_from_another_site_is_refused_on_evidence_alone(int status, string header)
    {
        await using var site = await Talking.StartAsync();

        foreach (var path in new[] { "/articles/ash/comments", "/note" })
        {
            var answer = await site.PostAsync(path, [("body", Talking.Words), ("action", path == "/note" ? "open" : "preview"), ("phrase", "")], header);

            if (status == 403) Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            else Assert.NotEqual(HttpStatusCode.Forbidden, answer.Status);
        }
    }

    [Fact]
    public async Task The_sites_own_origin_is_no_other_site()
    {
        await using var site = await Talking.StartAsync();

        var answer = await site.PostAsync("/articles/ash/comments", [("body", Talking.Words)], $"Origin: {site.Address.GetLeftPart(UriPartial.Authority)}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read()
    {
        await using var site = await Talking.StartAsync();

        var answer = await site.PostAsync("/articles/ash/comments", [("body", new string('a', 300_000))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_the_address_of_the_form_leads_to_the_article()
    {
        await using var site = await Talking.StartAsync();

        using var answer = await site.GetAsync("/articles/ash/comments");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/articles/ash#mb-write", answer.Headers.Location!.OriginalString);
        Assert.Equal(404, await site.StatusAsync("/articles/nothing/comments"));
    }

    [Fact]
    public async Task No_answer_is_stored_anywhere_sets_a_cookie_or_has_an_address_that_tells()
    {
        await using var site = await Talking.StartAsync("--Comments:SendsPerHour=1");
        var top = await site.AddAsync(A.Sent("The top."), A.Approved);
        var preview = await site.PreviewAsync();
        site.Clock.Advance(Talking.AMoment);
        var receipt = await site.SendAsync(preview);
        var second = await site.PreviewAsync("Second.");
        site.Clock.Advance(Talking.AMoment);
        var note = await site.PostAsync("/note", [("phrase", receipt.Phrase!), ("action", "open")]);
        Answer[] answers =
        [
            preview, receipt, note, second, await site.SendAsync(second),
            await site.PreviewAsync(""), await site.PreviewAsync(slug: "closed"),
            await site.PostAsync("/articles/ash/comments", [.. preview.Fields("change"), ("action", "change")]),
            await site.PostAsync("/articles/ash/comments", [("action", "discard")]),
            await site.PostAsync("/note", [("phrase", "no words at all"), ("action", "open")]),
            await site.PostAsync($"/articles/ash/comments/{top.Id:N}/report", [("why", "Cruel")]),
            await site.PostAsync($"/articles/ash/comments/{top.Id:N}/report", []),
        ];

        Assert.All(answers, answer =>
        {
            Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
            Assert.False(answer.Headers.ContainsKey("Location"));
            Assert.False(answer.Headers.ContainsKey("Content-Encoding"));
            Assert.False(answer.Headers.ContainsKey("ETag"));
        });
        foreach (var address in new[] { "/note", "/articles/ash/comments", $"/articles/ash/comments/{top.Id:N}/report" })
        {
            using var got = await site.GetAsync(address);
            Assert.Contains("no-store", got.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.False(got.Headers.Contains("Set-Cookie"));
        }
    }
}
