using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Care;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Text;

namespace MindfulBond.Moderation.Rules;

/// <summary>A rule of the owner's own, ready to find.</summary>
/// <param name="Name">As its owner called it.</param>
/// <param name="Flag">What it leaves on a comment.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Patterns">What it finds.</param>
public sealed record ReadyRule(string Name, string Flag, RuleEffect Effect, RulePatterns Patterns);

/// <summary>
/// The rules in force, in memory: read at the start and after every change. They sort and mark; none publishes, declines or deletes.
/// </summary>
public sealed class RuleBook(IDbContextFactory<BlogDb> databases, SpamScore spam, ILogger<RuleBook> log) : IDeskRules, IKeptInMemory, IHostedLifecycleService
{
    /// <summary>Before the names of the owner's rules among a comment's flags.</summary>
    public const string FlagPrefix = "rule:";

    /// <summary>What a rule that fires adds to the spam score.</summary>
    public const int Adds = 40;

    /// <summary>Flags a comment bears at the most.</summary>
    private const int MostFlags = 20;

    // Names and patterns that cannot be used, each told once.
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    private readonly Lock _taking = new();
    private long _readings;
    private long _taken;
    private volatile State _state = new([], new HashSet<string>(StringComparer.Ordinal));

    /// <summary>The owner's rules that are switched on.</summary>
    public IReadOnlyList<ReadyRule> Rules => _state.Rules;

    public bool BlocksWords => IsOn(ShippedList.BlockedWords);

    public static string FlagOf(string name) => FlagPrefix + Slug.From(name);

    /// <summary>Whether a shipped list is switched on.</summary>
    public bool IsOn(string shipped) => !_state.Off.Contains(shipped);

    public (int Distress, string Flags) Weigh(string text, IReadOnlyList<DistressSign> signs, IReadOnlyList<PersonalDetail> details)
    {
        var state = _state;
        bool On(string shipped) => !state.Off.Contains(shipped);

        // Help lines for danger now stand on the receipt whatever is switched off; only the place in the queue is the owner's to choose.
        var (distress, flags) = (0, new List<string>());
        foreach (var sign in signs)
        {
            var on = On(ShippedList.NameOf(sign.Kind));
            if (!on && sign.Kind != DistressKind.RiskNow) continue;
            distress = Math.Max(distress, on && sign.Severity == DistressSeverity.Urgent ? 2 : 1);
            flags.Add(sign.PatternId);
        }

        var score = spam.Of(text) ?? 0;
        if (state.Rules.Count > 0)
        {
            var legible = LegibleText.Plain(text);
            foreach (var rule in state.Rules.Where(rule => rule.Patterns.AreIn(legible)))
            {
                flags.Add(rule.Flag);
                if (rule.Effect == RuleEffect.PutsFirst) distress = 2;
                if (rule.Effect == RuleEffect.AddsToSpam) score = Math.Min(100, score + Adds);
            }
        }

        if (score >= SpamScore.Marked) flags.Insert(0, SpamScore.FlagOf(score));
        flags.AddRange(details.Where(detail => On(ShippedList.NameOf(detail.Kind))).Select(detail => detail.Kind.ToString()));
        return (distress, string.Join(' ', flags.Distinct(StringComparer.Ordinal).Take(MostFlags)));
    }

    /// <summary>Reads the rules again, after a change that can be read.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var reading = Interlocked.Increment(ref _readings);
        var state = await ReadStateAsync(cancel);
        lock (_taking)
        {
            // An earlier reading that took longer must not take the place of a later one.
            if (reading < _taken) return;
            (_taken, _state) = (reading, state);
        }
    }

    public Task ReadAgainAsync(CancellationToken cancel) => ReadAsync(cancel);

    private async Task<State> ReadStateAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var (rules, off) = (new List<ReadyRule>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in await database.ModerationRules.AsNoTracking().OrderBy(rule => rule.Name).ToListAsync(cancel))
        {
            if (row.Name.StartsWith(ShippedList.Prefix, StringComparison.Ordinal))
            {
                if (!row.IsOn) off.Add(row.Name);
                continue;
            }

            if (!row.IsOn) continue;
            var (patterns, problem) = RulePatterns.Read(row.Patterns);
            if (patterns is not null) rules.Add(new ReadyRule(row.Name, FlagOf(row.Name), row.Effect, patterns));
            else if (_told.TryAdd($"{row.Name}: {row.Patterns}", true)) log.LogWarning("The rule {Rule} cannot be used and is passed over: {Problem}", row.Name, problem);
        }

        return new State(rules, off);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed record State(IReadOnlyList<ReadyRule> Rules, IReadOnlySet<string> Off);
}
