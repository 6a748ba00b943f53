using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MindfulBond.Comments;
using MindfulBond.Delivery;
using MindfulBond.Notes;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures what a million comments cost a reader beside a thousand: two sites over the same articles in one process, asked in turn, so that
/// whatever else the machine does falls on both. Pages are rendered afresh each time, as after a moderator's decision.
/// </summary>
internal static class SizeMeasures
{
    private const int Warmups = 60;
    private const int Times = 200;
    private const int Notes = 300;
    private const int MostQueries = 3;
    private const double MostTimes = 1.5;

    private static int queries;

    private static readonly int[] Articles = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    public static async Task<int> RunAsync()
    {
        using var counting = DiagnosticListener.AllListeners.Subscribe(new Listeners());
        var folder = Directory.CreateTempSubdirectory("mindfulbond-sizes-").FullName;
        try
        {
            // The ten that are asked for; the comments of the others need no article to lie there.
            GeneratedContent.Write(Path.Combine(folder, "content"), 10);
            await using var few = await SizedSite.StartAsync(folder, "few", comments: 1_000, articles: 10, ofFirst: 100);
            await using var many = await SizedSite.StartAsync(folder, "many", comments: 1_000_000, articles: 10_000, ofFirst: 10_000);

            var first = "/articles/" + CommentSeeder.SlugOf(0);
            await CompareAsync("an article page of 50 comments (of 100; of 10,000)", few, many, site => site.PageAsync(0, first));
            await CompareAsync("its last page of comments", few, many, site => site.PageAsync(0, $"{first}?comments={site.LastPage}"));
            await CompareAsync("the page of one comment, the newest", few, many, site => site.PageAsync(0, $"{first}?comment={site.Newest:N}"));
            await CompareAsync("another article (of 100; of 99)", few, many, site => site.PageAsync(site.Turn, "/articles/" + CommentSeeder.SlugOf(site.Turn)));
            await CompareAsync("comments.xml (of 100; of 10,000)", few, many, site => site.PageAsync(0, first + "/comments.xml"));
            await CompareAsync("the counts of ten articles", few, many, site => site.CountsAsync());
            await CompareAsync("opening /note", few, many, site => site.NoteAsync());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string what, SizedSite few, SizedSite many, Func<SizedSite, Task> ask)
    {
        for (var i = 0; i < Warmups; i++)
        {
            await ask(few);
            await ask(many);
        }

        var (ofFew, ofMany) = (new double[Times], new double[Times]);
        queries = 0;
        for (var i = 0; i < Times; i++)
        {
            ofFew[i] = await TimeAsync(few, ask);
            ofMany[i] = await TimeAsync(many, ask);
        }

        Array.Sort(ofFew);
        Array.Sort(ofMany);
        var (less, more) = (ofFew[Times / 2], ofMany[Times / 2]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {less:0.000} ms with a thousand, {more:0.000} ms with a million, ratio {more / less:0.00} (goal: at most {MostTimes}), {queries / (2.0 * Times):0.#} queries (goal: at most {MostQueries})"));
    }

    private static async Task<double> TimeAsync(SizedSite site, Func<SizedSite, Task> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        await ask(site);
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    }

    private sealed class SizedSite(WebApplication app, HttpClient client, List<string> phrases) : IAsyncDisposable
    {
        private readonly Edition _edition = app.Services.GetRequiredService<Edition>();
        private readonly CommentThreads _threads = app.Services.GetRequiredService<CommentThreads>();
        private int _asked;

        public int LastPage { get; private set; }

        public Guid Newest { get; private set; }

        /// <summary>An article other than the first, another each time.</summary>
        public int Turn => Articles[_asked++ % Articles.Length];

        public static async Task<SizedSite> StartAsync(string folder, string name, int comments, int articles, int ofFirst)
        {
            var data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            var key = PhraseKey.ReadOrMake(data);
            using var random = RandomNumberGenerator.Create();
            var phrases = Enumerable.Range(0, Notes).Select(_ => Phrase.New(random)).ToList();
            var started = Stopwatch.GetTimestamp();
            CommentSeeder.Fill(Path.Combine(data, "mindfulbond.db"), comments, articles, ofFirst, phrases.ConvertAll(key.Hash));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{comments:N0} comments written in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));

            var app = WebSite.Create(
            [
                "--applicationName=MindfulBond", "--environment=Production", "--urls=http://127.0.0.1:0", $"--Content:Path={Path.Combine(folder, "content")}", $"--Data:Path={data}",
            ]);
            await app.StartAsync();
            var site = new SizedSite(app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) }, phrases.ConvertAll(phrase => phrase.ToString()));
            var page = (await site._threads.PageAsync(CommentSeeder.SlugOf(0), 1, CancellationToken.None))!;
            site.LastPage = page.Pages;
            site.Newest = (await site._threads.PageAsync(CommentSeeder.SlugOf(0), page.Pages, CancellationToken.None))!.Threads[^1].Top.Id;
            return site;
        }

        /// <summary>Asks for a page after its article's comments changed: nothing kept can answer.</summary>
        public async Task PageAsync(int article, string address)
        {
            _edition.Raise(CommentBook.ScopeOf(CommentSeeder.SlugOf(article)));
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        }

        public async Task CountsAsync()
        {
            var counts = await _threads.CountsAsync([.. Articles.Append(0).Select(CommentSeeder.SlugOf)], CancellationToken.None);
            if (counts.Count != Articles.Length + 1) throw new InvalidOperationException("Counts are missing.");
        }

        public async Task NoteAsync()
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("phrase", phrases[_asked++ % phrases.Count])]);
            using var answer = await client.PostAsync(new Uri("/note", UriKind.Relative), form);
            await answer.Content.ReadAsByteArrayAsync();
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException("A phrase did not open its note.");
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private sealed class Listeners : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this!);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref queries);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
