using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>What a parser, a screen reader and a careful browser find on every page of a crawl.</summary>
public sealed class MarkupTests(KnownSites sites)
{
    // What a browser fetches by itself, as opposed to what a reader may follow.
    private const string Fetched = "[src], link[href], object[data], [srcset], [poster], [action], [formaction], [ping]";

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_page_parses_without_an_error(string name) => await OnEachPageAsync(name, page => page.ParseErrors);

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task No_id_stands_twice_on_a_page(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("[id]").GroupBy(element => element.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key!));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_page_has_one_first_heading_and_one_main(string name) => await OnEachPageAsync(name, page =>
        new[] { "h1", "main", "title" }.Where(tag => page.Page!.QuerySelectorAll(tag).Count(element => element.TextContent.Trim().Length > 0) != 1));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task No_heading_skips_a_level(string name) => await OnEachPageAsync(name, page =>
    {
        var levels = page.Page!.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        return levels.Zip(levels.Skip(1)).Where(pair => pair.Second > pair.First + 1).Select(pair => $"h{pair.First} to h{pair.Second}");
    });

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_link_within_a_page_leads_somewhere_on_it(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..]))
            .Where(id => page.Page.GetElementById(id) is null));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_link_to_a_place_on_another_page_finds_it_there(string name)
    {
        var crawl = await sites.ByName(name);

        await OnEachPageAsync(name, page =>
            from href in CrawledSite.Links(page)
            let hash = href.IndexOf('#', StringComparison.Ordinal)
            where hash > 0 && crawl.Inside(href, page.Address) is not null
            let target = crawl.Visits[crawl.Inside(href, page.Address)!]
            where target.Page?.GetElementById(Uri.UnescapeDataString(href[(hash + 1)..])) is null
            select href);
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_link_on_the_site_arrives(string name)
    {
        var crawl = await sites.ByName(name);

        var lost = crawl.Visits.Values.Where(visit => visit.Address is not ("/nothing/here" or "/leave") && Arrival(visit).Status != HttpStatusCode.OK);

        Assert.Empty(lost);

        Visit Arrival(Visit visit) => visit.Location is { } onward && crawl.Inside(onward, visit.Address) is { } next ? crawl.Visits[next] : visit;
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task No_link_of_ours_goes_through_a_redirect(string name)
    {
        var crawl = await sites.ByName(name);

        Assert.DoesNotContain(crawl.Visits.Values, visit => visit.Location is not null && visit.Address != "/leave");
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_picture_has_words_and_a_size(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("img").Where(image => !image.HasAttribute("alt") || !IsSize(image.GetAttribute("width")) || !IsSize(image.GetAttribute("height")))
            .Select(image => image.OuterHtml));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task No_style_or_script_stands_in_a_page(string name) => await OnEachPageAsync(name, page =>
        page.Page!.All.Where(element => element.LocalName == "style"
                || (element.LocalName == "script" && element.GetAttribute("type") != "application/ld+json" && (!element.HasAttribute("src") || element.TextContent.Length > 0))
                || element.LocalName is "iframe" or "object" or "embed" or "base"
                || element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)
                    || (attribute.Name is "href" or "src" && attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))))
            .Select(element => element.OuterHtml));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Nothing_is_fetched_from_another_host(string name)
    {
        var crawl = await sites.ByName(name);

        await OnEachPageAsync(name, page =>
            from element in page.Page!.QuerySelectorAll(Fetched)
            where element.GetAttribute("rel") is not "canonical"
            from attribute in new[] { "src", "href", "data", "srcset", "poster", "action", "formaction", "ping" }
            where element.GetAttribute(attribute) is { } address && crawl.Inside(address, page.Address) is null
            select element.OuterHtml);
        await OnEachPageAsync(name, page => page.Page!.QuerySelectorAll("link[rel=preconnect], link[rel=dns-prefetch], link[rel=prefetch], meta[http-equiv=refresh]").Select(element => element.OuterHtml));
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task A_link_to_another_site_tells_it_nothing(string name)
    {
        var crawl = await sites.ByName(name);

        await OnEachPageAsync(name, page =>
            from link in page.Page!.QuerySelectorAll("a[href]")
            let href = link.GetAttribute("href")!
            where href.Contains("://", StringComparison.Ordinal) && crawl.Inside(href, page.Address) is null
            let rel = (link.GetAttribute("rel") ?? "").Split(' ')
            where !rel.Contains("noopener") || !rel.Contains("noreferrer") || link.HasAttribute("target")
            select link.OuterHtml);
    }

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_label_and_description_names_something_on_the_page(string name) => await OnEachPageAsync(name, page =>
        from element in page.Page!.QuerySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls], label[for]")
        from attribute in new[] { "aria-labelledby", "aria-describedby", "aria-controls", "for" }
        from id in element.GetAttribute(attribute)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []
        where page.Page!.GetElementById(id) is not { } named || (attribute != "for" && named.TextContent.Trim().Length == 0)
        select $"{attribute}={id}");

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Every_link_button_and_field_has_a_name(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("a[href], button, summary").Where(element => element.TextContent.Trim().Length == 0 && element.QuerySelector("img[alt]:not([alt=''])") is null && !element.HasAttribute("aria-label"))
            .Concat(page.Page.QuerySelectorAll("input:not([type=hidden]), textarea, select").Where(field => field.Closest("label") is null && page.Page.QuerySelector($"label[for='{field.Id}']") is null))
            .Select(element => element.OuterHtml));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Navigations_that_share_a_page_have_names_of_their_own(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("nav").GroupBy(nav => nav.GetAttribute("aria-label") ?? page.Page.GetElementById(nav.GetAttribute("aria-labelledby") ?? "")?.TextContent ?? "", StringComparer.Ordinal)
            .Where(same => same.Key.Length == 0 || same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Lists_hold_items_and_no_link_stands_in_a_link(string name) => await OnEachPageAsync(name, page =>
        page.Page!.QuerySelectorAll("ul > :not(li), ol > :not(li), dl > :not(dt):not(dd):not(div), a a, a button, p div, table > tr").Select(element => element.OuterHtml)
            .Concat(page.Page.QuerySelectorAll("ul, ol").Where(list => list.ChildElementCount == 0).Select(list => list.OuterHtml)));

    [Theory]
    [MemberData(nameof(KnownSites.Both), MemberType = typeof(KnownSites))]
    public async Task Data_for_search_engines_is_json_and_says_what_an_article_is(string name)
    {
        var crawl = await sites.ByName(name);
        foreach (var page in crawl.PublicPages)
        {
            foreach (var block in page.Page!.QuerySelectorAll("script[type='application/ld+json']"))
            {
                using var data = JsonDocument.Parse(block.TextContent);
                Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
            }

            if (!page.Address.StartsWith("/articles/", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(page.Find("script[type='application/ld+json']")!.TextContent);
            var graph = json.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(thing => thing.GetProperty("@type").GetString()!, StringComparer.Ordinal);
            var post = graph["BlogPosting"];
            Assert.Equal(page.Find("meta[property='og:title']")!.GetAttribute("content"), post.GetProperty("headline").GetString());
            Assert.Equal(page.Find("link[rel=canonical]")!.GetAttribute("href"), post.GetProperty("url").GetString());
            Assert.NotEmpty(post.GetProperty("inLanguage").GetString()!);
            Assert.All(post.GetProperty("author").EnumerateArray(), author => Assert.StartsWith(crawl.Origin, author.GetProperty("url").GetString(), StringComparison.Ordinal));
            if (post.TryGetProperty("datePublished", out var published)) Assert.True(published.TryGetDateTime(out _));
            var steps = graph["BreadcrumbList"].GetProperty("itemListElement").EnumerateArray().ToList();
            Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.GetProperty("position").GetInt32()));
            Assert.All(steps, step => Assert.True(crawl.Visits.ContainsKey(crawl.Inside(step.GetProperty("item").GetString()!, "/")!)));
            Assert.Equal(post.GetProperty("url").GetString(), steps[^1].GetProperty("item").GetString());
        }
    }

    [Fact]
    public async Task Style_sheets_fetch_only_files_that_are_here()
    {
        var crawl = await sites.SampleSite;
        var sheets = crawl.Visits.Values.Where(visit => visit.ContentType == "text/css").ToList();

        foreach (var sheet in sheets)
        {
            Assert.DoesNotContain("@import", sheet.Text, StringComparison.OrdinalIgnoreCase);
            foreach (var rest in sheet.Text.Split("url(").Skip(1))
            {
                var address = rest[..rest.IndexOf(')', StringComparison.Ordinal)].Trim('"', '\'', ' ');
                var inside = crawl.Inside(address, sheet.Address);
                Assert.True(inside is not null, $"{address} leads away.");
                Assert.Equal(200, await crawl.Site.StatusAsync(inside));
            }
        }

        Assert.NotEmpty(sheets);
    }

    private static bool IsSize(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0;

    private async Task OnEachPageAsync(string name, Func<Visit, IEnumerable<string>> faults)
    {
        var crawl = await sites.ByName(name);

        var found = crawl.Pages.Select(page => (page.Address, Faults: faults(page).ToList())).Where(page => page.Faults.Count > 0)
            .Select(page => $"{page.Address}: {string.Join(" | ", page.Faults.Take(5))}");

        Assert.Empty(found);
        Assert.True(crawl.Pages.Count() > 10);
    }
}
