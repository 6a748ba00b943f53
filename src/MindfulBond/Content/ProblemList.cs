namespace MindfulBond.Content;

/// <summary>Gathers the problems of one file.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];

    public string File => file;

    public IReadOnlyList<Problem> All => _problems;

    public void Error(int line, string rule, string message) => Add(line, Severity.Error, rule, message);

    public void Warning(int line, string rule, string message) => Add(line, Severity.Warning, rule, message);

    public void Note(int line, string rule, string message) => Add(line, Severity.Note, rule, message);

    public void Add(int line, Severity severity, string rule, string message) =>
        _problems.Add(new Problem(file, Math.Max(1, line), severity, rule, message));
}
