using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MindfulBond.Delivery;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Delivery;

public sealed class PageCacheTests
{
    private static readonly string LongText = string.Join('\n', Enumerable.Repeat("<p>Something somebody might want to read.</p>", 200));

    [Fact]
    public async Task A_public_page_is_rendered_once_and_then_served_from_memory()
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app =>
            app.MapGet("/page", () => Results.Text($"{++renders}{LongText}", "text/html; charset=utf-8")).Public());

        var first = await site.TextAsync("/page");
        var second = await site.TextAsync("/page", "Accept-Encoding: br");
        var third = await site.TextAsync("/page", "Accept-Encoding: gzip");

        Assert.Equal(1, renders);
        Assert.Equal("1" + LongText, first);
        Assert.Equal([first, first], [second, third]);
    }

    [Fact]
    public async Task First_and_later_answers_carry_the_same_headers()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", (HttpContext context) =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noarchive";
            return Results.Text(LongText, "text/html; charset=utf-8");
        }).Public());

        using var first = await site.GetAsync("/page", "Accept-Encoding: br");
        using var later = await site.GetAsync("/page", "Accept-Encoding: br");

        foreach (var answer in new[] { first, later })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("Accept-Encoding", string.Join(',', answer.Headers.Vary));
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.InRange(answer.Content.Headers.ContentLength!.Value, 1, LongText.Length - 1);
            Assert.False(answer.Headers.ETag!.IsWeak);
            Assert.EndsWith("-br\"", answer.Headers.ETag.Tag, StringComparison.Ordinal);
            Assert.Equal("noarchive", answer.Headers.GetValues("X-Robots-Tag").Single());
        }
        Assert.Equal(first.Headers.ETag, later.Headers.ETag);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZip, BR", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("deflate, zstd", "")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0.5, gzip;q=0.50", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip;q=0.001", "gzip")]
    [InlineData("gzip;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("identity, gzip;q=0.5", "")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("identity;q=0, gzip", "gzip")]
    [InlineData("identity;q=0, *", "br")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("*;q=0, identity", "")]
    [InlineData("*;q=0, gzip;q=0.2", "gzip")]
    [InlineData("gzip ; Q=0.3 , br;q=0.2", "gzip")]
    [InlineData("gzip;q=nonsense", "")]
    [InlineData("gzip;q=-1", "")]
    [InlineData(",,gzip,,", "gzip")]
    [InlineData("identity;q=0", "406")]
    [InlineData("*;q=0", "406")]
    [InlineData("identity;q=0, br;q=0, gzip;q=0", "406")]
    public async Task The_encoding_follows_what_the_client_weighs(string? accept, string expected)
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => Results.Text(LongText)).Public());
        string[] headers = accept is null ? [] : [$"Accept-Encoding: {accept}"];

        foreach (var turn in new[] { "first", "kept" })
        {
            using var answer = await site.GetAsync("/page", headers);

            var got = answer.StatusCode == HttpStatusCode.NotAcceptable ? "406" : string.Concat(answer.Content.Headers.ContentEncoding);
            Assert.Equal($"{turn} {expected}", $"{turn} {got}");
            Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        }
    }

    [Fact]
    public async Task Each_encoding_has_an_entity_tag_of_its_own()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => Results.Text(LongText)).Public());

        using var plain = await site.GetAsync("/page");
        using var gzip = await site.GetAsync("/page", "Accept-Encoding: gzip");
        using var brotli = await site.GetAsync("/page", "Accept-Encoding: br");

        Assert.Equal(3, new[] { plain, gzip, brotli }.Select(answer => answer.Headers.ETag!.Tag).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"other\", {0}", true)]
    [InlineData("\"other\", W/{0} , \"third\"", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    public async Task A_reader_who_has_the_page_gets_304_with_the_same_headers(string condition, bool has)
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => Results.Text(LongText)).Public());
        using var known = await site.GetAsync("/page", "Accept-Encoding: br");
        var header = "If-None-Match: " + string.Format(CultureInfo.InvariantCulture, condition, known.Headers.ETag!.Tag);

        using var kept = await site.GetAsync("/page", "Accept-Encoding: br", header);
        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddDays(1));
        using var fresh = await site.GetAsync("/page", "Accept-Encoding: br", header);

        foreach (var answer in new[] { kept, fresh })
        {
            Assert.Equal(has ? HttpStatusCode.NotModified : HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(known.Headers.ETag, answer.Headers.ETag);
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
            if (has) Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task An_entity_tag_of_another_encoding_does_not_match()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => Results.Text(LongText)).Public());
        using var brotli = await site.GetAsync("/page", "Accept-Encoding: br");

        using var gzip = await site.GetAsync("/page", "Accept-Encoding: gzip", $"If-None-Match: {brotli.Headers.ETag!.Tag}");

        Assert.Equal(HttpStatusCode.OK, gzip.StatusCode);
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => Results.Text(LongText)).Public());

        using var first = await site.SendAsync(HttpMethod.Head, "/page", null, "Accept-Encoding: br");
        using var get = await site.GetAsync("/page", "Accept-Encoding: br");
        using var kept = await site.SendAsync(HttpMethod.Head, "/page", null, "Accept-Encoding: br");

        foreach (var head in new[] { first, kept })
        {
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Only_the_listed_query_keys_tell_pages_apart()
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", (HttpRequest request) =>
        {
            renders++;
            return $"{request.QueryString}";
        }).Public("page", "comment"));

        Assert.Equal("", await site.TextAsync("/page"));
        Assert.Equal("", await site.TextAsync("/page?utm_source=letter"));
        Assert.Equal("?page=2", await site.TextAsync("/page?page=2&x=1"));
        Assert.Equal("?page=2", await site.TextAsync("/page?x=2&PAGE=2&page=3"));
        Assert.Equal("?page=2&comment=7", await site.TextAsync("/page?comment=7&page=2"));
        Assert.Equal("?page=", await site.TextAsync("/page?page="));
        Assert.Equal("?comment=2", await site.TextAsync("/page?comment=2"));
        Assert.Equal(5, renders);
    }

    [Fact]
    public async Task Values_that_imitate_the_shape_of_a_key_stay_apart()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/{name}", (string name, string? a, string? b) =>
            $"{name}|{a}|{b}").Public("a", "b"));
        string[] addresses =
        [
            "/x", "/x?a=", "/x?b=", "/x?a=1&b=2", "/x?a=1%26b=2", "/x?a=1%00%01%012", "/x%3Fa=1", "/x?a=1", "/x%01?a=1", "/x?a=%00%01",
        ];

        var fresh = await Task.WhenAll(addresses.Select(address => site.TextAsync(address)));
        var kept = await Task.WhenAll(addresses.Select(address => site.TextAsync(address)));

        Assert.Equal(fresh, kept);
        Assert.Equal(addresses.Length, site.Cache.Count);
    }

    [Fact]
    public async Task Unknown_query_keys_do_not_fill_the_cache()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => LongText).Public("page"));

        for (var i = 0; i < 100; i++) await site.TextAsync($"/page?x={i}&y{i}=1");

        Assert.Equal(1, site.Cache.Count);
    }

    [Fact]
    public async Task A_value_longer_than_any_of_ours_is_answered_but_not_kept()
    {
        await using var site = await DeliveryHost.StartAsync(app =>
            app.MapGet("/page", (string page) => page).Public("page"));

        Assert.Equal(new string('7', 65), await site.TextAsync("/page?page=" + new string('7', 65)));
        Assert.Equal(0, site.Cache.Count);
        Assert.Equal(new string('7', 64), await site.TextAsync("/page?page=" + new string('7', 64)));
        Assert.Equal(1, site.Cache.Count);
    }

    [Fact]
    public async Task The_cache_stays_below_its_limit_in_bytes()
    {
        const long limit = 64 * 1024;
        await using var site = await DeliveryHost.StartAsync(
            app => app.MapGet("/{number}", (string number) => number + LongText).Public(),
            options => options.CacheBytes = limit);

        var most = 0L;
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(i + LongText, await site.TextAsync($"/{i}"));
            most = Math.Max(most, site.Cache.Bytes);
        }

        Assert.InRange(most, LongText.Length, limit);
    }

    [Theory]
    [InlineData("br", "gzip", "identity")]
    [InlineData("gzip", "identity", "br")]
    [InlineData("identity", "br", "gzip")]
    [InlineData("gzip", "br", "identity")]
    public async Task An_encoding_made_later_is_the_same_page_and_is_kept_and_counted_too(params string[] codings)
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => $"{++renders}{LongText}").Public());
        var bytes = new List<long> { 0 };

        foreach (var coding in codings)
        {
            Assert.Equal("1" + LongText, await site.TextAsync("/page", $"Accept-Encoding: {coding}"));
            bytes.Add(site.Cache.Bytes);
            Assert.Equal("1" + LongText, await site.TextAsync("/page", $"Accept-Encoding: {coding}"));
            Assert.Equal(bytes[^1], site.Cache.Bytes);
        }

        Assert.Equal(bytes.Order(), bytes);
        Assert.Equal(bytes.Count, bytes.Distinct().Count());
        Assert.Equal(1, renders);
    }

    [Fact]
    public async Task Few_pages_are_rendered_at_once_and_all_are_answered()
    {
        var (running, most, gate) = (0, 0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/{number}", async (string number) =>
        {
            lock (gate) most = Math.Max(most, ++running);
            await gate.Task;
            lock (gate) running--;
            return number + LongText;
        }).Public());
        var readers = 3 * RenderingRoom.Places;

        var answers = Enumerable.Range(0, readers).Select(number => site.TextAsync($"/{number}")).ToArray();
        await Until.True(() => Task.FromResult(Volatile.Read(ref running) == RenderingRoom.Places));
        gate.SetResult();
        var texts = await Task.WhenAll(answers);

        Assert.Equal(Enumerable.Range(0, readers).Select(number => number + LongText), texts);
        Assert.Equal(RenderingRoom.Places, most);
    }

    [Fact]
    public async Task A_short_page_after_a_long_one_shows_nothing_of_it()
    {
        var huge = string.Concat(Enumerable.Repeat(LongText, 100));
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            app.MapGet("/long", () => LongText).Public();
            app.MapGet("/huge", () => huge).Public();
            app.MapGet("/short/{number}", (string number) => number).Public();
            app.MapGet("/fails", string () => throw new InvalidOperationException("Half a page.")).Public();
        });

        for (var time = 0; time < 3 * RenderingRoom.Places; time++)
        {
            Assert.Equal(LongText, await site.TextAsync("/long"));
            Assert.Equal(huge, await site.TextAsync("/huge"));
            using var failed = await site.GetAsync("/fails");
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
            Assert.Equal($"{time}", await site.TextAsync($"/short/{time}"));
            site.Edition.Raise();
        }
    }

    [Fact]
    public async Task A_kept_page_is_not_told_under_a_name_that_is_not_the_sites()
    {
        await using var site = await DeliveryHost.StartAsync(
            app => app.MapGet("/page", () => "page").Public(), options => options.Hosts = ["blog.example", "*.blog.example"]);
        foreach (var name in new[] { "blog.example", "BLOG.example:8080", "www.blog.example" })
        {
            Assert.Equal("page", await site.TextAsync("/page", $"Host: {name}"));

            using var refused = await site.GetAsync("/page", "Host: other.example");

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.True(refused.Headers.Contains("Content-Security-Policy"));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A_kept_page_answers_no_other_method(string method)
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => "page").Public());
        await site.TextAsync("/page");

        using var answer = await site.SendAsync(new HttpMethod(method), "/page");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_of_one_part_ends_the_pages_that_read_from_it_and_no_other()
    {
        var (a, b) = (0, 0);
        Edition? edition = null;
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            app.MapGet("/a", (HttpContext context) =>
            {
                context.ReadsFrom(edition!, "a");
                return $"{++a}";
            }).Public();
            app.MapGet("/b", (HttpContext context) =>
            {
                context.ReadsFrom(edition!, "b");
                return $"{++b}";
            }).Public();
        });
        edition = site.Edition;
        Assert.Equal(("1", "1"), (await site.TextAsync("/a"), await site.TextAsync("/b")));

        edition.Raise("a");
        Assert.Equal(("2", "1"), (await site.TextAsync("/a"), await site.TextAsync("/b")));
        edition.Raise("b");
        edition.Raise("c");
        Assert.Equal(("2", "2"), (await site.TextAsync("/a"), await site.TextAsync("/b")));
        edition.Raise("a");
        edition.Raise();
        Assert.Equal(("3", "3"), (await site.TextAsync("/a"), await site.TextAsync("/b")));
    }

    [Fact]
    public async Task A_page_larger_than_the_cache_is_served_all_the_same()
    {
        await using var site = await DeliveryHost.StartAsync(
            app => app.MapGet("/page", () => LongText).Public(), options => options.CacheBytes = 100);

        Assert.Equal(LongText, await site.TextAsync("/page", "Accept-Encoding: br"));
        Assert.Equal(LongText, await site.TextAsync("/page"));
        Assert.Equal(0, site.Cache.Count);
    }

    [Fact]
    public async Task Answers_that_are_not_for_everyone_pass_unchanged_and_are_not_kept()
    {
        var asked = 0;
        await using var site = await DeliveryHost.StartAsync(app =>
        {
            app.MapGet("/missing", () => Results.Text($"{++asked}", statusCode: 404)).Public();
            app.MapGet("/moved", () => Results.Redirect($"/{++asked}")).Public();
            app.MapGet("/private", (HttpResponse response) =>
            {
                response.Headers.CacheControl = "no-store";
                return $"{++asked}";
            }).Public();
            app.MapGet("/cookie", (HttpResponse response) =>
            {
                response.Cookies.Append("a", "b");
                return $"{++asked}";
            }).Public();
        });

        foreach (var (path, status) in new[] { ("/missing", 404), ("/moved", 302), ("/private", 200), ("/cookie", 200) })
        {
            var before = asked;
            using var first = await site.GetAsync(path, "Accept-Encoding: br");
            using var second = await site.GetAsync(path, "Accept-Encoding: br", "If-None-Match: *");

            Assert.Equal(before + 2, asked);
            Assert.Equal((status, status), ((int)first.StatusCode, (int)second.StatusCode));
            Assert.Null(first.Headers.ETag);
            Assert.Empty(first.Content.Headers.ContentEncoding);
            var told = first.Headers.Location?.ToString().TrimStart('/') ?? await DeliveryHost.TextOf(first);
            Assert.Equal($"{before + 1}", told);
        }
        Assert.Equal(0, site.Cache.Count);
    }

    [Fact]
    public async Task A_page_that_is_not_public_is_left_alone()
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/desk", () => $"{++renders}"));

        Assert.Equal("1", await site.TextAsync("/desk"));
        Assert.Equal("2", await site.TextAsync("/desk"));
    }

    [Fact]
    public async Task Raising_the_edition_ends_every_page()
    {
        var text = "before";
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => text).Public());
        await site.TextAsync("/page");

        text = "after";
        var unraised = await site.TextAsync("/page");
        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddDays(1));
        var raised = await site.TextAsync("/page");

        Assert.Equal(("before", "after"), (unraised, raised));
    }

    [Fact]
    public async Task A_page_unchanged_by_a_new_edition_keeps_its_entity_tag()
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () =>
        {
            renders++;
            return LongText;
        }).Public());
        using var before = await site.GetAsync("/page");

        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddDays(1));
        using var after = await site.GetAsync("/page");

        Assert.Equal(2, renders);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task The_end_of_an_edition_ends_its_pages_and_nothing_is_kept_until_the_next()
    {
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () => $"{++renders}").Public());
        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddMinutes(1));

        var early = (await site.TextAsync("/page"), await site.TextAsync("/page"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var due = (await site.TextAsync("/page"), await site.TextAsync("/page"));
        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddMinutes(9));
        var next = (await site.TextAsync("/page"), await site.TextAsync("/page"));

        Assert.Equal((("1", "1"), ("2", "3"), ("4", "4")), (early, due, next));
    }

    [Fact]
    public async Task A_rendering_that_itself_begins_the_next_edition_is_served_and_not_kept()
    {
        Edition? edition = null;
        var renders = 0;
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", () =>
        {
            if (++renders == 1) edition!.Raise(DeliveryHost.Noon.UtcDateTime.AddDays(2));
            return $"{renders}";
        }).Public());
        edition = site.Edition;

        Assert.Equal("1", await site.TextAsync("/page"));
        Assert.Equal("2", await site.TextAsync("/page"));
        Assert.Equal("2", await site.TextAsync("/page"));
    }

    [Fact]
    public async Task A_rendering_that_outlives_its_edition_by_the_clock_is_not_kept()
    {
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", (TimeProvider clock) =>
        {
            var seen = clock.GetUtcNow();
            if (seen == DeliveryHost.Noon) ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)clock).Advance(TimeSpan.FromDays(1));
            return $"{seen:O}";
        }).Public());

        await site.TextAsync("/page");

        Assert.Equal(0, site.Cache.Count);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_rendering()
    {
        var renders = 0;
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", async () =>
        {
            started.TrySetResult();
            await finish.Task;
            return $"{Interlocked.Increment(ref renders)}";
        }).Public());

        var first = site.TextAsync("/page");
        await started.Task;
        var others = Enumerable.Range(0, 8).Select(_ => site.TextAsync("/page")).ToArray();
        finish.SetResult();
        var all = await Task.WhenAll([first, .. others]);

        Assert.Equal(1, renders);
        Assert.All(all, text => Assert.Equal("1", text));
    }

    [Fact]
    public async Task Who_asks_after_a_change_does_not_get_the_rendering_begun_before_it()
    {
        var text = "before";
        var renders = 0;
        var started = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", async () =>
        {
            var seen = text;
            if (Interlocked.Increment(ref renders) > 1) return seen;
            started.SetResult();
            await finish.Task;
            return seen;
        }).Public());

        var slow = site.TextAsync("/page");
        await started.Task;
        text = "after";
        site.Edition.Raise(DeliveryHost.Noon.UtcDateTime.AddDays(1));
        var late = await site.TextAsync("/page");
        finish.SetResult();
        await slow;
        var later = await site.TextAsync("/page");

        Assert.Equal(("after", "after"), (late, later));
    }

    [Fact]
    public async Task A_failed_or_abandoned_rendering_holds_nobody_up()
    {
        var renders = 0;
        var started = new TaskCompletionSource();
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/page", async (CancellationToken aborted) =>
        {
            if (Interlocked.Increment(ref renders) > 1) return "whole";
            started.SetResult();
            await Task.Delay(Timeout.Infinite, aborted);
            return "never";
        }).Public());
        using var hangUp = new CancellationTokenSource();
        var abandoned = site.Client.GetAsync(new Uri("/page", UriKind.Relative), hangUp.Token);
        await started.Task;
        var waiting = site.TextAsync("/page");

        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);

        Assert.Equal("whole", await waiting);
        Assert.Empty(site.Log.Errors);
    }
}

internal static class PublicEndpoint
{
    public static RouteHandlerBuilder Public(this RouteHandlerBuilder endpoint, params string[] queryKeys) =>
        endpoint.WithMetadata(new PublicPageAttribute(queryKeys));
}
