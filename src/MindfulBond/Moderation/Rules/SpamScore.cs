using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Site;

namespace MindfulBond.Moderation.Rules;

/// <summary>How the score stood the test of the decisions of thirty days, each looked at as if it had not been learned.</summary>
/// <param name="Spam">Texts learned as spam.</param>
/// <param name="Published">Texts learned as published.</param>
/// <param name="Judged">Decisions it was compared with.</param>
/// <param name="Wrong">Those where it said otherwise, the newest first; at most <see cref="SpamScore.MostWrong"/> of them.</param>
/// <param name="WrongCount">How many there are.</param>
public sealed record SpamReport(int Spam, int Published, int Judged, IReadOnlyList<WrongGuess> Wrong, int WrongCount)
{
    public bool HasLearned => Spam >= SpamModel.Fewest && Published >= SpamModel.Fewest;
}

/// <param name="CommentId">Which comment.</param>
/// <param name="IsSpam">What a person decided.</param>
/// <param name="Score">What the score had said.</param>
public sealed record WrongGuess(Guid CommentId, bool IsSpam, int Score);

/// <summary>
/// A score learned from what the moderators decided. It is learned anew, in memory, from what is still stored: at the start, after every
/// twenty decisions and every hour. So what was withdrawn or deleted is forgotten by itself. It sorts and marks, and decides nothing.
/// </summary>
public sealed class SpamScore(IDbContextFactory<BlogDb> databases, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<SpamScore> log) : BackgroundService
{
    /// <summary>From here on a comment is marked.</summary>
    public const int Marked = 80;

    /// <summary>Texts learned of each side at the most, the newest ones.</summary>
    public const int MostTexts = 5_000;

    public const int MostWrong = 20;

    public const string FlagPrefix = "spam:";

    private const int DecisionsBetween = 20;

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);
    private static readonly TimeSpan Looks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Judges = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Learned _learned = new(new SpamModel(), new SpamReport(0, 0, 0, [], 0));

    public SpamReport Report => _learned.Report;

    public static string FlagOf(int score) => FlagPrefix + score.ToString(CultureInfo.InvariantCulture);

    /// <summary>0 to 100; null while too little was learned.</summary>
    public int? Of(string text) => _learned.Model.Score(text);

    /// <summary>Learns anew from what is stored now.</summary>
    public async Task LearnAsync(CancellationToken cancel)
    {
        // One after the other: what began to read earlier must not end up in the place of what was read later.
        await _turn.WaitAsync(cancel);
        try
        {
            await LearnNowAsync(cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    private async Task LearnNowAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // A program's own verdict is nothing to learn from: only what a person called spam counts.
        var spam = database.Comments.AsNoTracking().Where(comment => comment.Status == CommentStatus.Spam && database.ModerationEntries.AsNoTracking().Any(entry =>
            entry.CommentId == comment.Id && entry.To == CommentStatus.Spam && entry.From != CommentStatus.Spam && entry.By != ModerationEntry.Rules && entry.By != ModerationEntry.Writer));
        var published = database.Comments.AsNoTracking().Where(comment => comment.Status == CommentStatus.Approved && comment.Voice == CommentVoice.Reader);

        var model = new SpamModel();
        await foreach (var text in Newest(spam).Select(comment => comment.Text).AsAsyncEnumerable().WithCancellation(cancel)) model.Learn(text, isSpam: true);
        await foreach (var text in Newest(published).Select(comment => comment.Text).AsAsyncEnumerable().WithCancellation(cancel)) model.Learn(text, isSpam: false);

        var since = clock.GetUtcNow().UtcDateTime - Judges;
        var (judged, wrong) = (0, new List<(DateTime At, WrongGuess Guess)>());
        foreach (var (comments, isSpam) in new[] { (spam, true), (published, false) })
        {
            await foreach (var one in Newest(comments).Where(comment => comment.StatusUtc >= since).Select(comment => new { comment.Id, comment.Text, comment.StatusUtc }).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (model.ScoreWithout(one.Text, isSpam) is not { } score) continue;
                judged++;
                if (score >= Marked != isSpam) wrong.Add((one.StatusUtc, new WrongGuess(one.Id, isSpam, score)));
            }
        }

        _learned = new Learned(model, new SpamReport(
            model.Spam, model.Published, judged, [.. wrong.OrderByDescending(one => one.At).Take(MostWrong).Select(one => one.Guess)], wrong.Count));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.FirstReadersAsync(stoppingToken);
        var (learnedUntil, learnedAt) = (0L, DateTimeOffset.MinValue);
        try
        {
            do
            {
                try
                {
                    var (last, now) = (await LastEntryAsync(stoppingToken), clock.GetUtcNow());
                    if (now - learnedAt < Between && last - learnedUntil < DecisionsBetween) continue;
                    await LearnAsync(stoppingToken);
                    (learnedUntil, learnedAt) = (last, now);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // What was learned before stays; the next look tries again.
                    log.LogWarning(failure, "The spam score could not learn");
                }
            }
            while (await LookAgainAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    // Counted from the last look, so that a clock that jumps ahead brings one and not one for each that was left out.
    private async Task<bool> LookAgainAsync(CancellationToken cancel)
    {
        await Task.Delay(Looks, clock, cancel);
        return true;
    }

    private static IQueryable<Comment> Newest(IQueryable<Comment> comments) =>
        comments.OrderByDescending(comment => comment.StatusUtc).ThenByDescending(comment => comment.Id).Take(MostTexts);

    private async Task<long> LastEntryAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ModerationEntries.AsNoTracking().MaxAsync(entry => (long?)entry.Id, cancel) ?? 0;
    }

    private sealed record Learned(SpamModel Model, SpamReport Report);
}
