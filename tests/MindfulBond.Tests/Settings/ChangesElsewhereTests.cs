using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Data;
using MindfulBond.Delivery;
using MindfulBond.Moderation;
using MindfulBond.Moderation.Rules;
using MindfulBond.Settings;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Settings;

/// <summary>Two programs over one database: what one changes counts at the other soon.</summary>
[OnPostgreSql]
public sealed class ChangesElsewhereTests
{
    private const string Leaving = "https://rain.example/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_that_another_changed_and_took_back_count_within_seconds_and_on_pages_that_were_kept()
    {
        await using var site = await Talking.StartAsync("--Exit:Url=https://configured.example/");
        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));

        await ElsewhereAsync(site, database => database.SiteSettings.AddRange(
            new SiteSetting { Key = "Exit:Url", Value = Leaving }, new SiteSetting { Key = "Away:On", Value = "true" }, new SiteSetting { Key = "Comments:ReadWithin", Value = "soon" }));

        await SoonAsync(site, async () => (await site.VisitAsync("/leave")).Location == Leaving);
        Assert.Null((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
        await ElsewhereAsync(site, database => database.SiteSettings.RemoveRange(database.SiteSettings));
        await SoonAsync(site, async () => (await site.VisitAsync("/leave")).Location == "https://configured.example/");
        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
        // It was read several times, and told once.
        Assert.Equal(2, site.Log().Split("Comments:ReadWithin").Length);
    }

    [Fact]
    public async Task Reading_again_ends_no_page_while_nobody_changed_anything()
    {
        await using var site = await Talking.StartAsync();
        await site.Services.GetRequiredService<SettingsBook>().SaveAsync([new WantedSetting(EditedSetting.Find("Exit:Url")!, Leaving, 0)], "ada", Cancel);
        var edition = site.Services.GetRequiredService<Edition>();
        var number = edition.Number;

        await site.Services.GetRequiredService<SettingsBook>().ReadAgainAsync(Cancel);

        Assert.Equal(number, edition.Number);
        Assert.Equal(Leaving, (await site.VisitAsync("/leave")).Location);
    }

    [Fact]
    public async Task Rules_that_another_wrote_and_switched_off_count_within_seconds()
    {
        await using var site = await Talking.StartAsync();
        var book = site.Services.GetRequiredService<RuleBook>();

        await ElsewhereAsync(site, database => database.ModerationRules.AddRange(
            new ModerationRule { Id = Guid.NewGuid(), Name = "Cures", Patterns = "miracle*" }, new ModerationRule { Id = Guid.NewGuid(), Name = "shipped:Email", IsOn = false }));

        await SoonAsync(site, () => Task.FromResult(book.Rules is [{ Name: "Cures" }] && !book.IsOn("shipped:Email")));
        await site.WriteAsync("A miracle.");
        Assert.Equal("rule:cures", Assert.Single(await site.StoredAsync()).Flags);
        await ElsewhereAsync(site, database => database.ModerationRules.RemoveRange(database.ModerationRules));
        await SoonAsync(site, () => Task.FromResult(book.Rules.Count == 0 && book.IsOn("shipped:Email")));
    }

    private static async Task ElsewhereAsync(SiteFixture site, Action<BlogDb> change)
    {
        await using var database = site.Database();
        change(database);
        await database.SaveChangesAsync(Cancel);
    }

    private static Task SoonAsync(SiteFixture site, Func<Task<bool>> isSo) => Until.True(async () =>
    {
        site.Clock.Advance(ChangesElsewhere.Every);
        return await isSo();
    });
}
