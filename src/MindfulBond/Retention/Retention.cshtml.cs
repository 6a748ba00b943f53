using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Shared;

namespace MindfulBond.Retention;

/// <summary>Proves that retention runs, and says for how long what is kept.</summary>
public sealed class RetentionModel(RetentionLog log, IOptions<RetentionOptions> options, ArticleCatalog catalog) : PageModel, IDeskPage
{
    private const int Shown = 30;

    public DeskHead Head { get; } = new("Retention", "/admin/log");

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RetentionRun> Runs { get; private set; } = [];

    public RetentionOptions Days => options.Value;

    public async Task OnGetAsync(CancellationToken cancel) => Runs = await log.NewestAsync(Shown, cancel);

    /// <summary>When a run began, in the site's time zone.</summary>
    public string When(RetentionRun run) => $"{Plain.ShortDay(catalog.DayOf(run.StartedUtc), catalog.Today)}, {Plain.Time(catalog.TimeOf(run.StartedUtc))}";

    /// <summary>What a run did, as a sentence.</summary>
    public static string Told(RetentionRun run) => run.What.Count > 0 ? $"Removed {Plain.And(run.What)}." : run.Failure is null ? "Nothing was due." : "Removed nothing.";
}
