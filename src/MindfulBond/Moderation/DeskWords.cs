using System.Globalization;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments;
using MindfulBond.Moderation.Rules;
using MindfulBond.Shared;

namespace MindfulBond.Moderation;

/// <summary>Says in plain words what the desk knows by codes.</summary>
public static class DeskWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly Dictionary<string, (string Words, bool IsDanger)> Signs = new(StringComparer.Ordinal)
    {
        ["want-to-die"] = ("May be in danger", true),
        ["not-wake-up"] = ("May be in danger", true),
        ["not-be-here"] = ("May be in danger", true),
        ["kill-myself"] = ("May be in danger", true),
        ["suicidal"] = ("May be in danger", true),
        ["self-harm-now"] = ("May be hurting themself", true),
        ["no-way-on"] = ("Sees no way on", false),
        ["denied"] = ("Speaks of suicide", false),
        ["tried-before"] = ("Was in danger before", false),
        ["bereaved-by-suicide"] = ("Lost someone to suicide", false),
        ["means"] = ("Names a method", true),
        ["hit"] = ("Is being hurt by someone", true),
        ["afraid-of-someone"] = ("Afraid of someone", false),
        ["child-harmed"] = ("A child may be in danger", true),
        ["hurt-someone"] = ("May hurt someone", true),
    };

    public static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.NamesSomeone => "Names or details of others",
        DeclineReason.MayIdentifyWriter => "It may identify its writer",
        DeclineReason.MethodOrDose => "A method or a dose",
        DeclineReason.HarmfulAdvice => "Advice that could harm",
        DeclineReason.Unkind => "Hard on another reader",
        DeclineReason.BelongsElsewhere => "Belongs elsewhere",
        DeclineReason.BeyondUs => "Asks for help we can’t give",
        DeclineReason.Advertising => "Selling something",
        _ => "A cut that was not answered",
    };

    public static string Of(ReportReason reason) => reason switch
    {
        ReportReason.Danger => "someone may be in danger",
        ReportReason.NamesSomeone => "it names a real person",
        ReportReason.AboutMe => "it’s about me",
        ReportReason.CouldHurt => "it could get someone hurt",
        ReportReason.Cruel => "it’s cruel",
        ReportReason.Advertising => "it’s selling something",
        ReportReason.AgainstTheLaw => "it’s against the law",
        _ => "something else",
    };

    public static string Of(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.TakenDown => "taken down",
        ReportOutcome.LeftUp => "left up",
        ReportOutcome.Gone => "withdrawn before it was answered",
        _ => "waiting",
    };

    /// <summary>The reasons of several reports, each with its count.</summary>
    public static string Of(IEnumerable<ReportReason> reasons) => string.Join(", ", reasons.GroupBy(reason => reason)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Count() == 1 ? Of(group.Key) : $"{Of(group.Key)} ({group.Count()})"));

    public static string Of(CommentStatus status) => status switch
    {
        CommentStatus.Pending => "waiting to be read",
        CommentStatus.Approved => "published",
        CommentStatus.CutProposed => "with its writer, who was asked about a cut",
        CommentStatus.KeptBack => "kept back",
        CommentStatus.Declined => "declined",
        CommentStatus.Spam => "marked as spam",
        CommentStatus.Hidden => "hidden",
        _ => "withdrawn",
    };

    public static string Of(DetailKind kind) => kind switch
    {
        DetailKind.Email => "An e-mail address",
        DetailKind.Phone => "A phone number",
        DetailKind.Handle => "An account elsewhere",
        DetailKind.Link => "A link",
        DetailKind.StreetAddress or DetailKind.Postcode => "Says where somebody lives",
        DetailKind.Iban or DetailKind.Card => "A bank or card number",
        DetailKind.DateOfBirth => "A date of birth",
        _ => "Names a person",
    };

    /// <summary>A rule that fired, as a chip says it. Those the owner wrote go by the name they were given.</summary>
    /// <returns>The words and the chip's colour: alert, lamp or none.</returns>
    public static (string Words, string? Tone) Flag(string flag) =>
        Signs.TryGetValue(flag, out var sign) ? (sign.Words, sign.IsDanger ? "alert" : "lamp")
        : Enum.TryParse<DetailKind>(flag, out var kind) && Enum.IsDefined(kind) ? (Of(kind), "lamp")
        : flag.StartsWith(SpamScore.FlagPrefix, StringComparison.Ordinal) ? ($"Looks like spam, {flag[SpamScore.FlagPrefix.Length..]} of 100", null)
        : flag.StartsWith(RuleBook.FlagPrefix, StringComparison.Ordinal) ? (Plain.Sentence(flag[RuleBook.FlagPrefix.Length..].Replace('-', ' ')), "lamp")
        : (Plain.Sentence(flag.Replace('-', ' ').Replace('_', ' ')), null);

    /// <summary>The flags of a comment as chips, each said once.</summary>
    public static IEnumerable<(string Words, string? Tone)> Flags(string flags) =>
        flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Flag).DistinctBy(flag => flag.Words);

    /// <summary>Every flag of the shipped lists, one for each chip.</summary>
    public static IEnumerable<(string Flag, string Words)> KnownFlags =>
        Signs.Select(sign => (sign.Key, sign.Value.Words)).Concat(Enum.GetValues<DetailKind>().Select(kind => (kind.ToString(), Of(kind)))).DistinctBy(flag => flag.Item2);

    /// <summary>Such as "11 min", "31 h" or "3 d".</summary>
    public static string Age(TimeSpan age) =>
        age.TotalMinutes < 60 ? $"{Math.Max(0, (int)age.TotalMinutes)}\u00A0min"
        : age.TotalHours < 72 ? $"{(int)age.TotalHours}\u00A0h"
        : $"{(int)age.TotalDays}\u00A0d";

    /// <summary>Such as "11 minutes", "31 hours" or "3 days".</summary>
    public static string LongAge(TimeSpan age) =>
        age.TotalMinutes < 1 ? "less than a minute"
        : age.TotalMinutes < 60 ? Plain.Minutes((int)age.TotalMinutes)
        : age.TotalHours < 72 ? Plain.Count((int)age.TotalHours, "hour")
        : Plain.Count((int)age.TotalDays, "day");

    /// <summary>Such as "a minute ago".</summary>
    public static string Ago(TimeSpan age) =>
        age.TotalMinutes < 1 ? "just now"
        : age.TotalMinutes < 2 ? "a minute ago"
        : age.TotalHours is >= 1 and < 2 ? "an hour ago"
        : LongAge(age) + " ago";

    /// <summary>What is left of the promise.</summary>
    public static string Promise(TimeSpan left) => left > TimeSpan.Zero ? LongAge(left) + " left" : $"{LongAge(-left)} over";

    /// <summary>Such as "Tuesday, 16:12" within a week, "3 March, 16:12" before it.</summary>
    public static string Moment(DateTime utc, ArticleCatalog catalog)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, catalog.Site.TimeZone);
        var day = DateOnly.FromDateTime(local);
        var name = catalog.Today.DayNumber - day.DayNumber is >= 0 and < 6 ? local.ToString("dddd", English) : Plain.ShortDay(day, catalog.Today);
        return $"{name}, {local.ToString("HH:mm", English)}";
    }

    /// <summary>Who did something, to somebody who may have done it themself.</summary>
    public static string Who(string by, string me) => by == me ? "You" : by == ModerationEntry.Writer ? "Its writer" : by == ModerationEntry.Rules ? "A rule of the site" : by;

    /// <summary>An entry as half a sentence: "published it".</summary>
    public static string Did(ModerationEntry entry)
    {
        if (entry.From == entry.To)
        {
            return entry.Reason switch
            {
                ModerationEntry.Answer => "answered it",
                ModerationEntry.Wrote => "wrote to its writer",
                ModerationEntry.Folded => "folded it under a content note",
                ModerationEntry.Unfolded => "took its content note away",
                ModerationEntry.Masked => "masked personal details, for good",
                ModerationEntry.HandedOver => "handed it over to a second reader",
                ModerationEntry.LeftUp => "left it up after a report",
                _ => "looked at it",
            };
        }

        if (entry.Reason == ModerationEntry.Undone) return $"took that back: it was {Of(entry.To)} again";
        if (entry.By == ModerationEntry.Writer)
        {
            return (entry.From, entry.To) switch
            {
                (CommentStatus.CutProposed, CommentStatus.Approved) => "agreed to the cut",
                (CommentStatus.CutProposed, CommentStatus.Pending) => "did not agree to the cut, or wrote another version",
                (_, CommentStatus.Withdrawn) => "took it back",
                _ => "changed it",
            };
        }

        return entry.To switch
        {
            CommentStatus.Approved when entry.Reason == ModerationEntry.Answer => "wrote it as an answer",
            CommentStatus.Approved => "published it",
            CommentStatus.CutProposed => "proposed a cut",
            CommentStatus.KeptBack => "kept it back",
            CommentStatus.Declined when Enum.TryParse<DeclineReason>(entry.Reason, out var reason) => $"declined it: {Of(reason)}",
            CommentStatus.Declined => "declined it",
            CommentStatus.Spam => "marked it as spam",
            CommentStatus.Hidden => "hid it",
            CommentStatus.Pending => "put it back to be read",
            _ => "took it back",
        };
    }

    /// <summary>What a list of somebody's own decisions says of one: "declined: names or details of others".</summary>
    public static string Done(DecidedRow row) => row.Entry switch
    {
        { Reason: ModerationEntry.HandedOver } => "handed over",
        { Reason: ModerationEntry.LeftUp } => "left up",
        { To: CommentStatus.Approved } when row.WithReply => "published with a reply",
        { To: CommentStatus.Declined, Reason: { } reason } when Enum.TryParse<DeclineReason>(reason, out var why) => $"declined: {Of(why)}",
        { To: CommentStatus.Pending } => "put back to be read",
        { To: CommentStatus.CutProposed } => "a cut proposed",
        { To: CommentStatus.Spam } => "marked as spam",
        _ => Of(row.Entry.To),
    };

    /// <summary>The same without its reason, to be counted.</summary>
    public static string Counted(ModerationEntry entry) => entry switch
    {
        { Reason: ModerationEntry.HandedOver } => "handed over",
        { Reason: ModerationEntry.LeftUp } => "left up",
        { To: CommentStatus.Pending } => "put back to be read",
        { To: CommentStatus.CutProposed } => "asked about a cut",
        _ => Of(entry.To),
    };

    /// <summary>What the bar says once a decision is done.</summary>
    public static string Done(DeskDecision decision, string name, string noun = "comment")
    {
        var its = $"{Of(name)} {noun}";
        return decision switch
        {
            DeskDecision.Publish { ContentNote: { } note } => $"Published {its} under a note: {note}.",
            DeskDecision.Publish => $"Published {its}.",
            DeskDecision.PublishAndReply => $"Published {its}, with your reply under it.",
            DeskDecision.ReplyTo => $"Your reply to {name} is published.",
            DeskDecision.Decline decline => $"Declined {its}: {Of(decline.Reason)}.",
            DeskDecision.KeepBack { Message: { Length: > 0 } } => $"Kept back {its}. Your message waits at their note.",
            DeskDecision.KeepBack => $"Kept back {its}.",
            DeskDecision.Spam => $"Marked {its} as spam.",
            DeskDecision.Hide => $"Hid {its}. It is off the page.",
            DeskDecision.LeaveUp => $"Left {its} up. Whoever reported it can read that.",
            DeskDecision.ProposeCut => $"Proposed a cut to {name}. Nothing appears until they agree.",
            DeskDecision.Reopen => $"{its} waits to be read again.",
            DeskDecision.AnswerNote => $"Answered {its}. The answer waits at their note.",
            DeskDecision.Write { Message: null } => $"Took your message to {name} back.",
            DeskDecision.Write => $"Your message to {name} waits at their note.",
            DeskDecision.Fold { ContentNote: null } => $"{its} stands open again.",
            DeskDecision.Fold fold => $"Folded {its} under a note: {fold.ContentNote}.",
            DeskDecision.Mask => "Masked. What stood there is destroyed.",
            DeskDecision.Later => $"{its} waits until the others were read.",
            DeskDecision.HandOver => $"Handed {its} over. You don’t have to be the one.",
            _ => "Done.",
        };
    }

    /// <summary>What is said where a decision came to nothing.</summary>
    public static string NotDone(DeskAnswer answer, DeskDecision decision, string me, DateTime nowUtc)
    {
        var faster = answer.Faster;
        var ago = faster is null ? "just now" : Ago(nowUtc - faster.AtUtc);
        return answer.Outcome switch
        {
            Decision.NotFound => "Its writer took it back. There is nothing left to decide.",
            Decision.AlreadySo when faster is null => "It was so already. Nothing changed.",
            Decision.AlreadySo => $"{(faster.By == me ? "You" : faster.By == ModerationEntry.Writer ? "Its writer" : "Another moderator")} {This(faster)} {ago}. Nothing changed.",
            Decision.NotAllowed when decision is DeskDecision.Later => "It speaks of danger, so it stays first. You can hand it over instead.",
            Decision.NotAllowed when decision is DeskDecision.Mask => "That detail isn’t there any more. Nothing changed.",
            Decision.NotAllowed => $"It is {(answer.Status is { } status ? Of(status) : "gone")} now, and from there that can’t be done. Nothing changed.",
            _ when faster is null => "It changed while you were reading. Nothing was overwritten. Look once more, then decide.",
            _ => $"{Who(faster.By, me)} {Did(faster)} {ago}. Nothing was overwritten. Look once more; what you typed is still here.",
        };
    }

    /// <summary>What came of a decision about several.</summary>
    public static string Of(BulkAnswer answer, DeskDecision decision)
    {
        var words = new List<string>
        {
            answer.Done == 0 ? "Nothing changed." : decision switch
            {
                DeskDecision.Publish => $"Published {Plain.Count(answer.Done, "comment")}.",
                DeskDecision.Decline decline => $"Declined {Plain.Count(answer.Done, "comment")}: {Of(decline.Reason)}.",
                DeskDecision.Spam => $"Marked {Plain.Count(answer.Done, "comment")} as spam.",
                _ => $"Put {Plain.Count(answer.Done, "comment")} back to be read.",
            },
        };
        if (answer.Skipped > 0) words.Add($"Left {Plain.Number(answer.Skipped)} to be read one by one: urgent, or with marked details.");
        if (answer.AlreadySo > 0) words.Add($"{Plain.Sentence(Plain.Number(answer.AlreadySo))} stood so already.");
        if (answer.Faster > 0) words.Add($"Left {Plain.Number(answer.Faster)} alone: decided, changed or taken back by somebody else meanwhile.");
        return string.Join(' ', words);
    }

    /// <summary>What came of an undo.</summary>
    public static string OfUndo(BulkAnswer answer) => answer switch
    {
        { Done: 0 } => "That can’t be taken back any more: it was taken back already, or something else happened since. Nothing changed.",
        { Undone: [{ IsOwn: true, Status: CommentStatus.Hidden }] } => "Taken back. Your reply is off the page.",
        { Undone: [{ } one] } => $"Taken back. {Of(one.Name)} comment is {Of(one.Status)} again.",
        { Undone: [{ IsOwn: false } one, { IsOwn: true, Status: CommentStatus.Hidden }] } => $"Taken back, and the reply with it. {Of(one.Name)} comment is {Of(one.Status)} again.",
        { Faster: > 0 } => $"Taken back for {Plain.Count(answer.Done, "comment")}. {Plain.Sentence(Plain.Number(answer.Faster))} had moved on since and stayed.",
        _ => $"Taken back for {Plain.Count(answer.Done, "comment")}.",
    };

    /// <summary>Whose: "Wren’s".</summary>
    public static string Of(string name) => name.Length == 0 ? "the" : name + "’s";

    private static string This(ModerationEntry entry) => Did(entry) switch
    {
        { } said when said.Contains(" it:", StringComparison.Ordinal) => said.Replace(" it:", " this:", StringComparison.Ordinal),
        { } said when said.EndsWith(" it", StringComparison.Ordinal) => said[..^2] + "this",
        { } said => said.Replace(" it ", " this ", StringComparison.Ordinal),
    };
}
