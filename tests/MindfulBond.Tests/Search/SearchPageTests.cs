using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Search;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Search;

/// <summary>The page, as a browser meets it.</summary>
public sealed class SearchPageTests
{
    // Whatever a reader types; none of it may be written down.
    private const string Telling = "zq7telling";

    [Fact]
    public async Task The_form_posts_and_its_answer_is_kept_and_packed_nowhere()
    {
        await using var site = await StartAsync();

        var form = (await site.PageAsync("/search")).QuerySelector("form[role=search]")!;
        using var answer = await PostAsync(site, [("q", "sleep")], "Accept-Encoding: gzip, br");
        var page = await ParseAsync(answer);

        Assert.Equal(("post", "/search", "off"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("input[name=q]")!.GetAttribute("autocomplete")));
        Assert.Empty(form.QuerySelectorAll("input[type=hidden]"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("Search - A blog", page.QuerySelector("title")!.TextContent);
        Assert.Equal("1\u00A0article mentions “sleep”", page.QuerySelector("#mb-found")!.TextContent);
        Assert.Equal("/articles/night", page.QuerySelector("#mb-results h3 a")!.GetAttribute("href"));
        Assert.Equal("They sleep.", page.QuerySelector("#mb-results li .main > p")!.TextContent);
        Assert.Equal("sleep", page.QuerySelector("mark")!.TextContent);
        Assert.Equal("sleep", page.QuerySelector("#mb-q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_with_words_answers_too()
    {
        await using var site = await StartAsync();

        var page = await site.PageAsync("/search?q=sleep&topic=nothing&part=nonsense");

        Assert.Equal("/articles/night", page.QuerySelector("#mb-results h3 a")!.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task No_word_of_a_search_stands_in_the_log_or_in_a_file()
    {
        await using var site = await StartAsync();

        using (await PostAsync(site, [("q", Telling)])) { }
        using (await site.GetAsync($"/search?q={Telling}")) { }
        using (await PostAsync(site, [("q", $"\"{Telling}"), ("topic", Telling), ("part", Telling), ("within", Telling)])) { }
        using (await PostAsync(site, [("q", Telling)], "Sec-Fetch-Site: cross-site")) { }

        Assert.DoesNotContain(Telling, site.Log(), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(site.Data, "search.db*"), file => Assert.DoesNotContain(Telling, Read(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_file_is_found_and_a_deleted_one_is_not()
    {
        await using var site = await StartAsync();

        site.Write("articles/new.md", "---\ndate: 2026-05-02\n---\nA marmalade.");
        await Until.True(async () => await FoundAsync(site, "marmalade") == "/articles/new");
        site.Write("articles/new.md", "---\ndate: 2026-05-02\n---\nA lemon curd.");
        await Until.True(async () => await FoundAsync(site, "curd") == "/articles/new");
        site.Delete("articles/night.md");

        Assert.Null(await FoundAsync(site, "sleep"));
        Assert.Null(await FoundAsync(site, "marmalade"));
    }

    [Fact]
    public async Task A_scheduled_article_is_found_once_its_time_has_come_and_not_before()
    {
        await using var site = await StartAsync();
        site.Write("articles/later.md", "---\ndate: 2026-11-22T13:00:00Z\n---\nA marmalade.");
        site.Write("articles/now.md", "---\ndate: 2026-05-02\n---\nA lemon.");
        await Until.True(async () => await FoundAsync(site, "lemon") is not null);
        Assert.Null(await FoundAsync(site, "marmalade"));

        site.Clock.Advance(TimeSpan.FromHours(2));

        await Until.True(async () => await FoundAsync(site, "marmalade") == "/articles/later");
    }

    [Fact]
    public async Task A_broken_index_is_made_again_and_breaks_no_page()
    {
        await using var site = await StartAsync();
        var index = site.Services.GetRequiredService<SearchIndex>();

        index.Dispose();
        await File.WriteAllTextAsync(index.File, "This is no database, and it is long enough to be read as one all the same.", TestContext.Current.CancellationToken);
        foreach (var beside in new[] { "-wal", "-shm" }) File.Delete(index.File + beside);

        await Until.True(async () => await FoundAsync(site, "sleep") == "/articles/night");
        Assert.Equal(200, await site.StatusAsync("/articles/night"));
    }

    [Theory]
    [InlineData("suicide")]
    [InlineData("self-harm")]
    [InlineData("I want to kill myself")]
    [InlineData("my husband hits me")]
    [InlineData("afraid of him")]
    public async Task Words_of_danger_bring_the_help_lines_first(string typed)
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", typed)]);
        var page = await ParseAsync(answer);

        var headings = page.QuerySelectorAll("#mb-results h2").Select(heading => heading.Id).ToList();
        Assert.Equal(["mb-now", "mb-found"], headings.Take(2));
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("the same fight")]
    [InlineData("tired of talking")]
    public async Task Other_words_do_not(string typed)
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", typed)]);

        Assert.Null((await ParseAsync(answer)).QuerySelector("#mb-now"));
    }

    [Fact]
    public async Task Where_nothing_is_found_there_are_ways_on()
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", "xylophone")]);
        var page = await ParseAsync(answer);

        Assert.Equal("Nothing here mentions “xylophone” yet", page.QuerySelector("#mb-found")!.TextContent);
        Assert.NotNull(page.QuerySelector("#mb-results a[href='/topics/home']"));
        Assert.NotNull(page.QuerySelector("#mb-results h3 a[href='/articles/night']"));
        Assert.NotNull(page.QuerySelector("#mb-results a[href='/help']"));
    }

    [Fact]
    public async Task A_slip_is_offered_as_a_button_that_looks_for_the_right_word()
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", "slepe")]);
        var button = (await ParseAsync(answer)).QuerySelector("button[name=instead]")!;
        using var again = await PostAsync(site, [("q", "slepe"), ("instead", button.GetAttribute("value")!)]);

        Assert.Equal("mb-search", button.GetAttribute("form"));
        Assert.Equal("sleep", (await ParseAsync(again)).QuerySelector("#mb-q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_content_note_stands_with_the_result()
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", "funeral")]);
        var result = (await ParseAsync(answer)).QuerySelector("#mb-results li")!;

        Assert.Equal("This article talks about death, in “The dark part”.", result.QuerySelector(".main > .meta")!.TextContent);
        Assert.Null(result.QuerySelector("mark"));
    }

    [Fact]
    public async Task Markup_that_is_typed_stays_text()
    {
        await using var site = await StartAsync();

        using var answer = await PostAsync(site, [("q", "<script>alert(1)</script>\"><img src=x>")]);
        var text = await SiteFixture.TextOf(answer);

        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_answers_calmly()
    {
        await using var site = await StartAsync();

        foreach (var typed in Hostile.Texts)
        {
            using var answer = await PostAsync(site, [("q", typed), ("topic", typed), ("part", typed)]);
            // A NUL, which no browser sends, is refused before any page; more than fits in a form as well.
            var refusal = typed.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.RequestEntityTooLarge;
            Assert.True(answer.StatusCode is HttpStatusCode.OK || answer.StatusCode == refusal, $"“{typed[..Math.Min(40, typed.Length)]}” answers {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/articles/nihgt", "/articles/night")]
    [InlineData("/articles/night-and-day", "/articles/night")]
    [InlineData("/abuot", "/about")]
    [InlineData("/topics/hom", "/topics/home")]
    [InlineData("/serch", "/search")]
    public async Task A_missing_page_offers_the_nearest(string asked, string offered)
    {
        await using var site = await StartAsync();

        var visit = await site.VisitAsync(asked);

        Assert.Equal(HttpStatusCode.NotFound, visit.Status);
        Assert.Equal(offered, visit.Find("section[aria-labelledby=mb-near] a")!.GetAttribute("href"));
        Assert.NotNull(visit.Find("form[action='/search'][method=post] input[name=q]"));
    }

    [Fact]
    public async Task A_draft_is_offered_to_nobody()
    {
        await using var site = await StartAsync();

        var visit = await site.VisitAsync("/articles/secre");

        Assert.DoesNotContain("secret", visit.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<SiteFixture> StartAsync()
    {
        var site = await SiteFixture.StartAsync(folder =>
        {
            Write("site.yaml", "title: A blog\n");
            Write("articles/night.md", "---\ntitle: A night\ndate: 2026-05-02\ntopics: [Home]\n---\nThey sleep.");
            Write("articles/noted.md", "---\ntitle: Noted\ndate: 2026-05-01\ncontentNotes:\n  - topic: death\n    section: The dark part\n---\nPlain words.\n\n## The dark part\n\nA funeral.");
            Write("articles/secret.md", "---\ndate: 2026-05-01\ndraft: true\n---\nA secret.");
            Write("pages/about.md", "---\ntitle: About\n---\nWho we are.");

            void Write(string file, string text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.WriteAllText(Path.Combine(folder, file), text);
            }
        });
        await Until.True(() => Task.FromResult(site.Services.GetRequiredService<SearchIndex>().IsComplete));
        return site;
    }

    private static async Task<string?> FoundAsync(SiteFixture site, string typed)
    {
        using var answer = await PostAsync(site, [("q", typed)]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await ParseAsync(answer)).QuerySelector("section[aria-labelledby=mb-found] h3 a")?.GetAttribute("href");
    }

    private static async Task<HttpResponseMessage> PostAsync(SiteFixture site, (string Name, string Value)[] fields, params string[] headers)
    {
        // What a form encoder refuses, a hand-made request does not.
        var body = string.Join('&', fields.Select(field => $"{field.Name}={WebUtility.UrlEncode(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(field.Value)))}"));
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await site.SendAsync(HttpMethod.Post, "/search", content, headers);
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await SiteFixture.TextOf(answer));

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
