namespace MindfulBond.Content.Markdown;

/// <summary>What one rendering knows and gathers on its way through a text.</summary>
internal sealed class Rendition(MarkdownSource source, IContentAddresses addresses)
{
    private readonly HashSet<Problem> _reported = [];

    public MarkdownSource Source => source;

    public Ids Ids { get; } = new();

    public List<Problem> Problems { get; } = [];

    public List<Heading> Headings { get; } = [];

    public Citations Citations { get; } = new(source);

    public Links Links => field ??= new Links(this, addresses);

    public Pictures Pictures => field ??= new Pictures(this, addresses);

    /// <summary>Line of the file of a line that Markdig counts from 0.</summary>
    public int FileLine(int line) => source.FirstLine + line;

    /// <summary>Keeps a problem; the same one on the same line once.</summary>
    /// <param name="line">Line of the file.</param>
    /// <param name="severity">How much it matters.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public void Report(int line, Severity severity, string rule, string message)
    {
        var problem = new Problem(source.File, line, severity, rule, message);
        if (_reported.Add(problem)) Problems.Add(problem);
    }
}
