using System.Globalization;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MindfulBond.Delivery;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

public enum Happening
{
    WriteArticle,
    ChangeArticle,
    BreakArticle,
    RenameArticle,
    DeleteArticle,
    WritePage,
    WriteHelp,
    WriteSite,
    PaintPicture,
    WaitMinutes,
    WaitDays,
}

/// <summary>Something that happens to the site; what the numbers mean depends on it.</summary>
public sealed record Step(Happening What, byte Which, byte Much);

/// <summary>No answer is older than the files and the clock.</summary>
public sealed class FreshnessTests
{
    private static readonly string[] Names = ["ash", "birch", "cedar", "elm"];

    private static readonly string[] Addresses =
    [
        "/", "/?page=2", "/archive", "/topics", "/topics/trees", "/topics/leaves", "/topics/i-stand-still", "/authors/ada", "/series/forest", "/about", "/help", "/help/gb",
        "/feed.xml", "/feed.json", "/topics/trees/feed.xml", "/sitemap.xml", "/.well-known/security.txt", "/old", "/nowhere",
        .. Names.Select(name => "/articles/" + name), .. Names.Select(name => $"/articles/{name}/bark.svg"),
    ];

    [Property(MaxTest = 10, EndSize = 14)]
    public async Task Every_answer_equals_a_fresh_render_whatever_happened_before(Step[] steps)
    {
        var clock = new FakeTimeProvider(SiteFixture.Noon);
        string[] settings = [$"--Site:BaseUrl={Samples.BaseUrl}"];
        await using var site = await SiteFixture.StartAsync(Plant, settings, clock: clock);
        await using var forgetful = await SiteFixture.StartAsync(settings: settings, served: site.Content, clock: clock, adjust: builder =>
            builder.Services.Configure<DeliveryOptions>(options => options.CacheBytes = 0));
        var broken = new HashSet<string>(StringComparer.Ordinal);

        foreach (var step in steps)
        {
            foreach (var address in Addresses) await site.StatusAsync(address);

            Do(step, site, broken);
            forgetful.ShowChanges();

            foreach (var address in Addresses)
            {
                var fresh = await AnswerAsync(forgetful, address);
                Assert.Equal(fresh, await AnswerAsync(site, address));
                Assert.Equal(fresh, await AnswerAsync(site, address));
            }
        }

        // A site that starts now knows no last good version: what is broken is mended first.
        foreach (var file in broken) site.Write(file, Article(file, 0));
        await using var started = await SiteFixture.StartAsync(settings: settings, served: site.Content, clock: clock);
        foreach (var address in Addresses) Assert.Equal(await AnswerAsync(started, address), await AnswerAsync(site, address));
    }

