using System.Globalization;
using MindfulBond.Comments;
using MindfulBond.Delivery;
using MindfulBond.Settings;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MindfulBond.Tests.Comments;

/// <summary>Whatever changes, a kept page says what a fresh one would.</summary>
public sealed class KeptPagesTests
{
    private const int Steps = 40;
    private const int MostComments = 8;

    private static readonly CommentStatus[] States = Enum.GetValues<CommentStatus>();
    private static readonly string[] Slugs = ["ash", "birch"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_change_every_kept_page_is_what_would_be_rendered_now(int seed)
    {
        var (random, counted, ids) = (new Random(seed), new CountedQueries(), new List<Guid>());
        await using var site = await SiteFixture.StartAsync(
            Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}", "--Comments:PerPage=2", "--Comments:CloseAfterDays=30"], adjust: counted.Watch);
        var edition = site.Services.GetRequiredService<Edition>();
        var changes = new List<string>();
        var shown = new HashSet<string>();

        for (var step = 0; step < Steps; step++)
        {
            changes.Add(await ChangeAsync(site, random, ids));

            var kept = await AskAsync(site, ids);
            edition.Raise(edition.ValidUntilUtc);
            var fresh = await AskAsync(site, ids);

            foreach (var (address, answer) in fresh)
                Assert.True(answer == kept[address], $"{address} was kept too long, seed {seed}:\n{string.Join('\n', changes)}\n\n{kept[address]}\n\ninstead of\n\n{answer}");
            shown.UnionWith(fresh.Values.Select(answer => answer.Text));
        }

        // Else nothing would have been kept, or nothing have changed.
        var pages = (await AskAsync(site, ids)).Where(answer => answer.Value.Status == 200).Select(answer => answer.Key).ToList();
        counted.Take();
        foreach (var page in pages) await site.StatusAsync(page);
        Assert.Empty(counted.Take());
        Assert.True(pages.Count > 8 && shown.Count > Steps, $"{pages.Count} pages, {shown.Count} answers");
    }

    private static async Task<string> ChangeAsync(SiteFixture site, Random random, List<Guid> ids)
    {
        var slug = Slugs[random.Next(Slugs.Length)];
        switch (random.Next(11))
        {
            case 0 when ids.Count < MostComments:
            case 1 when ids.Count < MostComments:
            case 2 when ids.Count < MostComments:
                var (under, number) = (await AnyAsync(site, random, slug), ids.Count);
                var comment = await site.AddAsync(A.Sent($"Words {number}.", under) with { ArticleSlug = slug, Name = $"Heron {number}", IsPrivate = random.Next(8) == 0 });
                ids.Add(comment.Id);
                await site.Book().ChangeAsync(comment.Id, A.Approved, Cancel);
                return $"{comment.Id:N} under {slug}, answering {under?.Id:N}";
            case 7:
                var matter = random.GetItems(["", "\ncomments: closed", "\ncomments: off", "\ndraft: true", "\nexpires: 2026-11-24"], 1)[0];
                site.Write($"articles/{slug}.md", Samples.Article(slug, $"date: 2026-11-01\nauthor: ada\ntopics: [Trees]{matter}", $"Leaves {random.Next(3)}.\n"));
                return $"{slug} is written anew {matter}";
            case 8:
                site.Clock.Advance(TimeSpan.FromHours(random.Next(1, 24)));
                return "time goes by";
            case 9:
                var other = Slugs.First(one => one != slug);
                return $"{await site.Book().MoveAsync(slug, other, Cancel)} go from {slug} to {other}";
            case 10:
                var (book, on) = (site.Services.GetRequiredService<SettingsBook>(), random.Next(2) == 0);
                var until = random.Next(2) == 0 ? "" : site.Clock.GetUtcNow().AddDays(random.Next(1, 3)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var wanted = (await book.NowAsync(Cancel)).Where(one => one.Setting.Key is "Away:On" or "Away:Until")
                    .Select(one => new WantedSetting(one.Setting, one.Setting.Key == "Away:On" ? (on ? "true" : "false") : until, one.Version)).ToList();
                Assert.Empty((await book.SaveAsync(wanted, "ada", Cancel)).Problems);
                return $"away {on} until {until}";
            case var _ when ids.Count > 0:
                var (id, status, note) = (ids[random.Next(ids.Count)], States[random.Next(States.Length)], random.Next(4) == 0 ? "death" : null);
                var decision = await site.Book().ChangeAsync(
                    id,
                    one =>
                    {
                        if (A.Bring(one, status) is not Decision.Done and var refused) return refused;
                        if (status != CommentStatus.Withdrawn) one.FoldUnder(note, "ada", A.Noon);
                        return Decision.Done;
                    },
                    Cancel);
                return $"{id:N} to {status}: {decision}";
            default:
                return "nothing";
        }
    }

    private static async Task<Comment?> AnyAsync(SiteFixture site, Random random, string slug)
    {
        var there = (await site.StoredAsync()).Where(comment => comment.ArticleSlug == slug && comment.Status != CommentStatus.Withdrawn).ToList();
        return there.Count == 0 || random.Next(2) == 0 ? null : there[random.Next(there.Count)];
    }

    private static async Task<Dictionary<string, (int Status, string Text)>> AskAsync(SiteFixture site, List<Guid> ids)
    {
        var answers = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var address in (string[])["/", "/archive", "/topics/trees", "/feed.xml", "/sitemap.xml"]) await AskAsync(address);
        foreach (var slug in Slugs)
        {
            foreach (var rest in (string[])["", "?comments=2", "/comments.xml"]) await AskAsync($"/articles/{slug}{rest}");
            foreach (var id in ids)
            {
                await AskAsync($"/articles/{slug}?comment={id:N}");
                await AskAsync($"/articles/{slug}?thread={id:N}");
            }
        }

        return answers;

        async Task AskAsync(string address)
        {
            using var answer = await site.GetAsync(address);
            answers[address] = ((int)answer.StatusCode, await SiteFixture.TextOf(answer));
        }
    }
}
