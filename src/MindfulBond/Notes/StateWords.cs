using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Shared;

namespace MindfulBond.Notes;

/// <summary>Says each state of a comment as a sentence to the one who wrote it.</summary>
internal static class StateWords
{
    public static (string Heading, string Lede) Of(Comment comment, ArticleCatalog catalog) => comment.Status switch
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
            ("We didn’t publish this one", DeclineWords.Kind(comment.Reason)),
        CommentStatus.KeptBack =>
            ("We didn’t publish this one", "It was read, and we’re glad you wrote it. It stays between you and us."),
        CommentStatus.Hidden =>
            ("We took it down", "It was on the page for a while. You can change it and send it again."),
        _ => ("It’s gone", "Taken back. We haven’t kept the words."),
    };
}

/// <summary>What a declined comment's writer reads: never "rejected", always what could be changed.</summary>
internal static class DeclineWords
{
    public static string Kind(DeclineReason? reason) => reason switch
    {
        DeclineReason.NamesSomeone => "It named someone who could be recognised. You can take the name out and send it again.",
        DeclineReason.MayIdentifyWriter => "It could tell someone who you are. We’d publish it without the parts that point to you.",
        DeclineReason.MethodOrDose => "It described a method. We leave those out for everyone’s sake. If that’s close to you tonight, people are awake: see “Get help now”.",
        DeclineReason.HarmfulAdvice => "Someone could get hurt trying this. If it’s what worked for you, say it as yours.",
        DeclineReason.Unkind => "It was hard on another reader. We know that may not be how you meant it.",
        DeclineReason.BelongsElsewhere => "It belongs with a different article, and we’d be glad to see it there.",
        DeclineReason.BeyondUs => "You deserve more than we can do here. “Get help now” leads to people who can do more.",
        DeclineReason.Advertising => "It reads like selling something. If it isn’t, say it without the names and addresses.",
        DeclineReason.NoAnswer => "We asked you about a cut and heard nothing for two weeks, so we left it.",
        _ => "You can change it and send it again.",
    };

    public static string Rule(DeclineReason reason) => reason switch
    {
        DeclineReason.NamesSomeone => "Names or details of others",
        DeclineReason.MayIdentifyWriter => "Details that could identify you",
        DeclineReason.MethodOrDose => "Methods, doses or places",
        DeclineReason.HarmfulAdvice => "Advice that could get someone hurt",
        DeclineReason.Unkind => "Cruelty to another reader",
        DeclineReason.BelongsElsewhere => "What belongs to another article",
        DeclineReason.BeyondUs => "If you’re in danger",
        DeclineReason.Advertising => "Selling",
        _ => "A cut that was not answered",
    };
}
