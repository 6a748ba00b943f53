using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Comments follow their article to a new address, and nothing else follows them.</summary>
public class RenamedArticlesTests
{
    [Fact]
    public async Task A_renamed_article_keeps_its_comments_when_it_lists_its_old_address()
    {
        await using var site = await SiteFixture.StartAsync();
        site.Write("articles/old.md", Samples.Article("Old", "date: 2026-10-01", "Words.\n"));
        await PublishAsync(site, "old", "It followed me here.");

        site.Delete("articles/old.md");
        site.Write("articles/new.md", Samples.Article("New", "date: 2026-10-01\naliases: [/articles/old]", "Words.\n"));

        await Until.True(async () => (await site.TextAsync("/articles/new")).Contains("It followed me here.", StringComparison.Ordinal));
        Assert.Equal(301, await site.StatusAsync("/articles/old"));
    }

    [Fact]
    public async Task A_slug_that_is_used_again_starts_empty()
    {
        await using var site = await SiteFixture.StartAsync();
        site.Write("articles/old.md", Samples.Article("Old", "date: 2026-10-01", "Words.\n"));
        await PublishAsync(site, "old", "Mine.");
        site.Delete("articles/old.md");
        site.Write("articles/new.md", Samples.Article("New", "date: 2026-10-01\naliases: [/articles/old]", "Words.\n"));
        await Until.True(async () => (await site.TextAsync("/articles/new")).Contains("Mine.", StringComparison.Ordinal));

        site.Write("articles/old.md", Samples.Article("Another", "date: 2026-11-01", "Other words.\n"));

        Assert.DoesNotContain("Mine.", await site.TextAsync("/articles/old"), StringComparison.Ordinal);
        Assert.Contains("Mine.", await site.TextAsync("/articles/new"), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(SiteFixture site, string slug, string words)
    {
        var book = site.Services.GetRequiredService<CommentBook>();
        var (comment, _) = await book.AddAsync(
            new NewComment { ArticleSlug = slug, Name = "Wren", Text = words, Html = $"<p>{words}</p>", PhraseHash = words },
            SiteFixture.Noon.UtcDateTime, TestContext.Current.CancellationToken);
        await book.ChangeAsync(comment.Id, one => one.Approve("ada", SiteFixture.Noon.UtcDateTime), TestContext.Current.CancellationToken);
        Assert.Contains(words, await site.TextAsync("/articles/" + slug), StringComparison.Ordinal);
    }
}

[OnPostgreSql]
public sealed class RenamedArticlesOnPostgreSqlTests : RenamedArticlesTests;
