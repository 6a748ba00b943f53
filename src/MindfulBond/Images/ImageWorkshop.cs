using System.Diagnostics;
using NetVips;

namespace MindfulBond.Images;

/// <summary>
/// Looks at pictures and makes the smaller ones, one after the other, on a thread of its own that gives way to everything else. Pages show
/// what is ready; nobody waits for it.
/// </summary>
internal sealed class ImageWorkshop(ImageShelf shelf, TimeProvider clock, ILogger<ImageWorkshop> log) : BackgroundService
{
    // Every batch makes the pages that show it anew: while there is much to do, they wait this long for the next.
    private static readonly TimeSpan Batch = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromDays(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Work(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(CancellationToken cancel)
    {
        Frugal.GiveWay();
        var swept = DateTimeOffset.MinValue;
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                if (shelf.Next(Idle, cancel) is { } image) PrepareBatch(image, cancel);
                if (clock.GetUtcNow() - swept < BetweenSweeps) continue;
                swept = clock.GetUtcNow();
                Try("swept", shelf.Sweep);
            }
        }
        catch (OperationCanceledException)
        {
            // The site is stopping.
        }
    }

    private void PrepareBatch(ImageFile first, CancellationToken cancel)
    {
        var (started, changed, count) = (Stopwatch.GetTimestamp(), false, 0);
        for (var image = first; image is not null; image = Stopwatch.GetElapsedTime(started) < Batch ? shelf.Next(TimeSpan.Zero, cancel) : null)
        {
            var next = image;
            Try("prepared", () => changed |= shelf.Prepare(next, cancel));
            count++;
        }

        Try("listed", () => shelf.Show(changed));
        log.LogInformation("Looked at {Pictures} pictures in {Milliseconds} ms; {Waiting} are waiting", count, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, shelf.Waiting);
    }

    private void Try(string what, Action act)
    {
        try
        {
            act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VipsException)
        {
            log.LogWarning("Pictures could not be {What} and stay as they are: {Reason}", what, problem.Message);
        }
    }
}