    private static void Plant(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "articles"));
        Directory.CreateDirectory(Path.Combine(folder, "pages"));
        Directory.CreateDirectory(Path.Combine(folder, "help"));
        File.WriteAllText(Path.Combine(folder, "articles/ash.md"), Article("ash", 3));
        File.WriteAllText(Path.Combine(folder, "pages/about.md"), Page(0));
        File.WriteAllText(Path.Combine(folder, "help/lines.yaml"), Help(0));
        File.WriteAllText(Path.Combine(folder, "site.yaml"), Yaml(0));
    }

    private static void Do(Step step, SiteFixture site, HashSet<string> broken)
    {
        var file = $"articles/{Names[step.Which % Names.Length]}.md";
        var exists = File.Exists(Path.Combine(site.Content, file));
        switch (step.What)
        {
            case Happening.WriteArticle or Happening.ChangeArticle:
                site.Write(file, Article(file, step.Much, site.Clock.GetUtcNow()));
                broken.Remove(file);
                break;
            case Happening.BreakArticle:
                site.Write(file, "---\ntitle: \"never ends\n---\n");
                broken.Add(file);
                break;
            case Happening.RenameArticle when exists:
                var other = $"articles/{Names[step.Much % Names.Length]}.md";
                File.Move(Path.Combine(site.Content, file), Path.Combine(site.Content, other), overwrite: true);
                site.ShowChanges();
                if (broken.Remove(file)) broken.Add(other);
                else if (other != file) broken.Remove(other);
                break;
            case Happening.DeleteArticle when exists:
                site.Delete(file);
                broken.Remove(file);
                break;
            case Happening.WritePage:
                site.Write("pages/about.md", Page(step.Much));
                break;
            case Happening.WriteHelp:
                site.Write("help/lines.yaml", Help(step.Much));
                break;
            case Happening.WriteSite:
                site.Write("site.yaml", Yaml(step.Much));
                break;
            case Happening.PaintPicture:
                if (step.Much % 4 == 0 && File.Exists(Path.Combine(site.Content, "articles/bark.svg"))) site.Delete("articles/bark.svg");
                else site.Write("articles/bark.svg", Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" width="{step.Which + 1}" height="{step.Much + 1}"/>"""));
                break;
            case Happening.WaitMinutes:
                site.Clock.Advance(TimeSpan.FromMinutes(step.Much));
                break;
            case Happening.WaitDays:
                site.Clock.Advance(TimeSpan.FromDays(step.Much));
                break;
            default:
                break;
        }
    }

    /// <summary>An article whose every trait hangs on one number.</summary>
    private static string Article(string file, int much, DateTimeOffset? now = null)
    {
        var at = now ?? SiteFixture.Noon;
        var matter = new List<string>
        {
            $"date: {at.AddMinutes((much % 8 * 30) - 120):yyyy-MM-dd'T'HH:mm:ssK}",
            Invariant($"topics: [Trees{(much % 3 == 0 ? ", Leaves" : "")}]"),
            much % 5 == 0 ? "draft: true" : "author: ada",
            much % 7 == 0 ? "featured: true" : "sentences: [I stand still.]",
        };
        if (much % 4 == 1) matter.Add($"expires: {at.AddMinutes((much % 16) * 20):yyyy-MM-dd'T'HH:mm:ssK}");
        if (much % 4 == 2) matter.Add($"nextReview: {at.AddDays(much - 200):yyyy-MM-dd}");
        if (much % 4 == 3) matter.Add("series: forest");
        if (much % 6 == 1) matter.Add("aliases: [/old]");
        if (much % 11 == 1) matter.Add("slug: elm");
        return Samples.Article(Invariant($"{Path.GetFileNameWithoutExtension(file)} {much}"), string.Join('\n', matter), Invariant($"## Part {much}\n\n![Bark](bark.svg)\n\nSee [ash](ash.md#part-3) and [us](../pages/about.md).\n"));
    }

    private static string Page(int much) => Samples.Article(Invariant($"About {much}"), much % 2 == 0 ? "lang: en" : "aliases: [/old]", "See [birch](../articles/birch.md).\n");

    private static string Help(int much) => $"""
        countries:
          - code: GB
            name: United Kingdom
            lines:
              - id: gb-one
                name: Line {much.ToString(CultureInfo.InvariantCulture)}
                audiences: [{(much % 2 == 0 ? "crisis" : "domesticAbuse")}]
                phone: {"{"} display: "020 7946 0000", dial: "+442079460000" {"}"}
                website: https://line.example/
                sourceUrl: https://line.example/contact
                sourceDate: {SiteFixture.Noon.AddDays(-much * 2):yyyy-MM-dd}
                status: {(much % 5 == 1 ? "withdrawn" : "unverified")}
        """;

    private static string Yaml(int much) => $"""
        title: Forest {much.ToString(CultureInfo.InvariantCulture)}
        timeZone: {(much % 2 == 0 ? "Europe/London" : "Pacific/Auckland")}
        navigation: [{"{"} label: About, href: /about {"}"}]
        topics: [{"{"} name: Trees, sentence: "{(much % 3 == 0 ? "I stand still." : "I grow.")}" {"}"}]
        """;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static async Task<string> AnswerAsync(SiteFixture site, string address)
    {
        using var answer = await site.GetAsync(address);
        return $"{address} {(int)answer.StatusCode} {answer.Headers.Location} {answer.Headers.ETag}\n{await SiteFixture.TextOf(answer)}";
    }
}
