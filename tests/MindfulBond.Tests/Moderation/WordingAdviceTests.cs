using System.Net;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

/// <summary>Advice on what a moderator writes for others: beside the box, and never in the way.</summary>
public sealed class WordingAdviceTests
{
    private const string Unkind = "Her brother committed suicide in May.";
    private const string Advice = "“committed suicide” blames or misleads about suicide. Kinder: died by suicide, or took their own life.";

    [Theory]
    [InlineData(Unkind, Advice)]
    [InlineData("Thank you.\r\n\r\n" + Unkind, Advice)]
    [InlineData("Thank you for writing this down.", null)]
    [InlineData("You wrote “committed suicide”, and it is your word.", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Each_find_is_a_sentence_with_what_to_write_instead(string? text, string? advice) => Assert.Equal(advice is null ? [] : [advice], WordingAdvice.Of(text));

    [Fact]
    public void No_more_than_a_few_are_named() => Assert.Equal(3, WordingAdvice.Of("He committed suicide. A failed suicide attempt. A successful suicide. The suicide epidemic. A cry for help by suicide.").Count);

    [Theory]
    [InlineData("do=publish-reply", "reply", CommentStatus.Approved)]
    [InlineData("do=keep", "message", CommentStatus.KeptBack)]
    [InlineData("do=write", "message", CommentStatus.Pending)]
    public async Task What_was_sent_is_sent_and_the_bar_says_a_word(string button, string field, CommentStatus status)
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent());
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(comment);

        await ada.PressAsync(button, (field, Unkind));

        Assert.Equal(status, Assert.Single(await site.StoredAsync(), one => one.Id == comment.Id).Status);
        Assert.Contains("A word about the wording: " + Advice, ada.Bar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_comes_back_has_it_under_its_box()
    {
        await using var site = await Talking.StartAsync();
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(await site.AddAsync(A.Sent()));

        var again = await ada.PressAsync("do=decline", ("line", Unkind));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(Advice, again.Page.GetElementById("mb-line-a")!.TextContent.Trim());
        Assert.Empty(again.Page.GetElementById("mb-reply-text-a")!.TextContent.Trim());
    }

    [Fact]
    public async Task An_answer_to_a_private_note_has_it_too()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent() with { IsPrivate = true });
        var ada = await AtDesk.SitAsync(site);
        await ada.GoAsync("/admin/notes");

        await ada.PressAsync("do=answer", ("answer", Unkind));

        Assert.Contains(Advice, ada.Bar, StringComparison.Ordinal);
        Assert.Equal(Unkind, Assert.Single(await site.StoredAsync()).Message);
    }

    [Fact]
    public async Task The_script_asks_for_it_while_somebody_types()
    {
        await using var site = await Talking.StartAsync();
        var ada = await AtDesk.SitAsync(site);
        await ada.OpenAsync(await site.AddAsync(A.Sent()));
        var (_, fields) = ada.Press("do=publish-reply");

        var parts = await ada.SendAsync("/admin/comments?handler=advice", [.. fields.Where(field => field.Name == "__RequestVerificationToken"), ("text", Unkind), ("box", "mb-<b>")]);

        Assert.Equal((HttpStatusCode.OK, "parts"), (parts.Status, parts.Headers["X-Desk"]));
        Assert.Equal(Advice, parts.Page.QuerySelector(".advice p")!.TextContent);
        Assert.Empty(parts.Page.QuerySelectorAll("b"));
        Assert.Equal(CommentStatus.Pending, Assert.Single(await site.StoredAsync()).Status);
    }
}
