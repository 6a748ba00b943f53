using AngleSharp.Dom;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Help;

public sealed class HelpLinesTests(KnownSites sites)
{
    private const string Number = "tel:+442079460000";

    [Theory]
    [InlineData(0, true, "")]
    [InlineData(180, true, "")]
    [InlineData(181, true, "We haven’t re-checked this since")]
    [InlineData(365, true, "We haven’t re-checked this since")]
    [InlineData(366, false, "We haven’t checked its number for over a year, so we don’t show it.")]
    public async Task An_entry_ages_by_the_day_and_its_number_goes_after_a_year(int days, bool shown, string words)
    {
        await using var site = await StartAsync("sourceDate: 2026-11-22");
        await site.PageAsync("/help/gb");

        site.Clock.Advance(TimeSpan.FromDays(days));
        var line = await LineAsync(site);

        Assert.Equal(shown, line.QuerySelector($"a[href='{Number}']") is not null);
        Assert.Contains(words, line.TextContent, StringComparison.Ordinal);
        if (words.Length == 0) Assert.DoesNotContain("haven’t re-checked", line.TextContent, StringComparison.Ordinal);
        Assert.NotNull(line.QuerySelector("a[href='https://line.example/']"));
    }

    [Fact]
    public async Task The_number_goes_at_midnight_where_the_site_is()
    {
        await using var site = await StartAsync("sourceDate: 2026-11-22");

        site.Clock.SetUtcNow(new DateTimeOffset(2027, 11, 22, 23, 59, 59, TimeSpan.Zero));
        Assert.NotNull((await LineAsync(site)).QuerySelector($"a[href='{Number}']"));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await LineAsync(site)).QuerySelector($"a[href='{Number}']"));
        Assert.DoesNotContain("7946", await site.TextAsync("/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_nobody_here_rang_says_so_and_one_that_was_rung_says_when()
    {
        await using var site = await StartAsync("sourceDate: 2026-11-20");
        Assert.Contains("we haven’t rung it ourselves", (await LineAsync(site)).TextContent, StringComparison.Ordinal);

        site.Write("help/lines.yaml", Lines("sourceDate: 2026-01-01\n        verifiedOn: 2026-11-21\n        status: verified"));

        var line = (await LineAsync(site)).TextContent;
        Assert.Contains("We checked this on 21\u00A0November\u00A02026", line, StringComparison.Ordinal);
        Assert.DoesNotContain("haven’t rung", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_line_is_shown_nowhere()
    {
        var crawl = await sites.SampleSite;

        Assert.All(crawl.Visits.Values, visit => Assert.DoesNotContain("Closed Line", visit.Text, StringComparison.Ordinal));
        Assert.All(crawl.Visits.Values, visit => Assert.DoesNotContain("800111222", visit.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_number_can_be_dialled_as_it_stands(string name)
    {
        var crawl = await sites.ByName(name);

        var numbers = crawl.Pages.SelectMany(page => page.Page!.QuerySelectorAll("a[href^='tel:'], a[href^='sms:']")).Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Matches(@"^(tel|sms):(\+[1-9][0-9]{6,14}|[0-9]{2,12})$", number));
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Help_stands_at_the_same_place_of_every_page(string name)
    {
        var crawl = await sites.ByName(name);

        foreach (var page in crawl.Pages)
        {
            var link = Assert.Single(page.Page!.QuerySelectorAll("body > header a[href='/help']"));
            Assert.Equal("Get help now", link.TextContent);
            Assert.Equal("body > header > nav", Path(link));
            Assert.Same(link.ParentElement!.LastElementChild, link);
        }
    }

    [Theory]
    [InlineData("/help/united-kingdom", "/help/gb")]
    [InlineData("/help/ireland", "/help/ie")]
    [InlineData("/help/GB", "/help/gb")]
    [InlineData("/help/gb/", "/help/gb")]
    public async Task A_country_is_found_by_its_name_too(string asked, string meant)
    {
        var site = (await sites.SampleSite).Site;

        using var answer = await site.GetAsync(asked);

        Assert.Equal(301, (int)answer.StatusCode);
        Assert.Equal(meant, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/help/fr")]
    [InlineData("/help/gb/london")]
    [InlineData("/help/nowhere")]
    public async Task An_unknown_country_is_missing_and_help_is_one_link_away(string asked)
    {
        var site = (await sites.SampleSite).Site;

        var visit = await site.VisitAsync(asked);

        Assert.Equal(404, (int)visit.Status);
        Assert.NotNull(visit.Find("main a[href='/help']"));
    }

    [Fact]
    public async Task Help_without_a_single_line_still_says_what_to_do()
    {
        await using var site = await SiteFixture.StartAsync();

        Assert.Contains("call the emergency number where you are", (await site.PageAsync("/help")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<SiteFixture> StartAsync(string dates) => SiteFixture.StartAsync(folder =>
    {
        Directory.CreateDirectory(System.IO.Path.Combine(folder, "help"));
        File.WriteAllText(System.IO.Path.Combine(folder, "help/lines.yaml"), Lines(dates));
    });

    private static string Lines(string dates) => $"""
        countries:
          - code: GB
            name: United Kingdom
            lines:
              - id: gb-one
                name: The Line
                audiences: [domesticAbuse]
                phone: {"{"} display: "020 7946 0000", dial: "+442079460000" {"}"}
                website: https://line.example/
                sourceUrl: https://line.example/contact
                {dates}
        """;

    private static async Task<IElement> LineAsync(SiteFixture site) =>
        (await site.PageAsync("/help/gb")).QuerySelectorAll("h3").Single(heading => heading.TextContent == "The Line").Closest(".line")!;

    private static string Path(IElement element) =>
        string.Join(" > ", element.Ancestors<IElement>().Select(ancestor => ancestor.LocalName).TakeWhile(tag => tag != "html").Reverse());
}
