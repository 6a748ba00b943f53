using System.Globalization;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MindfulBond.Tests.Delivery;

public enum Happening
{
    Ask,
    AskAgain,
    Change,
    Schedule,
    Wait,
    Reread,
}

/// <summary>Something that happens to the site; what <paramref name="Much"/> means depends on it.</summary>
public sealed record Moment(Happening What, byte Much);

/// <summary>Nothing rendered before a change is served after it.</summary>
public sealed class FreshnessTests
{
    private static readonly string[] Paths = ["/a", "/b", "/b?page=1", "/b?page=2", "/b?page=2&x=1"];
    private static readonly string[] Codings = ["identity", "gzip", "br"];

    [Property(MaxTest = 100)]
    public async Task Every_answer_equals_a_fresh_render(Moment[] moments, bool rereadsWhenDue)
    {
        var changes = 0;
        var due = new List<DateTimeOffset>();
        DeliveryHost? running = null;
        string Render(string path, string? page) =>
            $"{path} {page} {changes} {due.Count(date => date <= running!.Clock.GetUtcNow())}";
        void Raise() => running!.Edition.Raise(
            due.Where(date => date > running.Clock.GetUtcNow()).DefaultIfEmpty(DateTimeOffset.MaxValue).Min().UtcDateTime);
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            app.MapGet("/{name}", (HttpRequest request) =>
            {
                // As a catalogue does that makes its view when it is next asked for.
                if (rereadsWhenDue && running!.Edition.ValidUntilUtc <= running.Clock.GetUtcNow().UtcDateTime) Raise();
                return Render(request.Path, request.Query["page"]);
            }).Public("page");
        });
        running = site;
        Raise();

        foreach (var moment in moments)
        {
            switch (moment.What)
            {
                case Happening.Change:
                    changes++;
                    Raise();
                    break;
                case Happening.Schedule:
                    due.Add(site.Clock.GetUtcNow().AddMinutes(moment.Much));
                    Raise();
                    break;
                case Happening.Wait:
                    site.Clock.Advance(TimeSpan.FromMinutes(moment.Much));
                    break;
                case Happening.Reread:
                    Raise();
                    break;
                default:
                    var address = new Uri(site.Address, Paths[moment.Much % Paths.Length]);
                    var page = System.Web.HttpUtility.ParseQueryString(address.Query)["page"];

                    var answer = await site.TextAsync(address.PathAndQuery, $"Accept-Encoding: {Codings[moment.Much % Codings.Length]}");

                    Assert.Equal(Render(address.AbsolutePath, page), answer);
                    break;
            }
        }
    }

    [Fact]
    public async Task No_answer_is_older_than_the_newest_edition_seen_before_asking()
    {
        const int readers = 8, asksEach = 250;
        long changes = 0, seen = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", async () =>
        {
            var rendered = Volatile.Read(ref changes);
            // A change often falls into the time a page takes.
            Thread.SpinWait(20_000);
            await Task.Yield();
            return rendered.ToString(CultureInfo.InvariantCulture);
        }).Public());
        var reading = readers;
        var forever = DeliveryHost.Noon.UtcDateTime.AddDays(1);
        var writer = new Thread(() =>
        {
            while (Volatile.Read(ref reading) > 0)
            {
                var change = Interlocked.Increment(ref changes);
                site.Edition.Raise(forever);
                Volatile.Write(ref seen, change);
                // Long enough for some answers to come from memory.
                Thread.SpinWait(200_000);
            }
        });
        writer.Start();

        var stale = await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(async () =>
        {
            try
            {
                var older = 0;
                for (var i = 0; i < asksEach; i++)
                {
                    var newest = Volatile.Read(ref seen);
                    var text = await site.TextAsync("/page", $"Accept-Encoding: {Codings[reader % Codings.Length]}");
                    if (long.Parse(text, CultureInfo.InvariantCulture) < newest) older++;
                }
                return older;
            }
            finally
            {
                Interlocked.Decrement(ref reading);
            }
        }, TestContext.Current.CancellationToken)));
        writer.Join();

        Assert.All(stale, older => Assert.Equal(0, older));
    }
}
