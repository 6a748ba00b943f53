using FsCheck.Xunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

/// <summary>What holds of decisions whatever is pressed, by whom and in which order.</summary>
public sealed class DecisionPropertyTests
{
    private static readonly DeskReader Ada = new("ada@example.org", "Ada Lovelace", CommentVoice.Author);
    private static readonly DeskReader Bo = new("bo@example.org", "Bo", CommentVoice.Moderator);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Property(MaxTest = 12)]
    public async Task Undo_restores_exactly_what_stood_before_and_undoing_that_decides_again(Press[] presses)
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("We stayed in Leeds in May and talked."));
        foreach (var press in presses.Take(8))
        {
            var before = Assert.Single(await site.StoredAsync());
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            var answer = await Desk(site).DecideAsync(before.Id, before.Version, For(press), Ada, Catalog(site), Cancel);
            if (answer.Undo is not { } undo) continue;
            var after = Assert.Single(await site.StoredAsync());

            site.Clock.Advance(TimeSpan.FromSeconds(1));
            var undone = await Desk(site).UndoAsync(undo, Bo, Cancel);
            Assert.Equal(Seen(before), Seen(Assert.Single(await site.StoredAsync())));

            site.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(1, (await Desk(site).UndoAsync(undone.Undo!.Value, Bo, Cancel)).Done);
            Assert.Equal(Seen(after), Seen(Assert.Single(await site.StoredAsync())));
        }
    }

    [Property(MaxTest = 12)]
    public async Task Any_interleaving_of_decisions_replays_from_its_entries_to_the_stored_state(Press[] presses, byte[] whose)
    {
        await using var site = await Talking.StartAsync();
        var comments = new List<Comment>();
        for (var i = 0; i < 3; i++) comments.Add(await site.AddAsync(A.Sent($"We stayed in Leeds in May and talked. {i}")));

        await Parallel.ForEachAsync(presses.Take(24).Select((press, index) => (press, index)), Cancel, async (one, _) =>
        {
            var comment = comments[(one.index < whose.Length ? whose[one.index] : one.index) % comments.Count];
            if (one.press == Press.Withdraw) await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);
            else await Desk(site).DecideAsync(comment.Id, version: null, For(one.press), one.index % 2 == 0 ? Ada : Bo, Catalog(site), Cancel);
        });

        await using var database = site.Database();
        var entries = await database.ModerationEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Cancel);
        var stored = (await site.StoredAsync()).ToDictionary(one => one.Id);
        foreach (var life in entries.GroupBy(entry => entry.CommentId))
        {
            var state = life.First().From;
            foreach (var entry in life)
            {
                Assert.Equal(state, entry.From);
                state = entry.To;
            }

            if (stored.TryGetValue(life.Key, out var comment)) Assert.Equal(comment.Status, state);
            else Assert.Equal(CommentStatus.Withdrawn, state);
        }

        foreach (var quiet in comments.Where(one => stored.TryGetValue(one.Id, out var now) && now.Version == one.Version)) Assert.Equal(CommentStatus.Pending, stored[quiet.Id].Status);
    }

    private static DeskDecision For(Press press) => press switch
    {
        Press.Publish => new DeskDecision.Publish(),
        Press.PublishFolded => new DeskDecision.Publish("death"),
        Press.Decline => new DeskDecision.Decline(DeclineReason.MayIdentifyWriter, "The town."),
        Press.KeepBack => new DeskDecision.KeepBack("Thank you."),
        Press.Spam => new DeskDecision.Spam(),
        Press.Hide => new DeskDecision.Hide("For now."),
        Press.Cut => new DeskDecision.ProposeCut("We stayed and talked.", "The town."),
        Press.Reopen => new DeskDecision.Reopen(),
        Press.Write => new DeskDecision.Write("A line."),
        _ => new DeskDecision.Fold("abuse"),
    };

    private static object Seen(Comment comment) =>
        (comment.Status, comment.Text, comment.Html, comment.Name, comment.Reason, comment.Message, comment.ProposedText, comment.ContentNote, comment.Distress, comment.Flags);

    private static ModerationDesk Desk(SiteFixture site) => site.Services.GetRequiredService<ModerationDesk>();

    private static ArticleCatalog Catalog(SiteFixture site) => site.Services.GetRequiredService<PublishedNow>().Get();
}

/// <summary>What a moderator, or a writer, may press.</summary>
public enum Press
{
    Publish,
    PublishFolded,
    Decline,
    KeepBack,
    Spam,
    Hide,
    Cut,
    Reopen,
    Write,
    Fold,
    Withdraw,
}
