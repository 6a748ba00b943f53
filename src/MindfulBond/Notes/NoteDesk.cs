using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Comments.Limits;
using MindfulBond.Data;

namespace MindfulBond.Notes;

/// <summary>What five words opened.</summary>
/// <param name="Comment">The comment; null when they opened a report.</param>
/// <param name="Report">The report; null when they opened a comment.</param>
/// <param name="Pass">Sealed leave to act on it from this page, for half an hour.</param>
public sealed record OpenedNote(Comment? Comment, CommentReport? Report, string Pass);

/// <summary>
/// A commenter's private place. It holds nothing but what the five words open, and does the same work for words that open nothing.
/// </summary>
public sealed class NoteDesk(
    IDbContextFactory<BlogDb> databases, CommentBook book, Commenting commenting, PhraseKey key, PhraseTries tries, TakenBack takenBack, Repetition repetition,
    IDataProtectionProvider protection, RandomNumberGenerator random, TimeProvider clock)
{
    private static readonly TimeSpan PassLasts = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _protector = protection.CreateProtector("MindfulBond.Note.v1");

    /// <summary>Opens a note.</summary>
    /// <param name="typed">The words, in any case and spacing.</param>
    /// <param name="address">Where from: too many wrong tries from one neighbourhood have to wait.</param>
    /// <param name="cancel">The reader left.</param>
    /// <returns>Null when they open nothing, and the wait when there were too many tries.</returns>
    public async Task<(OpenedNote? Note, TimeSpan? Wait)> OpenAsync(string typed, IPAddress? address, CancellationToken cancel)
    {
        if (tries.MustWait(address) is { } wait) return (null, wait);

        // Words that cannot be a phrase are looked for as well: the answer takes as long as for words that can.
        var hash = key.Hash(Phrase.TryRead(typed, out var phrase) ? phrase : Phrase.New(random));
        await using var database = await databases.CreateDbContextAsync(cancel);
        var comment = await database.Comments.AsNoTracking().FirstOrDefaultAsync(one => one.PhraseHash == hash, cancel);
        var report = await database.CommentReports.AsNoTracking().FirstOrDefaultAsync(one => one.PhraseHash == hash, cancel);
        if (comment is null && report is null)
        {
            tries.CountWrong(address);
            return (null, null);
        }

        return (new OpenedNote(comment, report, PassFor(comment?.Id ?? report!.Id)), null);
    }

    /// <summary>Opens again what a pass was given for; null when the pass is no longer good or nothing is left.</summary>
    public async Task<OpenedNote?> OpenAgainAsync(string? pass, CancellationToken cancel)
    {
        if (IdOf(pass) is not { } id) return null;
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Comments.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.PhraseHash != null, cancel) is { } comment
            ? new OpenedNote(comment, null, PassFor(id))
            : null;
    }

    /// <summary>Takes it back, and sees to it that a preview left open cannot bring it again.</summary>
    public async Task<Decision> WithdrawAsync(OpenedNote note, CancellationToken cancel)
    {
        var comment = note.Comment!;
        if (comment.PhraseHash is { } hash) takenBack.Remember(hash);
        var decision = await book.WithdrawAsync(comment.Id, Now, cancel);
        repetition.Forget(comment.Text);
        return decision;
    }

    public Task<Decision> AgreeAsync(OpenedNote note, CancellationToken cancel) => book.ChangeAsync(
        note.Comment!.Id, comment => comment.AgreeToCut(CommentMarkdown.Render(comment.ProposedText ?? "").ToString(), Now), cancel);

    public Task<Decision> RefuseAsync(OpenedNote note, CancellationToken cancel) => book.ChangeAsync(note.Comment!.Id, comment => comment.RefuseCut(Now), cancel);

    /// <summary>Changes it, within the limits of a first sending: it goes back to be read, and is out of public view at once.</summary>
    /// <returns>What is in the way, by field, and how long to wait where that is all; no errors when it is done.</returns>
    public async Task<(IReadOnlyList<(string Field, string Sentence)> Errors, TimeSpan? Wait)> ChangeAsync(
        OpenedNote note, string body, string name, ArticleCatalog catalog, IPAddress? address, CancellationToken cancel)
    {
        var before = note.Comment!;
        var (text, checkedName, errors) = commenting.Check(body, name, before.Name, catalog);
        if (errors.Count > 0) return (errors, null);
        if (commenting.TooMany(address, before.PhraseHash + SealedPreview.DigestOf(text!, checkedName!, before.IsPrivate, parent: null)) is var (wait, sentence))
            return ([("body", sentence)], wait);

        var (pressing, flags) = commenting.SignsIn(text!, catalog);
        var changed = new ChangedText(checkedName!, text!, CommentMarkdown.Render(text!).ToString(), pressing, flags);
        await book.ChangeAsync(
            before.Id,
            comment =>
            {
                var decision = comment.Change(changed, Now);
                return decision == Decision.Done && commenting.HoldsBlockedWords(changed.Text) ? comment.MarkSpam(ModerationEntry.Rules, Now) : decision;
            },
            cancel);
        return ([], null);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // The end stands in the pass itself: a time-limited protector would ask the machine's clock instead of ours.
    private string PassFor(Guid id) => _protector.Protect(JsonSerializer.Serialize(new Pass(id, Now + PassLasts)));

    private Guid? IdOf(string? pass)
    {
        if (string.IsNullOrEmpty(pass) || pass.Length > 4096) return null;
        try
        {
            return JsonSerializer.Deserialize<Pass>(_protector.Unprotect(pass)) is { } opened && Now < opened.UntilUtc ? opened.Id : null;
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Pass(Guid Id, DateTime UntilUtc);
}

/// <summary>Counts wrong phrases by network neighbourhood: ten an hour are slips, more are guesses.</summary>
public sealed class PhraseTries(TimeProvider clock)
{
    private const int AnHour = 10;

    private readonly SendRate _wrong = new(clock);

    public TimeSpan? MustWait(IPAddress? address) => _wrong.Wait(address, AnHour);

    public void CountWrong(IPAddress? address) => _wrong.TooMany(address, AnHour);
}
