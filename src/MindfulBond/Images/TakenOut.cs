namespace MindfulBond.Images;

/// <summary>Something of a drawing that readers do not get.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="What">As the file names it, such as <c>&lt;script&gt;</c> or <c>onload</c>.</param>
public sealed record TakenOut(int Line, string What);
