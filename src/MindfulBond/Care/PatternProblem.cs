namespace MindfulBond.Care;

/// <summary>Something in a data file of patterns that was left out, and how to mend it. The rest of the file still counts.</summary>
/// <param name="Line">Line of the file, counted from 1.</param>
/// <param name="Message">One or two sentences for the owner.</param>
public sealed record PatternProblem(int Line, string Message);
