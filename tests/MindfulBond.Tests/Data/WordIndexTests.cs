using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

public class WordIndexTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_comment_is_found_soon_after_it_was_sent_without_anybody_asking()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("kettle"));

        await Until.True(async () => (await FindAsync(site, QueueTab.Waiting, "kettle")).Count == 1);
    }

    [Fact]
    public async Task What_happened_while_a_comment_waited_is_in_the_index()
    {
        await using var site = await Talking.StartAsync();
        var changed = await site.AddAsync(A.Sent("kettle"), one => one.Change(new ChangedText("Wren", "teapot", "<p>teapot</p>", 0, ""), A.Noon));
        await site.AddAsync(A.Sent("teapot"), A.Approved);
        await site.AddAsync(A.Sent("teapot"), one => one.Withdraw(A.Noon));

        await site.IndexWordsAsync();

        Assert.Empty(await FindAsync(site, QueueTab.Waiting, "kettle"));
        Assert.Equal([changed.Id], await FindAsync(site, QueueTab.Waiting, "teapot"));
        Assert.Single(await FindAsync(site, QueueTab.Published, "teapot"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_order_of_sending_changing_withdrawing_and_taking_in_exactly_what_stands_is_found(int seed)
    {
        await using var site = await Talking.StartAsync();
        var chance = new Random(seed);
        var words = new Dictionary<Guid, string>();
        for (var step = 0; step < 60; step++)
        {
            var one = words.Count == 0 ? Guid.Empty : words.Keys.ElementAt(chance.Next(words.Count));
            switch (chance.Next(6))
            {
                case 0 or 1 or 2:
                    words.Add((await site.AddAsync(A.Sent($"word{step}"))).Id, $"word{step}");
                    break;
                case 3 when words.Count > 0:
                    await site.MoveAsync(one, comment => comment.Change(new ChangedText("Wren", $"word{step}", $"<p>word{step}</p>", 0, ""), A.Noon));
                    words[one] = $"word{step}";
                    break;
                case 4 when words.Count > 0:
                    await site.Book().WithdrawAsync(one, A.Noon, Cancel);
                    words.Remove(one);
                    break;
                default:
                    await site.IndexWordsAsync();
                    break;
            }
        }

        await site.IndexWordsAsync();

        for (var step = 0; step < 60; step++)
            Assert.Equal(words.Where(pair => pair.Value == $"word{step}").Select(pair => pair.Key), await FindAsync(site, QueueTab.Waiting, $"word{step}"));
        Assert.Equal(words.Keys.Order(), (await FindAsync(site, QueueTab.Waiting, "word*")).Order());
    }

    private static async Task<List<Guid>> FindAsync(SiteFixture site, QueueTab tab, string typed) =>
        [.. (await site.Services.GetRequiredService<DeskLists>().PageAsync(new QueueFilter(tab) { Find = typed }, Cancel)).Rows.Select(row => row.Id)];
}

[OnPostgreSql]
public class WordIndexOnPostgreSqlTests : WordIndexTests;
