using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Text that breaks pages: every one is sent through the form and stands between two ordinary comments.</summary>
public sealed class HostileTextTests(Run run) : Journey(run)
{
    private static readonly Dictionary<string, (string Name, string Text)> Texts = new(StringComparer.Ordinal)
    {
        ["bidirectional overrides"] = ("\u202Eevil\u2066", "\u202Edesrever si sihT\u202C \u2067\u2066\u2068 never closed \u200F\u061C\u200E"),
        ["zero width"] = ("Zo\u200B\u200D\u2060e", string.Concat(Enumerable.Repeat("z\u200B\u200C\u200D\uFEFF\u2060\u00AD", 300))),
        ["a flood of combining marks"] = ("Z" + new string('\u0335', 30), string.Join(' ', Enumerable.Range(0, 60).Select(_ => "Z" + string.Concat(Enumerable.Repeat("\u0300\u0316\u0489\u20DD", 12))))),
        ["very many lines"] = ("Lines", string.Join('\n', Enumerable.Repeat("", 4_990)) + "a\n" + string.Join('\n', Enumerable.Range(0, 2_000).Select(i => i % 10))),
        ["one very long word"] = (new string('W', 40), new string('W', 5_000)),
        ["one very long word in code, quotes and lists"] = ("Nested", $"> > - `{new string('m', 900)}`\n\n1. 1. 1. {new string('m', 900)}\n\n**{new string('W', 900)}**"),
        ["emoji"] = ("👩‍👩‍👧‍👦 🏳️‍🌈", string.Concat(Enumerable.Repeat("👩🏽‍❤️‍💋‍👩🏿🇺🇳", 400))),
        ["a name from right to left"] = ("نور الهدى עברית", "שלום, this is mixed: עם english ו-123."),
        ["letters that join for ever"] = ("﷽", string.Concat(Enumerable.Repeat("﷽𒐫꧅", 400))),
        ["wide spaces"] = ("A\u3000\u2003\u00A0B", string.Concat(Enumerable.Repeat("\u00A0x", 2_000))),
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Neither_the_page_nor_its_neighbours_break(string kind)
    {
        var (name, text) = Texts[kind];
        var site = Run.Talking;
        var me = new Commenter(await VisitAsync(site.Served, Screen.Narrow), site, site.NextSlug());
        await site.PublishAsync(me.Slug, "Wren", "Before it.");
        await site.PublishAsync(me.Slug, "Juniper", "After it.");
        await me.OpenAsync();
        var alone = await PlaceAsync(me, "Juniper");

        // Thousands of lines are typed in one go.
        await me.Body.EvaluateAsync("(box, text) => { box.value = text; }", text);
        await me.Name.FillAsync(name);
        await me.SeeAsync();
        Assert.Empty(await me.Page.SidewaysAsync());
        await me.SendAsync();
        var phrase = await me.Phrase.InnerTextAsync();
        await me.OpenNoteAsync(phrase);
        Assert.Empty(await me.Page.SidewaysAsync());
        await me.Button("Change it").ClickAsync();
        Assert.Empty(await me.Page.SidewaysAsync());
        await site.ApproveAllAsync(me.Slug);
        await site.PublishAsync(me.Slug, "Old Coat", "Last of all.");
        await me.OpenAsync();

        Assert.Empty(await me.Page.SidewaysAsync());
        await Assertions.Expect(me.Comments).ToHaveCountAsync(4);
        Assert.Equal(alone, await PlaceAsync(me, "Juniper"));
        Assert.Matches("^Old Coat\\s+\\d+\\s\\w+\\s+Last of all\\.\\s+Reply", (await PlaceAsync(me, "Old Coat")).Text);
        Assert.Empty(await me.Page.AskAsync<string[]>("""
            () => [...document.querySelectorAll("#mb-talk .thread > .comment")].flatMap((one, i, all) =>
              i > 0 && all[i - 1].getBoundingClientRect().bottom > one.getBoundingClientRect().top + 1 ? [one.textContent] : [])
            """));
    }

    // Where an ordinary comment stands in its own row, and how it reads.
    private static Task<Place> PlaceAsync(Commenter me, string name) =>
        me.Browser.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = name, Exact = true }).EvaluateAsync<Place>("""
            (article) => {
              const row = article.parentElement.getBoundingClientRect();
              const boxes = [article.querySelector("b"), article.querySelector("time"), article.querySelector(".say p"), ...article.querySelectorAll(".tools a")].map((e) => e.getBoundingClientRect());
              return { text: article.innerText, at: boxes.map((b) => [b.left - row.left, b.top - row.top, b.height].map(Math.round).join(" ")).join(", ") };
            }
            """);

    private sealed record Place
    {
        public required string Text { get; init; }

        /// <summary>Start, top and height of its name, day, words and links.</summary>
        public required string At { get; init; }
    }
}
