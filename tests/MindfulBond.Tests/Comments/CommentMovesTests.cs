using FsCheck.Xunit;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

public enum Act
{
    Approve,
    Cut,
    KeepBack,
    Decline,
    MarkSpam,
    Hide,
    Withdraw,
    Change,
    Agree,
    Refuse,
    UndoLast,
    UndoFirst,
}

/// <summary>A comment's life is one table of moves.</summary>
public sealed class CommentMovesTests
{
    private static readonly CommentStatus[] States = Enum.GetValues<CommentStatus>();

    // As the contract has it.
    private static readonly Dictionary<CommentStatus, CommentStatus[]> Allowed = new()
    {
        [CommentStatus.Pending] = [CommentStatus.Approved, CommentStatus.CutProposed, CommentStatus.KeptBack, CommentStatus.Declined, CommentStatus.Spam],
        [CommentStatus.CutProposed] = [CommentStatus.Approved, CommentStatus.Pending, CommentStatus.Declined],
        [CommentStatus.Approved] = [CommentStatus.Hidden, CommentStatus.Pending],
        [CommentStatus.KeptBack] = [CommentStatus.Approved, CommentStatus.Pending],
        [CommentStatus.Declined] = [CommentStatus.Approved, CommentStatus.Pending],
        [CommentStatus.Spam] = [CommentStatus.Approved, CommentStatus.Pending],
        [CommentStatus.Hidden] = [CommentStatus.Approved, CommentStatus.Pending],
        [CommentStatus.Withdrawn] = [],
    };

    public static TheoryData<CommentStatus, CommentStatus> Pairs()
    {
        var pairs = new TheoryData<CommentStatus, CommentStatus>();
        foreach (var from in States)
        {
            foreach (var to in States) pairs.Add(from, to);
        }

        return pairs;
    }

    public static TheoryData<CommentStatus> EveryLivingState => [.. States.Where(state => state != CommentStatus.Withdrawn)];

    // A private note comes into no other.
    public static TheoryData<CommentStatus> StatesOfNotes => [CommentStatus.Pending, CommentStatus.KeptBack, CommentStatus.Declined, CommentStatus.Spam, CommentStatus.Withdrawn];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_comment_moves_where_the_table_lets_it_and_nowhere_else(CommentStatus from, CommentStatus to)
    {
        var comment = A.CommentIn(from);
        var (entries, version) = (comment.History.Count, comment.Version);

        var decision = A.Bring(comment, to);

        var may = to == CommentStatus.Withdrawn ? from != to : Allowed[from].Contains(to);
        if (may)
        {
            Assert.Equal(Decision.Done, decision);
            Assert.Equal(to, comment.Status);
            Assert.Equal(entries + 1, comment.History.Count);
            Assert.Equal((from, to), (comment.History[^1].From, comment.History[^1].To));
            Assert.True(comment.Version > version);
            return;
        }

        // A pending comment may be written anew, which is no move.
        var written = from == CommentStatus.Pending && to == CommentStatus.Pending;
        Assert.Equal(written ? Decision.Done : Repeated(from, to), decision);
        Assert.Equal(from, comment.Status);
        Assert.Equal(entries, comment.History.Count);
        if (!written) Assert.Equal(version, comment.Version);
    }

    [Theory]
    [MemberData(nameof(StatesOfNotes))]
    public void A_private_note_is_never_public_whatever_is_tried(CommentStatus state)
    {
        var note = A.CommentIn(state, isPrivate: true);

        var decisions = new[] { note.Approve("ada", A.Noon), note.ProposeCut("Fewer", null, "ada", A.Noon), note.AgreeToCut("<p>Fewer</p>", A.Noon) };

        Assert.All(decisions, decision => Assert.Equal(Decision.NotAllowed, decision));
        Assert.False(note.IsPublic);
        Assert.Equal(state, note.Status);
    }

    [Theory]
    [MemberData(nameof(EveryLivingState))]
    public void Of_a_withdrawn_comment_no_word_is_left(CommentStatus state)
    {
        var comment = A.CommentIn(state);
        comment.FoldUnder("death", "ada", A.Noon);
        comment.WriteTo("A message.", "ada", A.Noon);

        var decision = comment.Withdraw(A.Noon);

        Assert.Equal(Decision.Done, decision);
        Assert.Equal(("", "", "", ""), (comment.Name, comment.Text, comment.Html, comment.Flags));
        Assert.Equal((null, null, null, null, null), (comment.EarlierText, comment.ProposedText, comment.Message, comment.ContentNote, comment.PhraseHash));
        Assert.Equal((0, null, null), (comment.Distress, comment.Reason, comment.ChangedUtc));
    }

    [Fact]
    public void Approving_twice_is_harmless_and_logged_once()
    {
        var comment = A.CommentIn(CommentStatus.Pending);
        comment.Approve("ada", A.Noon);

        var second = comment.Approve("bo", A.Noon);

        Assert.Equal(Decision.AlreadySo, second);
        Assert.Equal("ada", Assert.Single(comment.History).By);
    }

