using System.Text.Json;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Moderation;
using MindfulBond.Site;

namespace MindfulBond.Notices;

/// <summary>
/// Says how many wait, on every way that is configured: when something does and the last notice is old enough, and within the hour when
/// something urgent came. A way that does not work is tried again, ever more rarely.
/// </summary>
internal sealed class NoticeRounds(
    IEnumerable<INoticeWay> ways, DeskDay day, PublishedNow published, IOptionsMonitor<NoticeOptions> options, IOptions<DataOptions> data, TimeProvider clock, ILogger<NoticeRounds> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UrgentEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(1);

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    // One look at a time: what one has sent, the next must know.
    private readonly SemaphoreSlim _looking = new(1);

    /// <summary>Looks once, and sends what is due.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        try
        {
            await SendDueAsync(cancel);
        }
        finally
        {
            _looking.Release();
        }
    }

    private async Task SendDueAsync(CancellationToken cancel)
    {
        var settings = options.CurrentValue;
        var on = ways.Where(way => way.IsOn(settings)).ToList();
        if (on.Count == 0) return;

        var waiting = await day.WaitingAsync(cancel);
        var notice = new Notice(waiting.Comments + waiting.Notes + waiting.Reported, waiting.Urgent);
        var now = clock.GetUtcNow();
        var isQuiet = settings.IsQuiet(published.Get().TimeOf(now.UtcDateTime));
        foreach (var way in on)
        {
            var state = StateOf(way);
            // One that was urgent and is decided makes room for the next.
            state.Urgent = Math.Min(state.Urgent, notice.Urgent);
            if (notice.Waiting == 0 || isQuiet || now < state.NotBefore || !IsDue(notice, state, settings, now)) continue;
            await SendAsync(way, notice, settings, state, now, cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "What waits could not be counted for a notice; it is tried again");
            }
        }
    }

    private static bool IsDue(Notice notice, State state, NoticeOptions settings, DateTimeOffset now) =>
        state.SentUtc is not { } sent || now - sent >= settings.EveryTime || (notice.Urgent > state.Urgent && now - sent >= UrgentEvery);

    private async Task SendAsync(INoticeWay way, Notice notice, NoticeOptions settings, State state, DateTimeOffset now, CancellationToken cancel)
    {
        // For the whole of it: a server that says a little now and then would never be late with one answer.
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            await way.SendAsync(notice, settings, now, either.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            var kind = late.IsCancellationRequested ? nameof(TimeoutException) : KindOf(failure);
            if (kind != state.Failure) log.LogWarning("The notice by {Way} could not be sent ({Failure}); it is tried again", way.Name, kind);
            state.Failure = kind;
            var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(state.Failures, 10)));
            state.Failures++;
            state.NotBefore = now + (wait < LongestBackOff ? wait : LongestBackOff);
            return;
        }

        if (state.Failures > 0) log.LogInformation("The notice by {Way} goes out again", way.Name);
        (state.SentUtc, state.Urgent, state.Failures, state.Failure, state.NotBefore) = (now, notice.Urgent, 0, null, DateTimeOffset.MinValue);
        Remember(way, state);
    }

    // What a server says may hold a name or an address: the kind of failure and the server's number are enough.
    private static string KindOf(Exception failure) => failure switch
    {
        SmtpCommandException refused => $"{nameof(SmtpCommandException)} {(int)refused.StatusCode}",
        HttpRequestException { StatusCode: { } status } => $"{nameof(HttpRequestException)} {(int)status}",
        _ => failure.GetType().Name,
    };

    // Beside the database, so that a restart is no reason to say it again.
    private string FileOf(INoticeWay way) => Path.Combine(data.Value.FullPath, $"notice-{way.Name}.json");

    private State StateOf(INoticeWay way)
    {
        if (_states.TryGetValue(way.Name, out var known)) return known;
        try
        {
            return _states[way.Name] = File.Exists(FileOf(way)) ? JsonSerializer.Deserialize<State>(File.ReadAllText(FileOf(way))) ?? new State() : new State();
        }
        catch (Exception damaged) when (damaged is IOException or UnauthorizedAccessException or JsonException)
        {
            return _states[way.Name] = new State();
        }
    }

    private void Remember(INoticeWay way, State state)
    {
        try
        {
            File.WriteAllText(FileOf(way), JsonSerializer.Serialize(state));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("When the last notice by {Way} went out could not be written down ({Failure})", way.Name, failure.GetType().Name);
        }
    }

    private sealed class State
    {
        public DateTimeOffset? SentUtc { get; set; }

        public int Urgent { get; set; }

        [System.Text.Json.Serialization.JsonIgnore] public int Failures { get; set; }

        /// <summary>The kind that was told last.</summary>
        [System.Text.Json.Serialization.JsonIgnore] public string? Failure { get; set; }

        [System.Text.Json.Serialization.JsonIgnore] public DateTimeOffset NotBefore { get; set; }
    }
}
