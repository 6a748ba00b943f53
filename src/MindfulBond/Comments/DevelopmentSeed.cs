using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Data;

namespace MindfulBond.Comments;

/// <summary>
/// For whoever works on the site: puts sample comments in every state under the newest article. Only while the environment is Development,
/// and only into an empty database.
/// </summary>
internal sealed class DevelopmentSeed(
    IHostEnvironment environment, IDbContextFactory<BlogDb> databases, CommentBook book, PublishedNow published, TimeProvider clock, ILogger<DevelopmentSeed> log) : IHostedService
{
    private const string Moderator = "sample";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || published.Get().Articles is not [var newest, ..] || await HasAnyAsync(cancellationToken)) return;

        var now = clock.GetUtcNow().UtcDateTime;
        var sent = now.AddHours(-12);
        await AddAsync("waits to be read");
        await AddAsync("is a private note", isPrivate: true);
        var first = await AddAsync("is published, with *emphasis* and a list:\n\n- one\n- two", comment => comment.Approve(Moderator, now));
        await AddAsync("answers the published one", comment => comment.Approve(Moderator, now), under: first);
        await AddAsync("answers it too and waits", under: first);
        await AddAsync("is folded under a line", comment => comment.Approve(Moderator, now, contentNote: "a hard night"));
        await AddAsync("is to be cut a little. This line would go.", comment => comment.ProposeCut("Sample comment: is to be cut a little.", "One line could point to someone.", Moderator, now));
        await AddAsync("was kept back with thanks", comment => comment.KeepBack("Thank you for trusting us with it.", Moderator, now));
        await AddAsync("was declined", comment => comment.Decline(DeclineReason.NamesSomeone, message: null, Moderator, now));
        await AddAsync("is spam", comment => comment.MarkSpam(Moderator, now));
        var hidden = await AddAsync("was taken down", comment => comment.Approve(Moderator, now));
        await AddAsync("answers one that was taken down", comment => comment.Approve(Moderator, now), under: hidden);
        await book.ChangeAsync(hidden.Id, comment => comment.Hide(Moderator, now), cancellationToken);
        var withdrawn = await AddAsync("was withdrawn", comment => comment.Approve(Moderator, now));
        await AddAsync("answers one that was withdrawn", comment => comment.Approve(Moderator, now), under: withdrawn);
        await book.WithdrawAsync(withdrawn.Id, now, cancellationToken);
        log.LogInformation("Sample comments stand under {Slug}", newest.Slug);

        async Task<Comment> AddAsync(string what, Func<Comment, Decision>? decide = null, Comment? under = null, bool isPrivate = false)
        {
            sent = sent.AddMinutes(1);
            var text = "Sample comment: " + what;
            var (comment, _) = await book.AddAsync(
                new NewComment
                {
                    ArticleSlug = newest.Slug,
                    ThreadId = under?.Id,
                    AnswersId = under?.Id,
                    Name = "Sample Heron",
                    Text = text,
                    Html = CommentMarkdown.Render(text).ToString(),
                    IsPrivate = isPrivate,
                },
                sent, cancellationToken);
            if (decide is not null) await book.ChangeAsync(comment.Id, decide, cancellationToken);
            return comment;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> HasAnyAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Comments.AnyAsync(cancel) || await database.ModerationEntries.AnyAsync(cancel);
    }
}
