using MindfulBond.Commands;
using MindfulBond.Tests.Content;
using MindfulBond.Tests.Support;

namespace MindfulBond.Tests.Commands;

/// <summary><c>check</c> reads the folder and prints every problem.</summary>
[Collection(Terminal.Name)]
public sealed class CheckCommandTests
{
    private const string Trusted = """
        title: Good
        description: What it is about.
        author: Ada
        topics: [Sleep]
        evidence: Fairly sure.
        reviewedBy: Dr B
        reviewedOn: 2026-11-22
        nextReview: 2027-11-22
        sources: [{ id: a, citation: Somebody }]
        """;

    [Fact]
    public async Task Good_content_is_one_line_and_success()
    {
        using var content = new TempContent().Article("a.md", Trusted, "Words [@a].");

        var said = await CheckAsync(content, "--strict", "--on", "2026-11-22");

        Assert.Equal((CommandLine.Success, "1 articles, 0 pages: 0 errors, 0 warnings, 0 notes"), (said.Code, Assert.Single(said.Lines)));
    }

    [Fact]
    public async Task An_error_is_printed_with_file_and_line_and_fails()
    {
        using var content = new TempContent().Article("a.md", Trusted, "Words [@a].").Article("b.md", "title: [");

        var said = await CheckAsync(content, "--on", "2026-11-22");

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.Matches("^articles/b\\.md:\\d+: error yaml-invalid: .+[.]$", said.Lines[0]);
        Assert.Equal("1 articles, 0 pages: 1 errors, 0 warnings, 0 notes", said.Lines[^1]);
    }

    [Fact]
    public async Task A_warning_fails_only_a_strict_check()
    {
        using var content = new TempContent().Article("a.md", Trusted + "\ncomments: sometimes", "Words [@a].");

        Assert.Equal(CommandLine.Success, (await CheckAsync(content, "--on", "2026-11-22")).Code);
        var said = await CheckAsync(content, "--strict", "--on", "2026-11-22");

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.StartsWith("articles/a.md:11: warning value-unknown: ", said.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_never_fails()
    {
        using var content = new TempContent().Article("a.md", Trusted.Replace("reviewedBy: Dr B\n", "", StringComparison.Ordinal), "Words [@a].");

        var said = await CheckAsync(content, "--strict", "--on", "2026-11-22");

        Assert.Equal(CommandLine.Success, said.Code);
        Assert.Contains("note not-checked", said.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trust_rules_are_errors_where_the_site_file_is_strict()
    {
        using var content = new TempContent().Article("a.md", "title: Bare");

        var relaxed = await CheckAsync(content);
        content.Write("site.yaml", "editorial: strict");
        var strict = await CheckAsync(content);

        Assert.Equal((CommandLine.Success, CommandLine.Failure), (relaxed.Code, strict.Code));
        Assert.Contains("warning author-missing", relaxed.Output, StringComparison.Ordinal);
        Assert.Contains("error author-missing", strict.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-11-21", CommandLine.Success)]
    [InlineData("2027-11-22", CommandLine.Failure)]
    public async Task A_check_may_be_made_for_another_day(string day, int code)
    {
        using var content = new TempContent().Article("a.md", Trusted, "Words [@a].");

        var said = await CheckAsync(content, "--strict", "--on", day);

        Assert.Equal(code, said.Code);
        Assert.Equal(code == CommandLine.Failure, said.Output.Contains("review-due", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_json_every_problem_has_file_line_severity_rule_message_and_mend()
    {
        using var content = new TempContent().Article("a.md", Trusted, "Words [@a].\n\n[x](no<where>.md)");

        var said = await CheckAsync(content, "--format", "json", "--on", "2026-11-22");

        var report = System.Text.Json.JsonDocument.Parse(said.Output).RootElement;
        var problem = Assert.Single(report.GetProperty("problems").EnumerateArray());
        Assert.Equal((CommandLine.Failure, 1, 0, 1), (said.Code, report.GetProperty("errors").GetInt32(), report.GetProperty("warnings").GetInt32(), report.GetProperty("articles").GetInt32()));
        Assert.Equal(("articles/a.md", 14, "error", "dead-link"), (problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("severity").GetString(), problem.GetProperty("rule").GetString()));
        Assert.NotEmpty(problem.GetProperty("message").GetString()!);
        Assert.NotEmpty(problem.GetProperty("mend").GetString()!);
    }

    [Fact]
    public async Task For_github_a_problem_is_an_annotation_whose_parts_are_escaped()
    {
        using var content = new TempContent().Article("a, b: 100%.md", Trusted, "Words [@a].\n\n[x](50%.md)");

        var said = await CheckAsync(content, "--format", "github", "--on", "2026-11-22");

        Assert.Equal(CommandLine.Failure, said.Code);
        Assert.Matches(@"^::error file=[^,:]*articles/a%2C b%3A 100%25\.md,line=14,title=dead-link::.*“50%25\.md”", said.Lines[0]);
        Assert.EndsWith("1 errors, 0 warnings, 0 notes", said.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_format_is_wrong_usage()
    {
        using var content = new TempContent().Article("a.md");

        Assert.Equal(CommandLine.WrongUsage, (await CheckAsync(content, "--format", "xml")).Code);
    }

    [Fact]
    public async Task The_content_of_this_repository_passes_the_strictest_check()
    {
        var said = await Terminal.RunAsync("check", "--strict", "--on", "2026-11-22", $"--Content:Path={Path.Combine(OwnContentTests.Repository, "content")}");

        Assert.DoesNotContain(said.Lines, line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal));
        Assert.Equal(CommandLine.Success, said.Code);
    }

    private static Task<Said> CheckAsync(TempContent content, params string[] options) => Terminal.RunAsync(["check", $"--Content:Path={content.Folder}", .. options]);
}
