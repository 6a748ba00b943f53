using System.Collections.Frozen;

namespace MindfulBond.Comments;

/// <summary>
/// What a reader wrote under an article, and its life. Every change of state goes through one table of moves and writes its entry. Nothing
/// here tells who wrote it, and nothing joins two comments of one person.
/// </summary>
public sealed class Comment
{
    /// <summary>How long a proposed cut waits for its writer.</summary>
    public static readonly TimeSpan CutWaits = TimeSpan.FromDays(14);

    private static readonly FrozenSet<(CommentStatus From, CommentStatus To)> Moves = new[]
    {
        (CommentStatus.Pending, CommentStatus.Approved),
        (CommentStatus.Pending, CommentStatus.CutProposed),
        (CommentStatus.Pending, CommentStatus.KeptBack),
        (CommentStatus.Pending, CommentStatus.Declined),
        (CommentStatus.Pending, CommentStatus.Spam),
        (CommentStatus.CutProposed, CommentStatus.Approved),    // the writer agrees
        (CommentStatus.CutProposed, CommentStatus.Pending),     // refuses, or writes another version
        (CommentStatus.CutProposed, CommentStatus.Declined),    // no answer in time
        (CommentStatus.Approved, CommentStatus.Hidden),
        (CommentStatus.Approved, CommentStatus.Pending),        // the writer changes it: out of public view at once
        (CommentStatus.KeptBack, CommentStatus.Approved),
        (CommentStatus.KeptBack, CommentStatus.Pending),
        (CommentStatus.Declined, CommentStatus.Approved),
        (CommentStatus.Declined, CommentStatus.Pending),
        (CommentStatus.Spam, CommentStatus.Approved),
        (CommentStatus.Spam, CommentStatus.Pending),
        (CommentStatus.Hidden, CommentStatus.Approved),
        (CommentStatus.Hidden, CommentStatus.Pending),
    }.ToFrozenSet();

    private readonly List<ModerationEntry> _history = [];

    private Comment()
    {
    }

    /// <summary>Random, so that it tells nothing of when or by whom.</summary>
    public Guid Id { get; private init; }

    public string ArticleSlug { get; private set; } = "";

    /// <summary>The top-level comment it stands under; null for one that stands alone.</summary>
    public Guid? ThreadId { get; private init; }

    /// <summary>The comment it answers, which may itself be an answer; null for one that answers none.</summary>
    public Guid? AnswersId { get; private init; }

    public string Name { get; private set; } = "";

    public CommentVoice Voice { get; private init; }

    /// <summary>What was written, cleaned, as Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text as shown, rendered once when it was taken in.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The text before its writer changed it, kept until the change is decided.</summary>
    public string? EarlierText { get; private set; }

    /// <summary>Never published; answered at the writer's note.</summary>
    public bool IsPrivate { get; private init; }

    public CommentStatus Status { get; private set; } = CommentStatus.Pending;

    /// <summary>Whether a nameless placeholder stands for it, because published answers hang on it.</summary>
    public bool HoldsPlace { get; private set; }

    /// <summary>Concurrency token: rises with every change.</summary>
    public int Version { get; private set; }

    public DateTime SentUtc { get; private init; }

    /// <summary>When it came to its present status.</summary>
    public DateTime StatusUtc { get; private set; }

    /// <summary>When its writer changed it after it was first sent; null when never.</summary>
    public DateTime? ChangedUtc { get; private set; }

    /// <summary>Keyed hash of the five words; null once nothing is left that they could open.</summary>
    public string? PhraseHash { get; private set; }

    /// <summary>How pressing the signs of distress are: 0 none, 1 concern, 2 urgent. Sorts the queue and nothing else.</summary>
    public int Distress { get; private set; }

    /// <summary>Names of the rules that fired, separated by spaces, for the moderator.</summary>
    public string Flags { get; private set; } = "";

    /// <summary>One quiet line a moderator folds it under, such as "death"; null when it stands open.</summary>
    public string? ContentNote { get; private set; }

