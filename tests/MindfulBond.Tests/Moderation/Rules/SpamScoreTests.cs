using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Moderation.Rules;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation.Rules;

/// <summary>The score on a site: what it learns from, what it forgets, and what it leaves to people.</summary>
public class SpamScoreTests
{
    [Fact]
    public async Task What_moderators_decided_marks_what_comes_and_decides_nothing()
    {
        await using var site = await LearnedAsync();

        await site.WriteAsync("A powerful spell caster restored my marriage, message him today.");
        await site.WriteAsync("We sat in the kitchen and did not talk, number two.");

        var (selling, telling) = ((await site.StoredAsync())[^2], (await site.StoredAsync())[^1]);
        Assert.Matches("^spam:(8|9|100)", selling.Flags);
        Assert.Equal(CommentStatus.Pending, selling.Status);
        Assert.Equal("", telling.Flags);
    }

    [Fact]
    public async Task The_page_says_how_much_it_learned_how_often_it_was_right_and_where_not()
    {
        await using var site = await LearnedAsync();
        var odd = await site.AddAsync(A.Sent("A powerful spell caster restored my marriage, I was told, and laughed."), comment => comment.Approve("ada", site.Clock.GetUtcNow().UtcDateTime));
        await LearnAsync(site);
        var owner = await DeskVisit.StartAsync(site);

        var page = await owner.OpenAsync("/admin/rules");

        Assert.Contains("25\u00A0comments you called spam and 26 you published", page.Words, StringComparison.Ordinal);
        Assert.Contains("right 50\u00A0times of 51", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/admin/comments/{odd.Id}']"));
    }

    [Fact]
    public async Task What_a_program_called_spam_teaches_nothing()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 25; i++) await site.AddAsync(A.Sent($"Trapped, number {i}.") with { LooksLikeSpam = true });
        for (var i = 0; i < 25; i++) await site.AddAsync(A.Sent($"Ruled, number {i}."), comment => comment.MarkSpam(ModerationEntry.Rules, A.Noon));
        for (var i = 0; i < 25; i++) await site.AddAsync(A.Sent($"Kitchen, number {i}."), A.Approved);

        await LearnAsync(site);

        Assert.Equal((0, 25), (Score(site).Report.Spam, Score(site).Report.Published));
        Assert.Null(Score(site).Of("Trapped"));
    }

    [Fact]
    public async Task What_was_withdrawn_or_deleted_is_forgotten()
    {
        await using var site = await LearnedAsync();
        var stored = await site.StoredAsync();
        foreach (var comment in stored.Where(comment => comment.Status == CommentStatus.Approved).Take(5)) await site.MoveAsync(comment.Id, A.Withdrawn);
        await site.Book().DeleteAsync([.. stored.Where(comment => comment.Status == CommentStatus.Spam).Take(6).Select(comment => comment.Id)], _ => true, TestContext.Current.CancellationToken);

        await LearnAsync(site);

        Assert.Equal((19, 20), (Score(site).Report.Spam, Score(site).Report.Published));
        Assert.Null(Score(site).Of("spell caster"));
    }

    [Fact]
    public async Task It_learns_by_itself_after_twenty_decisions()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 20; i++) await site.AddAsync(A.Sent($"Kitchen, number {i}."), A.Approved);

        await Until.True(() =>
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(Score(site).Report.Published == 20);
        });
    }

    [Fact]
    public async Task What_it_learned_is_written_nowhere()
    {
        await using var site = await Talking.StartAsync();
        var before = Files(site);
        await LearnAsync(site);

        Assert.Equal(before, Files(site));
    }

    private static async Task<SiteFixture> LearnedAsync()
    {
        var site = await Talking.StartAsync();
        for (var i = 0; i < 25; i++)
        {
            await site.AddAsync(A.Sent($"A powerful spell caster restored my marriage, contact him, number {i}."), comment => comment.MarkSpam("ada", site.Clock.GetUtcNow().UtcDateTime));
            await site.AddAsync(A.Sent($"We sat in the kitchen and did not talk, evening {i}."), comment => comment.Approve("ada", site.Clock.GetUtcNow().UtcDateTime));
        }

        await LearnAsync(site);
        return site;
    }

    private static SpamScore Score(SiteFixture site) => site.Services.GetRequiredService<SpamScore>();

    private static Task LearnAsync(SiteFixture site) => Score(site).LearnAsync(TestContext.Current.CancellationToken);

    private static List<string> Files(SiteFixture site) => [.. Directory.EnumerateFiles(site.Data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}

[OnPostgreSql]
public sealed class SpamScoreOnPostgreSqlTests : SpamScoreTests;
