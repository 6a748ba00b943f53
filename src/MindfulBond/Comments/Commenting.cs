using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Comments.Limits;
using MindfulBond.Content;
using MindfulBond.Notes;
using MindfulBond.Site;
using MindfulBond.Text;

namespace MindfulBond.Comments;

/// <summary>Why an article takes no comments now.</summary>
public enum Openness
{
    Open,

    /// <summary>No comments are shown at all.</summary>
    Off,

    /// <summary>The author closed them for this article.</summary>
    Closed,

    /// <summary>The article is older than comments stay open.</summary>
    TooOld,

    /// <summary>Nobody is there to read: all comments of the site are closed for a while.</summary>
    Away,
}

/// <summary>What came of pressing a button of the form or the preview.</summary>
public abstract record Submission
{
    /// <summary>The form again, with everything typed and what is in the way.</summary>
    public sealed record Refused(WrittenForm Form, int Status) : Submission
    {
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>The comment as others would see it; nothing is stored.</summary>
    public sealed record Preview(PreviewedComment Comment) : Submission
    {
        /// <summary>Why the preview is shown again instead of the receipt; null the first time.</summary>
        public string? Notice { get; init; }

        /// <summary>Whether the box of consent is what is missing.</summary>
        public bool ConsentMissing { get; init; }

        public int Status { get; init; } = StatusCodes.Status200OK;
    }

    /// <summary>It is stored.</summary>
    /// <param name="Phrase">The five words; null when the same preview was sent more than ten minutes ago.</param>
    /// <param name="ReadByUtc">By when it will be read.</param>
    /// <param name="InDistress">Whether help lines stand first.</param>
    public sealed record Receipt(string? Phrase, DateTime ReadByUtc, bool InDistress) : Submission;

    public sealed record NotOpen(Openness Why) : Submission;

