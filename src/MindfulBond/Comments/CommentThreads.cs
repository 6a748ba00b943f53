using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MindfulBond.Data;
using MindfulBond.Delivery;

namespace MindfulBond.Comments;

/// <summary>The published comments of an article, page by page, in at most three queries.</summary>
public sealed class CommentThreads(IDbContextFactory<BlogDb> databases, IOptions<CommentOptions> options, Edition edition)
{
    // Asked for at every view, every preview and every Send, and changed seldom; null for an article that nobody wrote under.
    private readonly ConcurrentDictionary<string, (long Number, ArticleThread? Thread)> _known = new(StringComparer.Ordinal);

    /// <summary>Answers shown under a comment before the rest is a click away.</summary>
    public const int AnswersShown = 20;

    // Enough for the few articles that a list names, though some of them are left out there.
    private const int Newest = 200;

    /// <summary>One page of an article's comments.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="number">From 1.</param>
    /// <param name="cancel">The reader left.</param>
    /// <returns>Null when there is no such page.</returns>
    public async Task<CommentPage?> PageAsync(string slug, int number, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await PageAsync(database, slug, await ThreadOfAsync(slug, cancel), number, cancel);
    }

    /// <summary>One comment with all its answers; null when it is not shown.</summary>
    public async Task<CommentPage?> ThreadAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (await ThreadOfAsync(slug, cancel) is not { } thread) return null;

