using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Accounts;
using MindfulBond.Articles;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation;
using MindfulBond.Moderation.Rules;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Moderation.Rules;

/// <summary>Rules from the page where they are written to the comments they mark.</summary>
public class RulesPageTests
{
    private const string Address = "/admin/rules";

    [Fact]
    public async Task A_rule_is_rehearsed_before_it_is_saved_and_those_you_published_come_first()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 20; i++) await site.AddAsync(A.Sent($"Ordinary words, number {i}."), A.Approved);
        await site.AddAsync(A.Sent("We came back to each other in ten days of not talking <b>."), A.Approved);
        await site.AddAsync(A.Sent("He brought her back in 3 days."), comment => comment.MarkSpam("ada", A.Noon));
        var owner = await DeskVisit.StartAsync(site);

        var answer = await RehearseAsync(owner, "Miracle cures", "in * days", "AddsToSpam");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("last 22\u00A0comments it would have fired 2\u00A0times", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("more than a tenth", answer.Words, StringComparison.Ordinal);
        var fired = answer.Page.QuerySelectorAll(".panel li").Select(row => row.TextContent).ToList();
        Assert.StartsWith("Published", fired[0], StringComparison.Ordinal);
        Assert.StartsWith("Spam", fired[1], StringComparison.Ordinal);
        Assert.Equal(["in ten days", "in 3 days"], answer.Page.QuerySelectorAll(".panel mark").Select(mark => mark.TextContent));
        await using var database = site.Database();
        Assert.Empty(await database.ModerationRules.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_rule_that_would_fire_on_more_than_a_tenth_of_what_was_published_is_warned_of()
    {
        await using var site = await Talking.StartAsync();
        for (var i = 0; i < 9; i++) await site.AddAsync(A.Sent($"Ordinary, number {i}."), A.Approved);

        var answer = await RehearseAsync(await DeskVisit.StartAsync(site), "Ordinary", "ordinary", "Marks");

        Assert.Contains("more than a tenth", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_rehearsed_as_it_stands_is_not_saved_and_is_rehearsed_now()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        var rehearsed = await RehearseAsync(owner, "Cures", "miracle*", "Marks");

        var refused = await owner.PressAsync(rehearsed, "#rule-patterns", ("patterns", "miracle*\nspell"), ("action", "save"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("were not rehearsed as they stand", refused.Words, StringComparison.Ordinal);
        Assert.Contains("miracle*\nspell", refused.Page.QuerySelector("#rule-patterns")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Services.GetRequiredService<RuleBook>().Rules);

        var saved = await owner.PressAsync(refused, "#rule-patterns", ("action", "save"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(["miracle*", "spell"], Assert.Single(site.Services.GetRequiredService<RuleBook>().Rules).Patterns.Lines);
    }

    [Fact]
    public async Task A_saved_rule_marks_what_comes_and_what_waits_and_nothing_else()
    {
        await using var site = await Talking.StartAsync();
        var waits = await site.AddAsync(A.Sent("A miracle happened to us."));
        var published = await site.AddAsync(A.Sent("Another miracle."), A.Approved);

        await SaveAsync(await DeskVisit.StartAsync(site), "Miracle cures", "miracle*", "Marks");
        await site.WriteAsync("Miracles, they say.");

        var stored = await site.StoredAsync();
        Assert.Equal("rule:miracle-cures", stored.Single(comment => comment.Id == waits.Id).Flags);
        Assert.Equal(waits.Version, stored.Single(comment => comment.Id == waits.Id).Version);
        Assert.Equal("", stored.Single(comment => comment.Id == published.Id).Flags);
        Assert.Equal("rule:miracle-cures", stored.Single(comment => comment.Text.StartsWith("Miracles", StringComparison.Ordinal)).Flags);
        Assert.All(stored, comment => Assert.NotEqual(CommentStatus.Spam, comment.Status));
        var entry = Assert.Single(await EntriesAsync(site));
        Assert.Equal(("Miracle cures", "ada@example.org", (string?)null, "on, Marks the words: miracle*"), (entry.Subject, entry.By, entry.From, entry.To));
    }

    [Fact]
    public async Task A_rule_of_danger_puts_first_and_brings_help_at_once()
    {
        await using var site = await Talking.StartAsync();
        var waits = await site.AddAsync(A.Sent("The bridge again tonight."));
        await SaveAsync(await DeskVisit.StartAsync(site), "Our bridge", "the bridge", "PutsFirst");

        var preview = await site.PreviewAsync("I keep going to the bridge.");
        site.Clock.Advance(Talking.AMoment);
        var receipt = await site.SendAsync(preview);

        Assert.StartsWith("Before anything else", receipt.Heading, StringComparison.Ordinal);
        Assert.All(await site.StoredAsync(), comment => Assert.Equal((2, 0), (comment.Distress, comment.Turn)));
        Assert.Contains(await site.StoredAsync(), comment => comment.Id == waits.Id);
    }

    [Fact]
    public async Task Two_rules_that_add_to_the_spam_score_mark_it_and_decide_nothing()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        await SaveAsync(owner, "Cures", "miracle*", "AddsToSpam");
        await SaveAsync(owner, "Doctors", "write to the doctor", "AddsToSpam");

        await site.WriteAsync("A miracle: write to the doctor.");
        await site.WriteAsync("A miracle of its own.");

        var stored = await site.StoredAsync();
        Assert.Equal("spam:80 rule:cures rule:doctors", stored[0].Flags);
        Assert.Equal("rule:cures", stored[1].Flags);
        Assert.All(stored, comment => Assert.Equal(CommentStatus.Pending, comment.Status));
    }

    [Fact]
    public async Task A_rule_switched_off_or_taken_away_marks_nothing_any_more()
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        await SaveAsync(owner, "Cures", "miracle*", "Marks");
        var waits = await site.AddAsync(A.Sent("A miracle."));

        await owner.PressAsync(await owner.OpenAsync(Address), "button[value=take-away]", ("action", "off"));
        Assert.Empty(site.Services.GetRequiredService<RuleBook>().Rules);
        await owner.PressAsync(await owner.OpenAsync(Address), "button[value=take-away]", ("action", "on"));
        Assert.Equal("rule:cures", (await site.StoredAsync()).Single(comment => comment.Id == waits.Id).Flags);
        await owner.PressAsync(await owner.OpenAsync(Address), "button[value=take-away]", ("action", "take-away"));

        Assert.Equal("", (await site.StoredAsync()).Single(comment => comment.Id == waits.Id).Flags);
        Assert.Equal([null, "on, Marks the words: miracle*", "off, Marks the words: miracle*", "on, Marks the words: miracle*"], (await EntriesAsync(site)).Select(entry => entry.From));
        Assert.Equal("taken away", (await EntriesAsync(site))[^1].To);
    }

    [Fact]
    public async Task An_old_tab_overwrites_no_rule()
    {
        await using var site = await Talking.StartAsync();
        var (ada, ben) = (await DeskVisit.StartAsync(site), await DeskVisit.StartAsync(site, email: "ben@example.org"));
        await SaveAsync(ada, "Cures", "miracle*", "Marks");
        var change = (await ada.OpenAsync(Address)).Page.QuerySelector("a[href*='?rule=']")!.GetAttribute("href")!;
        var old = await ada.PressAsync(await ada.OpenAsync(change), "#rule-patterns", ("patterns", "miracle*\nspell*"), ("action", "rehearse"));
        await ben.PressAsync(await ben.PressAsync(await ben.OpenAsync(change), "#rule-patterns", ("patterns", "potion"), ("action", "rehearse")), "#rule-patterns", ("action", "save"));

        var answer = await ada.PressAsync(old, "#rule-patterns", ("action", "save"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("ben@example.org changed this rule", answer.Words, StringComparison.Ordinal);
        Assert.Equal(["potion"], Assert.Single(site.Services.GetRequiredService<RuleBook>().Rules).Patterns.Lines);

        await ada.PressAsync(answer, "#rule-patterns", ("action", "save"));
        Assert.Equal(["miracle*", "spell*"], Assert.Single(site.Services.GetRequiredService<RuleBook>().Rules).Patterns.Lines);
    }

    [Theory]
    [InlineData("", "miracle", "name")]
    [InlineData("!!!", "miracle", "name")]
    [InlineData("shipped:RiskNow", "miracle", "name")]
    [InlineData("CURES", "miracle", "name")]
    [InlineData("Other", "good\n*", "patterns")]
    public async Task A_rule_that_cannot_be_used_is_refused_at_its_field(string name, string patterns, string field)
    {
        await using var site = await Talking.StartAsync();
        var owner = await DeskVisit.StartAsync(site);
        await SaveAsync(owner, "Cures", "spell", "Marks");
        var rehearsed = await RehearseAsync(owner, name, patterns, "Marks");

        var answer = rehearsed.Status == HttpStatusCode.UnprocessableEntity ? rehearsed : await owner.PressAsync(rehearsed, "#rule-patterns", ("action", "save"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector($"#rule-{field}-e"));
        Assert.Equal(name, answer.Page.QuerySelector("#rule-name")!.GetAttribute("value"));
        Assert.Single(site.Services.GetRequiredService<RuleBook>().Rules);
    }

    [Fact]
    public async Task A_shipped_list_that_is_switched_off_marks_nothing_but_danger_now_keeps_its_help()
    {
        await using var site = await Talking.StartAsync("--Comments:BlockedWords:0=casino");
        var owner = await DeskVisit.StartAsync(site);
        foreach (var list in new[] { "shipped:RiskNow", "shipped:Email", "shipped:blocked-words" })
            await owner.PressAsync(await owner.OpenAsync(Address), $"input[value='{list}']", ("action", "off"));

        var preview = await site.PreviewAsync("I want to kill myself.");
        site.Clock.Advance(Talking.AMoment);
        var receipt = await site.SendAsync(preview);
        await site.WriteAsync("The casino writes from half.moon@example.com.");

        Assert.StartsWith("Before anything else", receipt.Heading, StringComparison.Ordinal);
        var stored = await site.StoredAsync();
        Assert.Equal((1, 1), (stored[0].Distress, stored[0].Turn));
        Assert.NotEmpty(stored[0].Flags);
        Assert.Equal((CommentStatus.Pending, ""), (stored[1].Status, stored[1].Flags));
        Assert.Equal(3, (await EntriesAsync(site)).Count(entry => entry is { From: "on", To: "off" }));

        await owner.PressAsync(await owner.OpenAsync(Address), "input[value='shipped:RiskNow']", ("action", "on"));
        Assert.Equal((2, 0), ((await site.StoredAsync())[0].Distress, (await site.StoredAsync())[0].Turn));
    }

    [Fact]
    public async Task A_moderator_reads_and_an_outsider_does_not()
    {
        await using var site = await Talking.StartAsync();
        await SaveAsync(await DeskVisit.StartAsync(site), "Cures", "miracle*", "Marks");
        var moderator = await DeskVisit.StartAsync(site, AccountRole.Moderator, "mo@example.org");

        var page = await moderator.OpenAsync(Address);
        using var outsider = await site.GetAsync(Address);

        Assert.Contains("Cures", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Redirect, outsider.StatusCode);
    }

    [Fact]
    public async Task Each_flag_has_words_and_the_places_it_stands_for()
    {
        await using var site = await Talking.StartAsync();
        await SaveAsync(await DeskVisit.StartAsync(site), "Miracle cures", "miracle*", "Marks");
        var places = site.Services.GetRequiredService<FlagPlaces>();
        var catalog = site.Services.GetRequiredService<PublishedNow>().Get();
        const string Text = "I want to die. Miracles: half.moon@example.com";

        (string Flag, string Words, string Place)[] expected = [("want-to-die", "May be in danger", "want to die"), ("rule:miracle-cures", "Miracle cures", "Miracles"), ("Email", "An e-mail address", "half.moon@example.com")];
        foreach (var (flag, said, place) in expected)
        {
            Assert.Equal(said, DeskWords.Flag(flag).Words);
            Assert.Equal([place], places.Of(flag, Text, catalog).Select(found => Text.Substring(found.Start, found.Length)));
        }

        Assert.Equal("Looks like spam, 97 of 100", DeskWords.Flag("spam:97").Words);
        Assert.Empty(places.Of("spam:97", Text, catalog));
        Assert.Equal("Long gone", DeskWords.Flag("rule:long-gone").Words);
        Assert.Empty(places.Of("rule:long-gone", Text, catalog));
    }

    [Fact]
    public async Task How_often_a_rule_fired_is_counted_over_thirty_days_while_few_came_and_over_the_newest_when_many_did()
    {
        await using var site = await Talking.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        await SaveAsync(await DeskVisit.StartAsync(site), "Cures", "miracle*", "Marks");
        await site.AddAsync(A.Sent("Of long ago.") with { Flags = "rule:cures" }, A.Approved);
        site.Clock.Advance(TimeSpan.FromDays(FiredRules.Days));
        await site.AddAsync(A.Sent("Published.") with { Flags = "rule:cures" }, comment => comment.Approve("ada", site.Clock.GetUtcNow().UtcDateTime));
        await site.AddAsync(A.Sent("Waits.") with { Flags = "rule:cures Email" });

        var owner = await DeskVisit.StartAsync(site, email: "grace@example.org");
        var few = await owner.OpenAsync(Address);
        var at = site.Clock.GetUtcNow().UtcDateTime;
        await Task.WhenAll(Enumerable.Range(1, FiredRules.Newest).Select(i => site.Book().AddAsync(A.Sent($"Words {i}."), at.AddSeconds(i), cancel)));
        var many = await owner.OpenAsync(Address);

        Assert.Contains("Fired 2\u00A0times in 30 days; one published.", few.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("among the newest", few.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("counted here", few.Words, StringComparison.Ordinal);
        Assert.Contains("Fired once among the newest; one published.", many.Words, StringComparison.Ordinal);
        Assert.Contains("told of the newest 2,000 of each state", many.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("fired in 30 days", many.Words, StringComparison.Ordinal);
    }

    private static async Task<Answer> RehearseAsync(DeskVisit owner, string name, string patterns, string effect) =>
        await owner.PressAsync(await owner.OpenAsync(Address), "#rule-patterns", ("name", name), ("patterns", patterns), ("effect", effect), ("action", "rehearse"));

    private static async Task SaveAsync(DeskVisit owner, string name, string patterns, string effect)
    {
        var answer = await owner.PressAsync(await RehearseAsync(owner, name, patterns, effect), "#rule-patterns", ("action", "save"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private static async Task<List<AuditEntry>> EntriesAsync(SiteFixture site)
    {
        await using var database = site.Database();
        return await database.AuditEntries.AsNoTracking().Where(entry => entry.What == AuditEvent.RuleChanged).OrderBy(entry => entry.Id).ToListAsync(TestContext.Current.CancellationToken);
    }
}

[OnPostgreSql]
public sealed class RulesPageOnPostgreSqlTests : RulesPageTests;

/// <summary>What the database holds when the site starts.</summary>
public sealed class StoredRulesTests
{
    [Fact]
    public async Task Rules_are_in_force_again_after_a_restart_and_one_that_cannot_be_read_is_passed_over()
    {
        await using var site = await Talking.StartAsync();
        await site.Services.GetRequiredService<Writer>().RunAsync(
            async (database, cancel) =>
            {
                database.ModerationRules.AddRange(
                    new ModerationRule { Id = Guid.NewGuid(), Name = "Cures", Patterns = "miracle*" }, new ModerationRule { Id = Guid.NewGuid(), Name = "Broken", Patterns = "*" },
                    new ModerationRule { Id = Guid.NewGuid(), Name = "Resting", Patterns = "potion", IsOn = false }, new ModerationRule { Id = Guid.NewGuid(), Name = "shipped:Email", IsOn = false });
                return await database.SaveChangesAsync(cancel);
            },
            cancel: TestContext.Current.CancellationToken);

        await using var next = await SiteFixture.StartAsync(settings: [$"--Data:Path={site.Data}"], served: site.Content);

        var book = next.Services.GetRequiredService<RuleBook>();
        Assert.Equal("Cures", Assert.Single(book.Rules).Name);
        Assert.False(book.IsOn("shipped:Email"));
        Assert.True(book.IsOn("shipped:Phone"));
        Assert.Contains("The rule Broken cannot be used", site.Log().Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
