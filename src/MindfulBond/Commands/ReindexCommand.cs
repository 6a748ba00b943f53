using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Search;

namespace MindfulBond.Commands;

/// <summary>Makes the index of the readers' search again. The site does so by itself when it must; this is for whoever wants to be sure.</summary>
internal static class ReindexCommand
{
    public static Command Make(string[] settings)
    {
        var command = new Command("reindex", "Rebuild the search index");
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed.InvocationConfiguration.Output, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter output, CancellationToken cancel)
    {
        await using var site = WebSite.Create(settings, builder => builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance));
        site.Services.GetRequiredService<IStartupValidator>().Validate();
        site.Services.GetRequiredService<ContentLibrary>().Refresh(lookAtMost: 0);
        var (index, catalog) = (site.Services.GetRequiredService<SearchIndex>(), site.Services.GetRequiredService<PublishedNow>().Get());
        try
        {
            index.Forget();
        }
        catch (SqliteException)
        {
            // A file that cannot be emptied goes.
            index.Discard();
        }

        var (taken, _) = index.Keep(catalog, cancel);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{taken} articles and pages can be found: {index.File}"));
        return CommandLine.Success;
    }
}
