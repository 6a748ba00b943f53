using System.Threading.Channels;
using MindfulBond.Content;

namespace MindfulBond.Comments;

/// <summary>
/// Brings the comments of an article along when its address changes: a slug that no file has any more, and that exactly one article lists
/// among its old addresses, gives its comments to that article. A slug that is used again starts empty.
/// </summary>
internal sealed class RenamedArticles(ContentLibrary library, CommentBook book, ILogger<RenamedArticles> log) : BackgroundService
{
    private const string Prefix = "/articles/";

    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The moves that a content folder asks for: from the old slug to the new.</summary>
    internal static IReadOnlyDictionary<string, string> In(ContentSnapshot content)
    {
        var taken = content.Articles.Select(article => article.Slug).ToHashSet(StringComparer.Ordinal);
        return content.Articles
            .SelectMany(article => article.Aliases
                .Where(alias => alias.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(alias => (Old: alias[Prefix.Length..], New: article.Slug)))
            .Where(move => move.Old.Length > 0 && !move.Old.Contains('/', StringComparison.Ordinal) && !taken.Contains(move.Old))
            .GroupBy(move => move.Old, StringComparer.Ordinal)
            .Where(claims => claims.Select(claim => claim.New).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(claims => claims.Key, claims => claims.First().New, StringComparer.Ordinal);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        library.Changed += Look;
        Look(this, EventArgs.Empty);
        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var (from, to) in In(library.Snapshot))
                {
                    if (await book.MoveAsync(from, to, stoppingToken) is var moved and > 0)
                        log.LogInformation("{Count} comments moved with their article from {Old} to {New}", moved, from, to);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is stopping.
        }
        finally
        {
            library.Changed -= Look;
        }
    }

    private void Look(object? sender, EventArgs change) => _changed.Writer.TryWrite(true);
}
