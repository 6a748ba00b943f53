using MindfulBond.Commands;

namespace MindfulBond.Tests.Commands;

/// <summary>The console is one for the whole process: what writes to it runs alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Terminal
{
    public const string Name = "Terminal";

    /// <summary>Runs the program as if these words had been typed.</summary>
    internal static async Task<Said> RunAsync(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            var code = await CommandLine.RunAsync(args);
            return new Said(code, said.ToString().ReplaceLineEndings("\n"), complained.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}

/// <param name="Code">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Said(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
