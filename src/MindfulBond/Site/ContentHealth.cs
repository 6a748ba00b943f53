using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MindfulBond.Content;

namespace MindfulBond.Site;

/// <summary>Ready means: the content folder was read, is still there, and its site file and help lines are whole.</summary>
internal sealed class ContentHealth(ContentLibrary library, IOptions<ContentOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ReferenceEquals(library.Snapshot, ContentSnapshot.Empty) ? HealthCheckResult.Unhealthy("The content was not read yet.")
            : !Directory.Exists(options.Value.FullPath) ? HealthCheckResult.Degraded("The content folder is gone; its last version is served.")
            : library.Snapshot.Problems.FirstOrDefault(IsGrave) is { } grave ? HealthCheckResult.Degraded(grave.ToString())
            : HealthCheckResult.Healthy());

    // A broken article is missed by its readers; without these two files every page misses something.
    private static bool IsGrave(Problem problem) => problem is { Severity: Severity.Error, File: "site.yaml" or "help/lines.yaml" };
}
