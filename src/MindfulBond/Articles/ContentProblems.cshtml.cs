using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>Everything that the check of the content folder says today, file by file.</summary>
public sealed class ContentProblemsModel(ArticleCatalog catalog, ContentDoctor doctor) : PageModel, IDeskPage
{
    public const string Address = "/admin/articles/problems";

    private const int PerPage = 100;

    // What the address calls each, in the order of the page.
    private static readonly (string Name, string Words, Severity? Severity)[] Filters =
        [("", "Everything", null), ("errors", "Errors", Severity.Error), ("warnings", "Warnings", Severity.Warning), ("notes", "Notes", Severity.Note)];

    public DeskHead Head { get; } = new("Content problems", AllArticlesModel.Address);

    /// <summary>The problems of this page by file.</summary>
    public IReadOnlyList<(string File, string Title, bool Continued, IReadOnlyList<Problem> Problems)> Files { get; private set; } = [];

    /// <summary>What can be shown, how much of it there is, and which of it this is.</summary>
    public IReadOnlyList<(string Address, string Words, int Count, bool IsShown)> Choices { get; private set; } = [];

    /// <summary>How many there are of what is shown, on all pages.</summary>
    public int Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public bool IsFiltered { get; private set; }

    /// <summary>Whether every text was looked at since the folder was read.</summary>
    public bool IsLookedThrough => catalog.Content.IsLookedThrough;

    /// <summary>Files of the folder that were looked at.</summary>
    public int Texts => catalog.Content.Articles.Count + catalog.Content.Pages.Count;

    public IActionResult OnGet([FromQuery(Name = "show")] string? show, [FromQuery(Name = "page")] string? page)
    {
        var filter = Array.Find(Filters, filter => filter.Name == (show ?? ""));
        if (filter.Words is null) return NotFound();

        var all = doctor.Examine(catalog.Content, catalog.Today);
        var shown = filter.Severity is { } severity ? [.. all.Where(problem => problem.Severity == severity)] : all;
        if (Paging.Of(shown, page, PerPage) is not { } list) return NotFound();

        var titles = catalog.Content.Articles.Select(article => (article.File, article.Title)).Concat(catalog.Content.Pages.Select(text => (text.File, text.Title)))
            .ToDictionary(pair => pair.File, pair => pair.Title, StringComparer.Ordinal);
        var earlier = (list.Number - 1) * PerPage;
        Files =
        [
            .. list.Shown.GroupBy(problem => problem.File, StringComparer.Ordinal).Select((group, place) =>
                (group.Key, titles.GetValueOrDefault(group.Key, ""), place == 0 && earlier > 0 && shown[earlier - 1].File == group.Key, (IReadOnlyList<Problem>)[.. group])),
        ];
        Choices = [.. Filters.Select(choice => (At(choice.Name, 1), choice.Words, all.Count(problem => choice.Severity is null || problem.Severity == choice.Severity), choice.Name == filter.Name))];
        (Count, Number, Pages, IsFiltered) = (shown.Count, list.Number, list.Pages, filter.Severity is not null);
        Before = list.Number > 1 ? At(filter.Name, list.Number - 1) : null;
        After = list.Number < list.Pages ? At(filter.Name, list.Number + 1) : null;
        return Page();
    }

    /// <summary>What an empty list says.</summary>
    public string Nothing => IsFiltered ? "None of these. Nothing of this kind is left to mend." : $"Nothing to mend. {Plain.Count(Texts, "text")} were looked at.";

    private static string At(string show, int page)
    {
        var query = new List<string>();
        if (show.Length > 0) query.Add($"show={show}");
        if (page > 1) query.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return query.Count == 0 ? Address : $"{Address}?{string.Join('&', query)}";
    }
}
