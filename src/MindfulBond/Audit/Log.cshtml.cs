using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Data;
using MindfulBond.Moderation;
using MindfulBond.Retention;
using MindfulBond.Shared;
using MindfulBond.Text;

namespace MindfulBond.Audit;

/// <summary>Everything that was decided and done at the desk, the newest first.</summary>
public sealed class LogModel(
    AuditLog audit, LastDecisions decisions, ModerationDesk desk, Writer writer, ArticleCatalog catalog, IOptions<RetentionOptions> retention, TimeProvider clock) : PageModel, IDeskPage
{
    public const string Address = "/admin/log";

    public DeskHead Head { get; } = new("Log", Address);

    [BindProperty(SupportsGet = true)] public string? By { get; set; }

    [BindProperty(SupportsGet = true)] public string? What { get; set; }

    [BindProperty(SupportsGet = true)] public string? From { get; set; }

    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    [BindProperty(SupportsGet = true)] public string? Comment { get; set; }

    /// <summary>What is wrong with what was typed, as sentences.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What an undo came to; null when none was asked for.</summary>
    public string? Notice { get; private set; }

    /// <summary>The lines of each day, the newest first.</summary>
    public IReadOnlyList<(DateOnly Day, IReadOnlyList<LogLine> Lines)> Days { get; private set; } = [];

    /// <summary>The address of the next page; null when there is none.</summary>
    public string? Older { get; private set; }

    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The presses that can still be taken back.</summary>
    public IReadOnlySet<Guid> Undoable { get; private set; } = new HashSet<Guid>();

    public bool IsFiltered => new[] { By, What, From, To, Comment }.Any(one => !string.IsNullOrWhiteSpace(one));

    public int DaysKept => retention.Value.Entries;

    public ArticleCatalog Catalog => catalog;

    public async Task OnGetAsync([FromQuery] string? after, [FromQuery] int? undone, [FromQuery] int? kept, CancellationToken cancel)
    {
        Notice = Undid(undone, kept);
        var filter = Read();
        Names = await audit.NamesAsync(cancel);
        if (Problems.Count > 0) return;

        var page = await audit.PageAsync(filter, LogPlace.Read(after), cancel);
        Undoable = await decisions.AmongAsync(page.Entries, cancel);
        Days = [.. LogLine.Fold(page.Entries).GroupBy(line => catalog.DayOf(line.AtUtc)).Select(day => (day.Key, (IReadOnlyList<LogLine>)[.. day]))];
        if (page.Older is { } older) Older = QueryHelpers.AddQueryString(Address, Query().Append(KeyValuePair.Create("after", (string?)older.ToString())));
    }

    /// <summary>Takes back what was decided with one press.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Guid press, CancellationToken cancel)
    {
        // An undo speaks to nobody, so that neither a public name nor a badge is needed.
        var answer = await desk.UndoAsync(press, new DeskReader(User.Identity!.Name!, "", CommentVoice.Moderator), cancel);
        return Redirect(QueryHelpers.AddQueryString(Address, Query()
            .Append(KeyValuePair.Create("undone", (string?)answer.Done.ToString(CultureInfo.InvariantCulture)))
            .Append(KeyValuePair.Create("kept", (string?)answer.Faster.ToString(CultureInfo.InvariantCulture)))));
    }

    /// <summary>Sends what is filtered as a file; that is an entry too.</summary>
    public async Task<IActionResult> OnPostCopyAsync(string? form, CancellationToken cancel)
    {
        var filter = Read();
        if (Problems.Count > 0 || form is not ("csv" or "json"))
        {
            Names = await audit.NamesAsync(cancel);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var sifted = string.Join(", ", Query().Select(one => $"{one.Key}: {one.Value}"));
        await writer.RunAsync(
            async (database, token) =>
            {
                database.AuditEntries.Add(new AuditEntry(AuditEvent.LogExported, form, User.Identity!.Name!, now, reason: sifted.Length == 0 ? "all of it" : sifted[..Math.Min(sifted.Length, 400)]));
                return await database.SaveChangesAsync(token);
            },
            cancel: cancel);

        Response.ContentType = form == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"log-{catalog.Today.ToString("o", CultureInfo.InvariantCulture)}.{form}\"";
        var entries = audit.AllAsync(filter, cancel);
        if (form == "csv") await LogCopy.WriteCsvAsync(Response.Body, entries, cancel);
        else await LogCopy.WriteJsonAsync(Response.Body, entries, cancel);
        return new EmptyResult();
    }

    /// <summary>What is filtered by, for a form that comes back here.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query() => new KeyValuePair<string, string?>[] { new("by", By), new("what", What), new("from", From), new("to", To), new("comment", Comment) }
        .Where(one => !string.IsNullOrWhiteSpace(one.Value));

    private LogFilter Read()
    {
        var problems = new List<string>();
        LogSubject? subject = null;
        if (!string.IsNullOrWhiteSpace(What))
        {
            if (Enum.TryParse<LogSubject>(What, ignoreCase: true, out var known) && Enum.IsDefined(known)) subject = known;
            else problems.Add("Choose what to show from the list.");
        }

        Guid? comment = null;
        if (!string.IsNullOrWhiteSpace(Comment))
        {
            if (Guid.TryParse(Comment.Trim(), out var id)) comment = id;
            else problems.Add("A comment’s number has 32 letters and digits; it stands at the end of its address.");
        }

        var (from, to) = (Day(From), Day(To));
        Problems = problems;
        return new LogFilter
        {
            By = string.IsNullOrWhiteSpace(By) ? null : By.Trim(),
            Subject = subject,
            CommentId = comment,
            FromUtc = from is { } first ? LocalTime.ToUtc(first.ToDateTime(TimeOnly.MinValue), catalog.Site.TimeZone) : null,
            BeforeUtc = to is { } last && last < DateOnly.MaxValue ? LocalTime.ToUtc(last.AddDays(1).ToDateTime(TimeOnly.MinValue), catalog.Site.TimeZone) : null,
        };

        DateOnly? Day(string? typed)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            problems.Add("A day looks like 2026-03-04.");
            return null;
        }
    }

    private static string? Undid(int? undone, int? kept) => (undone, kept ?? 0) switch
    {
        (null, _) => null,
        (0, _) => "Nothing was changed: somebody decided again, or the writer was faster.",
        (int done, 0) => $"{Plain.Count(done, "decision")} taken back.",
        (int done, var rest) => $"{Plain.Count(done, "decision")} taken back. {Plain.Sentence(Plain.Number(rest))} stayed: somebody decided again, or the writer was faster.",
    };
}
