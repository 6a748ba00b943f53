using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace MindfulBond.Content;

/// <summary>
/// Refreshes the library when a file changes: at once where the system tells, and by looking where it does not (network drives, some
/// containers, a full queue of events).
/// </summary>
internal sealed class ContentWatcher(ContentLibrary library, IOptions<ContentOptions> options, ILogger<ContentWatcher> log) : BackgroundService, IHostedLifecycleService
{
    // Editors save in several steps: a refresh waits until the folder has been quiet this long, but never longer than the second value.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    /// <summary>More texts than these are not looked at before the next request: the first answer would wait for all.</summary>
    private const int Few = 200;

    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _touched = new(0, 1);

    private Task _read = Task.CompletedTask;

    /// <summary>Begins to read everything, beside whatever else the start does.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _read = Task.Run(ReadAll, cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>No request comes before everything is read.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await _read;
        await base.StartAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Keeps what is known for the next start.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        library.Write();
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        var poll = ShortestPoll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await _touched.WaitAsync(poll, stoppingToken)) await UntilQuietAsync(stoppingToken);

                var started = Stopwatch.GetTimestamp();
                library.Refresh(Few);
                // Looking costs at most one fiftieth of the machine's time, however large the folder.
                poll = TimeSpan.FromTicks(Math.Clamp(Stopwatch.GetElapsedTime(started).Ticks * 50, ShortestPoll.Ticks, LongestPoll.Ticks));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                log.LogError("The content folder cannot be read; the last version stays: {Reason}", problem.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception bug)
            {
                // One strange file must not end the watch for all others.
                log.LogError(bug, "The content folder could not be refreshed; the last version stays");
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        _touched.Dispose();
        base.Dispose();
    }

    private void ReadAll()
    {
        var started = Stopwatch.GetTimestamp();
        library.Refresh(Few);
        log.LogInformation(
            "Read {Articles} articles and {Pages} pages with {Problems} problems so far in {Milliseconds} ms",
            library.Snapshot.Articles.Count, library.Snapshot.Pages.Count, library.Snapshot.Problems.Count, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task UntilQuietAsync(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Longest && await _touched.WaitAsync(Quiet, cancel))
        {
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(options.Value.FullPath) { IncludeSubdirectories = true, InternalBufferSize = 64 * 1024 };
            watcher.Changed += Touch;
            watcher.Created += Touch;
            watcher.Deleted += Touch;
            watcher.Renamed += Touch;
            watcher.Error += (_, _) => Touch();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or PlatformNotSupportedException)
        {
            log.LogWarning("The system does not tell of changed files here; the folder is looked at regularly instead: {Reason}", problem.Message);
            return null;
        }
    }

    private void Touch(object sender, FileSystemEventArgs change) => Touch();

    private void Touch()
    {
        try
        {
            _touched.Release();
        }
        catch (SemaphoreFullException)
        {
            // A refresh is waiting already.
        }
        catch (ObjectDisposedException)
        {
            // The site is stopping.
        }
    }
}
