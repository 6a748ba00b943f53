using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MindfulBond.Content;
using MindfulBond.Content.Checks;

namespace MindfulBond.Commands;

/// <summary>What a check found, for people, for programs, or as annotations of a GitHub workflow.</summary>
internal sealed class CheckReport(ContentSnapshot content, IReadOnlyList<Problem> problems, string folder)
{
    public static readonly IReadOnlyList<string> Formats = ["text", "json", "github"];

    // Names and messages are read by people too; nothing here ends up in a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Errors { get; } = problems.Count(problem => problem.Severity == Severity.Error);

    public int Warnings { get; } = problems.Count(problem => problem.Severity == Severity.Warning);

    private int Notes => problems.Count - Errors - Warnings;

    private string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{content.Articles.Count} articles, {content.Pages.Count} pages: {Errors} errors, {Warnings} warnings, {Notes} notes");

    public async Task WriteAsync(string format, TextWriter output)
    {
        if (format == "json")
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    articles = content.Articles.Count,
                    pages = content.Pages.Count,
                    errors = Errors,
                    warnings = Warnings,
                    notes = Notes,
                    problems = problems.Select(problem => new { problem.File, problem.Line, severity = problem.SeverityName, problem.Rule, problem.Message, mend = Rules.Of(problem.Rule)?.Mend }),
                },
                Json));
            return;
        }

        // A console writes out each line by itself; there may be a hundred thousand.
        var github = format == "github";
        foreach (var some in problems.Chunk(1000))
            await output.WriteAsync(string.Concat(some.Select(problem => (github ? Annotation(problem) : problem.ToString()) + output.NewLine)));
        await output.WriteLineAsync(Summary);
    }

    // Paths in annotations start at the repository, which is where a workflow gives its commands, unless it says otherwise.
    private string Annotation(Problem problem)
    {
        var repository = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : Environment.CurrentDirectory;
        var file = Path.GetRelativePath(repository, Path.Combine(folder, problem.File)).Replace('\\', '/');
        var command = problem.Severity == Severity.Note ? "notice" : problem.SeverityName;
        return string.Create(CultureInfo.InvariantCulture, $"::{command} file={Property(file)},line={problem.Line},title={Property(problem.Rule)}::{Data(problem.Message)}");
    }

    // As GitHub's own toolkit escapes them.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
