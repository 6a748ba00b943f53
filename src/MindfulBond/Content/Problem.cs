namespace MindfulBond.Content;

/// <summary>How much a problem matters. <see cref="Note"/> never fails a check; <see cref="Warning"/> does with <c>--strict</c>.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>Something in the content folder that its author should know or mend.</summary>
/// <param name="File">Path relative to the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">Short stable name of the rule, such as <c>dead-link</c>.</param>
/// <param name="Message">What is wrong and how to mend it, in one sentence or two.</param>
public sealed record Problem(string File, int Line, Severity Severity, string Rule, string Message)
{
    /// <summary>The form that editors and compilers understand: <c>file:line: severity rule: message</c>.</summary>
    public override string ToString() => $"{File.ReplaceLineEndings(" ")}:{Line}: {SeverityName} {Rule}: {Message}";

    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public string SeverityName => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
