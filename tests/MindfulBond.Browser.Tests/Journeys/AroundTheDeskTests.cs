using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;
using MindfulBond.Retention;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>What stands around the queue: today, the log, articles, previews and retention.</summary>
public sealed class AroundTheDeskTests(Run run) : Journey(run)
{
    public static TheoryData<string> Addresses =>
        ["/admin", "/admin/log", "/admin/log?by=nobody", "/admin/log?from=x", "/admin/articles", "/admin/articles/problems", "/admin/articles/problems?show=errors", "/admin/retention"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string address)
    {
        var site = Run.Talking;
        var visit = await VisitAsync(site.Served);
        await Moderator.SignInAsync(visit, site.Served, prefer: account => account.Role = AccountRole.Owner);
        var slug = site.NextSlug();
        var me = new Commenter(await VisitAsync(site.Served), site, slug);
        await me.CommentAsync();
        await site.DecideAsync((await site.StoredAsync(slug))[0].Id, (comment, by, now) => comment.Decline(DeclineReason.Unkind, null, by, now));
        var second = new Commenter(await VisitAsync(site.Served), site, site.NextSlug());
        await second.CommentAsync("I want to kill myself.");
        await site.Served.Services.GetRequiredService<RetentionRounds>().RunAsync(TestContext.Current.CancellationToken);
        await visit.GotoAsync(address);
        await Assertions.Expect(visit.Locator("main h1")).ToBeVisibleAsync();

        var found = await Axe.LookEverywhereAsync(visit);

        Assert.True(found.Count == 0, string.Join('\n', found));
        await visit.SetViewportSizeAsync(320, 568);
        Assert.Empty(await new SitePage(visit).SidewaysAsync());
    }
}
