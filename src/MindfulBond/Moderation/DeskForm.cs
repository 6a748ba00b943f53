using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MindfulBond.Comments;
using MindfulBond.Content;

namespace MindfulBond.Moderation;

/// <summary>What a form about one comment says.</summary>
public sealed class DeskForm
{
    /// <summary>Which button was pressed.</summary>
    [FromForm(Name = "do")] public string? Do { get; init; }

    /// <summary>The version that was read.</summary>
    [FromForm(Name = "version")] public int? Version { get; init; }

    /// <summary>Whether it stood beside the list.</summary>
    [FromForm(Name = "beside")] public bool Beside { get; init; }

    [FromForm(Name = "reply")] public string? Reply { get; init; }

    [FromForm(Name = "why")] public DeclineReason? Why { get; init; }

    /// <summary>A line of one's own beside the reason.</summary>
    [FromForm(Name = "line")] public string? Line { get; init; }

    [FromForm(Name = "message")] public string? Message { get; set; }

    /// <summary>A topic of the closed list of content notes.</summary>
    [FromForm(Name = "note")] public string? Note { get; init; }

    /// <summary>For the second reader.</summary>
    [FromForm(Name = "second")] public string? Second { get; init; }

    /// <summary>For those who reported it.</summary>
    [FromForm(Name = "reporters")] public string? Reporters { get; init; }

    /// <summary>Everything typed, under its name for a person.</summary>
    public IEnumerable<(string What, string Text)> Typed => new (string What, string? Text)[]
    {
        ("Your reply", Reply), ("Your line", Line), ("Your message", Message), ("Your word for a second reader", Second), ("Your words to those who reported it", Reporters),
    }.Where(typed => !string.IsNullOrWhiteSpace(typed.Text)).Select(typed => (typed.What, typed.Text!));

    /// <summary>What others will read of it.</summary>
    public IEnumerable<string> ForOthers => new[] { Reply, Line, Message, Reporters }.OfType<string>();

    /// <summary>The decision that was pressed, or what is missing for it.</summary>
    /// <returns>Neither when the button is unknown.</returns>
    public (DeskDecision? Decision, string? Problem) Read() => Do switch
    {
        "publish" => (new DeskDecision.Publish(), null),
        "publish-folded" => Note is { } topic && ArticleFile.NoteTopics.Contains(topic) ? (new DeskDecision.Publish(topic), null) : (null, "Choose the topic that comes nearest."),
        "publish-reply" => (new DeskDecision.PublishAndReply(Reply ?? ""), null),
        "reply" => (new DeskDecision.ReplyTo(Reply ?? ""), null),
        "decline" => Why is { } why && why != DeclineReason.NoAnswer ? (new DeskDecision.Decline(why, Line), null) : (null, "Choose the reason that comes nearest. Its writer reads the sentence under it."),
        "spam" => (new DeskDecision.Spam(), null),
        "later" => (new DeskDecision.Later(), null),
        "hide" => (new DeskDecision.Hide(Message, Reporters), null),
        "leave-up" => (new DeskDecision.LeaveUp(Reporters), null),
        "keep" => (new DeskDecision.KeepBack(Message), null),
        "write" => (new DeskDecision.Write(Message), null),
        "fold" => Note is { } fold && ArticleFile.NoteTopics.Contains(fold) ? (new DeskDecision.Fold(fold), null) : (null, "Choose the topic that comes nearest."),
        "unfold" => (new DeskDecision.Fold(null), null),
        "hand-over" => (new DeskDecision.HandOver(Second ?? ""), null),
        "reopen" => (new DeskDecision.Reopen(), null),
        "mask-all" => (new DeskDecision.Mask(), null),
        { } one when one.StartsWith("mask-", StringComparison.Ordinal) && int.TryParse(one.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (new DeskDecision.Mask(number), null),
        _ => (null, null),
    };

    /// <summary>The field in which something is wrong, as the button tells.</summary>
    public string FieldInTheWay => Do switch
    {
        "publish-folded" or "fold" => "note",
        "publish-reply" or "reply" => "reply",
        "decline" => Why is null or DeclineReason.NoAnswer ? "why" : "line",
        "hand-over" => "second",
        "leave-up" => "reporters",
        _ => "message",
    };
}
