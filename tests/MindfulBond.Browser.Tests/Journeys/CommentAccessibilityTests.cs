using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>What a machine can tell of WCAG 2.2 AA on everything a commenter comes to see.</summary>
public sealed class CommentAccessibilityTests(Run run) : Journey(run)
{
    private static readonly Dictionary<string, Func<Commenter, TalkingSite, Task>> States = new(StringComparer.Ordinal)
    {
        ["article with comments"] = async (me, site) =>
        {
            await TalkAsync(me, site);
            await me.OpenAsync();
        },
        ["answering"] = async (me, site) =>
        {
            var wren = await TalkAsync(me, site);
            await me.OpenAsync($"?answer={wren.Id:N}#mb-write");
        },
        ["errors"] = async (me, _) =>
        {
            await me.OpenAsync();
            await me.WriteAsync(" ", "half.moon@example.com");
            await me.Button("See it as others will").ClickAsync();
            await Assertions.Expect(me.Summary).ToBeVisibleAsync();
        },
        ["preview with details"] = (me, _) => me.PreviewAsync("My husband Sam reads this. Write to half.moon@example.com."),
        ["preview of a private note"] = async (me, _) =>
        {
            await me.OpenAsync();
            await me.WriteAsync();
            await me.OnlyForTheAuthor.CheckAsync();
            await me.SeeAsync();
        },
        ["preview without consent"] = async (me, site) =>
        {
            await me.PreviewAsync();
            site.Wait(TimeSpan.FromMinutes(1));
            await me.Button("Send").ClickAsync();
            await Assertions.Expect(me.Summary).ToBeVisibleAsync();
        },
        ["preview grown old"] = async (me, site) =>
        {
            await me.PreviewAsync();
            await me.Consent.CheckAsync();
            site.Wait(TimeSpan.FromHours(13));
            await me.Button("Send").ClickAsync();
            await Assertions.Expect(me.Summary).ToBeVisibleAsync();
        },
        ["receipt"] = (me, _) => me.CommentAsync(),
        ["receipt in distress"] = (me, _) => me.CommentAsync($"I want to kill myself, says {me.Slug}."),
        ["discarded"] = async (me, _) =>
        {
            await me.PreviewAsync();
            await me.Button("Discard").ClickAsync();
            await Assertions.Expect(me.Heading).ToHaveTextAsync("Discarded");
        },
        ["note"] = (me, _) => me.Browser.GotoAsync("/note"),
        ["note, wrong words"] = (me, _) => me.OpenNoteAsync("slow lantern river almond wool"),
        ["note, waiting"] = async (me, _) => await me.OpenNoteAsync(await me.CommentAsync()),
        ["note, changing"] = async (me, _) =>
        {
            await me.OpenNoteAsync(await me.CommentAsync());
            await me.Button("Change it").ClickAsync();
            await me.WriteAsync("", "half.moon@example.com");
            await me.Button("Send the change").ClickAsync();
            await Assertions.Expect(me.Summary).ToBeVisibleAsync();
        },
        ["note, published"] = (me, site) => DecidedAsync(me, site, (comment, by, now) => comment.Approve(by, now)),
        ["note, cut proposed"] = (me, site) => DecidedAsync(me, site, (comment, by, now) => comment.ProposeCut("We said it.", "Only the end.", by, now)),
        ["note, declined"] = (me, site) => DecidedAsync(me, site, (comment, by, now) => comment.Decline(DeclineReason.NamesSomeone, "Only the name.", by, now)),
        ["note, withdrawn"] = async (me, _) =>
        {
            await me.OpenNoteAsync(await me.CommentAsync());
            await me.Button("Withdraw it for good").ClickAsync();
            await Assertions.Expect(me.Heading).ToHaveTextAsync("It’s gone");
        },
        ["report"] = async (me, site) =>
        {
            await OpenReportAsync(me, site);
            await me.Button("Send the report").ClickAsync();
            await Assertions.Expect(me.Summary).ToBeVisibleAsync();
        },
        ["report sent"] = async (me, site) =>
        {
            await OpenReportAsync(me, site);
            await me.Browser.GetByLabel("It’s cruel to somebody").CheckAsync();
            await me.Button("Send the report").ClickAsync();
            await Assertions.Expect(me.Phrase).ToBeVisibleAsync();
        },
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_stands_in_the_way_in_light_and_dark_on_any_width(string state)
    {
        var me = new Commenter(await VisitAsync(Run.Talking.Served), Run.Talking, Run.Talking.NextSlug());
        await States[state](me, Run.Talking);

        var found = await Axe.LookEverywhereAsync(me.Browser);

        Assert.True(found.Count == 0, string.Join('\n', found));
        await me.Browser.SetViewportSizeAsync(320, 568);
        Assert.Empty(await me.Page.SidewaysAsync());
        await me.Page.DoubleTextAsync();
        Assert.Empty(await me.Page.SidewaysAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_stands_in_the_way_without_the_sites_own_script(string state)
    {
        var page = await VisitAsync(Run.Talking.Served, Screen.Phone);
        await page.RouteAsync("**/*.js", route => route.AbortAsync());
        var me = new Commenter(page, Run.Talking, Run.Talking.NextSlug());
        await States[state](me, Run.Talking);
        await Axe.BringAsync(page);

        var found = await Axe.LookAsync(page);

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task DecidedAsync(Commenter me, TalkingSite site, Func<Comment, string, DateTime, Decision> move)
    {
        var phrase = await me.CommentAsync();
        await site.DecideAsync(Assert.Single(await site.StoredAsync(me.Slug)).Id, move);
        await me.OpenNoteAsync(phrase);
    }

    private static async Task OpenReportAsync(Commenter me, TalkingSite site)
    {
        var wren = await site.PublishAsync(me.Slug, "Wren", "We sat there.");
        await me.Browser.GotoAsync($"{me.Address}/comments/{wren.Id:N}/report");
    }

    // Answers, a badge, a fold, both kinds of placeholder, every element a comment may hold, and a name from right to left.
    private static async Task<Comment> TalkAsync(Commenter me, TalkingSite site)
    {
        var wren = await site.PublishAsync(me.Slug, "Wren", "We **sat** _there_.\n\n> quoted\n\n1. one\n2. two, `code`\n\n~~gone~~");
        await site.PublishAsync(me.Slug, "The editors", "Thank you.", wren, CommentVoice.Author);
        await site.PublishAsync(me.Slug, "نور", "وأنا أيضا.", wren);
        var folded = await site.PublishAsync(me.Slug, "Low Tide", "That year.");
        await site.DecideAsync(folded.Id, (comment, by, now) => comment.FoldUnder("death", by, now));
        foreach (var move in new Func<Comment, string, DateTime, Decision>[] { (comment, _, now) => comment.Withdraw(now), (comment, by, now) => comment.Hide(by, now) })
        {
            var gone = await site.PublishAsync(me.Slug, "Gone", "Soon.");
            await site.PublishAsync(me.Slug, "Juniper", "Same here.", gone);
            await site.DecideAsync(gone.Id, move);
        }

        return wren;
    }
}
