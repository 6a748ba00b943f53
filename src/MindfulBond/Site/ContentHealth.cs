using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MindfulBond.Content;

namespace MindfulBond.Site;

/// <summary>Ready means: the content folder was read and is still there.</summary>
internal sealed class ContentHealth(ContentLibrary library, IOptions<ContentOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ReferenceEquals(library.Snapshot, ContentSnapshot.Empty) ? HealthCheckResult.Unhealthy("The content was not read yet.")
            : Directory.Exists(options.Value.FullPath) ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The content folder is gone; its last version is served."));
}
