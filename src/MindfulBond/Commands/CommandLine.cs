using System.CommandLine;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace MindfulBond.Commands;

/// <summary>The verbs of the program. Settings such as <c>--Content:Path=DIR</c> go to the configuration, everything else to the verb.</summary>
internal static class CommandLine
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var (settings, words) = Split(args);
        var root = new RootCommand("MindfulBond serves a folder of Markdown articles. Without a verb it serves the site.")
        {
            ServeCommand.Make(settings), CheckCommand.Make(settings), NewCommand.Make(settings), AdminCommand.Make(settings), ReindexCommand.Make(settings),
        };
        root.SetAction((_, cancel) => ServeCommand.RunAsync(settings, cancel));
        foreach (var version in root.Options.OfType<VersionOption>()) version.Description = "Show the version";

        var parsed = root.Parse(words);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Add --help to see what there is.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception wrong) when (WrongSettings(wrong) is { Count: > 0 } failures)
        {
            foreach (var failure in failures) await Console.Error.WriteLineAsync(failure);
            return Failure;
        }
        catch (Exception broken) when (Told(broken) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return Failure;
        }
    }

    /// <summary>The program's version, such as 0.1.0.</summary>
    public static string Version => typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Takes the settings out: <c>--Section:Key=value</c>, <c>--Section:Key value</c> and the framework's <c>--urls</c> and <c>--environment</c>.</summary>
    internal static (string[] Settings, string[] Words) Split(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].Split('=')[0];
            var isSetting = name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal) || name.ToUpperInvariant() is "--URLS" or "--ENVIRONMENT" or "--ALLOWEDHOSTS");
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length) settings.Add(args[++i]);
        }

        return ([.. settings], [.. words]);
    }

    private static List<string> WrongSettings(Exception broken) => broken switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(WrongSettings).Distinct(StringComparer.Ordinal)],
        _ => [],
    };

    // The message ends with the name of the type that the value should have been.
    private static string Takes(string message) => Type.GetType(message.Split('\'')[^2]) is { IsEnum: true } words
        ? string.Join(" or ", Enum.GetNames(words).Select(word => word.ToLowerInvariant()))
        : "another kind of value; README.md has the table of settings";

    // What an operator can mend gets one line; anything else is a bug and shows all it has.
    private static string? Told(Exception broken) => broken switch
    {
        InvalidOperationException { Message: var message } when message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            $"{message.TrimEnd('.')}. It takes {Takes(message)}.",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{broken.Message} Stop the other program, or choose another address: --urls http://localhost:5081",
        IOException or UnauthorizedAccessException or InvalidDataException => broken.Message,
        _ => null,
    };
}
