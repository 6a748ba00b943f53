using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Site;

/// <summary>Readers, renderings and changes at once, for a minute: nobody gets an answer older than a change that was finished before he asked.</summary>
public sealed partial class RaceTests
{
    private const int Readers = 6;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    // Enough for thousands of answers, and little enough for whatever else is tested beside it.
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromMilliseconds(60);

    private static readonly string[] Addresses =
    [
        "/articles/ash", "/articles/ash", "/articles/ash?x=1", "/articles/ash?comments=1", "/articles/ash/comments.xml", "/", "/archive", "/topics/trees", "/feed.xml",
    ];

    private static readonly string[] Codings = ["br", "gzip", "identity"];

    private long _written, _published, _withdrawn;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_answer_is_older_than_a_change_finished_before_it_was_asked_for()
    {
        await using var site = await SiteFixture.StartAsync(Talking.Plant, [$"--Site:BaseUrl={Samples.BaseUrl}"]);
        WriteArticle(site, 0);
        var until = Stopwatch.GetTimestamp() + (long)(Long.TotalSeconds * Stopwatch.Frequency);

        var changing = Task.WhenAll(
            RepeatAsync(until, BetweenChanges, number =>
            {
                WriteArticle(site, number);
                Volatile.Write(ref _written, number);
                return Task.CompletedTask;
            }),
            CommentAsync(site, until));
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(site, until, new Random(reader)), Cancel)).ToList();
        await changing;
        var answers = (await Task.WhenAll(reading)).SelectMany(one => one).ToList();

        Assert.Empty(answers.SelectMany(answer => answer.Problems));
        // Else the race was none: changes of both kinds, and answers from memory as well as fresh ones.
        Assert.True(_written > 20 && _published > 20, $"{_written} files, {_published} comments");
        Assert.True(answers.Count > answers.Select(answer => answer.Tag).Distinct(StringComparer.Ordinal).Count(), $"{answers.Count} answers");
    }

    /// <summary>Publishes a comment, then withdraws the one before it, and so on.</summary>
    private async Task CommentAsync(SiteFixture site, long until)
    {
        Comment? last = null;
        await RepeatAsync(until, BetweenChanges, async number =>
        {
            var (comment, _) = await site.Book().AddAsync(A.Sent(string.Create(CultureInfo.InvariantCulture, $"Heard {number}.")), A.Noon.AddSeconds(number), Cancel);
            await site.MoveAsync(comment.Id, A.Approved);
            Volatile.Write(ref _published, number);
            if (last is not null) Assert.Equal(Decision.Done, await site.Book().WithdrawAsync(last.Id, A.Noon.AddSeconds(number), Cancel));
            Volatile.Write(ref _withdrawn, number - 1);
            last = comment;
        });
    }

    private async Task<List<(string Tag, List<string> Problems)>> ReadAsync(SiteFixture site, long until, Random random)
    {
        var answers = new List<(string, List<string>)>();
        await RepeatAsync(until, BetweenAnswers, async _ =>
        {
            var (address, coding) = (Addresses[random.Next(Addresses.Length)], Codings[random.Next(Codings.Length)]);
            var (written, published, withdrawn) = (Volatile.Read(ref _written), Volatile.Read(ref _published), Volatile.Read(ref _withdrawn));

            using var answer = await site.GetAsync(address, $"Accept-Encoding: {coding}");
            var text = await SiteFixture.TextOf(answer);

            var problems = new List<string>();
            if (Numbers(Title(), text) is not [var title, ..] || title < written) problems.Add($"{address} as {coding} was asked for after text {written} and said:\n{text}");
            if (address.StartsWith("/articles/ash", StringComparison.Ordinal))
            {
                var heard = Numbers(Heard(), text);
                if (published > 0 && (heard.Count == 0 || heard.Max() < published)) problems.Add($"{address} as {coding} was asked for after comment {published} and had {string.Join(' ', heard)}");
                if (heard.Exists(number => number <= withdrawn)) problems.Add($"{address} as {coding} was asked for after {withdrawn} was withdrawn and had {string.Join(' ', heard)}");
            }

            answers.Add(($"{address} {answer.Headers.ETag}", problems));
        });
        return answers;
    }

    private static async Task RepeatAsync(long until, TimeSpan between, Func<long, Task> step)
    {
        for (long number = 1; Stopwatch.GetTimestamp() < until; number++)
        {
            await step(number);
            await Task.Delay(between, Cancel);
        }
    }

    private static void WriteArticle(SiteFixture site, long number) =>
        site.Write("articles/ash.md", Samples.Article(string.Create(CultureInfo.InvariantCulture, $"Ash {number} ends"), "date: 2026-11-01\nslug: ash\nauthor: ada\ntopics: [Trees]", "Leaves.\n"));

    private static List<long> Numbers(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(match => long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("Ash (?<number>[0-9]+) ends", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"Heard (?<number>[0-9]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heard();
}
