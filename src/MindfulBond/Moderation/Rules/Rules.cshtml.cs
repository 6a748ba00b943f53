using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Accounts;
using MindfulBond.Articles;
using MindfulBond.Care;
using MindfulBond.Shared;

namespace MindfulBond.Moderation.Rules;

/// <summary>The rules: a new one rehearsed, the owner's own, the shipped lists, and the learned score. Moderators read it.</summary>
public sealed class RulesModel(RuleDesk desk, RuleBook book, SpamScore spam, DistressPatterns distress, ArticleCatalog catalog) : PageModel, IDeskPage
{
    private FiredRules _fired = new();

    public DeskHead Head { get; } = new("Rules", "/admin/rules");

    public bool MayChange => User.IsInRole(nameof(AccountRole.Owner));

    /// <summary>The owner's own rules.</summary>
    public IReadOnlyList<ModerationRule> Own { get; private set; } = [];

    /// <summary>What stands in the form.</summary>
    public WrittenRule Written { get; private set; } = new(null, 0, "", RuleEffect.Marks, "");

    /// <summary>What is in the way; null when nothing is.</summary>
    public RuleAnswer? Wrong { get; private set; }

    /// <summary>How the rule in the form would have done; null before it was rehearsed.</summary>
    public Rehearsal? Rehearsal { get; private set; }

    /// <summary>Whether something was saved just now.</summary>
    public bool Saved { get; private set; }

    public SpamReport Learned => spam.Report;

    public bool IsOn(ShippedList list) => book.IsOn(list.Name);

    public string Day(DateTime utc) => Plain.Day(catalog.DayOf(utc));

    /// <summary>Whether what fired was counted over the newest comments alone.</summary>
    public bool CountsNewest => !_fired.AreAll;

    /// <summary>How often something fired, as a sentence.</summary>
    public string Fired(params IEnumerable<string> flags) => _fired.Sentence(flags);

    /// <summary>How often the patterns of a kind fired.</summary>
    public string Fired(DistressKind kind) => $"{Plain.Count(distress.PhrasesOf(kind), "phrase")}. {Fired(_fired.Flags.Where(flag => distress.KindOf(flag) == kind))}";

    public async Task<IActionResult> OnGetAsync([FromQuery] Guid? rule, [FromQuery] bool saved, CancellationToken cancel)
    {
        Saved = saved;
        await ReadAsync(cancel);
        if (rule is null) return Page();
        if (Own.FirstOrDefault(one => one.Id == rule) is not { } found) return NotFound();
        Written = new WrittenRule(found.Id, found.Version, found.Name, found.Effect, found.Patterns);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] RuleForm form, CancellationToken cancel)
    {
        if (!MayChange) return Forbid();

        var by = User.Identity!.Name!;
        Written = new WrittenRule(form.Rule, form.Version, form.Name ?? "", form.Effect, form.Patterns ?? "", form.Seal);
        RuleAnswer answer;
        switch (form.Action)
        {
            case "rehearse":
                return await RehearseAsync(cancel);
            case "save":
                answer = await desk.SaveAsync(Written, by, catalog, cancel);
                break;
            case "on" or "off" when form.Shipped is { } name:
                if (ShippedList.All.FirstOrDefault(list => list.Name == name) is not { } shipped) return NotFound();
                answer = await desk.SwitchAsync(shipped, form.Action == "on", by, catalog, cancel);
                break;
            case "on" or "off" when form.Rule is { } id:
                answer = await desk.SwitchAsync(id, form.Version, form.Action == "on", by, catalog, cancel);
                break;
            case "take-away" when form.Rule is { } id:
                answer = await desk.TakeAwayAsync(id, form.Version, by, catalog, cancel);
                break;
            default:
                return BadRequest();
        }

        if (answer.Problem is null) return Redirect("/admin/rules?saved=true#mb-main");
        Wrong = answer;
        Response.StatusCode = answer.Overtaken ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancel);
        if (form.Action == "save" && RuleDesk.Check(Written).Patterns is { } patterns) Rehearsal = await desk.RehearseAsync(patterns, cancel);
        if (answer.Overtaken && Own.FirstOrDefault(one => one.Id == form.Rule) is { } now)
            Written = form.Action == "save" ? Written with { Version = now.Version } : new WrittenRule(null, 0, "", RuleEffect.Marks, "");
        else if (form.Action != "save") Written = new WrittenRule(null, 0, "", RuleEffect.Marks, "");
        return Page();
    }

    private async Task<IActionResult> RehearseAsync(CancellationToken cancel)
    {
        var (patterns, wrong) = RuleDesk.Check(Written);
        if (wrong is null) Rehearsal = await desk.RehearseAsync(patterns!, cancel);
        else (Wrong, Response.StatusCode) = (wrong, StatusCodes.Status422UnprocessableEntity);
        await ReadAsync(cancel);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Own = await desk.AllAsync(cancel);
        _fired = await desk.FiredAsync(cancel);
    }
}

/// <summary>What the forms of the page send.</summary>
public sealed class RuleForm
{
    public string? Action { get; init; }

    /// <summary>One of the owner's rules; null for a new one.</summary>
    public Guid? Rule { get; init; }

    /// <summary>The version that was read.</summary>
    public int Version { get; init; }

    /// <summary>A shipped list.</summary>
    public string? Shipped { get; init; }

    public string? Name { get; init; }

    public RuleEffect Effect { get; init; }

    public string? Patterns { get; init; }

    /// <summary>Of the rehearsal.</summary>
    public string? Seal { get; init; }
}
