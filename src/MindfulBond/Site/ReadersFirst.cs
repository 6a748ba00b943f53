namespace MindfulBond.Site;

/// <summary>A longer piece of work for one person steps aside now and then, so that nobody's page, which lies ready, waits behind it.</summary>
/// <remarks>
/// Linux leaves a thread that was woken waiting behind another on the same core for up to a millisecond or two, even while a second core is
/// free. Decision 0030 has the figures.
/// </remarks>
internal static class ReadersFirst
{
    private static int _someoneSteppedAside;

    /// <summary>Lets whoever waits for this core go first; returns at once when nobody does.</summary>
    public static void LetPass()
    {
        // One at a time: a crowd of senders would only hand the core round among themselves.
        if (Interlocked.Exchange(ref _someoneSteppedAside, 1) == 1) return;
        Thread.Yield();
        Volatile.Write(ref _someoneSteppedAside, 0);
    }
}
