using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MindfulBond.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>The real file system, watched by the hosted service.</summary>
public sealed class ContentWatcherTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Everything_is_read_before_the_site_starts()
    {
        using var content = new TempContent().Article("a.md");

        using var host = await StartAsync(content.Folder);

        Assert.Equal(["a"], Library(host).Snapshot.Slugs());
    }

    [Fact]
    public async Task Saved_added_renamed_and_removed_files_show_within_a_second()
    {
        using var content = new TempContent().Article("a.md", "title: 0");
        using var host = await StartAsync(content.Folder);
        var library = Library(host);
        var waits = new List<TimeSpan>();

        for (var round = 1; round <= 4; round++)
        {
            var title = round.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Save(content, "a.md", title);
            waits.Add(await UntilAsync(library, snapshot => snapshot.Article("a").Title == title));

            Save(content, "new.md", "New");
            waits.Add(await UntilAsync(library, snapshot => snapshot.Slugs().Contains("new")));

            Save(content, "a.md.tmp", title + "!");
            File.Move(content.Path("articles/a.md.tmp"), content.Path("articles/a.md"), overwrite: true);
            waits.Add(await UntilAsync(library, snapshot => snapshot.Article("a").Title == title + "!"));

            File.Move(content.Path("articles/new.md"), content.Path("articles/other.md"));
            waits.Add(await UntilAsync(library, snapshot => snapshot.Slugs().SequenceEqual(["a", "other"])));

            File.Delete(content.Path("articles/other.md"));
            waits.Add(await UntilAsync(library, snapshot => snapshot.Slugs().SequenceEqual(["a"])));
        }

        // The one slow answer of a busy machine is not what a writer sees.
        Assert.InRange(waits.Order().ElementAt(waits.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Empty(library.Snapshot.Problems);
    }

    [Fact]
    public async Task A_new_folder_is_watched_too()
    {
        using var content = new TempContent().Article("a.md");
        using var host = await StartAsync(content.Folder);

        Directory.CreateDirectory(content.Path("articles/2026/05"));
        Save(content, "2026/05/b.md", "B");
        await UntilAsync(Library(host), snapshot => snapshot.Slugs().Contains("b"));
        Save(content, "2026/05/b.md", "Better");

        await UntilAsync(Library(host), snapshot => snapshot.Article("b").Title == "Better");
    }

    [Fact]
    public async Task A_folder_that_tells_nothing_is_looked_at()
    {
        // The watch stays with the folder that the link led to at first.
        using var content = new TempContent().Article("a.md", "title: Old");
        Directory.CreateDirectory(content.Beside("next/articles"));
        await File.WriteAllTextAsync(content.Beside("next/articles/a.md"), "# New", TestContext.Current.CancellationToken);
        var link = content.Beside("current");
        Directory.CreateSymbolicLink(link, content.Folder);
        using var host = await StartAsync(link);
        var library = Library(host);
        Assert.Equal("Old", library.Snapshot.Article("a").Title);

        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, content.Beside("next"));
        await UntilAsync(library, snapshot => snapshot.Article("a").Title == "New");
        await File.WriteAllTextAsync(content.Beside("next/articles/b.md"), "# Silent", TestContext.Current.CancellationToken);

        await UntilAsync(library, snapshot => snapshot.Slugs().Contains("b"));
    }

    [Fact]
    public async Task When_the_folder_vanishes_the_site_stays_and_sees_it_return()
    {
        using var content = new TempContent().Article("a.md");
        using var host = await StartAsync(content.Folder);
        var library = Library(host);

        Directory.Move(content.Folder, content.Beside("away"));
        await UntilAsync(() => Log(host).Any(line => line.Contains("the last version stays", StringComparison.Ordinal)));
        Assert.Equal(["a"], library.Snapshot.Slugs());

        await File.WriteAllTextAsync(content.Beside("away/articles/b.md"), "# Back", TestContext.Current.CancellationToken);
        Directory.Move(content.Beside("away"), content.Folder);
        await UntilAsync(library, snapshot => snapshot.Slugs().Contains("b"));
    }

    [Fact]
    public async Task A_save_in_many_small_writes_shows_no_half_page_while_they_follow_closely()
    {
        using var content = new TempContent().Article("a.md", "", "Start.").Article("b.md", "title: 0");
        using var host = await StartAsync(content.Folder);
        var library = Library(host);
        // A look that was due anyway is over: the next refresh is the one of this save.
        Save(content, "b.md", "1");
        await UntilAsync(library, snapshot => snapshot.Article("b").Title == "1");
        var shown = new ConcurrentQueue<string>();
        library.Changed += (_, _) => shown.Enqueue(library.Snapshot.Article("a").Text.PlainText);

        var slowest = TimeSpan.Zero;
        var started = Stopwatch.GetTimestamp();
        await using (var file = new FileStream(content.Path("articles/a.md"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            for (var part = 1; part <= 10; part++)
            {
                var last = Stopwatch.GetTimestamp();
                await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"Part {part}. "), TestContext.Current.CancellationToken);
                await file.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(10, TestContext.Current.CancellationToken);
                if (Stopwatch.GetElapsedTime(last) is var gap && gap > slowest) slowest = gap;
            }
        }

        var all = Stopwatch.GetElapsedTime(started);
        await UntilAsync(library, snapshot => snapshot.Article("a").Text.PlainText.Contains("Part 10.", StringComparison.Ordinal));

        // On a machine that paused longer than the quiet period the writes were no longer one save.
        if (slowest < TimeSpan.FromMilliseconds(60) && all < TimeSpan.FromMilliseconds(350))
            Assert.All(shown, text => Assert.Contains("Part 10.", text, StringComparison.Ordinal));
    }

    private static void Save(TempContent content, string name, string title) => File.WriteAllText(content.Path("articles/" + name), $"---\ntitle: '{title}'\n---\nWords.");

    private static async Task<Watched> StartAsync(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Content:Path", (string?)folder)]);
        var log = new MemoryLog();
        builder.Logging.AddProvider(log);
        builder.Services.AddContent();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new Watched(host, log);
    }

    private static ContentLibrary Library(Watched site) => site.Host.Services.GetRequiredService<ContentLibrary>();

    private static ConcurrentQueue<string> Log(Watched site) => site.Log.Lines;

    private static Task<TimeSpan> UntilAsync(ContentLibrary library, Func<ContentSnapshot, bool> holds) => UntilAsync(() => holds(library.Snapshot));

    private static async Task<TimeSpan> UntilAsync(Func<bool> holds)
    {
        var started = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Deadline, "It did not show in time.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private sealed record Watched(IHost Host, MemoryLog Log) : IDisposable
    {
        public void Dispose()
        {
            Host.Dispose();
            Log.Dispose();
        }
    }

    private sealed class MemoryLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
