using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Browser.Tests.Support;
using MindfulBond.Content;
using NetVips;

namespace MindfulBond.Browser.Tests.Journeys;

/// <summary>Somebody reads an article with a photo, on a line that is slow.</summary>
public sealed class PicturesTests(Run run) : Journey(run)
{
    [Fact]
    public async Task A_photo_has_its_place_before_it_comes_and_comes_as_AVIF_in_the_size_of_the_screen()
    {
        var folder = Directory.CreateTempSubdirectory("pictures-");
        try
        {
            await WriteAsync(folder.FullName);
            await using var site = await ServedSite.StartAsync(folder.FullName);
            await PreparedAsync(site);
            var page = await VisitAsync(site, Screen.Phone);
            var held = new TaskCompletionSource();
            await page.RouteAsync("**/photo.jpg*", async route =>
            {
                await held.Task;
                await route.ContinueAsync();
            });
            await page.AddInitScriptAsync("new PerformanceObserver(list => { for (const shift of list.getEntries()) window.shifted = (window.shifted ?? 0) + shift.value; }).observe({ type: 'layout-shift', buffered: true });");

            await page.GotoAsync("/articles/lamp", new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.EvaluateAsync("document.fonts.ready");
            var photo = page.GetByAltText("A lamp");
            var (before, wordsBefore) = (await photo.BoundingBoxAsync(), await page.GetByText("Words after it.").BoundingBoxAsync());
            held.SetResult();
            await photo.EvaluateAsync("picture => picture.decode()");
            await page.EvaluateAsync("() => new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))");
            var (after, wordsAfter) = (await photo.BoundingBoxAsync(), await page.GetByText("Words after it.").BoundingBoxAsync());

            Assert.InRange(before!.Width / before.Height, 1.59, 1.61);
            Assert.Equal((before.Width, before.Height), (after!.Width, after.Height));
            Assert.Equal(wordsBefore!.Y, wordsAfter!.Y);
            Assert.Equal(0, await page.EvaluateAsync<double>("window.shifted ?? 0"));
            var chosen = await photo.EvaluateAsync<string>("picture => picture.currentSrc");
            Assert.EndsWith(".avif", chosen, StringComparison.Ordinal);
            Assert.DoesNotContain("?v=1280-", chosen, StringComparison.Ordinal);
            Assert.Equal("image/avif", await page.EvaluateAsync<string>("async address => (await fetch(address)).headers.get('content-type')", chosen));
            Assert.Empty(Complaints);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string content)
    {
        var articles = Directory.CreateDirectory(Path.Combine(content, "articles")).FullName;
        using var red = Image.Perlin(1600, 1000, cellSize: 100, uchar: true, seed: 1);
        using var green = Image.Perlin(1600, 1000, cellSize: 50, uchar: true, seed: 2);
        using var photo = red.Bandjoin(green, red);
        using var srgb = photo.Copy(interpretation: Enums.Interpretation.Srgb);
        srgb.Jpegsave(Path.Combine(articles, "photo.jpg"), q: 92);
        await File.WriteAllTextAsync(Path.Combine(articles, "lamp.md"), "---\ntitle: Lamp\n---\n![A lamp](photo.jpg)\n\nWords after it.\n", TestContext.Current.CancellationToken);
    }

    private static async Task PreparedAsync(ServedSite site)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var library = site.Services.GetRequiredService<ContentLibrary>();
        while (!library.Snapshot.Articles[0].Text.Html.ToString().Contains("<source", StringComparison.Ordinal)) await Task.Delay(50, patience.Token);
    }
}
