using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Data;

/// <summary>Programs that are started and killed over and over take turns with everything else: other tests measure time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

/// <summary>What the site acknowledged is never lost.</summary>
[Collection(Alone.Name)]
public sealed partial class DurabilityTests : IDisposable
{
    private const int Kills = 20;
    private const int Clients = 8;
    private const int SendsARound = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("durability-");
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _own.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_acknowledged_comment_survives_twenty_kills()
    {
        Talking.Plant(Path.Combine(_own.FullName, "content"));
        var previews = new ConcurrentQueue<Answer>();
        var acknowledged = new ConcurrentQueue<string>();
        var random = new Random(7);

        // Previews outlive a restart: all are made at first, and are old enough to be sent when the first Send is tried again.
        using (var first = await StartAsync())
        {
            for (var i = 0; i < Kills * SendsARound; i++) previews.Enqueue(await PostAsync(first.Address, "/articles/ash/comments", ("body", $"Words number {i}."), ("action", "preview")));
            await KillAsync(first.Process);
        }

        var checkedSoFar = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var site = await StartAsync();
            await CheckAsync(site.Address, acknowledged.Skip(checkedSoFar));
            checkedSoFar = acknowledged.Count;
            var enough = checkedSoFar + random.Next(1, SendsARound - Clients);

            var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(
                async () =>
                {
                    try
                    {
                        while (previews.TryDequeue(out var preview))
                        {
                            var receipt = await PostAsync(site.Address, "/articles/ash/comments", [.. preview.Fields("send"), ("consent", "true"), ("action", "send")]);
                            if (receipt.Phrase is { } phrase) acknowledged.Enqueue(phrase);
                            else if (receipt.HasForm("send")) previews.Enqueue(receipt);
                            if (acknowledged.Count >= enough && !site.Process.HasExited) site.Process.Kill();
                        }
                    }
                    catch (Exception cut) when (cut is HttpRequestException or IOException)
                    {
                        // The site is dead: whatever was on its way was not acknowledged.
                    }
                },
                Cancel)).ToList();
            await Task.WhenAll(clients);
            await KillAsync(site.Process);
        }

        Assert.True(acknowledged.Count >= Kills, $"{acknowledged.Count}");
        using var last = await StartAsync();
        await CheckAsync(last.Address, acknowledged);
        await KillAsync(last.Process);
    }

    private async Task CheckAsync(Uri address, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases) Assert.Equal(HttpStatusCode.OK, (await PostAsync(address, "/note", ("phrase", phrase), ("action", "open"))).Status);
    }

    private async Task<Answer> PostAsync(Uri address, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _client.PostAsync(new Uri(address, path), form, Cancel);
        return await Answer.OfAsync(answer);
    }

    private async Task<RunningSite> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _own.FullName };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "MindfulBond.dll"), "--urls=http://127.0.0.1:0", $"--Content:Path={Path.Combine(_own.FullName, "content")}",
            $"--Data:Path={Path.Combine(_own.FullName, "data")}", "--Comments:SendsPerHour=10000", $"--Site:BaseUrl={Samples.BaseUrl}",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data ?? "");
            if (Listening().Match(line.Data ?? "") is { Success: true } match) address.TrySetResult(new Uri(match.Groups["address"].Value));
        };
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The site ended: " + string.Join('\n', said)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new RunningSite(process, await address.Task.WaitAsync(Patience, Cancel));
        }
        catch
        {
            await KillAsync(process);
            process.Dispose();
            throw;
        }
    }

    private static async Task KillAsync(Process process)
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    /// <summary>Killed when a test is done with it, whatever became of the test.</summary>
    private sealed record RunningSite(Process Process, Uri Address) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }
}
