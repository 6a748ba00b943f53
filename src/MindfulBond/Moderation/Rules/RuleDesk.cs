using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Audit;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Text;

namespace MindfulBond.Moderation.Rules;

/// <summary>A rule as its owner writes it.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that was read; 0 for a new one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Patterns">One a line.</param>
/// <param name="Seal">Of its rehearsal; null before.</param>
public sealed record WrittenRule(Guid? Id, int Version, string Name, RuleEffect Effect, string Patterns, string? Seal = null);

/// <summary>What came of a change of rules.</summary>
/// <param name="Problem">What is in the way, as a sentence; null when it is done.</param>
/// <param name="Field">The field it concerns.</param>
/// <param name="Overtaken">Whether somebody else was faster.</param>
public sealed record RuleAnswer(string? Problem = null, string Field = "patterns", bool Overtaken = false)
{
    public static readonly RuleAnswer Done = new();
}

/// <summary>
/// Where rules are rehearsed, saved and switched. A rule is saved only after exactly its patterns were rehearsed; then those comments that
/// still wait are marked again, and no others.
/// </summary>
public sealed class RuleDesk(
    RuleBook rules, CommentBook comments, Commenting commenting, IDbContextFactory<BlogDb> databases, Writer writer, IDataProtectionProvider protection, TimeProvider clock,
    ILogger<RuleDesk> log)
{
    /// <summary>Rules at the most.</summary>
    public const int Most = 100;

    public const int LongestName = 60;

    /// <summary>Comments that a rule is rehearsed on.</summary>
    public const int Rehearsed = 500;

    /// <summary>Waiting comments that are marked again after a change, the first in the queue.</summary>
    public const int MarkedAgain = 1_000;

    private const int AtOnce = 100;
    private const int LongestInLog = 200;

    private static readonly CommentStatus[] States =
        [CommentStatus.Approved, CommentStatus.Pending, CommentStatus.CutProposed, CommentStatus.KeptBack, CommentStatus.Declined, CommentStatus.Hidden, CommentStatus.Spam];

    private readonly IDataProtector _protector = protection.CreateProtector("MindfulBond.Rehearsal.v1");

    /// <summary>The owner's own rules, by name, those switched off as well.</summary>
    public async Task<IReadOnlyList<ModerationRule>> AllAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ModerationRules.AsNoTracking().Where(rule => !rule.Name.StartsWith(ShippedList.Prefix)).OrderBy(rule => rule.Name).ToListAsync(cancel);
    }

    /// <summary>How often each flag stands on comments that came to their state within thirty days, and on how many published ones.</summary>
    /// <remarks>Of each state the newest ones, looked at whether they bear a flag or not: to look for flags alone is to walk through all there are.</remarks>
    public async Task<FiredRules> FiredAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-FiredRules.Days);
        var fired = new FiredRules();
        foreach (var status in States)
        {
            fired.Add(status, await database.Comments.Where(comment => comment.Status == status && comment.StatusUtc >= since)
                .OrderByDescending(comment => comment.StatusUtc).Take(FiredRules.Newest + 1).Select(comment => comment.Flags).ToListAsync(cancel));
        }

        return fired;
    }

    /// <summary>Tries patterns on the last comments.</summary>
    public async Task<Rehearsal> RehearseAsync(RulePatterns patterns, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var last = new List<(CommentStatus Status, Guid Id, string Name, string Text, DateTime SentUtc, DateTime StatusUtc)>();
        foreach (var status in States)
        {
            last.AddRange((await database.Comments.Where(comment => comment.Status == status && !comment.IsPrivate).OrderByDescending(comment => comment.StatusUtc).ThenByDescending(comment => comment.Id).Take(Rehearsed)
                .Select(comment => new { comment.Status, comment.Id, comment.Name, comment.Text, comment.SentUtc, comment.StatusUtc }).ToListAsync(cancel))
                .Select(one => (one.Status, one.Id, one.Name, one.Text, one.SentUtc, one.StatusUtc)));
        }

        var looked = last.OrderByDescending(one => one.StatusUtc).Take(Rehearsed).ToList();
        var fired = looked.Select(one => (one.Status, Places: patterns.Find(one.Text), one)).Where(find => find.Places.Count > 0)
            .ToLookup(find => find.Status, find => new RehearsedComment(find.one.Id, find.one.Name, find.one.SentUtc, RehearsedComment.ExcerptOf(find.one.Text, find.Places)));
        return new Rehearsal(
            looked.Count,
            looked.Count(one => one.Status == CommentStatus.Approved),
            [.. fired[CommentStatus.Approved]],
            [.. States.Where(status => status != CommentStatus.Approved && fired[status].Any()).Select(status => (status, fired[status].Count(), fired[status].First()))],
            _protector.Protect(DigestOf(patterns)));
    }

    /// <summary>Says what is wrong with a rule; null when it may be rehearsed.</summary>
    public static (RulePatterns? Patterns, RuleAnswer? Wrong) Check(WrittenRule written)
    {
        var name = written.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Contains(':', StringComparison.Ordinal) || Slug.From(name).Length == 0)
            return (null, new RuleAnswer($"Give it a name in letters, up to {LongestName} characters and without a colon.", "name"));
        var (patterns, problem) = RulePatterns.Read(written.Patterns);
        return (patterns, problem is null ? null : new RuleAnswer(problem));
    }

    /// <summary>Saves a rule whose patterns were rehearsed, and marks those comments again that still wait.</summary>
    public async Task<RuleAnswer> SaveAsync(WrittenRule written, string by, ArticleCatalog catalog, CancellationToken cancel)
    {
        var (patterns, wrong) = Check(written);
        if (wrong is not null) return wrong;
        if (!WasRehearsed(patterns!, written.Seal)) return new RuleAnswer("These words were not rehearsed as they stand. Below is how they would have done; save once more to keep them.");

        var name = written.Name.Trim();
        return await ChangeAsync(
            async (database, token) =>
            {
                var all = await database.ModerationRules.ToListAsync(token);
                var own = all.Where(rule => !rule.Name.StartsWith(ShippedList.Prefix, StringComparison.Ordinal)).ToList();
                if (own.Exists(rule => rule.Id != written.Id && RuleBook.FlagOf(rule.Name) == RuleBook.FlagOf(name))) return new RuleAnswer("Another rule has this name. Choose a different one.", "name");
                var rule = own.Find(one => one.Id == written.Id);
                if (written.Id is not null && (rule is null || rule.Version != written.Version)) return await OvertakenAsync(database, rule?.Name ?? name, token);
                if (rule is null && own.Count >= Most) return new RuleAnswer($"There are {Most} rules, which is as many as fit. Join two, or take one away.");

                var before = rule is null ? null : Words(rule);
                if (rule is null) database.ModerationRules.Add(rule = new ModerationRule { Id = Guid.NewGuid() });
                (rule.Name, rule.Effect, rule.Patterns, rule.ChangedUtc, rule.Version) = (name, written.Effect, string.Join('\n', patterns!.Lines), Now, rule.Version + 1);
                database.AuditEntries.Add(new AuditEntry(AuditEvent.RuleChanged, name, by, Now, before, Words(rule)));
                return RuleAnswer.Done;
            },
            catalog, cancel);
    }

    /// <summary>Switches one of the owner's rules on or off.</summary>
    public Task<RuleAnswer> SwitchAsync(Guid id, int version, bool on, string by, ArticleCatalog catalog, CancellationToken cancel) => ChangeAsync(
        async (database, token) =>
        {
            if (await database.ModerationRules.FirstOrDefaultAsync(one => one.Id == id, token) is not { } rule) return new RuleAnswer("Somebody took this rule away in the meantime.", "name", Overtaken: true);
            if (rule.IsOn == on) return RuleAnswer.Done;
            if (rule.Version != version) return await OvertakenAsync(database, rule.Name, token);
            var before = Words(rule);
            (rule.IsOn, rule.ChangedUtc, rule.Version) = (on, Now, rule.Version + 1);
            database.AuditEntries.Add(new AuditEntry(AuditEvent.RuleChanged, rule.Name, by, Now, before, Words(rule)));
            return RuleAnswer.Done;
        },
        catalog, cancel);

    /// <summary>Takes one of the owner's rules away.</summary>
    public Task<RuleAnswer> TakeAwayAsync(Guid id, int version, string by, ArticleCatalog catalog, CancellationToken cancel) => ChangeAsync(
        async (database, token) =>
        {
            if (await database.ModerationRules.FirstOrDefaultAsync(one => one.Id == id, token) is not { } rule) return RuleAnswer.Done;
            if (rule.Version != version) return await OvertakenAsync(database, rule.Name, token);
            database.ModerationRules.Remove(rule);
            database.AuditEntries.Add(new AuditEntry(AuditEvent.RuleChanged, rule.Name, by, Now, Words(rule), "taken away"));
            return RuleAnswer.Done;
        },
        catalog, cancel);

    /// <summary>Switches a shipped list on or off.</summary>
    public Task<RuleAnswer> SwitchAsync(ShippedList list, bool on, string by, ArticleCatalog catalog, CancellationToken cancel) => ChangeAsync(
        async (database, token) =>
        {
            var row = await database.ModerationRules.FirstOrDefaultAsync(one => one.Name == list.Name, token);
            if ((row?.IsOn ?? true) == on) return RuleAnswer.Done;
            if (row is null) database.ModerationRules.Add(row = new ModerationRule { Id = Guid.NewGuid(), Name = list.Name });
            (row.IsOn, row.ChangedUtc, row.Version) = (on, Now, row.Version + 1);
            database.AuditEntries.Add(new AuditEntry(AuditEvent.RuleChanged, list.Label, by, Now, on ? "off" : "on", on ? "on" : "off"));
            return RuleAnswer.Done;
        },
        catalog, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<RuleAnswer> ChangeAsync(Func<BlogDb, CancellationToken, Task<RuleAnswer>> change, ArticleCatalog catalog, CancellationToken cancel)
    {
        var (answer, changed) = await writer.RunAsync(
            async (database, token) =>
            {
                var came = await change(database, token);
                return (came, came.Problem is null && await database.SaveChangesAsync(token) > 0);
            },
            cancel: cancel);
        if (!changed) return answer;

        // It is stored now: whoever leaves meanwhile leaves the rest to be done all the same.
        await rules.ReadAsync(CancellationToken.None);
        var marked = await MarkAgainAsync(catalog, CancellationToken.None);
        log.LogInformation("Rules changed; {Count} waiting comments are marked otherwise", marked);
        return answer;
    }

    private async Task<int> MarkAgainAsync(ArticleCatalog catalog, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var waiting = await database.Comments.Where(comment => comment.Status == CommentStatus.Pending)
            .OrderBy(comment => comment.IsPrivate).ThenBy(comment => comment.Turn).ThenBy(comment => comment.SentUtc).ThenBy(comment => comment.Id).Take(MarkedAgain)
            .Select(comment => new { comment.Id, comment.Text, comment.Distress, comment.Flags }).ToListAsync(cancel);
        var other = waiting.Select(one => (one.Id, one.Text, Signs: commenting.SignsIn(one.Text, catalog), Before: (one.Distress, one.Flags)))
            .Where(one => one.Signs != one.Before).ToDictionary(one => one.Id, one => (one.Text, one.Signs));
        var marked = 0;
        foreach (var some in other.Keys.Chunk(AtOnce))
        {
            var changed = await comments.ChangeAsync(
                some,
                // Changed by its writer meanwhile, it bears new marks already.
                new CommentChange(comment => comment.Text == other[comment.Id].Text ? comment.MarkAgain(other[comment.Id].Signs.Distress, other[comment.Id].Signs.Flags) : Decision.Overtaken),
                cancel);
            marked += changed.Count(one => one.Decision == Decision.Done);
        }

        return marked;
    }

    private bool WasRehearsed(RulePatterns patterns, string? seal)
    {
        if (string.IsNullOrEmpty(seal) || seal.Length > 1024) return false;
        try
        {
            return _protector.Unprotect(seal) == DigestOf(patterns);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string DigestOf(RulePatterns patterns) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', patterns.Lines))));

    private static async Task<RuleAnswer> OvertakenAsync(BlogDb database, string name, CancellationToken cancel)
    {
        var faster = await database.AuditEntries.AsNoTracking().Where(entry => entry.What == AuditEvent.RuleChanged && entry.Subject == name).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);
        return new RuleAnswer($"{faster?.By ?? "Somebody else"} changed this rule in the meantime: {faster?.To ?? "it was taken away"}. Nothing was overwritten. Save once more if yours should stand.", "name", Overtaken: true);
    }

    private static string Words(ModerationRule rule)
    {
        var words = $"{(rule.IsOn ? "on" : "off")}, {EffectWords.Of(rule.Effect)}: {rule.Patterns.Replace("\n", "; ", StringComparison.Ordinal)}";
        return words.Length <= LongestInLog ? words : words[..(char.IsHighSurrogate(words[LongestInLog - 2]) ? LongestInLog - 2 : LongestInLog - 1)] + "…";
    }
}
