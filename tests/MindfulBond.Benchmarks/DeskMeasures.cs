using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures the desk over a million comments, a hundred thousand of them waiting: the lists and searches of its pages, and decisions, each
/// durably committed.
/// </summary>
internal static class DeskMeasures
{
    private const int Waiting = 100_000;
    private const int Times = 300;
    private const int Bulks = 20;
    private const int WarmupBulks = 4;

    private static readonly TimeSpan BurstPasses = TimeSpan.FromSeconds(2.5);

    private static readonly DeskReader Reader = new("ada@example.org", "Ada", CommentVoice.Moderator);

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mindfulbond-desk-").FullName;
        try
        {
            GeneratedContent.Write(Path.Combine(folder, "content"), 10);
            var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
            CommentSeeder.Fill(Path.Combine(data, "mindfulbond.db"), comments: 1_000_000, articles: 10_000, ofFirst: 10_000, hashes: [], Waiting);
            await using var app = WebSite.Create(
            [
                "--applicationName=MindfulBond", "--environment=Production", "--urls=http://127.0.0.1:0", $"--Content:Path={Path.Combine(folder, "content")}", $"--Data:Path={data}",
                // What has been declined for long is not to go while decisions are timed.
                "--Retention:Declined=3650",
            ]);
            await app.StartAsync();
            await TakeWordsInAsync(app);
            await MeasureAsync(app);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What was put there at once is found once the index has it.
    private static async Task TakeWordsInAsync(WebApplication app)
    {
        var started = Stopwatch.GetTimestamp();
        while (await app.Services.GetRequiredService<WordIndex>().TakeInAsync(CancellationToken.None)) continue;
        Console.WriteLine($"the words of all taken in: {Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
    }

    private static async Task MeasureAsync(WebApplication app)
    {
        var (lists, desk) = (app.Services.GetRequiredService<DeskLists>(), app.Services.GetRequiredService<ModerationDesk>());
        var catalog = app.Services.GetRequiredService<PublishedNow>().Get();
        var waiting = new QueueFilter(QueueTab.Waiting);
        await TellAsync("the queue, a page anywhere in it", 100, i => lists.PageAsync(waiting with { Page = 1 + (i * 37 % (Waiting / DeskLists.PerPage)) }, CancellationToken.None));
        await TellAsync("the counts", 100, _ => lists.CountsAsync(CancellationToken.None));
        await TellAsync("the published, newest first", 100, _ => lists.PageAsync(new QueueFilter(QueueTab.Published), CancellationToken.None));
        await TellAsync("the queue of one article", 100, i => lists.PageAsync(waiting with { ArticleSlug = CommentSeeder.SlugOf(i % 10) }, CancellationToken.None));
        await TellAsync("the queue of one rule", 100, i => lists.PageAsync(waiting with { Flag = "Email", Page = 1 + (i % 5) }, CancellationToken.None));
        await TellAsync("the queue of one age", 100, i => lists.PageAsync(waiting with { SentBeforeUtc = CommentSeeder.DayOf(1_000_000 - Waiting + (i * 300)) }, CancellationToken.None));
        foreach (var words in new[] { "the", "kettle", "rain window", "zebrafish", "nowhere" })
        {
            await TellAsync($"text search for “{words}” in the queue", 100, _ => lists.PageAsync(waiting with { Find = words }, CancellationToken.None));
            await TellAsync($"text search for “{words}” among the published", 100, _ => lists.PageAsync(new QueueFilter(QueueTab.Published) { Find = words }, CancellationToken.None));
        }

        var rows = new Queue<QueueRow>();
        for (var page = 1; rows.Count < Times + 60 + (Bulks + 5) * ModerationDesk.AtOnce; page++)
            foreach (var row in (await lists.PageAsync(waiting with { Page = page }, CancellationToken.None)).Rows) rows.Enqueue(row);
        await TellAsync("one comment with everything beside it, and its neighbours", 100, async i =>
        {
            var id = rows.ElementAt(i).Id;
            await lists.OpenAsync(id, catalog, CancellationToken.None);
            return await lists.NeighboursAsync(id, waiting, CancellationToken.None);
        });
        await TellAsync("a decision", 20, i => DecideAsync(rows.Dequeue(), i % 2 == 0 ? new DeskDecision.Publish() : new DeskDecision.Decline(DeclineReason.Unkind)));
        // The index of words lets a burst pass; then it takes in what was decided, and goes on with it while the next are decided.
        for (var i = 0; i < WarmupBulks; i++) await DecideSomeAsync();
        await Task.Delay(BurstPasses);
        await TellAsync($"a decision about {ModerationDesk.AtOnce} at once", 1000, _ => DecideSomeAsync(), Bulks, warmups: 0);

        async Task<BulkAnswer> DecideSomeAsync()
        {
            var chosen = Enumerable.Range(0, ModerationDesk.AtOnce).Select(_ => rows.Dequeue()).ToDictionary(row => row.Id, row => row.Version);
            var answer = await desk.DecideAllAsync(chosen, new DeskDecision.Spam(), Reader, catalog, CancellationToken.None);
            return answer.Done == chosen.Count ? answer : throw new InvalidOperationException("Not all were decided.");
        }

        async Task<DeskAnswer> DecideAsync(QueueRow row, DeskDecision decision)
        {
            var answer = await desk.DecideAsync(row.Id, row.Version, decision, Reader, catalog, CancellationToken.None);
            return answer.Outcome == Decision.Done ? answer : throw new InvalidOperationException("It was not decided.");
        }
    }

    private static async Task TellAsync<T>(string what, double goal, Func<int, Task<T>> ask, int times = Times, int warmups = 20)
    {
        for (var i = 0; i < warmups; i++) await ask(i);
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask(i);
            taken[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(taken);
        var last = taken[Math.Min(times - 1, (int)Math.Ceiling(times * 0.99) - 1)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {taken[times / 2]:0.00} ms, 99th percentile {last:0.00} ms (goal: under {goal:0})"));
    }
}
