using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Images;

namespace MindfulBond.Commands;

/// <summary>Reads the content folder and prints every problem, one a line.</summary>
internal static class CheckCommand
{
    public static Command Make(string[] settings)
    {
        var strict = new Option<bool>("--strict") { Description = "A warning fails the check too" };
        var on = new Option<string?>("--on") { Description = "Check as if it were this day", HelpName = "DATE" };
        on.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IsDay(text, out _)) result.AddError($"--on {text} is not a date. Write it as 2026-05-02.");
        });
        var command = new Command("check", "Read the content folder and print every problem") { strict, on };
        command.SetAction(async (parsed, _) =>
        {
            var day = parsed.GetValue(on) is { } text && IsDay(text, out var given) ? given : (DateOnly?)null;
            return await RunAsync(settings, parsed.GetValue(strict), day, parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool strict, DateOnly? on, TextWriter output)
    {
        var options = Settings.Read<ContentOptions>(settings, ContentOptions.Section, new ContentSetup.FolderExists());
        var library = new ContentLibrary(Options.Create(options), NullLogger<ContentLibrary>.Instance, new LookedThrough());
        library.Refresh();

        var content = library.Snapshot;
        var today = on ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), content.Site.TimeZone).DateTime);
        var problems = content.Problems.Concat(EditorialRules.Check(content, today))
            .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ToList();
        foreach (var problem in problems) await output.WriteLineAsync(problem.ToString());

        var (errors, warnings) = (problems.Count(problem => problem.Severity == Severity.Error), problems.Count(problem => problem.Severity == Severity.Warning));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{content.Articles.Count} articles, {content.Pages.Count} pages: {errors} errors, {warnings} warnings, {problems.Count - errors - warnings} notes"));
        return errors > 0 || (strict && warnings > 0) ? CommandLine.Failure : CommandLine.Success;
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
