using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Moderation;
using MindfulBond.Shared;

namespace MindfulBond.Articles;

/// <summary>The content folder as the desk sees it: what is to be mended first, then what is coming, then all that is well.</summary>
public sealed class AllArticlesModel(ArticleCatalog catalog, ContentDoctor doctor, CommentThreads threads, Commenting commenting, ModerationDesk desk) : PageModel, IDeskPage
{
    public const string Address = "/admin/articles";

    // More than anybody mends in a sitting; the page of problems has them all.
    private const int ProblemsShown = 20;

    private const int PerPage = 100;

    private Dictionary<string, string> _titles = [];

    public DeskHead Head { get; } = new("Articles", Address);

    public ArticleCatalog Catalog => catalog;

    /// <summary>What is to be looked at, the worst first.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>How many there are beyond those shown.</summary>
    public int MoreProblems { get; private set; }

    /// <summary>Help lines that were not re-checked.</summary>
    public IReadOnlyList<Problem> Lines { get; private set; } = [];

    public IReadOnlyList<Problem> Due { get; private set; } = [];

    /// <summary>Scheduled ones in the order in which they appear, then drafts, then what expired.</summary>
    public IReadOnlyList<(Article Article, string Why)> Coming { get; private set; } = [];

    /// <summary>Published ones, newest first, with their comments.</summary>
    public IReadOnlyList<(Article Article, int Comments, Openness Openness, bool IsClosed)> All { get; private set; } = [];

    public string? Earlier { get; private set; }

    public string? Later { get; private set; }

    /// <summary>Articles whose file is broken and whose last good version is shown.</summary>
    public int OnLastGood { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancel)
    {
        if (Paging.Of(catalog.Articles, page, PerPage) is not { } list) return NotFound();

        var problems = doctor.Examine(catalog.Content, catalog.Today).ToList();
        OnLastGood = problems.Where(problem => problem.Rule == "last-good-version").Select(problem => problem.File).Distinct(StringComparer.Ordinal).Count();
        problems.RemoveAll(problem => problem.Severity == Severity.Note);
        Lines = Take(problems, problem => problem.Rule is "line-ageing" or "line-stale");
        Due = Take(problems, problem => problem.Rule == "review-due");
        MoreProblems = Math.Max(0, problems.Count - ProblemsShown);
        Problems = [.. problems.OrderByDescending(problem => problem.Severity).ThenBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).Take(ProblemsShown)];
        Coming =
        [
            .. catalog.Content.Articles.Where(article => catalog.Article(article.Slug) is null)
                .OrderBy(article => article.Draft).ThenBy(article => article.PublishedUtc < catalog.NowUtc).ThenBy(article => article.PublishedUtc ?? DateTime.MaxValue)
                .ThenBy(article => article.Title, StringComparer.InvariantCulture).Select(article => (article, WhyHidden(article, catalog))),
        ];
        _titles = catalog.Content.Articles.ToDictionary(article => article.File, article => article.Title, StringComparer.Ordinal);

        var stand = await threads.StandAsync([.. list.Shown.Select(article => article.Slug)], cancel);
        All =
        [
            .. list.Shown.Select(article =>
            {
                var thread = stand.GetValueOrDefault(article.Slug);
                return (article, thread?.Published ?? 0, commenting.OpennessOf(article, catalog, thread?.IsClosed ?? false), thread?.IsClosed ?? false);
            }),
        ];
        (Earlier, Later) = (list.Earlier(Address), list.Later(Address));
        return Page();
    }

    /// <summary>Closes an article's comments, or opens them again.</summary>
    public async Task<IActionResult> OnPostCommentsAsync(string slug, bool closed, CancellationToken cancel)
    {
        if (catalog.Article(slug) is null) return NotFound();
        // Closing speaks to nobody, so that neither a public name nor a badge is needed.
        await desk.CloseThreadAsync(slug, closed, new DeskReader(User.Identity!.Name!, "", CommentVoice.Moderator), cancel);
        return Redirect($"{Address}#mb-all");
    }

    /// <summary>Why nobody can read an article, and what comes next.</summary>
    public static string WhyHidden(Article article, ArticleCatalog catalog) =>
        article.Draft ? "A draft: it appears once draft is taken out of its file."
        : article.PublishedUtc is { } comes && comes > catalog.NowUtc
            ? $"Appears by itself on {Plain.ShortDay(catalog.DayOf(comes), catalog.Today)} at {Plain.Time(catalog.TimeOf(comes))}."
            : "Its time is over: expires has passed.";

    /// <summary>The title of what a file holds; the file itself where nothing of it could be read.</summary>
    public string TitleOf(string file) => _titles.GetValueOrDefault(file, file);

    /// <summary>A rule's name as words, such as "Dead link".</summary>
    public static string Words(Problem problem) => Plain.Sentence(problem.Rule.Replace('-', ' '));

    public static string OpennessWords(Openness openness) => openness switch
    {
        Openness.Open => "open",
        Openness.TooOld => "closed by age",
        Openness.Off => "off",
        _ => "closed",
    };

    private static List<Problem> Take(List<Problem> from, Predicate<Problem> which)
    {
        var taken = from.FindAll(which);
        from.RemoveAll(which);
        return taken;
    }
}
