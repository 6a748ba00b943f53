using System.CommandLine;
using Microsoft.Extensions.Options;
using MindfulBond.Notes;

namespace MindfulBond.Commands;

/// <summary>Serves the site until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Make(string[] settings)
    {
        var command = new Command("serve", "Serve the site (the default)");
        command.SetAction((_, cancel) => RunAsync(settings, cancel));
        return command;
    }

    public static async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        await using var site = WebSite.Create(settings);
        // Before the host does: it would log a wrong setting with a page of stack instead of the one line that mends it.
        site.Services.GetRequiredService<IStartupValidator>().Validate();
        // A damaged key would otherwise show at the first comment.
        site.Services.GetRequiredService<PhraseKey>();
        await site.StartAsync(cancel);
        await site.WaitForShutdownAsync(cancel);
        return CommandLine.Success;
    }
}
