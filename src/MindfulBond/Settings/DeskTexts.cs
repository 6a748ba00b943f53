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

    // Each thanks, names a feeling, says that more help is deserved, points to people who are awake, and tells what happens to the comment
    // (NSPA's and Samaritans' guidance to site owners). They ask for nothing that could tell who somebody is.
    private static readonly DeskMessage[] Shipped =
    [
        new("Thanks, and a line", """
            Thank you for writing that down. It sounds very heavy to carry, and you deserve more support than a page can give. The people under “Get help now” are awake tonight, and some of them can be written to, if talking feels like too much.

            Your comment is still with us. Nobody else has seen it, and you can change it or take it back whenever you like.
            """),
        new("It may be published", """
            Thank you for saying this out loud. There is a lot of tiredness in it, and others may know it too. You deserve support that answers back; the people under “Get help now” do.

            We’d be glad to publish your comment as it is. It goes up soon, and you can take it down again at any moment.
            """),
        new("Kept back, with care", """
            I’m glad you wrote it somewhere, and I’ve read every word. It sounds lonely and frightening. I’m not able to help you myself tonight, and you deserve more than a page: the people under “Get help now” are awake now.

            We’ve kept this one off the page. It’s safe, it’s yours, and nothing you did was wrong.
            """),
        new("Afraid at home", """
            Thank you for trusting us with this. Being afraid of somebody close is not your fault, and you deserve to be safe. Under “Get help now” there are people who know about this, and who will go at your pace.

            We’ve kept your comment off the page, so that nobody can know it by its words. If this device isn’t only yours, “Leave quickly” closes this page.
            """),
        new("A child", """
            Thank you for telling us. It takes courage, and it sounds as if you are worried. Whoever is being hurt deserves help from someone who can come closer than we can. Under “Get help now” there are lines for children, and for anyone who is worried about one.

            We’ve kept your comment off the page, because what a child goes through belongs to the child.
            """),
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
