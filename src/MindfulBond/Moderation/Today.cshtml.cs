using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Retention;
using MindfulBond.Shared;
using MindfulBond.Site;
using MindfulBond.Text;

namespace MindfulBond.Moderation;

/// <summary>Opens on what needs a decision.</summary>
public sealed class TodayModel(
    DeskDay day, RetentionLog retention, ArticleCatalog catalog, ContentDoctor doctor, HealthCheckService health, IOptionsMonitor<CommentOptions> comments, IOptions<DataOptions> data, TimeProvider clock) : PageModel, IDeskPage
{
    public DeskHead Head { get; } = new("Today", "/admin");

    public Waiting Waiting { get; private set; } = null!;

    public WeekInFigures Week { get; private set; } = null!;

    public int ReadToday { get; private set; }

    public int StopsAfter { get; private set; }

    /// <summary>What is wrong in the content folder, and what is due on this day.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public IReadOnlyList<Article> DueForReview { get; private set; } = [];

    public DataSizes Sizes { get; private set; } = null!;

    /// <summary>The errors in the log of the last day; null when the log cannot be read.</summary>
    public LogErrors? Errors { get; private set; }

    /// <summary>What does not work, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Ailments { get; private set; } = [];

    public RetentionRun? LastRetention { get; private set; }

    public bool CommentsAreOn => comments.CurrentValue.Enabled;

    private DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;

    private TimeSpan Promise => comments.CurrentValue.ReadWithinTime;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Waiting = await day.WaitingAsync(cancel);
        Week = await day.WeekAsync(Now.AddDays(-7), Promise, cancel);
        var account = User.Identity!.Name!;
        ReadToday = await day.ReadByAsync(account, LocalTime.ToUtc(catalog.Today.ToDateTime(TimeOnly.MinValue), catalog.Site.TimeZone), cancel);
        StopsAfter = await day.StopsAfterAsync(account, cancel);
        Problems = [.. doctor.Examine(catalog.Content, catalog.Today).Where(problem => problem.Severity != Severity.Note && problem.Rule != "review-due")];
        DueForReview = [.. catalog.Articles.Where(article => catalog.ReviewOf(article) != ReviewState.Current).OrderBy(article => article.NextReview)];
        Sizes = DataSizes.Of(data.Value.FullPath);
        Errors = LogErrors.Between(data.Value.FullPath, Now.AddDays(-1), Now);
        LastRetention = await retention.LastAsync(cancel);
        Ailments = Ails(await health.CheckHealthAsync(check => check.Tags.Contains("ready"), cancel));
    }

    /// <summary>How many wait, and what comes first.</summary>
    public string Sentence
    {
        get
        {
            if (Waiting.IsNothing) return "Nothing is waiting. Close the laptop";
            var waits = Waiting.Comments == 0 ? "No comment waits" : $"{Plain.Sentence(Many(Waiting.Comments))} {(Waiting.Comments == 1 ? "waits" : "wait")}";
            return $"{waits}. " + (Waiting.Urgent, Waiting.Reported, Waiting.Notes, Waiting.Comments) switch
            {
                (1, _, _, 1) => "It needs you now",
                (1, _, _, _) => "One needs you first",
                ( > 1, _, _, _) => $"{Plain.Sentence(Many(Waiting.Urgent))} need you first",
                (_, 1, _, _) => "One was reported",
                (_, > 1, _, _) => $"{Plain.Sentence(Many(Waiting.Reported))} were reported",
                (_, _, 1, 0) => "One private note does",
                (_, _, > 1, 0) => $"{Plain.Sentence(Many(Waiting.Notes))} private notes do",
                (_, _, _, 1) => "It can be read in peace",
                _ => "The oldest comes first",
            };
        }
    }

    /// <summary>How much of the promise is left.</summary>
    public string Lede => Waiting.OldestUtc is not { } oldest
        ? "Everything that was sent has been read, and everyone has an answer."
        : Now - oldest > Promise
            ? $"The oldest has waited {Plain.Span(Now - oldest)}; we promise {Plain.Span(Promise)}."
            : $"The oldest has waited {Plain.Span(Now - oldest)} of the {Plain.Span(Promise)} we promise.";

    public string Ago(DateTime instantUtc) => Plain.Span(Now - instantUtc);

    public string DayOf(DateTime instantUtc) => Plain.ShortDay(catalog.DayOf(instantUtc), catalog.Today);

    public string TimeOf(DateTime instantUtc) => Plain.Time(catalog.TimeOf(instantUtc));

    public string OverdueBy(Article article) => Plain.Count(catalog.Today.DayNumber - article.NextReview!.Value.DayNumber, "day");

    /// <summary>In words, and above a thousand only as that.</summary>
    public static string Many(int count) => count > DeskDay.Most ? $"more than {DeskDay.Most:N0}" : Plain.Number(count);

    public static string Figure(int count) => count > DeskDay.Most ? $"{DeskDay.Most:N0}+" : $"{count:N0}";

    public static string Reason(ReportReason reason) => reason switch
    {
        ReportReason.Danger => "Somebody may be in danger",
        ReportReason.NamesSomeone => "It names someone",
        ReportReason.AboutMe => "It’s about me",
        ReportReason.CouldHurt => "Someone could get hurt",
        ReportReason.Cruel => "It’s cruel to somebody",
        ReportReason.Advertising => "Advertising",
        ReportReason.AgainstTheLaw => "Against the law",
        _ => "Something else",
    };

    private List<string> Ails(HealthReport report)
    {
        var ails = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{Plain.Sentence(entry.Key)}: {entry.Value.Description ?? "does not answer."}").ToList();
        if (Errors is null) ails.Add("The files of the log cannot be read.");
        else if (Errors.Count > 0) ails.Add($"{(Errors.Count == LogErrors.Most ? $"{LogErrors.Most:N0} errors or more" : Plain.Count(Errors.Count, "error"))} in the log since yesterday at {TimeOf(Now)}, the last on {DayOf(Errors.LastUtc!.Value)} at {TimeOf(Errors.LastUtc.Value)}. Whoever runs the server finds them in the folder “logs” of the data.");
        if (LastRetention?.Failure is not null) ails.Add("The last run of retention stopped before its end.");
        return ails;
    }
}
