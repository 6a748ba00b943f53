using MindfulBond.Comments;

namespace MindfulBond.Settings;

/// <summary>The words that moderators write with and writers read: ours, until the owner writes their own.</summary>
public sealed class DeskTexts(IConfiguration configuration)
{
    /// <summary>Longest of them, in text elements.</summary>
    public const int Longest = 2_000;

    /// <summary>The reasons that have a text of their own, in the order in which the desk offers them.</summary>
    public static IReadOnlyList<DeclineReason> Reasons { get; } =
    [
        DeclineReason.NamesSomeone, DeclineReason.MayIdentifyWriter, DeclineReason.MethodOrDose, DeclineReason.HarmfulAdvice, DeclineReason.Unkind,
        DeclineReason.BelongsElsewhere, DeclineReason.BeyondUs, DeclineReason.Advertising,
    ];

    private static readonly DeskMessage[] Shipped =
    [
        new("Danger to themself", "Thank you for writing that down. It sounds as if it weighs very much just now, and you shouldn’t have to carry it alone. You deserve someone beside you tonight: “Get help now”, at the top of every page, leads to people who are awake. Nobody else has seen what you wrote, and you can take it back whenever you like."),
        new("Someone harms them", "Thank you for telling us. What you describe is not your fault, and being afraid makes sense. You deserve to be safe. “Get help now” leads to people who know this well and won’t push you to anything. We’ve kept your words off the page, so that nobody can find you by them."),
        new("Harming themself", "Thank you for trusting us with this. It sounds as if hurting has been a way to get through. You deserve kinder company than that, and “Get help now” leads to people who listen without being shocked. We leave out how it was done, for everyone’s sake; the rest can stand if you’d like it to."),
        new("A loss", "Thank you for writing about them. Missing someone like that has no timetable, and there is nothing you have to do well. You deserve people who let you speak of them: “Get help now” has some who do. Your words are safe with us, and they’re yours to change."),
        new("More than we can do", "Thank you for writing to us. What you need is more than a page like this can give, and you deserve the real thing. “Get help now” leads to people who can stay with you in it. We’ve read every word; nobody else has."),
    ];

    /// <summary>The rule of the comment policy that stands behind a reason.</summary>
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

    /// <summary>Where a reason's own words stand in the configuration.</summary>
    public static string KeyOf(DeclineReason reason) => $"Reasons:{reason}";

    /// <summary>Where a message's own words stand in the configuration.</summary>
    /// <param name="number">From 1 to 5.</param>
    public static string KeyOf(int number) => $"Messages:{number}";

    /// <summary>What the writer of a declined comment reads: never "rejected", always what could be changed.</summary>
    public string Reason(DeclineReason reason) => ReasonIn(configuration, reason);

    /// <summary>Beginnings of messages for hard moments; the moderator goes on from there.</summary>
    public IReadOnlyList<DeskMessage> Messages => [.. Shipped.Select((message, place) => message with { Text = MessageIn(configuration, place + 1) })];

    /// <summary>What each of the messages is for.</summary>
    internal static IReadOnlyList<string> MessageNames { get; } = [.. Shipped.Select(message => message.Name)];

    internal static string ReasonIn(IConfiguration configuration, DeclineReason reason) => configuration[KeyOf(reason)] is { Length: > 0 } own ? own : reason switch
    {
        DeclineReason.NamesSomeone => "It named someone who could be recognised. You can take the name out and send it again.",
        DeclineReason.MayIdentifyWriter => "It could tell someone who you are. We’d publish it without the parts that point to you.",
        DeclineReason.MethodOrDose => "It described a method. We leave those out for everyone’s sake. If that’s close to you tonight, people are awake: see “Get help now”.",
        DeclineReason.HarmfulAdvice => "Someone could get hurt trying this. If it’s what worked for you, say it as yours.",
        DeclineReason.Unkind => "It was hard on another reader. We know that may not be how you meant it.",
        DeclineReason.BelongsElsewhere => "It belongs with a different article, and we’d be glad to see it there.",
        DeclineReason.BeyondUs => "You deserve more than we can do here. “Get help now” leads to people who can do more.",
        DeclineReason.Advertising => "It reads like selling something. If it isn’t, say it without the names and addresses.",
        _ => "We asked you about a cut and heard nothing for two weeks, so we left it.",
    };

    internal static string MessageIn(IConfiguration configuration, int number) => configuration[KeyOf(number)] is { Length: > 0 } own ? own : Shipped[number - 1].Text;
}

/// <param name="Name">What it is for, as the desk lists it.</param>
/// <param name="Text">How it begins.</param>
public sealed record DeskMessage(string Name, string Text);
