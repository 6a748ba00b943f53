using System.Net;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Articles;

/// <summary>The check of the content folder at the desk.</summary>
public sealed class ContentProblemsTests
{
    private const string Address = "/admin/articles/problems";

    [Fact]
    public async Task Problems_stand_by_file_with_line_rule_and_mend_and_can_be_filtered()
    {
        await using var site = await StartAsync();
        site.Write("articles/broken.md", Samples.Article("Broken & <b>", "date: 2026-11-01", "[a](Ash.md)\n\nHe committed suicide.\n"));

        var all = await PageAsync(site, Address);
        var errors = await PageAsync(site, Address + "?show=errors");
        var notes = await PageAsync(site, Address + "?show=notes");

        var broken = all.Page.QuerySelectorAll("section").Single(section => section.TextContent.Contains("articles/broken.md", StringComparison.Ordinal));
        Assert.Equal("Broken & <b>", broken.QuerySelector("h2")!.TextContent);
        Assert.Contains("Only capitals differ: write “ash.md”.", broken.TextContent, StringComparison.Ordinal);
        Assert.Contains("Write instead: died by suicide", broken.TextContent, StringComparison.Ordinal);
        Assert.Matches("Line [0-9]+", broken.TextContent);
        Assert.Equal(["Error"], errors.Page.QuerySelectorAll(".chip").Select(chip => chip.TextContent).Distinct());
        Assert.Equal(["Note"], notes.Page.QuerySelectorAll(".chip").Select(chip => chip.TextContent).Distinct());
        Assert.Equal("page", errors.Page.QuerySelector($"a[href='{Address}?show=errors']")!.GetAttribute("aria-current"));
        var counts = all.Page.QuerySelectorAll(".tabs b").Select(count => int.Parse(count.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(counts[0], counts[1..].Sum());
    }

    [Fact]
    public async Task Where_there_is_nothing_of_a_kind_the_page_says_so()
    {
        await using var site = await StartAsync();

        var page = await PageAsync(site, Address + "?show=errors");

        Assert.Contains("Nothing of this kind is left to mend.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("section"));
    }

    [Fact]
    public async Task Ten_thousand_problems_come_a_hundred_at_a_time()
    {
        await using var site = await StartAsync();
        site.Write("articles/many.md", Samples.Article("Many", "date: 2026-11-01", string.Concat(Enumerable.Range(0, 10_000).Select(number => $"[a](none-{number}.md)\n\n"))));
        var cookie = await site.SignInAsync();

        var first = await PageAsync(site, Address + "?show=errors", cookie);
        var last = await PageAsync(site, Address + "?show=errors&page=100", cookie);

        Assert.Equal(100, first.Page.QuerySelectorAll(".rows li").Length);
        Assert.Equal(Address + "?show=errors&page=2", first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Null(first.Page.QuerySelector("a[rel=prev]"));
        Assert.Contains("Page 1 of 100", first.Words, StringComparison.Ordinal);
        Assert.Contains("none-9999.md", last.Words, StringComparison.Ordinal);
        Assert.EndsWith(", continued", last.Page.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(last.Page.QuerySelector("a[rel=next]"));
    }

    [Theory]
    [InlineData("?page=99")]
    [InlineData("?page=0")]
    [InlineData("?show=everything")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        await using var site = await StartAsync();

        using var answer = await site.GetAsync(Address + query, "Cookie: " + await site.SignInAsync());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Task<SiteFixture> StartAsync() => SiteFixture.StartAsync(Talking.Plant);

    private static async Task<Answer> PageAsync(SiteFixture site, string address, string? cookie = null)
    {
        using var answer = await site.GetAsync(address, "Cookie: " + (cookie ?? await site.SignInAsync()));
        var page = await Answer.OfAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
