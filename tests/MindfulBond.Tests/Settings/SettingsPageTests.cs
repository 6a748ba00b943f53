using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Data;
using MindfulBond.Help;
using MindfulBond.Notices;
using MindfulBond.Retention;
using MindfulBond.Settings;
using MindfulBond.Site;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Settings;

/// <summary>What an owner changes at the desk, and what everybody sees of it.</summary>
public class SettingsPageTests
{
    private const string Address = "/admin/settings";

    [Fact]
    public async Task A_changed_promise_stands_beside_every_form_at_once_and_in_the_log()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        Assert.Contains("within 48\u00A0hours", (await site.PageAsync("/articles/ash")).Body!.TextContent, StringComparison.Ordinal);

        var answer = await owner.PressAsync(await owner.OpenAsync(Address), Field("Comments:ReadWithin"), ("Comments:ReadWithin", " 72:00:00 "));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("within 72\u00A0hours", (await site.PageAsync("/articles/ash")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Saved", (await owner.OpenAsync(answer.Headers["Location"])).Words, StringComparison.Ordinal);
        var entry = Assert.Single(await EntriesAsync(site));
        Assert.Equal((AuditEvent.SettingChanged, "Comments:ReadWithin", "ada@example.org", "48:00:00", "72:00:00"), (entry.What, entry.Subject, entry.By, entry.From, entry.To));
    }

    [Theory]
    [InlineData("Comments:ReadWithin", "two days", "48:00:00")]
    [InlineData("Comments:CloseAfterDays", "-1", "whole days")]
    [InlineData("Comments:CloseAfterDays", "soon", "whole days")]
    [InlineData("Exit:Url", "http://weather.example/", "https")]
    [InlineData("Exit:Url", "https://house.example/", "somebody else")]
    [InlineData("Away:Text", "", "sentence")]
    [InlineData("Away:Until", "next week", "2027-03-09")]
    [InlineData("Reasons:Unkind", " ", "sentence")]
    [InlineData("Messages:3", "", "sentence")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_field_and_what_was_typed_stays(string key, string value, string mend)
    {
        await using var site = await Talking.StartAsync("--Site:BaseUrl=https://house.example");
        var owner = await DeskVisit.StartAsync(site);
        var page = await owner.OpenAsync(Address);

        var answer = await owner.PressAsync(page, Field(key), (key, value), ("Away:On", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var field = answer.Page.QuerySelector(Field(key))!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(mend, answer.Page.QuerySelector($"#{SettingsModel.IdOf(key)}-e")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(value, field is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value"));
        Assert.Empty(await EntriesAsync(site));
        Assert.NotNull((await site.PageAsync("/articles/ash")).QuerySelector("textarea[name=body]"));
    }

    [Theory]
    [InlineData("Away:Text")]
    [InlineData("Reasons:Unkind")]
    [InlineData("Messages:3")]
    public async Task What_could_be_said_more_kindly_is_said_beside_a_text_and_stops_nothing(string key)
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        var advice = $"#{SettingsModel.IdOf(key)}-a";
        var before = await owner.OpenAsync(Address);
        Assert.Equal("", before.Page.QuerySelector(advice)!.TextContent.Trim());
        Assert.Equal(advice[1..], before.Page.QuerySelector(Field(key))!.GetAttribute("data-advised"));

        var saved = await owner.PressAsync(before, Field(key), (key, "Her brother committed suicide in May."), ("Away:On", "true"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var after = await owner.OpenAsync(Address + "?saved=" + Uri.EscapeDataString(key));
        Assert.Contains("Kinder: died by suicide", after.Page.QuerySelector(advice)!.TextContent, StringComparison.Ordinal);
        Assert.True(after.Page.QuerySelector(advice)!.Closest("details")?.HasAttribute("open") ?? true);
        Assert.All(after.Page.QuerySelectorAll(".advice").Where(other => other.Id != advice[1..]), other => Assert.Equal("", other.TextContent.Trim()));
        Assert.Contains(await EntriesAsync(site), entry => entry.Subject == key && entry.To == "Her brother committed suicide in May.");
    }

    [Fact]
    public async Task When_one_value_of_a_form_is_refused_none_is_taken()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);

        var answer = await owner.PressAsync(await owner.OpenAsync(Address), Field("Comments:ReadWithin"), ("Comments:ReadWithin", "72:00:00"), ("Comments:CloseAfterDays", "x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("72:00:00", answer.Page.QuerySelector(Field("Comments:ReadWithin"))!.GetAttribute("value"));
        Assert.Empty(await EntriesAsync(site));
    }

    [Fact]
    public async Task An_old_tab_overwrites_nothing_and_is_told_who_was_faster()
    {
        await using var site = await Talking.StartAsync();
        var (ada, ben) = (await DeskVisit.StartAsync(site), await DeskVisit.StartAsync(site, email: "ben@example.org"));
        var old = await ada.OpenAsync(Address);
        await ben.PressAsync(await ben.OpenAsync(Address), Field("Exit:Url"), ("Exit:Url", "https://rain.example/"));

        var answer = await ada.PressAsync(old, Field("Exit:Url"), ("Exit:Url", "https://sun.example/"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("ben@example.org set this to “https://rain.example/”", answer.Words, StringComparison.Ordinal);
        Assert.Equal("https://sun.example/", answer.Page.QuerySelector(Field("Exit:Url"))!.GetAttribute("value"));
        Assert.Equal("https://rain.example/", (await site.VisitAsync("/leave")).Location);

        await ada.PressAsync(answer, Field("Exit:Url"));

        Assert.Equal("https://sun.example/", (await site.VisitAsync("/leave")).Location);
    }

    [Fact]
    public async Task An_old_tab_knows_no_value_that_was_taken_back_and_set_again()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        await owner.PressAsync(await owner.OpenAsync(Address), Field("Exit:Url"), ("Exit:Url", "https://rain.example/"));
        var old = await owner.OpenAsync(Address);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await owner.PressAsync(await owner.OpenAsync(Address), Field("Exit:Url"), ("take-back", "Exit:Url"));
        await owner.PressAsync(await owner.OpenAsync(Address), Field("Exit:Url"), ("Exit:Url", "https://snow.example/"));

        var answer = await owner.PressAsync(old, Field("Exit:Url"), ("Exit:Url", "https://sun.example/"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("https://snow.example/", (await site.VisitAsync("/leave")).Location);
    }

    [Fact]
    public async Task Taking_back_returns_to_what_is_configured()
    {
        await using var site = await Talking.StartAsync("--Exit:Url=https://configured.example/");
        var owner = await DeskVisit.StartAsync(site);
        await owner.PressAsync(await owner.OpenAsync(Address), Field("Exit:Url"), ("Exit:Url", "https://rain.example/"));
        Assert.Equal("https://rain.example/", (await site.VisitAsync("/leave")).Location);

        var page = await owner.OpenAsync(Address);
        Assert.Contains("to https://configured.example/", page.Page.QuerySelector("button[name=take-back]")!.TextContent, StringComparison.Ordinal);
        await owner.PressAsync(page, Field("Exit:Url"), ("take-back", "Exit:Url"));

        Assert.Equal("https://configured.example/", (await site.VisitAsync("/leave")).Location);
        Assert.Equal("https://configured.example/", (await EntriesAsync(site))[^1].To);
        Assert.Null((await owner.OpenAsync(Address)).Page.QuerySelector("button[name=take-back]"));
    }

    [Fact]
    public async Task Saving_what_is_so_already_changes_and_logs_nothing()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);

        var answer = await owner.PressAsync(await owner.OpenAsync(Address), Field("Comments:ReadWithin"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Empty(await EntriesAsync(site));
    }

    [Fact]
    public async Task A_reason_in_the_owners_words_is_what_the_writer_reads()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        var phrase = await site.WriteAsync("That was a silly thing to say.");
        await site.MoveAsync(Assert.Single(await site.StoredAsync()).Id, comment => comment.Decline(DeclineReason.Unkind, null, "ada", site.Clock.GetUtcNow().UtcDateTime));

        await owner.PressAsync(await owner.OpenAsync(Address), Field("Reasons:Unkind"), ("Reasons:Unkind", "Say it once more, and softer."));

        Assert.Contains("Say it once more, and softer.", (await site.PostAsync("/note", [("phrase", phrase)])).Words, StringComparison.Ordinal);
        Assert.Equal("Say it once more, and softer.", site.Services.GetRequiredService<DeskTexts>().Reason(DeclineReason.Unkind));
    }

    [Fact]
    public async Task Of_a_long_text_the_log_holds_its_beginning_whole()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);

        await owner.PressAsync(await owner.OpenAsync(Address), Field("Messages:2"), ("Messages:2", string.Concat(Enumerable.Repeat("🌙", 300))));

        var to = Assert.Single(await EntriesAsync(site)).To!;
        Assert.InRange(to.Length, 150, 200);
        Assert.EndsWith("🌙…", to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_reads_and_an_outsider_does_not()
    {
        await using var site = await Talking.StartAsync();
        var moderator = await DeskVisit.StartAsync(site, AccountRole.Moderator, "mo@example.org");

        var page = await moderator.OpenAsync(Address);
        using var outsider = await site.GetAsync(Address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("main form"));
        Assert.Contains("48:00:00", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, outsider.StatusCode);
    }

    [Fact]
    public async Task A_moderator_with_an_owners_form_is_turned_away()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site, AccountRole.Owner, "mo@example.org");
        var page = await owner.OpenAsync(Address);
        await site.Services.GetRequiredService<Writer>().RunAsync(
            (database, cancel) => database.Users.ExecuteUpdateAsync(accounts => accounts.SetProperty(account => account.Role, AccountRole.Moderator), cancel),
            cancel: TestContext.Current.CancellationToken);
        var moderator = await owner.SignInAgainAsync("mo@example.org");

        var answer = await moderator.PressAsync(page, Field("Exit:Url"), ("Exit:Url", "https://rain.example/"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(await EntriesAsync(site));
    }

    [Fact]
    public async Task No_secret_is_shown()
    {
        await using var site = await Talking.StartAsync("--ConnectionStrings:Other=Password=sesame");
        var owner = await DeskVisit.StartAsync(site);

        var page = await owner.OpenAsync(Address);

        Assert.Contains("ConnectionStrings:MindfulBond", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Data Source", page.Text, StringComparison.Ordinal);
    }

    /// <summary>A setting nobody sees here is one nobody knows of.</summary>
    [Fact]
    public async Task Every_setting_of_every_feature_is_edited_or_shown()
    {
        await using var site = await SiteFixture.StartAsync();
        var known = EditedSetting.All.Select(setting => setting.Key).Concat(ShownSetting.All(site.Services).Select(setting => setting.Key)).ToHashSet(StringComparer.Ordinal);

        Type[] options = [typeof(AwayOptions), typeof(CommentOptions), typeof(ExitOptions), typeof(SiteOptions), typeof(DataOptions), typeof(DatabaseOptions), typeof(ContentOptions), typeof(NoticeOptions), typeof(RetentionOptions)];
        var keys = options.SelectMany(type => type.GetProperties().Where(property => property.CanWrite).Select(property => $"{type.GetField("Section")!.GetValue(null)}:{property.Name}"));

        Assert.Empty(keys.Except(known, StringComparer.Ordinal));
    }

    private static string Field(string key) => "#" + SettingsModel.IdOf(key);

    private static async Task<List<AuditEntry>> EntriesAsync(SiteFixture site)
    {
        await using var database = site.Database();
        return await database.AuditEntries.AsNoTracking().Where(entry => entry.What == AuditEvent.SettingChanged).OrderBy(entry => entry.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}

[OnPostgreSql]
public sealed class SettingsPageOnPostgreSqlTests : SettingsPageTests;

/// <summary>What the database holds when the site starts.</summary>
public sealed class StoredSettingsTests
{
    [Fact]
    public async Task A_stored_value_that_can_no_longer_be_used_is_passed_over_with_a_warning()
    {
        await using var site = await Talking.StartAsync();
        await site.Services.GetRequiredService<Writer>().RunAsync(
            async (database, cancel) =>
            {
                database.SiteSettings.AddRange(
                    new SiteSetting { Key = "Exit:Url", Value = "gone", Version = 1 }, new SiteSetting { Key = "Data:Path", Value = "/elsewhere", Version = 1 },
                    new SiteSetting { Key = "Comments:ReadWithin", Value = "24:00:00", Version = 1 });
                return await database.SaveChangesAsync(cancel);
            },
            cancel: TestContext.Current.CancellationToken);

        await using var next = await SiteFixture.StartAsync(settings: [$"--Data:Path={site.Data}", "--Exit:Url=https://configured.example/"], served: site.Content);

        Assert.Equal("https://configured.example/", (await next.VisitAsync("/leave")).Location);
        Assert.Contains("within 24\u00A0hours", (await next.PageAsync("/articles/ash")).Body!.TextContent, StringComparison.Ordinal);
        var warnings = site.Log().Split('\n').Where(line => line.Contains("WRN", StringComparison.Ordinal)).ToList();
        Assert.Contains(warnings, line => line.Contains("Exit:Url", StringComparison.Ordinal));
        Assert.Contains(warnings, line => line.Contains("Data:Path", StringComparison.Ordinal));
    }
}
