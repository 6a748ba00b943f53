using System.Collections.Concurrent;
using System.Xml.Linq;
using MindfulBond.Browser.Tests.Support;
using MindfulBond.Comments;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody tries to make the page run what they typed: nothing runs anywhere it is shown, and nothing but the few allowed elements comes of it.</summary>
public sealed class CrossSiteScriptingTests(Run run) : Journey(run)
{
    private const int TextsInOne = 12;

    private readonly ConcurrentQueue<string> _alarms = new();

    [Fact]
    public async Task Nothing_that_is_typed_ever_runs()
    {
        var site = Run.Talking;
        var me = new Commenter(await VisitAsync(site.Served), site, site.NextSlug());
        await SetTrapAsync(me.Browser);
        var comments = Vectors.Texts.Chunk(TextsInOne).Select(texts => string.Join("\n\n", texts)).ToList();
        var number = 0;
        while (number < Math.Max(comments.Count, Vectors.Names.Length))
        {
            await me.OpenAsync();
            var text = comments[number % comments.Count] + (number < comments.Count ? "" : $" {number}");
            await me.WriteAsync(text, Vectors.Names[number % Vectors.Names.Length]);
            await me.Button("See it as others will").ClickAsync();
            await LookAsync(me, "preview");
            if (await me.Summary.CountAsync() > 0)
            {
                // Only the name may be refused: a text with all that in it is still a text.
                await Assertions.Expect(me.Browser.Locator("#mb-body-e")).ToHaveCountAsync(0);
                await me.Name.FillAsync("");
                await me.Button("See it as others will").ClickAsync();
                await LookAsync(me, "preview without the name");
            }

            await me.SendAsync();
            await me.OpenNoteAsync(await me.Phrase.InnerTextAsync());
            await LookAsync(me, "note");
            number++;
        }

        await site.ApproveAllAsync(me.Slug);
        await me.OpenAsync();
        await LookAsync(me, "article");
        await Assertions.Expect(me.Comments).ToHaveCountAsync(number);
        Assert.Empty(await me.Page.AskAsync<string[]>("""
            () => {
              const allowed = { P: ["dir"], EM: [], STRONG: [], DEL: [], UL: [], OL: ["start"], LI: ["dir"], BLOCKQUOTE: ["dir"], BR: [], CODE: [] };
              const own = "ARTICLE HEADER B A TIME P SPAN DIV LI OL DETAILS SUMMARY BDI".split(" ");
              const strange = [];
              for (const one of document.querySelectorAll("#mb-talk .say *"))
                if (!(one.tagName in allowed) || [...one.attributes].some(({ name, value }) => !allowed[one.tagName].includes(name) || !(name === "dir" ? value === "auto" : /^\d+$/.test(value))))
                  strange.push(one.outerHTML.slice(0, 200));
              for (const one of document.querySelectorAll("#mb-talk .comment > article :not(.say *)"))
                if (!own.includes(one.tagName) || [...one.attributes].some(({ name }) => !["id", "dir", "class", "href", "rel", "datetime"].includes(name)))
                  strange.push(one.outerHTML.slice(0, 200));
              for (const link of document.querySelectorAll("#mb-talk .comment a"))
                if (link.origin !== location.origin) strange.push(link.href);
              return strange;
            }
            """));

        await LookAtTheFeedAsync(me, number);
        Assert.Empty(_alarms);
        Assert.Empty(Complaints);
        Assert.DoesNotContain(Requests, url => url.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_is_typed_runs_at_the_desk()
    {
        await using var site = await TalkingSite.StartAsync();
        const string Slug = "evening-1";
        var texts = Vectors.Texts.Chunk(TextsInOne).Select(chunk => string.Join("\n\n", chunk)).ToList();
        var sent = new List<Comment>();
        for (var number = 0; number < Math.Max(texts.Count, Vectors.Names.Length); number++)
            sent.Add(await site.SendAsync(Slug, Vectors.Names[number % Vectors.Names.Length], texts[number % texts.Count], distress: number == 0 ? 2 : 0, flags: Vectors.Names[number % Vectors.Names.Length], answering: number == 3 ? sent[1] : null));
        var note = await site.SendAsync(Slug, Vectors.Names[0], texts[0], isPrivate: true);
        var published = await site.PublishAsync(Slug, Vectors.Names[1], texts[1]);
        await site.ReportAsync(published, ReportReason.Cruel, texts[2]);
        await site.DecideAsync(sent[1].Id, (comment, _, now) => comment.HandOver(texts[3][..Math.Min(texts[3].Length, 1000)], Vectors.Names[2], now));
        await site.DecideAsync(sent[2].Id, (comment, _, now) => comment.Change(new ChangedText(Vectors.Names[4], texts[4], "", 0, ""), now));
        var page = await VisitAsync(site.Served, Screen.Wide);
        await SetTrapAsync(page);
        var ada = await Moderator.SignInAsync(page, site.Served, publicName: Vectors.Names[3], prefer: account => account.ShowsFirstWords = account.ShowsUrgentAtOnce = true);

        foreach (var address in new[] { "/admin", "/admin/comments", "/admin/comments?tab=reported", "/admin/comments?find=" + Uri.EscapeDataString(Vectors.Names[0]), $"/admin/notes?open={note.Id:N}&show=1", "/admin/log", "/admin/you" })
        {
            await ada.Page.GoAsync(address);
            await LookAsync(ada.Page, address);
        }

        foreach (var comment in sent.Append(published))
        {
            await ada.Page.GoAsync($"/admin/comments?open={comment.Id:N}&show=1&ask=other");
            await LookAsync(ada.Page, "beside");
            await ada.Page.GoAsync($"/admin/comments/{comment.Id:N}?show=1&ask=reply");
            await LookAsync(ada.Page, "alone");
        }

        // As the keys put the parts together, and as a cut is drawn word by word.
        await ada.Page.GoAsync("/admin/comments");
        foreach (var key in new[] { "j", "j", "j", "s", "a", "z", "?", "Escape" })
        {
            await ada.KeyAsync(key);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await LookAsync(ada.Page, "key " + key);
        }

        await ada.Page.GoAsync($"/admin/comments/{sent[5].Id:N}/cut");
        await Assertions.Expect(page.Locator(".strike")).ToBeVisibleAsync();
        await LookAsync(ada.Page, "cut");
        Assert.Empty(_alarms);
        Assert.Empty(Complaints);
        Assert.DoesNotContain(Requests, url => url.Contains("//evil", StringComparison.Ordinal));
    }

    private async Task LookAtTheFeedAsync(Commenter me, int entries)
    {
        var answer = await me.Browser.APIRequest.GetAsync(me.Address + "/comments.xml");
        var xml = await answer.TextAsync();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var words = XDocument.Parse(xml).Descendants(atom + "entry").Select(entry => entry.Element(atom + "content")!.Value).ToList();
        Assert.Equal(entries, words.Count);

        // As a browser shows the file itself, and as a careless feed reader shows what is in it.
        foreach (var (type, body) in new[] { ("application/xml", xml), ("text/html; charset=utf-8", "<!DOCTYPE html><title>Reader</title>" + string.Concat(words)) })
        {
            await me.Browser.RouteAsync("**/as-page", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = type, Body = body }), new PageRouteOptions { Times = 1 });
            await me.Browser.GotoAsync("/as-page");
            await LookAsync(me, "feed as " + type);
        }
    }

    private async Task SetTrapAsync(IPage page)
    {
        page.Dialog += async (_, dialog) =>
        {
            _alarms.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        await page.ExposeFunctionAsync<string>("tellOfViolation", _alarms.Enqueue);
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', (event) => tellOfViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));");
    }

    // Everything a reader might do by accident is done on purpose: all folds open, the pointer over everything, the focus everywhere.
    private Task LookAsync(Commenter me, string where) => LookAsync(me.Page, where);

    private async Task LookAsync(SitePage page, string where)
    {
        await page.DoAsync("""
            () => {
              for (const one of document.querySelectorAll(".comment *, .yours *, .found *, [data-desk] *, .day *")) {
                for (const type of ["pointerenter", "mouseover", "focus", "click", "animationstart", "toggle"]) if (type !== "click" || !one.closest("a, button, label, summary")) one.dispatchEvent(new Event(type));
              }
            }
            """);
        if (await page.AskAsync<bool>("() => 'broken' in window")) _alarms.Enqueue($"{where} ran something");
    }
}
