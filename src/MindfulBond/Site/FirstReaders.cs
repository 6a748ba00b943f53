namespace MindfulBond.Site;

/// <summary>What nobody waits for begins when the first readers have been answered: on two cores it would take a start half of them.</summary>
internal static class FirstReaders
{
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(400);

    /// <summary>Returns a moment after the site began to listen, or when it stops.</summary>
    public static async Task FirstReadersAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, stopping);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
