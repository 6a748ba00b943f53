namespace MindfulBond.Moderation;

/// <summary>Beginnings of a message to somebody who wrote of danger or distress. Each is meant to be changed before it is sent.</summary>
/// <remarks>
/// Each thanks, names a feeling, says that more help is deserved, points to people who are awake, and tells what happens to the comment
/// (NSPA and Samaritans' guidance, see domain.md B3). They ask for nothing that could tell who somebody is.
/// </remarks>
public static class CareMessages
{
    public static IReadOnlyList<(string Key, string Name, string Text)> All { get; } =
    [
        ("thanks", "Thanks, and a line", """
            Thank you for writing that down. It sounds very heavy to carry, and you deserve more support than a page can give. The people under “Get help now” are awake tonight, and some of them can be written to, if talking feels like too much.

            Your comment is still with us. Nobody else has seen it, and you can change it or take it back whenever you like.
            """),
        ("may-publish", "It may be published", """
            Thank you for saying this out loud. There is a lot of tiredness in it, and others may know it too. You deserve support that answers back; the people under “Get help now” do.

            We’d be glad to publish your comment as it is. It goes up soon, and you can take it down again at any moment.
            """),
        ("kept-back", "Kept back, with care", """
            I’m glad you wrote it somewhere, and I’ve read every word. It sounds lonely and frightening. I’m not able to help you myself tonight, and you deserve more than a page: the people under “Get help now” are awake now.

            We’ve kept this one off the page. It’s safe, it’s yours, and nothing you did was wrong.
            """),
        ("afraid", "Afraid at home", """
            Thank you for trusting us with this. Being afraid of somebody close is not your fault, and you deserve to be safe. Under “Get help now” there are people who know about this, and who will go at your pace.

            We’ve kept your comment off the page, so that nobody can know it by its words. If this device isn’t only yours, “Leave quickly” closes this page.
            """),
        ("child", "A child", """
            Thank you for telling us. It takes courage, and it sounds as if you are worried. Whoever is being hurt deserves help from someone who can come closer than we can. Under “Get help now” there are lines for children, and for anyone who is worried about one.

            We’ve kept your comment off the page, because what a child goes through belongs to the child.
            """),
    ];

    /// <summary>The beginning of that name; null where there is none.</summary>
    public static string? Of(string? key) => All.Where(message => message.Key == key).Select(message => message.Text).FirstOrDefault();
}
