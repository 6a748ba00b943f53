using Microsoft.EntityFrameworkCore;
using MindfulBond.Data;

namespace MindfulBond.Notes;

/// <summary>
/// Says so at the start when the key had to be made anew over comments that were there before: their writers stand before a closed door and
/// are told only that their words open nothing.
/// </summary>
internal sealed class LostPhraseKey(PhraseKey key, IDbContextFactory<BlogDb> databases, ILogger<LostPhraseKey> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!key.IsNew) return;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Comments.AnyAsync(comment => comment.PhraseHash != null, cancellationToken) || await database.CommentReports.AnyAsync(cancellationToken))
            log.LogWarning("{File} was missing and has been made anew: no five words given out before open their note any more. Bring the old file back from a backup and start again", PhraseKey.FileName);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
