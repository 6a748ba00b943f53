using Microsoft.EntityFrameworkCore;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Comments;

/// <summary>Samples for whoever works on the site, and for nobody else.</summary>
public sealed class DevelopmentSeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_developing_an_empty_database_gets_a_sample_in_every_state()
    {
        await using var site = await Talking.StartAsync("--environment=Development");

        var samples = await site.StoredAsync();
        var page = await site.TextAsync("/articles/ash");

        Assert.Equal(Enum.GetValues<CommentStatus>(), samples.Select(sample => sample.Status).Distinct().Order());
        Assert.All(samples.Where(sample => sample.Status != CommentStatus.Withdrawn), sample => Assert.StartsWith("Sample comment: ", sample.Text, StringComparison.Ordinal));
        Assert.Contains(samples, sample => sample.IsPrivate);
        Assert.Contains("Sample comment: is published", page, StringComparison.Ordinal);
        Assert.Contains("A comment was withdrawn by its writer", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elsewhere_nothing_is_put_in()
    {
        await using var site = await Talking.StartAsync();

        Assert.Empty(await site.StoredAsync());
    }

    [Fact]
    public async Task A_database_in_which_anything_stands_is_left_alone()
    {
        var data = Directory.CreateTempSubdirectory("seed-");
        try
        {
            await using (var database = await TempDatabase.StartAsync(data.FullName)) await database.AddAsync(A.Sent("Real words."), A.Noon);

            await using (var site = await Talking.StartAsync("--environment=Development", $"--Data:Path={data.FullName}"))
                Assert.Equal("Real words.", Assert.Single(await site.StoredAsync()).Text);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_site_without_articles_gets_none()
    {
        await using var site = await SiteFixture.StartAsync(settings: ["--environment=Development"]);

        await using var database = site.Database();
        Assert.False(await database.Comments.AnyAsync(Cancel));
    }
}
