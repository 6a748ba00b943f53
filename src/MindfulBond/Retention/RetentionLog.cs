using Microsoft.EntityFrameworkCore;
using MindfulBond.Data;

namespace MindfulBond.Retention;

/// <summary>The runs that prove themselves.</summary>
public sealed class RetentionLog(IDbContextFactory<BlogDb> databases)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RetentionRun>> NewestAsync(int count, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.RetentionRuns.AsNoTracking().OrderByDescending(run => run.StartedUtc).ThenByDescending(run => run.Id).Take(count).ToListAsync(cancel);
    }

    public async Task<RetentionRun?> LastAsync(CancellationToken cancel) => await NewestAsync(1, cancel) is [var last] ? last : null;
}
