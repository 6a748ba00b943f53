using System.Diagnostics;
using Microsoft.Data.Sqlite;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Site;

namespace MindfulBond.Search;

/// <summary>Keeps the index at what is published, in the background: after a file changed, and when the clock alone changes what is public.</summary>
internal sealed class IndexKeeper(SearchIndex index, SiteSearch search, PublishedNow published, ContentLibrary library, IHostApplicationLifetime lifetime, ILogger<IndexKeeper> log) : BackgroundService
{
    // Asking whether anything changed costs nothing.
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>More articles than these at once are a folder read for the first time.</summary>
    private const int Many = 1000;

    private readonly SemaphoreSlim _changed = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.FirstReadersAsync(stoppingToken);
        library.Changed += Wake;
        ArticleCatalog? done = null;
        var isWell = true;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    if (index.IsBroken)
                    {
                        if (isWell) log.LogWarning("The search index cannot be read and is made again");
                        index.Discard();
                        done = null;
                    }

                    var catalog = published.Get();
                    if (!ReferenceEquals(catalog, done))
                    {
                        var taken = Keep(catalog, isFirst: done is null, stoppingToken);
                        if (done is null) search.WarmUp(catalog, stoppingToken);
                        // Nearly every text was rendered for that, and need not be again to know what is wrong with it.
                        library.LookAtRest(stoppingToken);
                        if (taken > Many) GiveMemoryBack();
                    }

                    (done, isWell) = (catalog, true);
                    await _changed.WaitAsync(Often, stoppingToken);
                }
                catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
                {
                    // A full disk or a broken file: articles are read all the same. The message could hold words of a search, its kind does not.
                    if (isWell) log.LogWarning("The search index could not be kept and is made again: {Kind} {Code}", failure.GetType().Name, (failure as SqliteException)?.SqliteErrorCode ?? failure.HResult);
                    var again = isWell;
                    (done, isWell) = (null, false);
                    TryDiscard();
                    library.LookAtRest(stoppingToken);
                    if (!again) await Task.Delay(AfterFailure, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is stopping; the next start goes on from here.
        }
        finally
        {
            library.Changed -= Wake;
        }
    }

    private int Keep(ArticleCatalog catalog, bool isFirst, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var (taken, gone) = index.Keep(catalog, cancel);
        if (isFirst && taken + gone > 0)
            log.LogInformation("Search took in {Taken} articles and pages and left out {Gone} in {Milliseconds} ms", taken, gone, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return taken;
    }

    // What rendering all of them left behind would stay with the process until it had need of it, which may be never.
    private static void GiveMemoryBack() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void TryDiscard()
    {
        try
        {
            index.Discard();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is tried again.
        }
    }

    private void Wake(object? sender, EventArgs change)
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }
}
