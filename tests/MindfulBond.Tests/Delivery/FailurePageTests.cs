using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MindfulBond.Delivery;

namespace MindfulBond.Tests.Delivery;

public sealed partial class FailurePageTests
{
    private static Task<DeliveryHost> StartAsync(Action<DeliveryOptions>? options = null, string environment = "Production") =>
        DeliveryHost.StartAsync(
            app =>
            {
                app.MapGet("/articles/{slug}", void (string slug) => throw new InvalidOperationException("the disk is full")).Public();
                app.MapGet("/half", async (HttpResponse response) =>
                {
                    await response.WriteAsync("half");
                    await response.Body.FlushAsync();
                    throw new InvalidOperationException("the disk is full");
                });
            },
            options,
            environment);

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_failure_answers_500_with_a_reference_and_nothing_of_the_program(string environment)
    {
        await using var site = await StartAsync(environment: environment);

        using var answer = await site.GetAsync("/articles/leaving-him?from=letter");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var html = await DeliveryHost.TextOf(answer);
        Assert.Matches(Reference(), html);
        Assert.DoesNotContain("disk", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_logged_once_with_its_reference_and_route_and_nothing_of_the_reader()
    {
        await using var site = await StartAsync();

        var html = await site.TextAsync("/articles/leaving-him?from=letter", "User-Agent: Lantern", "Referer: http://other.example/");

        var line = Assert.Single(site.Log.Errors);
        Assert.Equal($"Failure {Reference().Match(html).Value} in /articles/{{slug}}", line.Text);
        Assert.Equal("the disk is full", line.Exception!.Message);
        foreach (var any in site.Log.All)
        {
            var written = any.Text + any.Scopes;
            foreach (var secret in new[] { "leaving", "letter", "127.0.0.1:", "Lantern", "other.example" })
                if (!any.Category.StartsWith("Microsoft.Hosting", StringComparison.Ordinal))
                    Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_failure_has_a_reference_of_its_own()
    {
        await using var site = await StartAsync();

        var first = Reference().Match(await site.TextAsync("/articles/a")).Value;
        var second = Reference().Match(await site.TextAsync("/articles/a")).Value;

        Assert.NotEqual(first, second, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_site_brings_its_own_page_and_a_plain_one_stands_in_when_that_fails_too()
    {
        var works = true;
        await using var site = await StartAsync(options => options.FailureHtml = reference =>
            works ? $"<p>Ours: {reference}</p>" : throw new InvalidOperationException("this as well"));

        var own = await site.TextAsync("/articles/a");
        works = false;
        var plain = await site.TextAsync("/articles/a");

        Assert.StartsWith("<p>Ours: ", own, StringComparison.Ordinal);
        Assert.Matches(Reference(), own);
        Assert.StartsWith("<!DOCTYPE html>", plain, StringComparison.Ordinal);
        Assert.Matches(Reference(), plain);
    }

    [Fact]
    public async Task Head_of_a_failing_page_has_no_body()
    {
        await using var site = await StartAsync();

        using var answer = await site.SendAsync(HttpMethod.Head, "/articles/a");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_half_sent_answer_is_cut_off_and_logged()
    {
        await using var site = await StartAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => site.GetAsync("/half"));

        var line = Assert.Single(site.Log.Errors);
        Assert.Contains("in /half", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_leaves_is_no_failure()
    {
        var arrived = new TaskCompletionSource();
        await using var site = await DeliveryHost.StartAsync(app => app.MapGet("/slow", async (CancellationToken aborted) =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, aborted);
        }));
        using var hangUp = new CancellationTokenSource();
        var asking = site.Client.GetAsync(new Uri("/slow", UriKind.Relative), hangUp.Token);
        await arrived.Task;

        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await site.StopAsync();

        Assert.Empty(site.Log.Errors);
    }

    [GeneratedRegex("[0-9a-f]{4}-[0-9a-f]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
