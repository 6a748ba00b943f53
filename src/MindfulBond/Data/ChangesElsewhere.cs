namespace MindfulBond.Data;

/// <summary>
/// What is kept in memory of the database is read again every few seconds: another machine may serve the same one, and the command line
/// writes into the embedded one too. A change made here is in force at once without it.
/// </summary>
public sealed class ChangesElsewhere(IEnumerable<IKeptInMemory> kept, TimeProvider clock, ILogger<ChangesElsewhere> log) : BackgroundService
{
    /// <summary>After this time at the latest a change made elsewhere is in force.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Counted from the last reading, so that a clock that jumps ahead brings one and not one for each that was left out.
            await Task.Delay(Every, clock, stoppingToken);
            foreach (var one in kept)
            {
                try
                {
                    await one.ReadAgainAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // What was read last stays in force; readiness tells of the database.
                    log.LogDebug(failure, "What others changed could not be read again");
                }
            }
        }
    }
}
