using MindfulBond.Browser.Tests.Support;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody reads an article, on whatever screen and with whatever settings.</summary>
public sealed class ReadingTests(Run run) : Journey(run)
{
    public static TheoryData<string, string, bool> Kinds => PublicPages.Kinds;

    [Fact]
    public async Task The_contents_lead_to_each_section_clear_of_the_edges()
    {
        var article = await OpenAsync(PublicPages.Article, Screen.Wide);
        var links = article.ContentsBeside.GetByRole(AriaRole.Link);
        var count = await links.CountAsync();

        Assert.True(count > 5);
        for (var i = 0; i < count; i++)
        {
            await links.Nth(i).ClickAsync();

            var target = article.Browser.Locator(":target");
            await Assertions.Expect(target).ToBeInViewportAsync();
            // The link to the comments says how many there are; their section begins with its own heading.
            var label = (await links.Nth(i).InnerTextAsync()).Split(" (")[0];
            Assert.StartsWith(label, await target.InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_contents_stay_beside_the_text_when_the_screen_is_wide()
    {
        var article = await OpenAsync(PublicPages.Article, Screen.Wide);

        await article.ScrollToAsync(0.4);

        await Assertions.Expect(article.ContentsBeside).ToBeInViewportAsync();
        await Assertions.Expect(article.ContentsAbove).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_the_contents_unfold()
    {
        var article = await OpenAsync(PublicPages.Article, Screen.Phone);
        var link = article.ContentsAbove.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "The upkeep" });

        await Assertions.Expect(article.ContentsBeside).ToBeHiddenAsync();
        await Assertions.Expect(link).ToBeHiddenAsync();
        await article.ContentsAbove.Locator("summary").ClickAsync();
        await link.ClickAsync();

        await Assertions.Expect(article.Browser.Locator(":target")).ToHaveTextAsync("The upkeep");
        await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Each_citation_leads_to_its_source_and_the_source_back()
    {
        var article = await OpenAsync(PublicPages.Article);
        var citations = article.Prose.Locator(".cite a");
        var count = await citations.CountAsync();

        Assert.True(count > 10);
        for (var i = 0; i < count; i++)
        {
            var (place, number) = (await citations.Nth(i).GetAttributeAsync("id"), await citations.Nth(i).InnerTextAsync());
            await citations.Nth(i).ClickAsync();
            await Assertions.Expect(article.Browser.Locator(":target")).ToHaveAttributeAsync("id", $"mb-source-{number}");
            await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();

            await article.Browser.Locator($".sources a[href='#{place}']").ClickAsync();
            await Assertions.Expect(article.Browser.Locator(":target")).ToHaveAttributeAsync("id", place!);
            await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();
        }
    }

    [Fact]
    public async Task A_footnote_is_reached_and_left_again()
    {
        var article = await OpenSampleAsync(PublicPages.EveryElement);

        await article.Link("Note 1").ClickAsync();
        await Assertions.Expect(article.Browser.Locator(":target")).ToContainTextAsync("A note with a link in it");
        await article.Link("Back to the text, note 1").ClickAsync();

        await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();
        await Assertions.Expect(article.Browser.Locator(":target")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task Skipping_a_section_that_carries_a_note_leads_past_it()
    {
        var article = await OpenSampleAsync(PublicPages.EveryElement);

        await article.Link("Skip that section").ClickAsync();

        await Assertions.Expect(article.Browser.Locator(":target")).ToHaveTextAsync("Figures");
        await Assertions.Expect(article.Browser.Locator(":target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Every_figure_is_drawn_in_the_size_that_was_announced()
    {
        foreach (var address in await ArticlesAsync())
        {
            var article = await OpenAsync(address);

            var wrong = await article.AskAsync<string[]>("""
                async () => {
                  const wrong = [];
                  for (const image of document.images) {
                    image.loading = "eager";
                    await image.decode().catch((error) => wrong.push(`${image.src}: ${error}`));
                    if (image.naturalWidth !== +image.getAttribute("width") || image.naturalHeight !== +image.getAttribute("height"))
                      wrong.push(`${image.src} is ${image.naturalWidth} x ${image.naturalHeight}`);
                    if (!image.alt) wrong.push(`${image.src} has no text in its place`);
                  }
                  return wrong;
                }
                """);

            Assert.Empty(wrong);
        }
    }

    [Theory]
    [InlineData(PublicPages.Article)]
    [InlineData("/")]
    [InlineData("/help/gb")]
    public async Task Nothing_moves_while_one_reads(string address)
    {
        var page = await OpenAsync(address, Screen.Phone);

        await page.AskAsync<bool>("() => document.fonts.ready.then(() => true)");
        await page.DoAsync("""
            () => {
              window.shifts = [];
              new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) =>
                `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms by ${entry.sources.map((source) => source.node?.nodeName + " " + source.node?.textContent?.slice(0, 30))}`)))
                .observe({ type: "layout-shift" });
            }
            """);
        for (var share = 0.0; share <= 1; share += 0.1)
        {
            await page.ScrollToAsync(share);
            await page.AskAsync<bool>("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
        }

        await page.AskAsync<bool>("() => Promise.all([...document.images].map((image) => image.decode())).then(() => true)");
        await page.AskAsync<bool>("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
        Assert.Empty(await page.AskAsync<string[]>("() => window.shifts"));
    }

    [Fact]
    public async Task On_paper_there_is_the_article_and_no_navigation()
    {
        var article = await OpenAsync(PublicPages.Article, Screen.Wide);

        await article.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Assertions.Expect(article.Heading).ToBeVisibleAsync();
        await Assertions.Expect(article.Prose.GetByText("Tuesday again, twenty to eleven.")).ToBeVisibleAsync();
        await Assertions.Expect(article.Browser.Locator("#mb-source-1")).ToBeVisibleAsync();
        foreach (var gone in new[] { "a.exit", "a.skip >> nth=0", ".site-head .nav", "nav.toc", "details.toc", ".next", ".site-foot" })
            await Assertions.Expect(article.Browser.Locator(gone)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task With_forced_colours_panels_and_buttons_keep_an_edge()
    {
        var article = await OpenSampleAsync(PublicPages.EveryElement);

        await article.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });

        Assert.True(await article.AskAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
        Assert.Empty(await article.AskAsync<string[]>("""
            () => [...document.querySelectorAll(".btn, .exit, .panel, .care")].filter((e) => {
              const style = getComputedStyle(e);
              return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1 || style.borderTopColor === style.backgroundColor;
            }).map((e) => e.outerHTML.slice(0, 80))
            """));
    }

    [Fact]
    public async Task Nothing_is_animated_for_those_who_asked_for_stillness()
    {
        var article = await OpenAsync(PublicPages.Article);
        const string animated = """
            () => [...document.querySelectorAll("*")].filter((e) => {
              const style = getComputedStyle(e);
              return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none" || style.scrollBehavior === "smooth";
            }).length
            """;
        Assert.True(await article.AskAsync<int>(animated) > 0);

        await article.Browser.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal(0, await article.AskAsync<int>(animated));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_scrolls_sideways(string kind, string address, bool sample)
    {
        _ = kind;
        var page = new SitePage(await VisitAsync(sample ? Run.Sample : Run.Site, Screen.Narrow));
        await page.GoAsync(address);
        Assert.Empty(await page.SidewaysAsync());

        await page.DoubleTextAsync();
        foreach (var width in new[] { 320, 390, 1280 })
        {
            await page.Browser.SetViewportSizeAsync(width, 800);
            Assert.Empty(await page.SidewaysAsync());
        }
    }

    private async Task<SitePage> OpenSampleAsync(string address)
    {
        var page = new SitePage(await VisitAsync(Run.Sample));
        await page.GoAsync(address);
        return page;
    }

    private async Task<IReadOnlyList<string>> ArticlesAsync()
    {
        var archive = await OpenAsync("/archive");
        var articles = await archive.AskAsync<string[]>("() => [...new Set([...document.querySelectorAll('main a[href^=\"/articles/\"]')].map((link) => link.getAttribute('href')))]");
        Assert.True(articles.Length >= 6);
        return articles;
    }
}
