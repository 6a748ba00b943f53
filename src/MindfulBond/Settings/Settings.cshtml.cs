using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MindfulBond.Accounts;
using MindfulBond.Articles;
using MindfulBond.Comments;
using MindfulBond.Shared;

namespace MindfulBond.Settings;

/// <summary>The short list of settings that an owner changes here; moderators read it.</summary>
public sealed class SettingsModel(SettingsBook book, ArticleCatalog catalog, IOptionsMonitor<AwayOptions> away, IServiceProvider services) : PageModel, IDeskPage
{
    private Dictionary<string, SettingNow> _now = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string> _typed = new(StringComparer.OrdinalIgnoreCase);

    public DeskHead Head { get; } = new("Settings", "/admin/settings");

    public bool MayChange => User.IsInRole(nameof(AccountRole.Owner));

    /// <summary>What is in the way, by key.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The setting that was changed just now; null when none was.</summary>
    public string? Saved { get; private set; }

    public bool IsAway => away.CurrentValue.IsAway(catalog.Today);

    public IReadOnlyList<ShownSetting> Shown => ShownSetting.All(services);

    public SettingNow this[string key] => _now[key];

    /// <summary>What stands in a field: as typed where it was not taken, else the value in force.</summary>
    public string Field(string key) => _typed.GetValueOrDefault(key) ?? _now[key].Value;

    public string Day(DateTime utc) => Plain.Day(catalog.DayOf(utc));

    public async Task OnGetAsync([FromQuery] string? saved, CancellationToken cancel)
    {
        Saved = saved is null ? null : EditedSetting.Find(saved)?.Key;
        await ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "take-back")] string? takeBack, CancellationToken cancel)
    {
        if (!MayChange) return Forbid();

        var wanted = EditedSetting.All.Where(setting => takeBack is null ? Request.Form.ContainsKey(setting.Key) : string.Equals(setting.Key, takeBack, StringComparison.Ordinal))
            .Select(setting => new WantedSetting(setting, takeBack is null ? Request.Form[setting.Key].ToString() : null, VersionOf(setting))).ToList();
        if (wanted.Count == 0) return BadRequest();

        var answer = ClosesUntilADayGoneBy(wanted)
            ? new SettingsAnswer(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Away:Until"] = "That day is today or has passed. Choose a later one, or leave it empty." }, Overtaken: false)
            : await book.SaveAsync(wanted, User.Identity!.Name!, cancel);
        if (answer.Problems.Count == 0) return Redirect($"/admin/settings?saved={Uri.EscapeDataString(wanted[0].Setting.Key)}#{SectionOf(wanted[0].Setting.Key)}");

        Problems = answer.Problems;
        Response.StatusCode = answer.Overtaken ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancel);
        _typed = wanted.Where(one => one.Value is not null).ToDictionary(one => one.Setting.Key, one => one.Value!, StringComparer.OrdinalIgnoreCase);
        return Page();
    }

    /// <summary>Where on the page a setting stands.</summary>
    public static string SectionOf(string key) => key[..key.IndexOf(':', StringComparison.Ordinal)] switch
    {
        "Away" => "away",
        "Comments" => "reading",
        "Exit" => "leaving",
        "Notices" => "quiet",
        _ => "texts",
    };

    /// <summary>The id of a setting's field.</summary>
    public static string IdOf(string key) => "set-" + key.Replace(':', '-');

    // Comments would be open again before they were closed.
    private bool ClosesUntilADayGoneBy(List<WantedSetting> wanted) =>
        wanted.Exists(one => one.Setting.Key == "Away:On" && one.Value == "true")
        && wanted.Find(one => one.Setting.Key == "Away:Until") is { Value: var until } && DateOnly.TryParseExact(until, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= catalog.Today;

    private int VersionOf(EditedSetting setting) => int.TryParse(Request.Form[setting.Key + "/version"], CultureInfo.InvariantCulture, out var version) ? version : 0;

    private async Task ReadAsync(CancellationToken cancel) =>
        _now = (await book.NowAsync(cancel)).ToDictionary(one => one.Setting.Key, StringComparer.OrdinalIgnoreCase);
}
