using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Settings;
using MindfulBond.Shared;

namespace MindfulBond.Notes;

/// <summary>Says each state of a comment as a sentence to the one who wrote it.</summary>
internal static class StateWords
{
    public static (string Heading, string Lede) Of(Comment comment, ArticleCatalog catalog, DeskTexts texts) => comment.Status switch
    {
        CommentStatus.KeptBack when comment is { IsPrivate: true, Message: not null } =>
            ("The author answered you", "Nobody else sees your note or the answer. Withdrawing deletes both."),
        CommentStatus.Pending when comment.IsPrivate =>
            ("It’s waiting to be read", "Only the author will see it. The answer will wait for you here."),
        CommentStatus.Pending =>
            ("It’s waiting to be read", $"Sent on {Plain.Day(catalog.DayOf(comment.ChangedUtc ?? comment.SentUtc))}. Nobody else can see it yet."),
        // What a program took for spam is still read by a person: to its writer it waits like any other.
        CommentStatus.Spam =>
            ("It’s waiting to be read", $"Sent on {Plain.Day(catalog.DayOf(comment.ChangedUtc ?? comment.SentUtc))}. Nobody else can see it yet."),
        CommentStatus.Approved =>
            ("It’s published", "Thank you for leaving it here. Changing it takes it down until it is read again."),
        CommentStatus.CutProposed =>
            ("One small cut, if you agree", "We’d like to publish it without a part of it. Nothing appears unless you say yes."),
        CommentStatus.Declined =>
            ("We didn’t publish this one", comment.Reason is { } reason ? texts.Reason(reason) : "You can change it and send it again."),
        CommentStatus.KeptBack =>
            ("We didn’t publish this one", "It was read, and we’re glad you wrote it. It stays between you and us."),
        CommentStatus.Hidden =>
            ("We took it down", "It was on the page for a while. You can change it and send it again."),
        _ => ("It’s gone", "Taken back. We haven’t kept the words."),
    };
}
