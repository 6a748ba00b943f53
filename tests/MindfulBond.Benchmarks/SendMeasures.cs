using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MindfulBond.Benchmarks;

/// <summary>
/// Measures how fast the published site takes comments in beside what SQLite alone commits, and what their arrival does to readers.
/// </summary>
internal static partial class SendMeasures
{
    private const int Rounds = 5;
    private const int Clients = 8;
    // On one core the program has nearly its final, optimised form after about as many previews and sends.
    private const int Warmups = 10_000;
    private const int SendsARound = 2000;
    private const int ViewsASecond = 300;
    private const int CommentsASecond = 20;
    private const int ServerCore = 0;

    // A preview younger than two seconds is taken for a program's.
    private static readonly TimeSpan PreviewAges = TimeSpan.FromSeconds(2.2);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(15);

    private static readonly Random Chance = new(20261122);

    /// <summary>The site has one core to itself; this program is to be started on the other.</summary>
    public static Task<int> SendsAsync(string program, string content) => RunAsync(program, content, ServerCore, SendsAsync);

    /// <summary>The site and its readers share the cores.</summary>
    public static Task<int> ViewsAsync(string program, string content) => RunAsync(program, content, core: null, ViewsAsync);

    private static async Task<int> RunAsync(string program, string content, int? core, Func<RunningSite, List<string>, Task> measure)
    {
        await using var site = await RunningSite.StartAsync(program, content, core, "--Comments:SendsPerHour=1000000");
        var archive = await site.Client.GetStringAsync(new Uri("/archive", UriKind.Relative));
        var articles = ArticleLink().Matches(archive).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal).ToList();
        await AcceptAsync(site, await PreviewAsync(site, articles, Warmups));
        await measure(site, articles);
        return 0;
    }

    private static async Task SendsAsync(RunningSite site, List<string> articles)
    {
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var forms = await PreviewAsync(site, articles, SendsARound);
            var alone = await CommitsAloneAsync(site.Data);
            var (sends, stored, busy) = await AcceptAsync(site, forms);
            ratios.Add(sends / alone);
            Print($"round {round}: {sends:0} comments a second ({stored} of {forms.Count} found stored, {1000 * busy / sends:0.00} ms of processor time each, core busy {busy:P0}), SQLite alone {alone:0} transactions a second, ratio {sends / alone:0.00}");
        }

        ratios.Sort();
        Print($"accepted comments to transactions of SQLite alone, median of {Rounds}: {ratios[Rounds / 2]:0.00} (goal: at least 0.3)");
    }

    private static async Task ViewsAsync(RunningSite site, List<string> articles)
    {
        var readers = await WrkLoad.ReadersAsync(site.Data, articles.Take(8).Prepend("/").Append("/help"), ViewsASecond, "Accept-Encoding: br");
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var forms = await PreviewAsync(site, articles, (int)(CommentsASecond * Watched.TotalSeconds));
            // In turn first and second, so that a machine that grows busier favours neither.
            var (without, with) = (0.0, 0.0);
            if (round % 2 == 0) without = await WatchAsync(site, readers, []);
            with = await WatchAsync(site, readers, forms);
            if (round % 2 == 1) without = await WatchAsync(site, readers, []);
            // The first round warms up.
            if (round == 0) continue;
            ratios.Add(with / without);
            Print($"round {round}: 99th percentile of {ViewsASecond} views a second {without:0.000} ms, with {CommentsASecond} comments a second {with:0.000} ms, ratio {with / without:0.00}");
        }

        ratios.Sort();
        Print($"99th percentile with comments to without, median of {Rounds}: {ratios[Rounds / 2]:0.00} (goal: at most 1.25)");
    }

    /// <summary>Makes previews and lets them ripen.</summary>
    private static async Task<List<Form>> PreviewAsync(RunningSite site, List<string> articles, int count)
    {
        var texts = Enumerable.Range(0, count).Select(_ => GeneratedContent.Paragraphs(Chance, 50)).ToList();
        var forms = new Form[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, cancel) =>
        {
            var article = articles[number % articles.Count];
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("body", texts[number]), KeyValuePair.Create("action", "preview")]);
            using var answer = await site.Client.PostAsync(new Uri(article + "/comments", UriKind.Relative), form, cancel);
            var page = await answer.Content.ReadAsStringAsync(cancel);
            forms[number] = new Form(article, WebUtility.HtmlDecode(HiddenBody().Match(page).Groups["value"].Value), HiddenSeal().Match(page).Groups["value"].Value);
            if (forms[number].Sealed.Length == 0) throw new InvalidOperationException($"A preview was answered with {(int)answer.StatusCode}: {page}");
        });
        await Task.Delay(PreviewAges);
        return [.. forms];
    }

    /// <summary>Sends them from eight clients, and looks afterwards which are in the database.</summary>
    private static async Task<(double ASecond, int Stored, double Busy)> AcceptAsync(RunningSite site, List<Form> forms)
    {
        var (started, busyBefore) = (Stopwatch.GetTimestamp(), site.Busy);
        await Parallel.ForEachAsync(forms, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (form, cancel) => await SendAsync(site.Client, form, cancel));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var busy = site.Busy - busyBefore;

        var stored = new HashSet<string>(StringComparer.Ordinal);
        await using var database = new SqliteConnection($"Data Source={Path.Combine(site.Data, "mindfulbond.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        await using var all = database.CreateCommand();
        all.CommandText = "SELECT Text FROM Comments";
        await using var rows = await all.ExecuteReaderAsync();
        while (await rows.ReadAsync()) stored.Add(rows.GetString(0));
        var found = forms.Count(form => stored.Contains(form.Body));
        if (found != forms.Count) throw new InvalidOperationException($"{forms.Count - found} accepted comments are not stored.");
        return (forms.Count / elapsed.TotalSeconds, found, busy / elapsed);
    }

    private static async Task SendAsync(HttpClient client, Form form, CancellationToken cancel)
    {
        using var sent = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("body", form.Body), KeyValuePair.Create("sealed", form.Sealed), KeyValuePair.Create("consent", "true"), KeyValuePair.Create("action", "send"),
        ]);
        using var answer = await client.PostAsync(new Uri(form.Article + "/comments", UriKind.Relative), sent, cancel);
        var page = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode != HttpStatusCode.OK || !page.Contains("We have it", StringComparison.Ordinal))
            throw new InvalidOperationException($"A comment was answered with {(int)answer.StatusCode}: {page}");
    }

    /// <summary>The 99th percentile, in milliseconds, of what readers wait while people send, each at a moment of his own.</summary>
    private static async Task<double> WatchAsync(RunningSite site, string readers, List<Form> forms)
    {
        var sending = Task.WhenAll(forms.Select(async form =>
        {
            await Task.Delay(Watched * Chance.NextDouble());
            await SendAsync(site.Client, form, CancellationToken.None);
        }));
        var (aSecond, percentile) = await WrkLoad.WatchAsync(site.Client.BaseAddress!, readers, Watched);
        await sending;
        if (Math.Abs((aSecond / ViewsASecond) - 1) > 0.1) throw new InvalidOperationException($"The readers asked {aSecond:0} times a second.");
        return percentile;
    }

    private static async Task<double> CommitsAloneAsync(string folder)
    {
        var own = typeof(SendMeasures).Assembly.Location;
        using var alone = RunningSite.Start("dotnet", ServerCore, own, "commits", folder);
        var answer = await alone.StandardOutput.ReadToEndAsync();
        await alone.WaitForExitAsync();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    [GeneratedRegex("""name="body" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenBody();

    [GeneratedRegex("""name="sealed" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenSeal();

    [GeneratedRegex("""<a href="(?<address>/articles/[^"#]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArticleLink();

    /// <summary>What the preview gives back for Send.</summary>
    private sealed record Form(string Article, string Body, string Sealed);
}
