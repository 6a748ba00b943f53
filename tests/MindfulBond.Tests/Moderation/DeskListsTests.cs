using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Moderation;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation;

public class DeskListsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Care_comes_first_then_the_oldest_then_what_was_left_for_later()
    {
        await using var site = await Talking.StartAsync();
        var later = await site.AddAsync(A.Sent("Later."), one => one.ReadLater());
        var first = await site.AddAsync(A.Sent("First."));
        var second = await site.AddAsync(A.Sent("Second."));
        var urgent = await site.AddAsync(A.Sent("Urgent.") with { Distress = 2 });
        await site.AddAsync(A.Sent("Private.") with { IsPrivate = true });

        var page = await Lists(site).PageAsync(new QueueFilter(QueueTab.Waiting), Cancel);
        var notes = await Lists(site).PageAsync(new QueueFilter(QueueTab.PrivateNotes), Cancel);

        Assert.Equal([urgent.Id, first.Id, second.Id, later.Id], page.Rows.Select(row => row.Id));
        Assert.Equal("Private.", Assert.Single(notes.Rows).Text);
    }

    [Fact]
    public async Task Walking_from_one_to_the_next_meets_each_of_the_list_once()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 7; i++) await site.AddAsync(A.Sent($"{i}") with { Distress = i % 3 == 0 ? 2 : 0 });
        for (var i = 0; i < 4; i++) await site.AddAsync(A.Sent($"published {i}"), A.Approved);

        foreach (var filter in new[] { new QueueFilter(QueueTab.Waiting), new QueueFilter(QueueTab.Published) })
        {
            var rows = (await Lists(site).PageAsync(filter, Cancel)).Rows;
            for (var i = 0; i < rows.Count; i++)
            {
                var (previous, next) = await Lists(site).NeighboursAsync(rows[i].Id, filter, Cancel);
                Assert.Equal((i == 0 ? null : rows[i - 1].Id, i == rows.Count - 1 ? null : rows[i + 1].Id), (previous, next));
            }
        }
    }

    [Fact]
    public async Task Counts_tell_what_stands_under_each_tab_and_how_long_the_oldest_waits()
    {
        await using var site = await Talking.StartAsync();
        var oldest = await site.AddAsync(A.Sent());
        await site.AddAsync(A.Sent() with { Distress = 2 });
        await site.AddAsync(A.Sent() with { IsPrivate = true });
        await site.AddAsync(A.Sent(), A.Approved);
        await site.AddAsync(A.Sent(), A.Approved, A.Hidden);
        foreach (var status in new[] { CommentStatus.CutProposed, CommentStatus.KeptBack, CommentStatus.Declined, CommentStatus.Spam }) await site.AddAsync(A.Sent(), one => A.Bring(one, status));

        var counts = await Lists(site).CountsAsync(Cancel);

        Assert.Equal(new QueueCounts(2, 1, 0, 1, 1, 1, 1, 1, 1, 1, oldest.SentUtc), counts);
    }

    [Theory]
    [InlineData("kettle", true)]
    [InlineData("KETT*", true)]
    [InlineData("KETT", false)]
    [InlineData("café stayed", true)]
    [InlineData("Heron", true)]
    [InlineData("teapot", false)]
    [InlineData("kettle teapot", false)]
    [InlineData("\"kettle\" ON ('", true)]
    [InlineData("!!", false)]
    public async Task Whole_words_are_found_and_their_beginnings_where_a_star_says_so(string typed, bool isFound)
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("The kettle stayed on in the café.") with { Name = "Quiet Heron" });
        await site.AddAsync(A.Sent("Something else.") with { Name = "Wren" });
        await site.IndexWordsAsync();

        var page = await Lists(site).PageAsync(new QueueFilter(QueueTab.Waiting) { Find = typed }, Cancel);

        Assert.Equal(isFound ? 1 : 0, page.Rows.Count);
    }

    [Fact]
    public async Task Only_the_tab_and_the_article_and_the_rule_that_were_asked_for_are_searched()
    {
        await using var site = await Talking.StartAsync();
        await site.AddAsync(A.Sent("kettle one") with { Flags = "Email" });
        await site.AddAsync(A.Sent("kettle two") with { ArticleSlug = "birch" });
        await site.AddAsync(A.Sent("kettle three"), A.Approved);
        await site.AddAsync(A.Sent("kettle four") with { IsPrivate = true });
        await site.IndexWordsAsync();
        var waiting = new QueueFilter(QueueTab.Waiting);

        Assert.Equal(["kettle one", "kettle two"], await FoundAsync(waiting with { Find = "kettle" }));
        Assert.Equal(["kettle two"], await FoundAsync(waiting with { Find = "kettle", ArticleSlug = "birch" }));
        Assert.Equal(["kettle one"], await FoundAsync(waiting with { Flag = "Email" }));
        Assert.Equal(["kettle three"], await FoundAsync(new QueueFilter(QueueTab.Published) { Find = "kettle" }));
        Assert.Equal(["kettle four"], await FoundAsync(new QueueFilter(QueueTab.PrivateNotes) { Find = "kettle" }));

        async Task<IEnumerable<string>> FoundAsync(QueueFilter filter) => (await Lists(site).PageAsync(filter, Cancel)).Rows.Select(row => row.Text);
    }

    [Fact]
    public async Task The_search_follows_every_change_of_a_comment()
    {
        await using var site = await Talking.StartAsync();
        var comment = await site.AddAsync(A.Sent("kettle"));
        await site.IndexWordsAsync();
        Assert.Single((await FindAsync("kettle")).Rows);
        await site.MoveAsync(comment.Id, one => one.Change(new ChangedText("Wren", "teapot", "<p>teapot</p>", 0, ""), A.Noon));
        await site.IndexWordsAsync();
        Assert.Empty((await FindAsync("kettle")).Rows);
        Assert.Single((await FindAsync("teapot")).Rows);

        await site.Book().MoveAsync("ash", "birch", Cancel);
        await site.IndexWordsAsync();
        Assert.Single((await Lists(site).PageAsync(new QueueFilter(QueueTab.Waiting) { Find = "teapot", ArticleSlug = "birch" }, Cancel)).Rows);

        await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);
        Assert.Empty((await FindAsync("teapot")).Rows);

        Task<QueuePage> FindAsync(string words) => Lists(site).PageAsync(new QueueFilter(QueueTab.Waiting) { Find = words }, Cancel);
    }

    [Fact]
    public async Task An_opened_comment_brings_its_parent_its_history_and_its_marks_and_a_withdrawn_one_nothing()
    {
        await using var site = await Talking.StartAsync();
        var parent = await site.AddAsync(A.Sent("The top."), A.Approved);
        var comment = await site.AddAsync(A.Sent("My husband Mark left.", answers: parent), A.Approved, A.Hidden);
        var catalog = site.Services.GetRequiredService<PublishedNow>().Get();

        var opened = await Lists(site).OpenAsync(comment.Id, catalog, Cancel);

        Assert.Equal((parent.Id, 2, 1), (opened!.Parent!.Id, opened.History.Count, opened.InThread));
        Assert.Contains("Mark", Assert.Single(opened.Details).Text, StringComparison.Ordinal);
        await site.Book().WithdrawAsync(comment.Id, A.Noon, Cancel);
        Assert.Null(await Lists(site).OpenAsync(comment.Id, catalog, Cancel));
    }

    private static DeskLists Lists(SiteFixture site) => site.Services.GetRequiredService<DeskLists>();
}

[OnPostgreSql]
public sealed class DeskListsOnPostgreSqlTests : DeskListsTests;
