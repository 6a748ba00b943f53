using Microsoft.EntityFrameworkCore;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Moderation;

/// <summary>Knows which presses can still be taken back: those that were the last word about a comment.</summary>
public sealed class LastDecisions(IDbContextFactory<BlogDb> databases)
{
    /// <summary>Of these entries, the presses that an undo would still find.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(IEnumerable<LogEntry> entries, CancellationToken cancel)
    {
        var decided = entries.Where(entry => entry is { Place.IsDecision: true, Together: not null } && entry.From != entry.To).ToList();
        var ids = decided.Select(entry => Guid.Parse(entry.Subject)).Distinct().ToList();
        if (ids.Count == 0) return new HashSet<Guid>();

        await using var database = await databases.CreateDbContextAsync(cancel);
        var stand = await database.Comments.AsNoTracking().Where(comment => ids.Contains(comment.Id) && comment.Status != CommentStatus.Withdrawn && comment.Text != "")
            .Select(comment => new { comment.Id, comment.Status, comment.StatusUtc, HasBefore = comment.Before != null }).ToDictionaryAsync(comment => comment.Id, cancel);
        return decided
            .Where(entry => stand.TryGetValue(Guid.Parse(entry.Subject), out var now) && now.HasBefore && now.StatusUtc == entry.Place.AtUtc && now.Status.ToString() == entry.To)
            .Select(entry => entry.Together!.Value).ToHashSet();
    }
}