        await using var database = await databases.CreateDbContextAsync(cancel);
        return await ThreadAsync(database, thread, id, cancel);
    }

    /// <summary>
    /// The page on which a comment stands; where it is an answer beyond those shown there, its thread alone. A comment that is not shown
    /// leads to the first page.
    /// </summary>
    public async Task<CommentPage> AroundAsync(string slug, Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var place = await (
            from thread in database.ArticleThreads.AsNoTracking()
            where thread.ArticleSlug == slug
            join shown in database.Comments.Shown().Where(comment => comment.Id == id) on thread.ArticleSlug equals shown.ArticleSlug into found
            from comment in found.DefaultIfEmpty()
            join first in database.Comments on comment.ThreadId ?? comment.Id equals first.Id into firsts
            from top in firsts.DefaultIfEmpty()
            select new
            {
                Thread = thread,
                TopId = (Guid?)top.Id,
                // Those after it, because mostly the newest are asked for.
                After = database.Comments.Shown().Count(other => other.ArticleSlug == slug && other.ThreadId == null
                    && other.SentUtc >= top.SentUtc && (other.SentUtc > top.SentUtc || other.Id.CompareTo(top.Id) > 0)),
                AnswersBefore = database.Comments.Published().Count(other => other.ThreadId != null && other.ThreadId == comment.ThreadId
                    && other.SentUtc <= comment.SentUtc && (other.SentUtc < comment.SentUtc || other.Id.CompareTo(comment.Id) < 0)),
            }).FirstOrDefaultAsync(cancel);

        if (place is { TopId: { } topId, AnswersBefore: >= AnswersShown } && await ThreadAsync(database, place.Thread, topId, cancel) is { } alone) return alone;
        var number = place?.TopId is null ? 1 : ((place.Thread.TopLevel - place.After - 1) / options.Value.PerPage) + 1;
        return (await PageAsync(database, slug, place?.Thread, number, cancel))!;
    }

    /// <summary>Whether a moderator closed an article's thread.</summary>
    public async ValueTask<bool> IsClosedAsync(string slug, CancellationToken cancel) => await ThreadOfAsync(slug, cancel) is { IsClosed: true };

    /// <summary>How many published comments each of these articles has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(IReadOnlyCollection<string> slugs, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ArticleThreads.AsNoTracking().Where(thread => slugs.Contains(thread.ArticleSlug))
            .ToDictionaryAsync(thread => thread.ArticleSlug, thread => thread.Published, StringComparer.Ordinal, cancel);
    }

    /// <summary>The counts of these articles, and whether their threads were closed; an article without a row has neither.</summary>
    public async Task<IReadOnlyDictionary<string, ArticleThread>> StandAsync(IReadOnlyCollection<string> slugs, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ArticleThreads.AsNoTracking().Where(thread => slugs.Contains(thread.ArticleSlug)).ToDictionaryAsync(thread => thread.ArticleSlug, StringComparer.Ordinal, cancel);
    }

    /// <summary>The articles that were written under last, each with when its newest published comment was sent. One query, over the newest few alone.</summary>
    public async Task<IReadOnlyList<(string Slug, DateTime SentUtc)>> LatestAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var newest = await database.Comments.Published().OrderByDescending(comment => comment.StatusUtc).ThenByDescending(comment => comment.Id).Take(Newest)
            .Select(comment => new { comment.ArticleSlug, comment.SentUtc }).ToListAsync(cancel);
        return [.. newest.GroupBy(comment => comment.ArticleSlug, StringComparer.Ordinal).Select(of => (of.Key, of.Max(comment => comment.SentUtc))).OrderByDescending(of => of.Item2)];
    }

    /// <summary>The articles with the most published comments, the highest count first. One query.</summary>
    public async Task<IReadOnlyList<(string Slug, int Published)>> MostAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var most = await database.ArticleThreads.AsNoTracking().Where(thread => thread.Published > 0).OrderByDescending(thread => thread.Published).ThenBy(thread => thread.ArticleSlug).Take(Newest)
            .Select(thread => new { thread.ArticleSlug, thread.Published }).ToListAsync(cancel);
        return most.ConvertAll(thread => (thread.ArticleSlug, thread.Published));
    }

    /// <summary>A published comment that may be answered or reported; null when there is none.</summary>
    public async Task<ShownComment?> OneAsync(string slug, Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await Rows(database.Comments.AsNoTracking().Published().Where(comment => comment.Id == id && comment.ArticleSlug == slug)).FirstOrDefaultAsync(cancel) is { } row
            ? row.Show(null)
            : null;
    }

    /// <summary>The newest published comments of an article, the newest first.</summary>
    public async Task<IReadOnlyList<ShownComment>> NewestAsync(string slug, int count, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var rows = await Rows(database.Comments.AsNoTracking().Published().Where(comment => comment.ArticleSlug == slug)
            .OrderByDescending(comment => comment.SentUtc).ThenByDescending(comment => comment.Id).Take(count)).ToListAsync(cancel);
        return rows.ConvertAll(row => row.Show(null));
    }

    // One query for each edition of the article's comments.
    private async ValueTask<ArticleThread?> ThreadOfAsync(string slug, CancellationToken cancel)
    {
        // The number is read first: an answer that a change overtook is kept under a number that has ended.
        var number = edition.NumberOf(CommentBook.ScopeOf(slug));
        if (_known.TryGetValue(slug, out var known) && known.Number == number) return known.Thread;

        await using var database = await databases.CreateDbContextAsync(cancel);
        var thread = await database.ArticleThreads.AsNoTracking().FirstOrDefaultAsync(row => row.ArticleSlug == slug, cancel);
        _known[slug] = (number, thread);
        return thread;
    }

    private async Task<CommentPage?> PageAsync(BlogDb database, string slug, ArticleThread? thread, int number, CancellationToken cancel)
    {
        var (perPage, topLevel) = (options.Value.PerPage, thread?.TopLevel ?? 0);
        var pages = Math.Max(1, (topLevel + perPage - 1) / perPage);
        if (number < 1 || number > pages) return null;
        if (topLevel == 0) return new CommentPage(1, 1, 0, 0, thread?.IsClosed ?? false, perPage, []);

        var top = await TopLevelAsync(database, slug, (number - 1) * perPage, topLevel, cancel);
        var ids = top.ConvertAll(comment => comment.Id);
        // From each comment to its first answers, so that what lies under it beyond those costs nothing.
        var answers = await Rows(
            from comment in database.Comments
            where ids.Contains(comment.Id)
            from answer in database.Comments.AsNoTracking()
            where database.Comments.Published().Where(under => under.ThreadId == comment.Id)
                .OrderBy(under => under.SentUtc).ThenBy(under => under.Id).Take(AnswersShown + 1).Select(under => under.Id).Contains(answer.Id)
            orderby answer.SentUtc, answer.Id
            select answer).ToListAsync(cancel);
        return new CommentPage(number, pages, thread!.Published, topLevel, thread.IsClosed, perPage, Threads(top, answers, AnswersShown));
    }

    private async Task<CommentPage?> ThreadAsync(BlogDb database, ArticleThread thread, Guid id, CancellationToken cancel)
    {
        var top = await Rows(database.Comments.AsNoTracking().Shown()
            .Where(comment => comment.Id == id && comment.ArticleSlug == thread.ArticleSlug && comment.ThreadId == null)).ToListAsync(cancel);
        if (top.Count == 0) return null;

        var answers = await Rows(database.Comments.AsNoTracking().Published().Where(comment => comment.ThreadId == id)).ToListAsync(cancel);
        return new CommentPage(1, 1, thread.Published, 1, thread.IsClosed, options.Value.PerPage, Threads(top, InOrder(answers), int.MaxValue)) { IsOneThread = true };
    }

    // The rows passed over are walked along, so it begins at the nearer end.
    private async Task<List<Row>> TopLevelAsync(BlogDb database, string slug, int before, int all, CancellationToken cancel)
    {
        var shown = database.Comments.AsNoTracking().Shown().Where(comment => comment.ArticleSlug == slug && comment.ThreadId == null);
        var size = Math.Min(options.Value.PerPage, all - before);
        var after = all - before - size;
        if (before <= after) return await Rows(shown.OrderBy(comment => comment.SentUtc).ThenBy(comment => comment.Id).Skip(before).Take(size)).ToListAsync(cancel);

        var rows = await Rows(shown.OrderByDescending(comment => comment.SentUtc).ThenByDescending(comment => comment.Id).Skip(after).Take(size)).ToListAsync(cancel);
        rows.Reverse();
        return rows;
    }

    private static IQueryable<Row> Rows(IQueryable<Comment> comments) => comments.Select(comment => new Row(
        comment.Id, comment.ThreadId, comment.AnswersId, comment.Name, comment.Voice, comment.Html, comment.Status, comment.SentUtc,
        comment.ChangedUtc != null, comment.ContentNote));

    private static List<Row> InOrder(List<Row> answers) => [.. answers.OrderBy(answer => answer.SentUtc).ThenBy(answer => answer.Id)];

    private static List<ShownThread> Threads(List<Row> top, List<Row> answers, int shown)
    {
        // Whoever is not public any more is not named either.
        var names = top.Concat(answers).Where(row => row.Status == CommentStatus.Approved).ToDictionary(row => row.Id, row => row.Name);
        var byThread = answers.ToLookup(answer => answer.ThreadId);
        return top.ConvertAll(row =>
        {
            var under = byThread[row.Id].ToList();
            return new ShownThread(
                row.Show(null),
                [.. under.Take(shown).Select(answer => answer.Show(answer.AnswersId is { } to ? names.GetValueOrDefault(to) : null))],
                HasMore: under.Count > shown);
        });
    }

    private sealed record Row(
        Guid Id, Guid? ThreadId, Guid? AnswersId, string Name, CommentVoice Voice, string Html, CommentStatus Status, DateTime SentUtc, bool Changed, string? ContentNote)
    {
        public ShownComment Show(string? answersName) => Status == CommentStatus.Approved
            ? new ShownComment(Id, ThreadId, Name, Voice, new Content.SafeHtml(Html), SentUtc, Changed, ContentNote, answersName is { Length: > 0 } ? answersName : null)
            : new ShownComment(Id, ThreadId, "", CommentVoice.Reader, null, SentUtc, false, null, null)
            {
                TakenDown = Status == CommentStatus.Hidden,
                ReadAgain = Status is not (CommentStatus.Hidden or CommentStatus.Withdrawn),
            };
    }
}

