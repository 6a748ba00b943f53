using MindfulBond.Comments;
using MindfulBond.Settings;
using MindfulBond.Shared;

namespace MindfulBond.Audit;

/// <summary>What happened with one press, as a sentence. It holds no word of any comment.</summary>
/// <param name="Entries">One, or all that belong together.</param>
public sealed record LogLine(IReadOnlyList<LogEntry> Entries)
{
    private LogEntry First => Entries[0];

    public DateTime AtUtc => First.Place.AtUtc;

    /// <summary>What an undo would take back; null where nothing is decided.</summary>
    public Guid? Press => First.Place.IsDecision && Entries.Any(entry => entry.From != entry.To) ? First.Together : null;

    /// <summary>The comment that it is about, where it is one.</summary>
    public string? Comment => First.Place.IsDecision && Comments.Count == 1 ? Comments[0] : null;

    /// <summary>Whether the comment may still be there.</summary>
    public bool IsGone => First.To == nameof(CommentStatus.Withdrawn);

    public string Sentence => First.Place.IsDecision ? Decided() : LogWords.Of(First);

    /// <summary>From where to where, and why; empty where the sentence says it all.</summary>
    public string Detail => First.Place.IsDecision ? Moved() : LogWords.Detail(First);

    /// <summary>Folds a page into lines: what was decided with one press is one.</summary>
    public static IReadOnlyList<LogLine> Fold(IReadOnlyList<LogEntry> entries)
    {
        var lines = new List<List<LogEntry>>();
        foreach (var entry in entries)
        {
            if (entry.Together is { } press && lines is [.., var open] && open[0].Together == press) open.Add(entry);
            else lines.Add([entry]);
        }

        return lines.ConvertAll(line => new LogLine(line));
    }

    // An answer of the desk's own is part of the decision it came with.
    private static bool IsAnswer(LogEntry entry) => entry.Reason == ModerationEntry.Answer;

    private IReadOnlyList<LogEntry> Decisions => Entries.Any(entry => !IsAnswer(entry)) ? [.. Entries.Where(entry => !IsAnswer(entry))] : Entries;

    private IReadOnlyList<string> Comments => [.. Decisions.Select(entry => entry.Subject).Distinct(StringComparer.Ordinal)];

    private string Decided()
    {
        var decided = Decisions[0];
        var many = Comments.Count;
        var what = many == 1 ? "a comment" : Plain.Count(many, "comment");
        var replied = Decisions.Count < Entries.Count ? " and replied" : "";
        if (decided.By == ModerationEntry.Writer)
        {
            return decided.To switch
            {
                nameof(CommentStatus.Withdrawn) => "A comment was withdrawn by its writer.",
                nameof(CommentStatus.Approved) => "The writer of a comment agreed to the proposed cut.",
                _ when decided.From == nameof(CommentStatus.CutProposed) => "The writer of a comment refused the proposed cut, or wrote it otherwise.",
                _ => "A comment was changed by its writer.",
            };
        }

        if (decided is { By: AuditEntry.Site, From: nameof(CommentStatus.CutProposed) }) return "A proposed cut was not answered in time.";
        var verb = decided.Reason switch
        {
            ModerationEntry.Undone => $"took back what had been decided about {what}",
            ModerationEntry.Answer => $"answered {what}",
            ModerationEntry.Wrote => $"wrote to the writer of {what}",
            ModerationEntry.Folded => $"folded {what} under a content note",
            ModerationEntry.Unfolded => $"took the content note off {what}",
            ModerationEntry.Masked => $"masked personal details in {what}",
            ModerationEntry.HandedOver => $"handed {what} over to a second reader",
            ModerationEntry.LeftUp => $"left {what} up that readers had reported",
            _ => decided.To switch
            {
                nameof(CommentStatus.Approved) => $"published {what}{replied}",
                nameof(CommentStatus.CutProposed) => $"proposed a cut to the writer of {what}",
                nameof(CommentStatus.KeptBack) => $"kept {what} back",
                nameof(CommentStatus.Declined) => $"declined {what}",
                nameof(CommentStatus.Spam) => $"marked {what} as spam",
                nameof(CommentStatus.Hidden) => $"took {what} down",
                _ => $"put {what} back to be read",
            },
        };
        return $"{LogWords.Who(decided.By)} {verb}.";
    }

    private string Moved()
    {
        var moves = Decisions.Where(entry => entry.From != entry.To && !IsAnswer(entry)).Select(entry => $"{LogWords.State(entry.From)} to {LogWords.State(entry.To)}").Distinct(StringComparer.Ordinal).ToList();
        var words = moves.Count == 0 ? "" : Plain.Sentence(Plain.And(moves)) + ".";
        if (IsGone) words += " Its text, name and time are gone.";
        if (Enum.TryParse<DeclineReason>(Decisions[0].Reason, out var reason) && Enum.IsDefined(reason)) words += $" Reason: {DeskTexts.Rule(reason).ToLowerInvariant()}.";
        else if (Decisions[0].Reason == ModerationEntry.Undone) words += " A new entry; the first one stays.";
        return words;
    }
}
