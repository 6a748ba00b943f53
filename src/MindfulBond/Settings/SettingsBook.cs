using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Audit;
using MindfulBond.Data;
using MindfulBond.Delivery;

namespace MindfulBond.Settings;

/// <summary>A setting as it stands.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">In force now.</param>
/// <param name="Configured">In force when what was changed at the desk is taken back.</param>
/// <param name="Version">Of the value of the desk; 0 while there is none.</param>
/// <param name="LastChange">Who changed it at the desk, and when; null when nobody did.</param>
public sealed record SettingNow(EditedSetting Setting, string Value, string Configured, int Version, AuditEntry? LastChange);

/// <summary>A change somebody asks for.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">As typed; null takes the desk's value back.</param>
/// <param name="Version">The version that was read.</param>
public sealed record WantedSetting(EditedSetting Setting, string? Value, int Version);

/// <summary>What came of it: everything was changed, or nothing.</summary>
/// <param name="Problems">What is in the way, by key; empty when it is done.</param>
/// <param name="Overtaken">Whether somebody else was faster.</param>
public sealed record SettingsAnswer(IReadOnlyDictionary<string, string> Problems, bool Overtaken);

/// <summary>
/// Where settings are changed while the site runs. A value of the database counts from the start until it is taken back; one that can no
/// longer be used is passed over, so that it never keeps the site from starting.
/// </summary>
public sealed class SettingsBook(
    IConfiguration configuration, SettingsSource source, IServiceProvider services, IDbContextFactory<BlogDb> databases, Writer writer, Edition edition, TimeProvider clock,
    ILogger<SettingsBook> log) : IKeptInMemory, IHostedLifecycleService
{
    /// <summary>Of a long text the log holds its beginning.</summary>
    private const int LongestInLog = 200;

    // A value that was taken back and set again must not bear a number that an old tab knows.
    private static readonly DateTime FirstVersion = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Keys and values that cannot be used, each told once.
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>Every setting that can be changed here, with its value.</summary>
    public async Task<IReadOnlyList<SettingNow>> NowAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var versions = await database.SiteSettings.AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Version, StringComparer.OrdinalIgnoreCase, cancel);
        var last = await database.AuditEntries.AsNoTracking().Where(entry => entry.What == AuditEvent.SettingChanged).GroupBy(entry => entry.Subject).Select(group => group.Max(entry => entry.Id)).ToListAsync(cancel);
        var changes = await database.AuditEntries.AsNoTracking().Where(entry => last.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Subject, StringComparer.OrdinalIgnoreCase, cancel);
        return
        [
            .. EditedSetting.All.Select(setting => new SettingNow(
                setting, setting.Read(configuration), Configured(setting), versions.GetValueOrDefault(setting.Key), changes.GetValueOrDefault(setting.Key))),
        ];
    }

    /// <summary>Changes these together, in force when it returns.</summary>
    /// <param name="wanted">Each setting once.</param>
    /// <param name="by">The account's e-mail.</param>
    /// <param name="cancel">Gives up while it still waits its turn.</param>
    public async Task<SettingsAnswer> SaveAsync(IReadOnlyList<WantedSetting> wanted, string by, CancellationToken cancel)
    {
        var problems = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (setting, value, _) in wanted)
        {
            var read = value is null ? null : Tidied(setting, value);
            if (value is not null && read is null) problems[setting.Key] = setting.Takes;
            values[setting.Key] = read;
        }

        if (problems.Count > 0) return new SettingsAnswer(problems, Overtaken: false);
        var now = clock.GetUtcNow().UtcDateTime;
        var answer = await writer.RunAsync((database, token) => ChangeAsync(database, wanted, values, by, now, token), Take, cancel);
        if (answer.Problems.Count == 0 && answer.Changed.Count > 0) log.LogInformation("Settings changed: {Keys}", string.Join(", ", answer.Changed.Keys));
        return new SettingsAnswer(answer.Problems, answer.Problems.Count > 0);
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stored = Usable(await StoredAsync(database, cancellationToken));
        if (stored.Count > 0) source.Put(stored);
    }

    // By the hand that writes: what is changed here is put before it is read, or after what was read is put.
    public Task ReadAgainAsync(CancellationToken cancel) => writer.RunAsync(
        StoredAsync,
        rows =>
        {
            var (stored, now) = (Usable(rows), source.Values);
            if (stored.Count == now.Count && stored.All(one => now.TryGetValue(one.Key, out var value) && value == one.Value)) return;
            source.Put(stored);
            edition.Raise();
        },
        cancel);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Task<List<SiteSetting>> StoredAsync(BlogDb database, CancellationToken cancel) => database.SiteSettings.AsNoTracking().OrderBy(row => row.Key).ToListAsync(cancel);

    private Dictionary<string, string> Usable(List<SiteSetting> rows)
    {
        var usable = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (EditedSetting.Find(row.Key) is { } setting && Tidied(setting, row.Value) is { } value) usable[setting.Key] = value;
            else if (_told.TryAdd($"{row.Key}: {row.Value}", true)) log.LogWarning("The setting {Key} of the desk cannot be used and is passed over; look at /admin/settings", row.Key);
        }

        return usable;
    }

    private async Task<Changes> ChangeAsync(
        BlogDb database, IReadOnlyList<WantedSetting> wanted, Dictionary<string, string?> values, string by, DateTime now, CancellationToken cancel)
    {
        var keys = wanted.Select(one => one.Setting.Key).ToList();
        var rows = await database.SiteSettings.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, StringComparer.OrdinalIgnoreCase, cancel);
        var answer = new Changes(new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase));
        foreach (var (setting, _, version) in wanted)
        {
            var row = rows.GetValueOrDefault(setting.Key);
            var (before, value) = (row?.Value ?? Configured(setting), values[setting.Key]);
            if (value is null ? row is null : value == before) continue;
            if (version != (row?.Version ?? 0))
            {
                var faster = await database.AuditEntries.AsNoTracking().Where(entry => entry.What == AuditEvent.SettingChanged && entry.Subject == setting.Key)
                    .OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);
                answer.Problems[setting.Key] = $"{faster?.By ?? "Somebody else"} set this to “{Short(before)}” in the meantime. Nothing was overwritten. Save once more if yours should stand.";
                continue;
            }

            answer.Changed[setting.Key] = value;
            if (value is null) database.SiteSettings.Remove(row!);
            else if (row is null) database.SiteSettings.Add(new SiteSetting { Key = setting.Key, Value = value, Version = (int)(now - FirstVersion).TotalSeconds });
            else (row.Value, row.Version) = (value, row.Version + 1);
            database.AuditEntries.Add(new AuditEntry(AuditEvent.SettingChanged, setting.Key, by, now, Short(before), Short(value ?? Configured(setting))));
        }

        if (answer.Problems.Count == 0) await database.SaveChangesAsync(cancel);
        return answer;
    }

    // Runs for one writer after the other, so nothing is lost between reading and putting.
    private void Take(Changes answer)
    {
        if (answer.Problems.Count > 0 || answer.Changed.Count == 0) return;
        var values = new Dictionary<string, string>(source.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in answer.Changed)
        {
            if (value is null) values.Remove(key);
            else values[key] = value;
        }

        source.Put(values);
        edition.Raise();
    }

    /// <summary>The value in its plainest form; null when it cannot be used.</summary>
    private string? Tidied(EditedSetting setting, string value)
    {
        // Disposed: what is built over the settings of the site would go on listening to them.
        using var candidate = (ConfigurationRoot)new ConfigurationBuilder().AddConfiguration(configuration)
            .AddInMemoryCollection([new(setting.Key, value.ReplaceLineEndings("\n").Trim())]).Build();
        try
        {
            return setting.Accepts(services, candidate) ? setting.Read(candidate) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private string Configured(EditedSetting setting)
    {
        foreach (var provider in ((IConfigurationRoot)configuration).Providers.Reverse())
        {
            if (provider != source && provider.TryGet(setting.Key, out var value))
                return setting.Read(new ConfigurationBuilder().AddInMemoryCollection([new(setting.Key, value)]).Build());
        }

        return setting.Read(new ConfigurationBuilder().Build());
    }

    private static string Short(string value) => value.Length <= LongestInLog ? value
        : value[..(char.IsHighSurrogate(value[LongestInLog - 2]) ? LongestInLog - 2 : LongestInLog - 1)] + "…";

    private sealed record Changes(Dictionary<string, string?> Changed, Dictionary<string, string> Problems);
}