    public DeclineReason? Reason { get; private set; }

    /// <summary>What the moderator wrote to its writer, or the answer to a private note; shown at the writer's note alone.</summary>
    public string? Message { get; private set; }

    /// <summary>The shorter version a moderator proposes; null when none is open.</summary>
    public string? ProposedText { get; private set; }

    /// <summary>Where it stands in the queue: 0 care first, 1 in its turn, 2 after the others because somebody said "later".</summary>
    public int Turn { get; private set; } = 1;

    /// <summary>The account that asked for a second reader; null when nobody did.</summary>
    public string? HandedOverBy { get; private set; }

    /// <summary>What the second reader should know; goes with the next decision.</summary>
    public string? HandOverNote { get; private set; }

    /// <summary>What the last decision of a moderator replaced, so that undo brings exactly it back; null when the writer moved it last.</summary>
    public BeforeDecision? Before { get; private set; }

    /// <summary>Entries written since it was loaded; those before are in the table.</summary>
    public IReadOnlyList<ModerationEntry> History => _history;

    /// <summary>Whether everybody may see it.</summary>
    public bool IsPublic => Status == CommentStatus.Approved && !IsPrivate;

    /// <summary>Takes in what a reader sent.</summary>
    public static Comment Send(NewComment sent, DateTime nowUtc) => new()
    {
        Id = Guid.NewGuid(),
        ArticleSlug = sent.ArticleSlug,
        ThreadId = sent.ThreadId,
        AnswersId = sent.AnswersId,
        Name = sent.Name,
        Voice = sent.Voice,
        Text = sent.Text,
        Html = sent.Html,
        IsPrivate = sent.IsPrivate,
        Status = sent.LooksLikeSpam ? CommentStatus.Spam : CommentStatus.Pending,
        SentUtc = nowUtc,
        StatusUtc = nowUtc,
        PhraseHash = sent.PhraseHash,
        Distress = sent.Distress,
        Flags = sent.Flags,
        Turn = TurnOf(sent.Distress),
    };

    /// <summary>Takes in what somebody at the desk answers: public at once, and taken down by undoing that.</summary>
    public static Comment Speak(NewComment said, string moderator, DateTime nowUtc)
    {
        var comment = Send(said, nowUtc);
        comment.Status = CommentStatus.Hidden;
        comment.Enter(CommentStatus.Approved, moderator, nowUtc, ModerationEntry.Answer);
        return comment;
    }

    /// <summary>Publishes it.</summary>
    /// <param name="moderator">Who decides.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="contentNote">The quiet line it is folded under; null leaves it as it is.</param>
    public Decision Approve(string moderator, DateTime nowUtc, string? contentNote = null)
    {
        if (IsPrivate) return Decision.NotAllowed;
        var decision = Move(CommentStatus.Approved, moderator, nowUtc, settles: true);
        if (decision == Decision.Done && contentNote is not null) ContentNote = contentNote;
        return decision;
    }

    /// <summary>Puts what was decided back to be read.</summary>
    public Decision Reopen(string moderator, DateTime nowUtc) =>
        Status is CommentStatus.Approved or CommentStatus.CutProposed ? Decision.NotAllowed : Move(CommentStatus.Pending, moderator, nowUtc, settles: true);

    /// <summary>Keeps it off the page and tells its writer why.</summary>
    public Decision Decline(DeclineReason reason, string? message, string moderator, DateTime nowUtc)
    {
        var decision = Move(CommentStatus.Declined, moderator, nowUtc, reason.ToString(), settles: true);
        if (decision == Decision.Done) (Reason, Message) = (reason, message);
        return decision;
    }

    /// <summary>Keeps it off the page with thanks, and with a message where one is written.</summary>
    public Decision KeepBack(string? message, string moderator, DateTime nowUtc)
    {
        var decision = Move(CommentStatus.KeptBack, moderator, nowUtc, settles: true);
        if (decision == Decision.Done) Message = message;
        return decision;
    }