    /// <summary>Nothing was stored, and nothing is left.</summary>
    public sealed record Discarded : Submission;
}

/// <summary>What stands in the form.</summary>
/// <param name="ArticleSlug">The article it stands under.</param>
/// <param name="Body">As typed.</param>
/// <param name="Name">As typed.</param>
/// <param name="IsPrivate">The quiet tick.</param>
/// <param name="Answering">The comment it answers; null for one that answers none.</param>
/// <param name="Errors">What is in the way: the field and the sentence.</param>
public sealed record WrittenForm(string ArticleSlug, string Body, string Name, bool IsPrivate, ShownComment? Answering, IReadOnlyList<(string Field, string Sentence)> Errors)
{
    public string? ErrorOf(string field) => Errors.Where(error => error.Field == field).Select(error => error.Sentence).FirstOrDefault();
}

/// <summary>What a preview shows.</summary>
/// <param name="Shown">The comment in exactly the markup that would be published.</param>
/// <param name="Body">The cleaned text, for Send and Change.</param>
/// <param name="TypedName">The name as typed; empty when one was made up.</param>
/// <param name="IsPrivate">Whether it is only for the author.</param>
/// <param name="Parent">What it answers.</param>
/// <param name="Details">Personal details that stood out.</param>
/// <param name="Sealed">The sealed preview.</param>
public sealed record PreviewedComment(
    ShownComment Shown, string Body, string TypedName, bool IsPrivate, Guid? Parent, IReadOnlyList<PersonalDetail> Details, string Sealed);

/// <summary>Takes a comment from the form over the preview to the receipt. Nothing is stored before Send.</summary>
public sealed class Commenting(
    CommentBook book, CommentThreads threads, PreviewSeal seal, PhraseKey phraseKey, SendRate rate, Repetition repetition, TakenBack takenBack, DistressPatterns distress, IDeskRules rules, IDeskNames desk,
    IOptionsMonitor<CommentOptions> options, IOptionsMonitor<AwayOptions> away, RandomNumberGenerator random, TimeProvider clock)
{
    /// <summary>How long a repeated Send shows the same receipt.</summary>
    private static readonly TimeSpan ReceiptLasts = TimeSpan.FromMinutes(10);

    /// <summary>Whether a reader may answer a comment.</summary>
    public bool TakesReplies => options.CurrentValue.Replies == Replies.Everyone;

    /// <summary>Whether an article takes comments now.</summary>
    /// <remarks>Age is counted in days of the site's own calendar: a kept page ends with the day, and so says the same as a fresh one.</remarks>
    public Openness OpennessOf(Article article, ArticleCatalog catalog, bool isClosed = false) =>
        !options.CurrentValue.Enabled || article.Comments == CommentsMode.Off ? Openness.Off
        : article.Comments == CommentsMode.Closed || isClosed ? Openness.Closed
        : options.CurrentValue.CloseAfterDays > 0 && article.PublishedUtc is { } published && catalog.Today > catalog.DayOf(published).AddDays(options.CurrentValue.CloseAfterDays) ? Openness.TooOld
        : away.CurrentValue.IsAway(catalog.Today) ? Openness.Away
        : Openness.Open;

    /// <summary>The form as first shown, or as "Change" gives it back.</summary>
    public async Task<WrittenForm> FormAsync(Article article, CommentDraft draft, CancellationToken cancel) =>
        new(article.Slug, draft.Body ?? "", draft.Name ?? "", draft.IsPrivate, await AnsweringAsync(article, draft, cancel), []);

    /// <summary>Shows the comment as others would see it.</summary>
    public async Task<Submission> PreviewAsync(Article article, ArticleCatalog catalog, CommentDraft draft, CancellationToken cancel)
    {
        if (OpennessOf(article, catalog, await threads.IsClosedAsync(article.Slug, cancel)) is not Openness.Open and var why) return new Submission.NotOpen(why);
        var (written, refused) = await ReadAsync(article, catalog, draft, madeUpName: null, cancel);
        if (refused is not null) return refused;

        if (draft.Replace is { } number && Details(written!.Text, catalog) is var details && number >= 1 && number <= details.Count)
            return await PreviewAsync(article, catalog, Copy(draft, PersonalDetails.Replace(written.Text, details[number - 1])), cancel);
        return Preview(article, catalog, draft, written!);
    }

    /// <summary>Stores it, once, however often Send is pressed.</summary>
    public async Task<Submission> SendAsync(Article article, ArticleCatalog catalog, CommentDraft draft, IPAddress? address, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (OpennessOf(article, catalog, await threads.IsClosedAsync(article.Slug, cancel)) is not Openness.Open and var why) return new Submission.NotOpen(why);

        ReadersFirst.LetPass();
        var seen = seal.Open(draft.Sealed) is { } opened && opened.ArticleSlug == article.Slug ? opened : null;
        var (written, refused) = await ReadAsync(article, catalog, draft, seen?.Name, cancel);
        if (refused is not null) return refused;

        if (WhyAgain(seen, written!, draft, now) is { } again)
            return Preview(article, catalog, draft, written!) with { Notice = again, Status = StatusCodes.Status422UnprocessableEntity };
        if (!draft.Consent)
            return Preview(article, catalog, draft, written!, draft.Sealed) with { ConsentMissing = true, Status = StatusCodes.Status422UnprocessableEntity };

        var hash = phraseKey.Hash(seen!.Words);
        if (repetition.Knows(written!.Text, hash))
            return Refuse(article, draft, written.Answering, "body", "These very words were sent here already, and we have them. If you meant to add something, change a line.", StatusCodes.Status422UnprocessableEntity);
        if (TooMany(address, hash) is var (wait, sentence))
            return Refuse(article, draft, written.Answering, "body", sentence, StatusCodes.Status429TooManyRequests) with { RetryAfter = wait };

        ReadersFirst.LetPass();
        var (stored, isNew) = await book.AddAsync(
            new NewComment
            {
                ArticleSlug = article.Slug,
                ThreadId = written.Answering?.ThreadId ?? written.Answering?.Id,
                AnswersId = written.Answering?.Id,
                Name = written.Name,
                Text = written.Text,
                Html = CommentMarkdown.Render(written.Text).ToString(),
                IsPrivate = draft.IsPrivate,
                PhraseHash = hash,
                Distress = seen.Distress,
                Flags = seen.Flags,
                LooksLikeSpam = seen.Trapped || !string.IsNullOrEmpty(draft.Website) || HoldsBlockedWords(written.Text),
            },
            now, cancel);
        repetition.Remember(written.Text, hash);
        return new Submission.Receipt(isNew || now - stored.SentUtc < ReceiptLasts ? seen.Phrase : null, stored.SentUtc + options.CurrentValue.ReadWithinTime, stored.Distress > 0);
    }

    // Every one of these is answered by looking once more: nothing is lost, and a person only presses the button again.
    private string? WhyAgain(SealedPreview? seen, Written written, CommentDraft draft, DateTime nowUtc)
    {
        if (seen is null || seen.Digest != SealedPreview.DigestOf(written.Text, written.Name, draft.IsPrivate, draft.Parent) || PreviewAge.IsOver(seen.SeenUtc, nowUtc))
            return "This page had been open a long time, so we asked it to start again. Your words are still below. Press the button once more.";
        if (PreviewAge.IsTooFast(seen.SeenUtc, nowUtc))
            return "That went very fast, so we ask you to look once more. Your words are still below. Press the button again.";
        return takenBack.Has(phraseKey.Hash(seen.Words))
            ? "You took this comment back. If you want to send it after all, press the button once more; it gets five new words."
            : null;
    }

    /// <summary>Checks and cleans what was written; the same rules for a first sending and for a change at the writer's note.</summary>
    /// <returns>The cleaned words, or the errors by field.</returns>
    public (string? Text, string? Name, IReadOnlyList<(string Field, string Sentence)> Errors) Check(string body, string name, string? madeUpName, ArticleCatalog catalog)
    {
        var errors = new List<(string, string)>();
        var text = CommentText.Read(body, options.CurrentValue.MaxLength);
        if (text.Sentence is { } wrongText) errors.Add(("body", wrongText));
        else if (LinkLimit.IsOver(text.Text)) errors.Add(("body", "Links are shown as plain text here, so more than two help nobody. Take one or more out, and it can go on."));

        var ours = catalog.Site.Authors.Concat(catalog.Authors).Select(author => author.Name).Concat(desk.PublicNames).Append(catalog.Site.Title).Distinct(StringComparer.Ordinal).ToList();
        var chosen = DisplayName.Read(name, ours);
        if (chosen.Verdict.Sentence() is { } wrongName) errors.Add(("name", wrongName));
        if (errors.Count > 0) return (null, null, errors);
        return (text.Text, chosen.Verdict == NameVerdict.Fine ? chosen.Text : madeUpName ?? NeutralName.New(random, ours), []);
    }

    /// <summary>Counts what is sent from a neighbourhood, a change as well as a first sending.</summary>
    /// <param name="address">Where from.</param>
    /// <param name="what">What is sent: the same once more is not counted again.</param>
    /// <returns>How long to wait and what the writer is told; null when it may go on.</returns>
    public (TimeSpan Wait, string Sentence)? TooMany(IPAddress? address, string what) => rate.TooMany(address, options.CurrentValue.SendsPerHour, what) is { } wait
        ? (wait, $"A few comments have come from near you in a short time. Give it {WaitWords.Of(wait)}; your words are still in the box.")
        : null;

    /// <summary>Whether the owner's own list marks these words as spam.</summary>
    public bool HoldsBlockedWords(string text) => rules.BlocksWords && BlockedWords.AreIn(text, options.CurrentValue.BlockedWords);

    /// <summary>How pressing the signs of distress in a text are, and the names of the rules that fired.</summary>
    public (int Distress, string Flags) SignsIn(string text, ArticleCatalog catalog) => SignsIn(text, Details(text, catalog));

    private (int Distress, string Flags) SignsIn(string text, IReadOnlyList<PersonalDetail> details) => rules.Weigh(text, distress.Find(text), details);

    private async Task<(Written? Written, Submission.Refused? Refused)> ReadAsync(Article article, ArticleCatalog catalog, CommentDraft draft, string? madeUpName, CancellationToken cancel)
    {
        var answering = await AnsweringAsync(article, draft, cancel);
        var (text, name, errors) = Check(draft.Body ?? "", draft.Name ?? "", madeUpName, catalog);
        if (draft.Parent is not null && answering is null) errors = [.. errors, ("body", "The comment you were answering is not here any more. Send yours on its own, or let it be.")];
        return errors.Count > 0
            ? (null, new Submission.Refused(new WrittenForm(article.Slug, draft.Body ?? "", draft.Name ?? "", draft.IsPrivate, answering, errors), StatusCodes.Status422UnprocessableEntity))
            : (new Written(text!, name!, answering), null);
    }

    // A preview that is still good stays itself, phrase and age included: whoever only forgot the box may send at once.
    private Submission.Preview Preview(Article article, ArticleCatalog catalog, CommentDraft draft, Written written, string? stillGood = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var shown = new ShownComment(
            Guid.Empty, written.Answering?.ThreadId, written.Name, CommentVoice.Reader, CommentMarkdown.Render(written.Text), now, Changed: false, ContentNote: null,
            written.Answering?.Name);
        ReadersFirst.LetPass();
        var details = Details(written.Text, catalog);
        ReadersFirst.LetPass();
        return new Submission.Preview(new PreviewedComment(
            shown, written.Text, draft.Name ?? "", draft.IsPrivate, draft.Parent, details, stillGood ?? Seal()));

        string Seal()
        {
            var (pressing, flags) = SignsIn(written.Text, details);
            return seal.Seal(new SealedPreview(
                Notes.Phrase.New(random).ToString(), article.Slug, written.Name, now,
                SealedPreview.DigestOf(written.Text, written.Name, draft.IsPrivate, draft.Parent), !string.IsNullOrEmpty(draft.Website), pressing, flags));
        }
    }

    private static Submission.Refused Refuse(Article article, CommentDraft draft, ShownComment? answering, string field, string sentence, int status) =>
        new(new WrittenForm(article.Slug, draft.Body ?? "", draft.Name ?? "", draft.IsPrivate, answering, [(field, sentence)]), status);

    private async Task<ShownComment?> AnsweringAsync(Article article, CommentDraft draft, CancellationToken cancel) =>
        draft.Parent is { } parent && TakesReplies ? await threads.OneAsync(article.Slug, parent, cancel) : null;

    // The numbers of help lines are nobody's personal detail.
    internal static IReadOnlyList<PersonalDetail> Details(string text, ArticleCatalog catalog) => PersonalDetails.Find(text, HelpNumbers(catalog.Content.Help));

    private static HashSet<string> HelpNumbers(HelpLines help) =>
    [
        .. help.Countries.Select(country => country.Emergency?.Number)
            .Concat(help.Countries.SelectMany(country => country.Lines).SelectMany(line => new[] { line.Phone?.Display, line.Phone?.Dial, line.Sms?.Number }))
            .OfType<string>().Select(number => string.Concat(number.Where(char.IsAsciiDigit))).Where(digits => digits.Length > 0),
    ];

    private static CommentDraft Copy(CommentDraft draft, string body) =>
        new() { Body = body, Name = draft.Name, IsPrivate = draft.IsPrivate, Parent = draft.Parent, Website = draft.Website };

    private sealed record Written(string Text, string Name, ShownComment? Answering);
}