/// <summary>One page of an article's comments.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Published">All published comments of the article.</param>
/// <param name="TopLevel">All top-level rows.</param>
/// <param name="IsClosed">Whether a moderator closed the thread.</param>
/// <param name="PerPage">Top-level rows a page.</param>
/// <param name="Threads">Oldest first.</param>
public sealed record CommentPage(int Number, int Pages, int Published, int TopLevel, bool IsClosed, int PerPage, IReadOnlyList<ShownThread> Threads)
{
    /// <summary>Whether it shows a single thread with all its answers.</summary>
    public bool IsOneThread { get; init; }

    /// <summary>A comment that stands on this page and may be answered; null when there is none, or only its place.</summary>
    public ShownComment? Answerable(Guid id) =>
        Threads.SelectMany(thread => thread.Answers.Prepend(thread.Top)).FirstOrDefault(comment => comment.Id == id && comment.Html is not null);
}

/// <param name="Top">The comment.</param>
/// <param name="Answers">Its answers, oldest first.</param>
/// <param name="HasMore">Whether there are more answers than these.</param>
public sealed record ShownThread(ShownComment Top, IReadOnlyList<ShownComment> Answers, bool HasMore);

/// <summary>A comment as everybody sees it.</summary>
/// <param name="Id">Its fragment is <c>comment-{id}</c>.</param>
/// <param name="ThreadId">The comment it stands under; null at the top level.</param>
/// <param name="Name">Empty for a placeholder.</param>
/// <param name="Voice">Who speaks.</param>
/// <param name="Html">Its words; null for a placeholder.</param>
/// <param name="SentUtc">Pages show the day alone.</param>
/// <param name="Changed">Whether its writer changed it.</param>
/// <param name="ContentNote">One quiet line it is folded under.</param>
/// <param name="AnswersName">Whom it answers.</param>
public sealed record ShownComment(
    Guid Id, Guid? ThreadId, string Name, CommentVoice Voice, Content.SafeHtml? Html, DateTime SentUtc, bool Changed, string? ContentNote, string? AnswersName)
{
    /// <summary>Whether a moderator took it down, rather than its writer.</summary>
    public bool TakenDown { get; init; }

    /// <summary>Whether its writer changed it and nobody has published it since.</summary>
    public bool ReadAgain { get; init; }

    public string Fragment => "comment-" + Id.ToString("N");
}
