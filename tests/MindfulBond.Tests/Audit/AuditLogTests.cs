using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Audit;

/// <summary>Both kinds of entries as one list that loses nothing and repeats nothing.</summary>
public class AuditLogTests : IAsyncLifetime
{
    private TempDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AuditLog Log => new(_database.Factory);

    public async ValueTask InitializeAsync() => _database = await TempDatabase.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Pages_over_equal_instants_lose_nothing_and_repeat_nothing()
    {
        // Three instants, each with more entries of both kinds than a page holds.
        for (var instant = 0; instant < 3; instant++)
        {
            for (var i = 0; i < 130; i++) await _database.AddAsync(A.Sent($"Words {instant} {i}."), A.Noon, comment => comment.Approve("ada", A.Noon.AddMinutes(instant)));
            await EventsAsync(70, A.Noon.AddMinutes(instant));
        }

        var seen = await PagesAsync(new LogFilter());

        Assert.Equal(600, seen.Count);
        Assert.Equal(600, seen.Select(entry => entry.Place).Distinct().Count());
        Assert.Equal(seen.Select(entry => entry.Place).Order(LogPlace.NewestFirst), seen.Select(entry => entry.Place));
        Assert.Equal(seen, await CopyAsync(new LogFilter()));
    }

    [Fact]
    public async Task What_was_decided_with_one_press_is_one_line_on_one_page()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 150; i++) ids.Add((await _database.AddAsync(A.Sent($"Words {i}."), A.Noon)).Id);
        await EventsAsync(30, A.Noon.AddMinutes(2));
        await _database.Book.ChangeAsync(ids, new CommentChange(comment => comment.Approve("ada", A.Noon.AddMinutes(1))) { Together = Guid.NewGuid() }, Cancel);
        await EventsAsync(1, A.Noon);

        var first = await Log.PageAsync(new LogFilter(), after: null, Cancel);
        var second = await Log.PageAsync(new LogFilter(), first.Older, Cancel);
        var lines = LogLine.Fold(first.Entries);

        Assert.Equal(31, lines.Count);
        Assert.Equal("ada published 150\u00A0comments.", lines[^1].Sentence);
        Assert.Equal("Waiting to published.", lines[^1].Detail);
        Assert.Single(second.Entries);
        Assert.Null(second.Older);
    }

    [Fact]
    public async Task Filters_find_who_what_when_and_which_comment()
    {
        var one = await _database.AddAsync(A.Sent(), A.Noon, comment => comment.Approve("ada", A.Noon), comment => comment.Hide("bea", A.Noon.AddDays(1)));
        await _database.AddAsync(A.Sent(), A.Noon, comment => comment.Approve("ada", A.Noon.AddDays(2)));
        await _database.Writer.RunAsync(
            async (database, token) =>
            {
                database.AuditEntries.Add(new AuditEntry(AuditEvent.SignedIn, "ada", "ada", A.Noon));
                database.AuditEntries.Add(new AuditEntry(AuditEvent.SettingChanged, "Comments:ReadWithin", "ada", A.Noon.AddDays(1), "48:00:00", "24:00:00"));
                database.AuditEntries.Add(new AuditEntry(AuditEvent.RuleChanged, "Names", "bea", A.Noon));
                database.AuditEntries.Add(new AuditEntry(AuditEvent.RetentionRan, "retention", AuditEntry.Site, A.Noon, to: "1 spam comment"));
                return await database.SaveChangesAsync(token);
            },
            cancel: Cancel);

        Assert.Equal(4, (await PagesAsync(new LogFilter { By = "ada" })).Count);
        Assert.Equal(3, (await PagesAsync(new LogFilter { Subject = LogSubject.Decisions })).Count);
        Assert.Equal(["SignedIn"], (await PagesAsync(new LogFilter { Subject = LogSubject.Accounts })).Select(entry => entry.What));
        Assert.Equal(["SettingChanged"], (await PagesAsync(new LogFilter { Subject = LogSubject.Settings })).Select(entry => entry.What));
        Assert.Equal(["RuleChanged"], (await PagesAsync(new LogFilter { Subject = LogSubject.Rules })).Select(entry => entry.What));
        Assert.Equal(["RetentionRan"], (await PagesAsync(new LogFilter { Subject = LogSubject.Retention })).Select(entry => entry.What));
        Assert.Empty(await PagesAsync(new LogFilter { Subject = LogSubject.Exports }));
        Assert.Equal(["Hidden", "Approved"], (await PagesAsync(new LogFilter { CommentId = one.Id })).Select(entry => entry.To));
        Assert.Equal(["Hidden"], (await PagesAsync(new LogFilter { CommentId = one.Id, By = "bea" })).Select(entry => entry.To));
        Assert.Empty(await PagesAsync(new LogFilter { CommentId = one.Id, By = "cleo" }));
        Assert.Equal(["Hidden", "24:00:00"], (await PagesAsync(new LogFilter { FromUtc = A.Noon.AddDays(1), BeforeUtc = A.Noon.AddDays(2) })).Select(entry => entry.To));
    }

    [Fact]
    public void Every_subject_has_its_events_and_every_event_its_subject_and_sentence()
    {
        var sorted = Enum.GetValues<LogSubject>().Where(subject => subject != LogSubject.Decisions).SelectMany(subject => new LogFilter { Subject = subject }.Events).Append(AuditEvent.ReportAnswered);
        Assert.Equal(Enum.GetValues<AuditEvent>().Order(), sorted.Order());

        foreach (var what in Enum.GetValues<AuditEvent>())
        {
            var entry = new LogEntry(new LogPlace(A.Noon, IsDecision: false, 1), "ada", what.ToString(), "bea", From: null, To: "something", Reason: null, Together: null);
            Assert.DoesNotContain(what.ToString(), new LogLine([entry]).Sentence, StringComparison.Ordinal);
        }
    }

    /// <summary>A hundred thousand entries pass through; at no time are more than a few hundred of them alive.</summary>
    [Fact]
    public async Task A_copy_of_a_long_log_never_holds_all_of_it()
    {
        await EventsAsync(100_000, A.Noon, step: TimeSpan.FromSeconds(1));
        var alive = new Queue<WeakReference>();
        var (count, most) = (0, 0);

        await foreach (var entry in Log.AllAsync(new LogFilter(), Cancel))
        {
            count++;
            if (count % 100 != 0) continue;
            alive.Enqueue(new WeakReference(entry));
            if (count % 10_000 != 0) continue;
            GC.Collect();
            most = Math.Max(most, alive.Count(one => one.IsAlive));
        }

        Assert.Equal(100_000, count);
        Assert.InRange(most, 0, 50);
        var page = await Log.PageAsync(new LogFilter(), new LogPlace(A.Noon.AddSeconds(50_000), IsDecision: false, long.MaxValue), Cancel);
        Assert.Equal(AuditLog.PerPage, page.Entries.Count);
        Assert.Equal(A.Noon.AddSeconds(50_000), page.Entries[0].Place.AtUtc);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1-x-1")]
    [InlineData("9999999999999999999-d-1")]
    [InlineData("-5-d-1")]
    [InlineData("1-d")]
    public void A_place_that_nobody_wrote_is_no_place(string? text) => Assert.Null(LogPlace.Read(text));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_place_is_read_as_it_was_written(bool isDecision)
    {
        var place = new LogPlace(A.Noon, isDecision, 42);

        Assert.Equal(place, LogPlace.Read(place.ToString()));
    }

    private async Task EventsAsync(int count, DateTime at, TimeSpan step = default) => await _database.Writer.RunAsync(
        async (database, token) =>
        {
            for (var i = 0; i < count; i++) database.AuditEntries.Add(new AuditEntry(AuditEvent.SignedIn, "ada", "ada", at + (i * step)));
            return await database.SaveChangesAsync(token);
        },
        cancel: Cancel);

    private async Task<List<LogEntry>> PagesAsync(LogFilter filter)
    {
        var (all, page) = (new List<LogEntry>(), await Log.PageAsync(filter, after: null, Cancel));
        all.AddRange(page.Entries);
        while (page.Older is { } older)
        {
            page = await Log.PageAsync(filter, older, Cancel);
            Assert.NotEmpty(page.Entries);
            all.AddRange(page.Entries);
        }

        return all;
    }

    private async Task<List<LogEntry>> CopyAsync(LogFilter filter)
    {
        var all = new List<LogEntry>();
        await foreach (var entry in Log.AllAsync(filter, Cancel)) all.Add(entry);
        return all;
    }
}

/// <summary>The same on the other database.</summary>
[OnPostgreSql]
public sealed class AuditLogOnPostgreSqlTests : AuditLogTests;
