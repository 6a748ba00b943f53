using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Retention;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Retention;

/// <summary>What was kept long enough goes by itself, and nothing before.</summary>
public class RetentionTests : IAsyncLifetime
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new(SiteFixture.Noon);
    private TempDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TempDatabase.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(CommentStatus.Spam, 7)]
    [InlineData(CommentStatus.Declined, 30)]
    [InlineData(CommentStatus.KeptBack, 30)]
    [InlineData(CommentStatus.Hidden, 30)]
    [InlineData(CommentStatus.KeptBack, 90, true)]
    [InlineData(CommentStatus.Declined, 30, true)]
    [InlineData(CommentStatus.Spam, 7, true)]
    public async Task Each_state_ends_when_its_days_are_over_and_not_before(CommentStatus status, int days, bool isPrivate = false)
    {
        await AddAsync(status, isPrivate);

        _clock.SetUtcNow(SiteFixture.Noon.AddDays(days) - AMoment);
        var before = await RunAsync();
        var kept = await CommentsAsync();
        _clock.Advance(AMoment);
        var after = await RunAsync();

        Assert.Equal(0, Deleted(before));
        Assert.Single(kept);
        Assert.Equal(1, Deleted(after));
        Assert.Empty(await CommentsAsync());
        Assert.Equal(1, (status, isPrivate) switch
        {
            (CommentStatus.Spam, _) => after.Spam,
            (CommentStatus.Declined, _) => after.Declined,
            (CommentStatus.KeptBack, true) => after.PrivateNotes,
            (CommentStatus.KeptBack, false) => after.KeptBack,
            _ => after.Hidden,
        });
    }

    [Theory]
    [InlineData(CommentStatus.Pending, false)]
    [InlineData(CommentStatus.Pending, true)]
    [InlineData(CommentStatus.Approved, false)]
    public async Task What_waits_and_what_is_published_stays_for_ever(CommentStatus status, bool isPrivate)
    {
        await AddAsync(status, isPrivate);

        _clock.Advance(TimeSpan.FromDays(3650));
        await RunAsync();

        Assert.Equal(Talking.Words, Assert.Single(await CommentsAsync()).Text);
    }

    [Fact]
    public async Task A_comment_that_answers_hang_on_leaves_its_nameless_place_until_they_are_gone_too()
    {
        var top = await AddAsync(CommentStatus.Approved);
        var answer = await AddAsync(CommentStatus.Approved, answers: top);
        await _database.MoveAsync(top, comment => comment.Hide("ada", Now, "It named somebody."));

        _clock.Advance(TimeSpan.FromDays(30));
        var first = await RunAsync();
        var second = await RunAsync();
        var place = (await CommentsAsync()).Single(comment => comment.Id == top.Id);
        var page = await _database.Threads.PageAsync("ash", 1, Cancel);
        await _database.MoveAsync(answer, comment => comment.Hide("ada", Now));
        _clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();

        Assert.Equal((1, 0), (first.Hidden, second.Hidden));
        Assert.Equal((CommentStatus.Hidden, true), (place.Status, place.HoldsPlace));
        Assert.Equal(("", "", "", (string?)null), (place.Name, place.Text, place.Html, place.Message));
        Assert.Equal(answer.Id, Assert.Single(Assert.Single(page!.Threads).Answers).Id);
        Assert.Empty(await CommentsAsync());
    }

    [Fact]
    public async Task A_place_is_kept_for_an_answer_that_still_waits_to_be_read()
    {
        var top = await AddAsync(CommentStatus.Approved);
        var answer = await AddAsync(CommentStatus.Pending, answers: top);
        await _database.MoveAsync(top, comment => comment.Hide("ada", Now));

        _clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();
        await _database.MoveAsync(answer, comment => comment.Approve("ada", Now));

        var page = await _database.Threads.PageAsync("ash", 1, Cancel);
        Assert.Equal(answer.Id, Assert.Single(Assert.Single(page!.Threads).Answers).Id);
    }

    [Fact]
    public async Task A_forgotten_comment_is_moved_by_nobody()
    {
        var comment = A.CommentIn(CommentStatus.Hidden);
        Assert.Equal(Decision.Done, comment.Forget());

        Assert.Equal(Decision.AlreadySo, comment.Forget());
        Assert.Equal(Decision.NotAllowed, comment.Approve("ada", A.Noon));
        Assert.Equal(Decision.NotAllowed, comment.Reopen("ada", A.Noon));
        Assert.Equal(Decision.NotAllowed, comment.WriteTo("Hello.", "ada", A.Noon));
        Assert.Equal(Decision.NotAllowed, comment.FoldUnder("death", "ada", A.Noon));
        Assert.Equal(Decision.NotAllowed, comment.Undo(comment.History[^1], "ada", A.Noon));
        Assert.Null(comment.PhraseHash);
        Assert.Null(comment.Before);
    }

    [Theory]
    [InlineData(CommentStatus.Pending)]
    [InlineData(CommentStatus.Approved)]
    [InlineData(CommentStatus.CutProposed)]
    public void What_waits_and_what_is_published_is_not_forgotten(CommentStatus status) => Assert.Equal(Decision.NotAllowed, A.CommentIn(status).Forget());

    [Fact]
    public async Task What_was_decided_otherwise_in_the_meantime_stays()
    {
        var comment = await AddAsync(CommentStatus.Spam);
        await _database.MoveAsync(comment, one => one.Approve("ada", Now));

        var gone = await _database.Book.DeleteAsync([comment.Id], one => one.Status == CommentStatus.Spam, Cancel);

        Assert.Equal(0, gone);
        Assert.Single(await CommentsAsync());
    }

    [Fact]
    public async Task A_cut_without_an_answer_lapses_after_fourteen_days_and_is_deleted_thirty_later()
    {
        var comment = await AddAsync(CommentStatus.CutProposed);

        _clock.SetUtcNow(SiteFixture.Noon + Comment.CutWaits - AMoment);
        var before = await RunAsync();
        _clock.Advance(AMoment);
        var after = await RunAsync();
        var lapsed = Assert.Single(await CommentsAsync());
        _clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();

        Assert.Equal((0, 1), (before.CutsLapsed, after.CutsLapsed));
        Assert.Equal((CommentStatus.Declined, DeclineReason.NoAnswer, null), (lapsed.Status, lapsed.Reason, lapsed.ProposedText));
        await using var database = _database.Open();
        var entry = await database.ModerationEntries.SingleAsync(one => one.CommentId == comment.Id && one.From == CommentStatus.CutProposed, Cancel);
        Assert.Equal((AuditEntry.Site, CommentStatus.Declined, "NoAnswer"), (entry.By, entry.To, entry.Reason));
        Assert.Empty(await CommentsAsync());
    }

    [Fact]
    public async Task A_report_ends_ninety_days_after_its_answer_or_with_its_comment()
    {
        var (answered, waiting) = (await AddAsync(CommentStatus.Approved), await AddAsync(CommentStatus.Approved));
        foreach (var comment in new[] { answered, waiting }) await _database.Book.AddReportAsync(new CommentReport(comment.Id, ReportReason.Cruel, "Why.", comment.Id.ToString("N"), A.Noon), Cancel);
        _clock.Advance(TimeSpan.FromDays(100));
        await _database.Book.ChangeAsync([answered.Id], new CommentChange(comment => comment.LeaveUp("ada", Now)) { Reports = ReportOutcome.LeftUp }, Cancel);

        _clock.Advance(TimeSpan.FromDays(90) - AMoment);
        var before = await RunAsync();
        _clock.Advance(AMoment);
        var after = await RunAsync();
        var left = await ReportsAsync();
        await _database.MoveAsync(waiting, comment => comment.Hide("ada", Now));
        _clock.Advance(TimeSpan.FromDays(30));
        await RunAsync();

        Assert.Equal((0, 1), (before.Reports, after.Reports));
        Assert.Equal(waiting.Id, Assert.Single(left).CommentId);
        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task The_log_ends_after_a_year_and_the_runs_with_it()
    {
        await AddAsync(CommentStatus.Approved);
        await _database.Writer.RunAsync(
            async (database, token) =>
            {
                database.AuditEntries.Add(new AuditEntry(AuditEvent.SignedIn, "ada@example.org", "ada@example.org", Now));
                return await database.SaveChangesAsync(token);
            },
            cancel: Cancel);
        await RunAsync();

        _clock.SetUtcNow(SiteFixture.Noon.AddDays(365) - AMoment);
        var before = await RunAsync();
        _clock.Advance(AMoment);
        var after = await RunAsync();

        Assert.Equal((0, 2), (before.Entries, after.Entries));
        await using var database = _database.Open();
        Assert.Empty(await database.ModerationEntries.ToListAsync(Cancel));
        Assert.Equal(AuditEvent.RetentionRan, Assert.Single(await database.AuditEntries.ToListAsync(Cancel)).What);
        Assert.Equal(2, await database.RetentionRuns.CountAsync(Cancel));
    }

    [Fact]
    public async Task Sessions_and_invitations_that_ended_are_cleared_away()
    {
        var account = new Account { Id = Guid.NewGuid(), UserName = "ada@example.org", Email = "ada@example.org" };
        await _database.Writer.RunAsync(
            async (database, token) =>
            {
                database.Add(account);
                foreach (var ends in new[] { A.Noon, A.Noon.AddHours(1) })
                {
                    database.AccountSessions.Add(new AccountSession { Id = Guid.NewGuid(), AccountId = account.Id, KeyHash = $"{ends:t}", EndsUtc = ends });
                    database.AccountInvitations.Add(new AccountInvitation { Id = Guid.NewGuid(), CodeHash = $"{ends:t}", EndsUtc = ends });
                }

                return await database.SaveChangesAsync(token);
            },
            cancel: Cancel);

        await RunAsync();

        await using var database = _database.Open();
        Assert.Equal(A.Noon.AddHours(1), (await database.AccountSessions.SingleAsync(Cancel)).EndsUtc);
        Assert.Equal(A.Noon.AddHours(1), (await database.AccountInvitations.SingleAsync(Cancel)).EndsUtc);
    }

    [Fact]
    public async Task However_many_there_are_all_of_them_go()
    {
        const int Many = (2 * RetentionRounds.Piece) + 3;
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => _database.Book.AddAsync(A.Sent() with { LooksLikeSpam = true }, Now, Cancel)));

        _clock.Advance(TimeSpan.FromDays(7));
        var run = await RunAsync();

        Assert.Equal(Many, run.Spam);
        Assert.Empty(await CommentsAsync());
    }

    [Fact]
    public async Task A_second_run_finds_nothing_and_tells_the_log_nothing()
    {
        await AddAsync(CommentStatus.Spam);
        _clock.Advance(TimeSpan.FromDays(7));

        var (first, second) = (await RunAsync(), await RunAsync());

        Assert.Equal((1, 0), (first.Spam, second.Spam));
        await using var database = _database.Open();
        var entry = Assert.Single(await database.AuditEntries.ToListAsync(Cancel));
        Assert.Equal((AuditEvent.RetentionRan, AuditEntry.Site, "1 spam comment"), (entry.What, entry.By, entry.To));
        Assert.Equal(2, await database.RetentionRuns.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_run_that_breaks_is_written_down_and_the_next_one_finishes_the_work()
    {
        await AddAsync(CommentStatus.Spam);
        _clock.Advance(TimeSpan.FromDays(7));
        var databases = new BreaksOnce(_database.Factory);
        using var rounds = Rounds(databases);

        var broken = await rounds.RunAsync(Cancel);
        var mended = await rounds.RunAsync(Cancel);

        Assert.Equal("IOException: The disk is away.", broken.Failure);
        Assert.Equal((null, 1), (mended.Failure, mended.Spam));
        await using var database = _database.Open();
        Assert.Equal(["IOException: The disk is away.", null], await database.RetentionRuns.OrderBy(run => run.Id).Select(run => run.Failure).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_withdrawal_stands_in_the_list_beside_the_database_for_thirty_days()
    {
        var comment = await AddAsync(CommentStatus.Approved);
        await _database.Book.WithdrawAsync(comment.Id, Now, Cancel);
        var listed = _database.Withdrawn.Read();
        var text = await File.ReadAllTextAsync(_database.Withdrawn.File, Cancel);

        _clock.Advance(WithdrawnIds.Kept);
        await RunAsync();
        var kept = _database.Withdrawn.Read();
        _clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();

        Assert.Equal([comment.Id], listed);
        Assert.Equal($"2026-11-22 {comment.Id:D}\n", text);
        Assert.Equal([comment.Id], kept);
        Assert.Empty(_database.Withdrawn.Read());
    }

    [Fact]
    public async Task What_a_crash_kept_out_of_the_list_is_added_and_what_it_tore_off_is_passed_over()
    {
        var (first, second) = (await AddAsync(CommentStatus.Approved), await AddAsync(CommentStatus.Declined));
        await _database.Book.WithdrawAsync(first.Id, Now, Cancel);
        await File.WriteAllTextAsync(_database.Withdrawn.File, "2026-11-22 0b7e", Cancel);
        await _database.Book.WithdrawAsync(second.Id, Now, Cancel);
        var before = _database.Withdrawn.Read();

        await RunAsync();

        Assert.Equal([second.Id], before);
        Assert.Equal([first.Id, second.Id], _database.Withdrawn.Read().OrderBy(id => id == second.Id));
    }

    [Fact]
    public async Task A_withdrawal_is_not_spoiled_by_a_list_that_cannot_be_written()
    {
        var comment = await AddAsync(CommentStatus.Approved);
        Directory.CreateDirectory(_database.Withdrawn.File);

        var decision = await _database.Book.WithdrawAsync(comment.Id, Now, Cancel);

        Assert.Equal(Decision.Done, decision);
        Assert.Empty(await CommentsAsync());
    }

    [Fact]
    public async Task The_list_takes_back_again_what_came_out_of_a_backup()
    {
        var (gone, stays) = (await AddAsync(CommentStatus.Approved), await AddAsync(CommentStatus.Approved));
        // The database of a backup knows nothing of it.
        await File.WriteAllTextAsync(_database.Withdrawn.File, $"2026-11-22 {gone.Id:D}\n2026-11-22 {Guid.NewGuid():D}\n", Cancel);

        var again = await _database.Withdrawn.ApplyAsync(_database.Book, Now, Cancel);
        var twice = await _database.Withdrawn.ApplyAsync(_database.Book, Now, Cancel);

        Assert.Equal((1, 0), (again, twice));
        Assert.Equal(stays.Id, Assert.Single(await CommentsAsync()).Id);
    }

    [Fact]
    public void Entries_are_edited_by_nobody_and_deleted_by_retention_alone()
    {
        foreach (var entry in new[] { typeof(ModerationEntry), typeof(AuditEntry) })
            Assert.All(entry.GetProperties().Where(property => property.SetMethod is not null), property => Assert.True(property.SetMethod!.IsPrivate, property.Name));

        var source = Path.Combine(SiteFixture.Repository, "src", "MindfulBond");
        // Elsewhere they are read untracked, or added.
        var touches = new Regex(@"\.(ModerationEntries|AuditEntries)\b(?!\.(AsNoTracking|Add|AnyAsync)\()|(DELETE|UPDATE|TRUNCATE)[^;]{0,40}(ModerationEntries|AuditEntries)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
        var files = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains("Migrations", StringComparison.Ordinal))
            .Where(file => touches.IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'));

        Assert.Equal(["Retention/RetentionRounds.cs"], files);
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private static int Deleted(RetentionRun run) => run.Spam + run.Declined + run.KeptBack + run.Hidden + run.PrivateNotes;

    private async Task<RetentionRun> RunAsync()
    {
        using var rounds = Rounds(_database.Factory);
        var run = await rounds.RunAsync(Cancel);
        Assert.Null(run.Failure);
        return run;
    }

    private RetentionRounds Rounds(IDbContextFactory<BlogDb> databases) => new(
        _database.Book, _database.Withdrawn, _database.Writer, databases, Options.Create(new RetentionOptions()), _clock, NullLogger<RetentionRounds>.Instance);

    private async Task<Comment> AddAsync(CommentStatus status, bool isPrivate = false, Comment? answers = null)
    {
        var comment = await _database.AddAsync(A.Sent(Talking.Words, answers) with { IsPrivate = isPrivate, PhraseHash = $"{Guid.NewGuid():N}" }, Now);
        if (status == CommentStatus.Hidden) await _database.MoveAsync(comment, one => one.Approve("ada", Now));
        if (status != CommentStatus.Pending) Assert.Equal(Decision.Done, await _database.MoveAsync(comment, one => A.Bring(one, status)));
        return comment;
    }

    private async Task<List<Comment>> CommentsAsync()
    {
        await using var database = _database.Open();
        return await database.Comments.AsNoTracking().ToListAsync(Cancel);
    }

    private async Task<List<CommentReport>> ReportsAsync()
    {
        await using var database = _database.Open();
        return await database.CommentReports.AsNoTracking().ToListAsync(Cancel);
    }

    private sealed class BreaksOnce(IDbContextFactory<BlogDb> inner) : IDbContextFactory<BlogDb>
    {
        private bool _broke;

        public BlogDb CreateDbContext() => inner.CreateDbContext();

        public Task<BlogDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (_broke) return inner.CreateDbContextAsync(cancellationToken);
            _broke = true;
            throw new IOException("The disk is away.");
        }
    }
}

/// <summary>The same on the other database.</summary>
[OnPostgreSql]
public sealed class RetentionOnPostgreSqlTests : RetentionTests;

/// <summary>Retention in the running site.</summary>
public sealed class RetentionInTheSiteTests
{
    [Fact]
    public async Task It_runs_by_itself_a_minute_after_the_start_and_every_hour()
    {
        await using var site = await Talking.StartAsync();
        var spam = await site.AddAsync(A.Sent() with { LooksLikeSpam = true });

        // The timer may not stand yet when the clock is moved: so it is moved again.
        await Until.True(async () =>
        {
            site.Clock.Advance(TimeSpan.FromHours(1));
            await using var database = site.Database();
            return await database.RetentionRuns.AnyAsync(run => run.Spam == 1, TestContext.Current.CancellationToken);
        });

        Assert.DoesNotContain(await site.StoredAsync(), comment => comment.Id == spam.Id);
        Assert.Contains("Retention removed 1 spam comment", site.Log(), StringComparison.Ordinal);
    }
}
