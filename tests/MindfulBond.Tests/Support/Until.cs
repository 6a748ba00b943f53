namespace MindfulBond.Tests.Support;

/// <summary>Waits for what happens in the background.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Returns as soon as the condition holds; fails when it does not within a minute.</summary>
    public static async Task True(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        while (!await condition()) await Task.Delay(20, patience.Token);
    }
}
