using MindfulBond.Care;

namespace MindfulBond.Moderation.Rules;

/// <summary>A list that comes with the program and can be switched off.</summary>
/// <param name="Name">In the table of rules, where its being switched off is kept. No rule of the owner's own can bear it.</param>
/// <param name="Label">As the desk lists it.</param>
/// <param name="Does">What it does, in a sentence.</param>
public sealed record ShippedList(string Name, string Label, string Does)
{
    /// <summary>Before the names of shipped lists; an owner's own name holds no colon.</summary>
    public const string Prefix = "shipped:";

    public const string BlockedWords = Prefix + "blocked-words";

    public static IReadOnlyList<ShippedList> Distress { get; } =
    [
        .. Enum.GetValues<DistressKind>().Select(kind => new ShippedList(NameOf(kind), LabelOf(kind), kind switch
        {
            DistressKind.RiskNow => "First in the queue, help lines at once. Switched off, it keeps the help lines and waits in its turn.",
            DistressKind.MethodDetail => "Marks means, doses and places. Help lines at once, and first in the queue where it presses.",
            _ => "Marks the words. Help lines at once, and first in the queue where it presses.",
        })),
    ];

    public static IReadOnlyList<ShippedList> Details { get; } =
    [
        .. Enum.GetValues<DetailKind>().Where(kind => kind != DetailKind.Link)
            .Select(kind => new ShippedList(NameOf(kind), LabelOf(kind), "Marks it for the moderator. A writer is shown it at the preview in any case.")),
    ];

    public static IReadOnlyList<ShippedList> Spam { get; } =
    [
        new(NameOf(DetailKind.Link), LabelOf(DetailKind.Link), "Marks any link. More than two are not taken at all."),
        new(BlockedWords, "Blocked words", "Comments:BlockedWords puts a comment with the spam; its writer sees an ordinary receipt."),
    ];

    public static IEnumerable<ShippedList> All => Distress.Concat(Details).Concat(Spam);

    public static string NameOf(DistressKind kind) => Prefix + kind;

    public static string NameOf(DetailKind kind) => Prefix + kind;

    public static string LabelOf(DistressKind kind) => kind switch
    {
        DistressKind.RiskNow => "Danger now",
        DistressKind.RiskPast => "Danger, in the past",
        DistressKind.MethodDetail => "Method or dose",
        DistressKind.AbuseDisclosure => "Afraid at home",
        DistressKind.ChildAtRisk => "A child at risk",
        _ => "A threat to someone",
    };

    public static string LabelOf(DetailKind kind) => kind switch
    {
        DetailKind.Email => "Email address",
        DetailKind.Phone => "Telephone number",
        DetailKind.Handle => "Name on a network",
        DetailKind.Link => "Links",
        DetailKind.StreetAddress => "Street address",
        DetailKind.Postcode => "Postcode",
        DetailKind.Iban => "Bank account",
        DetailKind.Card => "Payment card",
        DetailKind.DateOfBirth => "Date of birth",
        DetailKind.NameAfterRelation => "Names a person",
        _ => "Full name",
    };
}
