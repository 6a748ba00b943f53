using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Content;
using MindfulBond.Content.Checks;
using MindfulBond.Images;

namespace MindfulBond.Commands;

/// <summary>Reads the content folder and prints every problem.</summary>
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
        var format = new Option<string>("--format")
        {
            Description = "text for people and editors, json for programs, github for annotations in GitHub Actions",
            HelpName = string.Join('|', CheckReport.Formats),
            DefaultValueFactory = _ => CheckReport.Formats[0],
        };
        format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } word && !CheckReport.Formats.Contains(word)) result.AddError($"--format {word} is not one of {string.Join(", ", CheckReport.Formats)}.");
        });
        var command = new Command("check", "Read the content folder and print every problem") { strict, on, format };
        command.SetAction(async (parsed, _) =>
        {
            // A site keeps threads ready for requests that wait for the disk. Here they would only take the processors from one another, and from
            // the compiler, on which everything waits at first.
            ThreadPool.SetMinThreads(Environment.ProcessorCount, Environment.ProcessorCount);
            var day = parsed.GetValue(on) is { } text && IsDay(text, out var given) ? given : (DateOnly?)null;
            var report = Examine(settings, day);
            await report.WriteAsync(parsed.GetValue(format)!, parsed.InvocationConfiguration.Output);
            return report.Errors > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? CommandLine.Failure : CommandLine.Success;
        });
        return command;
    }

    private static CheckReport Examine(string[] settings, DateOnly? on)
    {
        var options = Settings.Read<ContentOptions>(settings, ContentOptions.Section, new ContentSetup.FolderExists());
        var library = new ContentLibrary(Options.Create(options), NullLogger<ContentLibrary>.Instance, new LookedThrough());
        library.Refresh();

        var content = library.Snapshot;
        var today = on ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), content.Site.TimeZone).DateTime);
        return new CheckReport(content, new ContentDoctor().Examine(content, today), options.FullPath);
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