    public Decision MarkSpam(string moderator, DateTime nowUtc) => Move(CommentStatus.Spam, moderator, nowUtc, settles: true);

    /// <summary>Takes it off the page, and tells its writer why where a message is written.</summary>
    public Decision Hide(string moderator, DateTime nowUtc, string? message = null)
    {
        var decision = Move(CommentStatus.Hidden, moderator, nowUtc);
        if (decision == Decision.Done) Message = message;
        return decision;
    }

    /// <summary>Asks its writer to agree to a shorter version.</summary>
    public Decision ProposeCut(string shorter, string? message, string moderator, DateTime nowUtc)
    {
        if (IsPrivate) return Decision.NotAllowed;
        var decision = Move(CommentStatus.CutProposed, moderator, nowUtc);
        if (decision == Decision.Done) (ProposedText, Message) = (shorter, message);
        return decision;
    }

    /// <summary>Nobody answered a proposed cut in time.</summary>
    public Decision LetCutLapse(string by, DateTime nowUtc)
    {
        if (Status != CommentStatus.CutProposed) return Decision.NotAllowed;
        var decision = Move(CommentStatus.Declined, by, nowUtc, nameof(DeclineReason.NoAnswer), settles: true);
        if (decision == Decision.Done) Reason = DeclineReason.NoAnswer;
        return decision;
    }

    /// <summary>The writer agrees to the proposed cut: the shorter version is published.</summary>
    /// <param name="html">The proposed text, rendered.</param>
    /// <param name="nowUtc">Now.</param>
    public Decision AgreeToCut(string html, DateTime nowUtc)
    {
        if (Status != CommentStatus.CutProposed || ProposedText is not { } shorter) return Decision.NotAllowed;
        var decision = Move(CommentStatus.Approved, ModerationEntry.Writer, nowUtc, settles: true);
        if (decision == Decision.Done) (Text, Html) = (shorter, html);
        return decision;
    }

    /// <summary>The writer wants it whole or not at all: it goes back to be read again.</summary>
    public Decision RefuseCut(DateTime nowUtc)
    {
        if (Status != CommentStatus.CutProposed) return Decision.NotAllowed;
        var decision = Move(CommentStatus.Pending, ModerationEntry.Writer, nowUtc);
        if (decision == Decision.Done) ProposedText = null;
        return decision;
    }

    /// <summary>
    /// The writer says it otherwise: it is read again, and out of public view until then. The text before is kept until that is decided.
    /// </summary>
    public Decision Change(ChangedText changed, DateTime nowUtc)
    {
        if (Status == CommentStatus.Withdrawn) return Decision.NotAllowed;
        if (Status != CommentStatus.Pending && Move(CommentStatus.Pending, ModerationEntry.Writer, nowUtc) is not Decision.Done and var refused) return refused;
        if (Text != changed.Text) EarlierText ??= Text;
        (Text, Html, Name, Distress, Flags) = (changed.Text, changed.Html, changed.Name, changed.Distress, changed.Flags);
        (ProposedText, Reason, Message, ChangedUtc) = (null, null, null, nowUtc);
        (Turn, Before, HandedOverBy, HandOverNote) = (TurnOf(Distress), null, null, null);
        Version++;
        return Decision.Done;
    }

    /// <summary>The writer takes it back: from any state, for good. Of the words nothing is left.</summary>
    public Decision Withdraw(DateTime nowUtc)
    {
        if (Status == CommentStatus.Withdrawn) return Decision.AlreadySo;
        _history.Add(new ModerationEntry(Id, Status, CommentStatus.Withdrawn, ModerationEntry.Writer, nowUtc, reason: null));
        (Status, StatusUtc) = (CommentStatus.Withdrawn, nowUtc);
        Wipe();
        return Decision.Done;
    }

    /// <summary>
    /// Its time is over, and answers hang on it: of the words nothing is left, and it stands where it stood, a nameless place that nobody
    /// moves any more.
    /// </summary>
    public Decision Forget()
    {
        if (Status is CommentStatus.Pending or CommentStatus.CutProposed or CommentStatus.Approved) return Decision.NotAllowed;
        if (IsEmpty) return Decision.AlreadySo;
        Wipe();
        return Decision.Done;
    }

