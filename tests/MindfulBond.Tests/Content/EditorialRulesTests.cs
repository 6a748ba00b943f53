using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Content;

/// <summary>Each trust rule, broken and kept, on a fixed day.</summary>
public sealed class EditorialRulesTests
{
    private static readonly Callout SafetyFirst = new("safety-first", Level: null, WordsBefore: 0, Line: 9);
    private static readonly Callout CareAtStart = new("care", "urgent", WordsBefore: 250, Line: 9);
    private static readonly Callout CareAtEnd = new("care", "urgent", WordsBefore: 950, Line: 99);

    private static readonly Article Good = A.TrustedArticle("a") with
    {
        KeyLines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["author"] = 2, ["nextReview"] = 7, ["tabTitle"] = 8, ["slug"] = 3, ["topics"] = 4, ["crisisTopics"] = 5 },
        Body = TextBody.Of(RenderedText.Empty with { PlainText = string.Join(' ', Enumerable.Repeat("word", 1000)) }),
    };

    private static readonly Dictionary<string, (Article Broken, Article Kept, int Line)> Rules = new()
    {
        ["author-missing"] = (Good with { Authors = [] }, Good, 2),
        ["description-missing"] = (Good with { HasDescription = false }, Good, 1),
        ["topics-missing"] = (Good with { Topics = [] }, Good, 4),
        ["sources-missing"] = (Good with { Sources = [] }, Good, 1),
        ["evidence-missing"] = (Good with { Evidence = null }, Good, 1),
        ["review-missing"] = (Good with { ReviewedOn = null }, Good, 1),
        ["review-missing/next"] = (Good with { NextReview = null }, Good, 7),
        ["review-too-late"] = (Good with { NextReview = A.Day.AddMonths(36).AddDays(1) }, Good with { NextReview = A.Day.AddMonths(36) }, 7),
        ["review-too-late/crisis"] = (
            Good with { CrisisTopics = ["abuse"], NextReview = A.Day.AddMonths(12).AddDays(1) },
            Good with { CrisisTopics = ["abuse"], NextReview = A.Day.AddMonths(12) }, 7),
        ["tab-title-missing"] = (Good with { Sensitivity = Sensitivity.High }, Good with { Sensitivity = Sensitivity.High, TabTitle = "Tired" }, 8),
        ["tab-title-telling"] = (
            Good with { Sensitivity = Sensitivity.High, TabTitle = "Sex, when tired" },
            Good with { Sensitivity = Sensitivity.High, TabTitle = "Essex and sextets" }, 8),
        ["tab-title-telling/quotes"] = (
            Good with { Sensitivity = Sensitivity.High, TabTitle = "After “Self-Harm”" },
            Good with { TabTitle = "Sex, when tired" }, 8),
        ["slug-telling"] = (
            Good with { Sensitivity = Sensitivity.High, TabTitle = "Tired", Slug = "after-self-harm" },
            Good with { Sensitivity = Sensitivity.High, TabTitle = "Tired", Slug = "after-harm" }, 3),
        ["safety-first-missing"] = (
            Good with { Topics = [A.Topic("Couple therapy")] },
            Good with { Topics = [A.Topic("Couple therapy")], Body = TextBody.Of(Good.Text with { Callouts = [SafetyFirst] }) }, 4),
        ["care-missing"] = (
            Good with { CrisisTopics = ["suicide"], Body = TextBody.Of(Good.Text with { Callouts = [CareAtStart] }) },
            Good with { CrisisTopics = ["suicide"], Body = TextBody.Of(Good.Text with { Callouts = [CareAtStart, CareAtEnd] }) }, 5),
        ["care-missing/start"] = (
            Good with { CrisisTopics = ["self-harm"], Body = TextBody.Of(Good.Text with { Callouts = [CareAtStart with { WordsBefore = 251 }, CareAtEnd] }) },
            Good with { CrisisTopics = ["abuse"] }, 5),
        ["content-note-section"] = (
            Good with { ContentNotes = [new ContentNote("death", "The day", 6)] },
            Good with { ContentNotes = [new ContentNote("death", "The day", 6), new ContentNote("abuse", Section: null, 7)], Body = TextBody.Of(Good.Text with { Headings = [new Heading(2, "the-day", "The day", 20)] }) }, 6),
    };

    public static TheoryData<string> RuleNames => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_broken_rule_is_an_error_on_a_strict_site_and_a_warning_elsewhere(string name)
    {
        var (broken, kept, line) = Rules[name];
        var rule = name.Split('/')[0];

        foreach (var (strict, severity) in new[] { (true, Severity.Error), (false, Severity.Warning) })
        {
            var problem = Assert.Single(Check(broken, strict));
            Assert.Equal((broken.File, line, severity, rule), (problem.File, problem.Line, problem.Severity, problem.Rule));
            Assert.Empty(Check(kept, strict));
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(400, true)]
    public void A_review_falls_due_on_its_day_and_warns_even_on_a_strict_site(int daysAfter, bool due)
    {
        var article = Good with { NextReview = A.Day.AddYears(1) };

        var problems = Check(article, strict: true, A.Day.AddYears(1).AddDays(daysAfter));

        Assert.Equal(due ? [("review-due", Severity.Warning, 7)] : [], problems.Select(problem => (problem.Rule, problem.Severity, problem.Line)));
    }

    [Fact]
    public void That_no_clinician_has_checked_it_is_a_note()
    {
        var problem = Assert.Single(Check(Good with { ReviewedBy = null }, strict: true));

        Assert.Equal((Severity.Note, "not-checked"), (problem.Severity, problem.Rule));
    }

    [Fact]
    public void A_draft_is_not_held_to_any_rule()
    {
        Assert.Empty(Check(A.Article("a") with { Draft = true }, strict: true));
    }

    [Fact]
    public void Reviews_at_the_end_of_time_are_no_accident()
    {
        Assert.Empty(Check(Good with { ReviewedOn = DateOnly.MaxValue.AddDays(-1), NextReview = DateOnly.MaxValue }, strict: true));
    }

    [Theory]
    [InlineData(180, null, null)]
    [InlineData(181, "line-ageing", Severity.Warning)]
    [InlineData(365, "line-ageing", Severity.Warning)]
    [InlineData(366, "line-stale", Severity.Error)]
    public void A_help_line_that_nobody_checked_for_long_is_reported(int days, string? rule, Severity? severity)
    {
        var problem = CheckLine($"sourceDate: {A.Day.AddDays(-1000):yyyy-MM-dd}, verifiedOn: {A.Day.AddDays(-days):yyyy-MM-dd}").SingleOrDefault();

        Assert.Equal((rule, severity), (problem?.Rule, problem?.Severity));
    }

    [Fact]
    public void Without_a_check_by_us_the_age_counts_from_the_day_of_the_source()
    {
        Assert.Equal("line-stale", Assert.Single(CheckLine("sourceDate: 2020-01-01")).Rule);
        Assert.Empty(CheckLine("status: unverified"));
        Assert.Empty(CheckLine("sourceDate: 2020-01-01, status: withdrawn"));
    }

    [Fact]
    public void A_help_line_that_aged_is_reported_on_its_own_line()
    {
        Assert.Equal((HelpLinesFile.Name, 5), (CheckLine("sourceDate: 2020-01-01")[0].File, CheckLine("sourceDate: 2020-01-01")[0].Line));
    }

    private static List<Problem> Check(Article article, bool strict, DateOnly? on = null) =>
        [.. EditorialRules.Check(A.Content(new SiteInfo { StrictEditorial = strict }, article), on ?? A.Day)];

    private static List<Problem> CheckLine(FormattableString keys) => CheckLine(FormattableString.Invariant(keys));

    private static List<Problem> CheckLine(string keys)
    {
        using var content = new TempContent().Write("help/lines.yaml", $$"""
            countries:
              - code: GB
                name: United Kingdom
                lines:
                  - { id: a, name: A, audiences: [crisis], website: "https://a.example", sourceUrl: "https://a.example", {{keys}} }
            """);
        var snapshot = content.Read();
        Assert.Empty(snapshot.Problems);
        return [.. EditorialRules.Check(snapshot, A.Day)];
    }
}
