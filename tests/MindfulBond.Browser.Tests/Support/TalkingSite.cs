using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Data;

namespace MindfulBond.Browser.Tests.Support;

/// <summary>The site over a copy of its own content with many empty articles more, so that every journey has one to itself.</summary>
public sealed class TalkingSite : IAsyncDisposable
{
    private const int Articles = 200;
    private const string Moderator = "ada";

    private readonly DirectoryInfo _content;
    private int _taken;

    private TalkingSite(ServedSite site, DirectoryInfo content) => (Served, _content) = (site, content);

    public ServedSite Served { get; }

    public static async Task<TalkingSite> StartAsync(params string[] settings)
    {
        var content = Directory.CreateTempSubdirectory("mindfulbond-talk-");
        Copy(Repository.Content, content.FullName);
        var about = Path.Combine(content.FullName, "site.yaml");
        await File.WriteAllTextAsync(about, (await File.ReadAllTextAsync(about)).Replace("editorial: strict", "", StringComparison.Ordinal));
        for (var number = 1; number <= Articles; number++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(content.FullName, "articles", $"evening-{number}.md"),
                $"---\ntitle: An evening\ndate: 2026-11-01\nauthor: editors\ntopics: [Closeness]\n---\n\nWe sat on the stairs.\n");
        }

        string[] all = settings.Any(setting => setting.StartsWith("--Comments:SendsPerHour", StringComparison.Ordinal)) ? settings : [.. settings, "--Comments:SendsPerHour=10000"];
        return new TalkingSite(await ServedSite.StartAsync(content.FullName, all), content);
    }

    /// <summary>The slug of an article on which nobody has written yet.</summary>
    public string NextSlug() => $"evening-{Interlocked.Increment(ref _taken).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Lets time pass.</summary>
    public void Wait(TimeSpan time) => Served.Clock.Advance(time);

    /// <summary>What is stored under an article, in the order it came.</summary>
    public async Task<IReadOnlyList<Comment>> StoredAsync(string slug)
    {
        await using var database = await Served.Services.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContextAsync();
        return await database.Set<Comment>().AsNoTracking().Where(comment => comment.ArticleSlug == slug).OrderBy(comment => comment.SentUtc).ToListAsync();
    }

    /// <summary>Reports about a comment.</summary>
    public async Task<IReadOnlyList<CommentReport>> ReportsAsync(Guid comment)
    {
        await using var database = await Served.Services.GetRequiredService<IDbContextFactory<BlogDb>>().CreateDbContextAsync();
        return await database.Set<CommentReport>().AsNoTracking().Where(report => report.CommentId == comment).ToListAsync();
    }

    /// <summary>Does what a moderator does to a comment, and insists that it was possible.</summary>
    public async Task DecideAsync(Guid id, Func<Comment, string, DateTime, Decision> move)
    {
        var decision = await Book.ChangeAsync(id, comment => move(comment, Moderator, Now), TestContext.Current.CancellationToken);
        Assert.Equal(Decision.Done, decision);
    }

    public Task ApproveAsync(Guid id) => DecideAsync(id, (comment, by, now) => comment.Approve(by, now));

    /// <summary>Publishes everything that waits under an article.</summary>
    public async Task ApproveAllAsync(string slug)
    {
        foreach (var comment in await StoredAsync(slug))
        {
            if (comment is { Status: CommentStatus.Pending, IsPrivate: false }) await ApproveAsync(comment.Id);
        }
    }

    /// <summary>A comment that waits, and came without the form.</summary>
    public async Task<Comment> SendAsync(string slug, string name, string text, int distress = 0, string flags = "", bool isPrivate = false, Comment? answering = null)
    {
        Wait(TimeSpan.FromSeconds(1));
        var (comment, _) = await Book.AddAsync(
            new NewComment
            {
                ArticleSlug = slug,
                Name = name,
                Text = text,
                Html = CommentMarkdown.Render(text).ToString(),
                ThreadId = answering?.ThreadId ?? answering?.Id,
                AnswersId = answering?.Id,
                Distress = distress,
                Flags = flags,
                IsPrivate = isPrivate,
                PhraseHash = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            },
            Now, TestContext.Current.CancellationToken);
        return comment;
    }

    /// <summary>Somebody reports a comment.</summary>
    public Task ReportAsync(Comment comment, ReportReason reason, string explanation = "") =>
        Book.AddReportAsync(new CommentReport(comment.Id, reason, explanation, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), Now), TestContext.Current.CancellationToken);

    /// <summary>Its writer takes it back.</summary>
    public Task WithdrawAsync(Comment comment) => Book.WithdrawAsync(comment.Id, Now, TestContext.Current.CancellationToken);

    /// <summary>A published comment that came without the form.</summary>
    public async Task<Comment> PublishAsync(string slug, string name, string text, Comment? answering = null, CommentVoice voice = CommentVoice.Reader)
    {
        // One after the other, so that their order is certain.
        Wait(TimeSpan.FromSeconds(1));
        var (comment, _) = await Book.AddAsync(
            new NewComment
            {
                ArticleSlug = slug,
                Name = name,
                Text = text,
                Html = CommentMarkdown.Render(text).ToString(),
                Voice = voice,
                ThreadId = answering?.ThreadId ?? answering?.Id,
                AnswersId = answering?.Id,
                PhraseHash = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            },
            Now, TestContext.Current.CancellationToken);
        await ApproveAsync(comment.Id);
        return comment;
    }

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        _content.Delete(recursive: true);
    }

    private CommentBook Book => Served.Services.GetRequiredService<CommentBook>();

    private DateTime Now => Served.Clock.GetUtcNow().UtcDateTime;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