    [Fact]
    public void The_version_before_a_change_is_kept_until_the_change_is_decided()
    {
        var comment = A.CommentIn(CommentStatus.Approved);

        comment.Change(new ChangedText("Quiet Heron", "Second.", "<p>Second.</p>", 0, ""), A.Noon);
        comment.Change(new ChangedText("Quiet Heron", "Third.", "<p>Third.</p>", 0, ""), A.Noon);
        var (status, earlier) = (comment.Status, comment.EarlierText);
        comment.Approve("ada", A.Noon);

        Assert.Equal((CommentStatus.Pending, "Some words."), (status, earlier));
        Assert.Null(comment.EarlierText);
        Assert.Equal("Third.", comment.Text);
    }

    [Fact]
    public void A_cut_that_is_agreed_to_is_published_and_the_whole_is_gone()
    {
        var comment = A.CommentIn(CommentStatus.CutProposed);

        var decision = comment.AgreeToCut("<p>Fewer words.</p>", A.Noon);

        Assert.Equal(Decision.Done, decision);
        Assert.True(comment.IsPublic);
        Assert.Equal(("Fewer words.", "<p>Fewer words.</p>", null), (comment.Text, comment.Html, comment.ProposedText));
        Assert.Equal(ModerationEntry.Writer, comment.History[^1].By);
    }

    [Fact]
    public void A_cut_that_is_refused_leaves_the_words_whole_and_unpublished()
    {
        var comment = A.CommentIn(CommentStatus.CutProposed);

        var decision = comment.RefuseCut(A.Noon);

        Assert.Equal(Decision.Done, decision);
        Assert.Equal((CommentStatus.Pending, "Some words.", null), (comment.Status, comment.Text, comment.ProposedText));
    }

    [Fact]
    public void Undo_brings_back_the_state_before_and_is_an_entry_of_its_own()
    {
        var comment = A.CommentIn(CommentStatus.Hidden);

        var decision = comment.Undo(comment.History[^1], "ada", A.Noon);

        Assert.Equal(Decision.Done, decision);
        Assert.Equal(CommentStatus.Approved, comment.Status);
        Assert.Equal((CommentStatus.Hidden, CommentStatus.Approved, "undo"), (comment.History[^1].From, comment.History[^1].To, comment.History[^1].Reason));
    }

    [Fact]
    public void An_entry_that_was_overtaken_or_belongs_to_another_comment_is_not_undone()
    {
        var (comment, other) = (A.CommentIn(CommentStatus.Hidden), A.CommentIn(CommentStatus.Hidden));

        var overtaken = comment.Undo(comment.History[0], "ada", A.Noon);
        var foreign = comment.Undo(other.History[^1], "ada", A.Noon);

        Assert.Equal((Decision.Overtaken, Decision.NotAllowed), (overtaken, foreign));
        Assert.Equal(CommentStatus.Hidden, comment.Status);
    }

    [Fact]
    public void A_withdrawal_is_not_undone()
    {
        var comment = A.CommentIn(CommentStatus.Withdrawn);

        var decision = comment.Undo(comment.History[^1], "ada", A.Noon);

        Assert.Equal(Decision.NotAllowed, decision);
    }

    [Property]
    public void The_entries_tell_the_whole_life_whatever_is_asked(Act[] acts, bool isPrivate, bool looksLikeSpam)
    {
        var comment = Comment.Send(A.Sent() with { IsPrivate = isPrivate, LooksLikeSpam = looksLikeSpam }, A.Noon);
        var first = comment.Status;

        foreach (var act in acts)
        {
            var (status, entries, version) = (comment.Status, comment.History.Count, comment.Version);

            var decision = Do(comment, act);

            Assert.Equal(comment.Status == CommentStatus.Approved && !isPrivate, comment.IsPublic);
            Assert.Equal(comment.Status == status ? entries : entries + 1, comment.History.Count);
            if (decision == Decision.Done) Assert.True(comment.Version > version);
            else Assert.Equal((status, version), (comment.Status, comment.Version));
            if (status == CommentStatus.Withdrawn) Assert.Equal(CommentStatus.Withdrawn, comment.Status);
        }

        var replayed = first;
        foreach (var entry in comment.History)
        {
            Assert.Equal(replayed, entry.From);
            replayed = entry.To;
        }

        Assert.Equal(comment.Status, replayed);
    }

    // A withdrawn comment can be withdrawn again; written anew it never is.
    private static Decision Repeated(CommentStatus from, CommentStatus to) => from == to ? Decision.AlreadySo : Decision.NotAllowed;

    private static Decision Do(Comment comment, Act act) => act switch
    {
        Act.Approve => A.Bring(comment, CommentStatus.Approved),
        Act.Cut => A.Bring(comment, CommentStatus.CutProposed),
        Act.KeepBack => A.Bring(comment, CommentStatus.KeptBack),
        Act.Decline => A.Bring(comment, CommentStatus.Declined),
        Act.MarkSpam => A.Bring(comment, CommentStatus.Spam),
        Act.Hide => A.Bring(comment, CommentStatus.Hidden),
        Act.Withdraw => A.Bring(comment, CommentStatus.Withdrawn),
        Act.Change => A.Bring(comment, CommentStatus.Pending),
        Act.Agree => comment.AgreeToCut("<p>Fewer words.</p>", A.Noon),
        Act.Refuse => comment.RefuseCut(A.Noon),
        Act.UndoLast when comment.History is [.., var last] => comment.Undo(last, "ada", A.Noon),
        Act.UndoFirst when comment.History is [var first, ..] => comment.Undo(first, "ada", A.Noon),
        _ => Decision.NotAllowed,
    };
}
