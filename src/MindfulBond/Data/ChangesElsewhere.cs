using Microsoft.Extensions.Options;

namespace MindfulBond.Data;

/// <summary>
/// Where several programs may serve one database, what each keeps of it in memory is read again every few seconds. The embedded one is
/// served by one program, which hears of its own changes at once.
/// </summary>
public sealed class ChangesElsewhere(IEnumerable<IKeptInMemory> kept, IOptions<DatabaseOptions> options, TimeProvider clock, ILogger<ChangesElsewhere> log) : BackgroundService
{
    /// <summary>After this time at the latest a change made elsewhere is in force.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Provider != DatabaseProvider.Sqlite)
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