    /// <summary>
    /// Brings back exactly what stood before a moderator's last decision; undoing that brings the decision again. What its writer did is not
    /// a moderator's to undo, and what was destroyed on purpose stays destroyed.
    /// </summary>
    public Decision Undo(ModerationEntry entry, string moderator, DateTime nowUtc)
    {
        if (entry.CommentId != Id || entry.From == entry.To || Status == CommentStatus.Withdrawn) return Decision.NotAllowed;
        if (Status != entry.To || StatusUtc != entry.AtUtc) return Decision.Overtaken;
        if (Before is not { } before) return Decision.NotAllowed;
        Enter(entry.From, moderator, nowUtc, ModerationEntry.Undone);
        (Reason, Message, ProposedText, ContentNote) = (before.Reason, before.Message, before.ProposedText, before.ContentNote);
        return Decision.Done;
    }

    internal void HoldPlace(bool holds) => HoldsPlace = holds;

    /// <summary>Writes to its writer beside any decision, or takes the message back.</summary>
    public Decision WriteTo(string? message, string moderator, DateTime nowUtc)
    {
        if (IsEmpty) return Decision.NotAllowed;
        if (Message == message) return Decision.AlreadySo;
        Message = message;
        return Note(ModerationEntry.Wrote, moderator, nowUtc);
    }

    /// <summary>Answers a private note. Neither the note nor the answer is ever public.</summary>
    public Decision AnswerNote(string message, string moderator, DateTime nowUtc) =>
        !IsPrivate ? Decision.NotAllowed
        : Status == CommentStatus.KeptBack ? WriteTo(message, moderator, nowUtc)
        : KeepBack(message, moderator, nowUtc);

    /// <summary>Folds it under one quiet line, or opens it again.</summary>
    public Decision FoldUnder(string? contentNote, string moderator, DateTime nowUtc)
    {
        if (IsEmpty) return Decision.NotAllowed;
        if (ContentNote == contentNote) return Decision.AlreadySo;
        ContentNote = contentNote;
        return Note(contentNote is null ? ModerationEntry.Unfolded : ModerationEntry.Folded, moderator, nowUtc);
    }

    /// <summary>Puts other words in the place of personal details. What stood there is destroyed, in every version.</summary>
    public Decision Mask(ChangedText masked, string moderator, DateTime nowUtc)
    {
        if (IsEmpty || Status == CommentStatus.CutProposed) return Decision.NotAllowed;
        if (Text == masked.Text) return Decision.AlreadySo;
        (Text, Html, Flags, EarlierText) = (masked.Text, masked.Html, masked.Flags, null);
        // A cut that undo could bring back would bring the details back with it.
        if (Before is { ProposedText: not null }) Before = null;
        return Note(ModerationEntry.Masked, moderator, nowUtc);
    }

    /// <summary>
    /// Marks it by rules that changed while it waits. Of what a moderator reads nothing changed, so the version stays, and with it a decision
    /// that is just being made.
    /// </summary>
    public Decision MarkAgain(int distress, string flags)
    {
        if (Status != CommentStatus.Pending) return Decision.NotAllowed;
        if ((Distress, Flags) == (distress, flags)) return Decision.AlreadySo;
        if (TurnOf(Distress) != TurnOf(distress)) Turn = TurnOf(distress);
        (Distress, Flags) = (distress, flags);
        return Decision.Done;
    }

    /// <summary>Lets it wait until the others were read. What is urgent stays first.</summary>
    public Decision ReadLater()
    {
        if (Status != CommentStatus.Pending || Turn == 0) return Decision.NotAllowed;
        if (Turn == 2) return Decision.AlreadySo;
        (Turn, Version) = (2, Version + 1);
        return Decision.Done;
    }

    /// <summary>Asks for a second reader.</summary>
    public Decision HandOver(string note, string moderator, DateTime nowUtc)
    {
        if (Status != CommentStatus.Pending) return Decision.NotAllowed;
        (HandedOverBy, HandOverNote) = (moderator, note);
        return Note(ModerationEntry.HandedOver, moderator, nowUtc);
    }

    /// <summary>Readers reported it, and it stays as it is.</summary>
    public Decision LeaveUp(string moderator, DateTime nowUtc) => IsPublic ? Note(ModerationEntry.LeftUp, moderator, nowUtc) : Decision.NotAllowed;

    /// <summary>Somebody at the desk answers it: a comment of its own, which the entry beside it takes back.</summary>
    public Decision Answer(string moderator, DateTime nowUtc) => IsPublic ? Note(ModerationEntry.Answer, moderator, nowUtc) : Decision.NotAllowed;

    private static int TurnOf(int distress) => distress >= 2 ? 0 : 1;

    // Withdrawn or forgotten: nobody writes a comment without a word.
    private bool IsEmpty => Text.Length == 0;

    private void Wipe()
    {
        (Name, Text, Html, EarlierText, ProposedText, Message, ContentNote, PhraseHash) = ("", "", "", null, null, null, null, null);
        (Distress, Flags, Reason, ChangedUtc) = (0, "", null, null);
        (Turn, Before, HandedOverBy, HandOverNote) = (1, null, null, null);
        Version++;
    }

    private Decision Move(CommentStatus next, string by, DateTime nowUtc, string? reason = null, bool settles = false)
    {
        if (Status == next) return Decision.AlreadySo;
        if (IsEmpty || !Moves.Contains((Status, next))) return Decision.NotAllowed;
        Enter(next, by, nowUtc, reason);
        // A decision ends what was open: the version before a change, a proposed cut, an earlier message.
        if (settles) (EarlierText, ProposedText, Reason, Message) = (null, null, null, null);
        return Decision.Done;
    }

    private void Enter(CommentStatus next, string by, DateTime nowUtc, string? reason)
    {
        Before = by == ModerationEntry.Writer ? null : new BeforeDecision(nowUtc, Reason, Message, ProposedText, ContentNote);
        _history.Add(new ModerationEntry(Id, Status, next, by, nowUtc, reason));
        (Status, StatusUtc, Version) = (next, nowUtc, Version + 1);
        (Turn, HandedOverBy, HandOverNote) = (TurnOf(Distress), null, null);
    }

    private Decision Note(string what, string by, DateTime nowUtc)
    {
        _history.Add(new ModerationEntry(Id, Status, Status, by, nowUtc, what));
        Version++;
        return Decision.Done;
    }
}

/// <summary>What stood beside a comment before a moderator decided.</summary>
/// <param name="AtUtc">When that was.</param>
/// <param name="Reason">Why it had been declined.</param>
/// <param name="Message">What its writer had been told.</param>
/// <param name="ProposedText">The cut that had been proposed.</param>
/// <param name="ContentNote">The line it had been folded under.</param>
public sealed record BeforeDecision(DateTime AtUtc, DeclineReason? Reason, string? Message, string? ProposedText, string? ContentNote);

/// <summary>What a comment is made of when it is sent: checked, cleaned and rendered.</summary>
public sealed record NewComment
{
    public required string ArticleSlug { get; init; }

    public Guid? ThreadId { get; init; }

    public Guid? AnswersId { get; init; }

    public required string Name { get; init; }

    public CommentVoice Voice { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>Keyed hash of the phrase: the unique key that lets a repeated Send store once.</summary>
    public string? PhraseHash { get; init; }

    public int Distress { get; init; }

    public string Flags { get; init; } = "";

    /// <summary>A bot walked into the honeypot: its answer looks ordinary, and a person may still look.</summary>
    public bool LooksLikeSpam { get; init; }
}

/// <summary>What a writer changed a comment to: checked, cleaned and rendered.</summary>
public sealed record ChangedText(string Name, string Text, string Html, int Distress, string Flags);
