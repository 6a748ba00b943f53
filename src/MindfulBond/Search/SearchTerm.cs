namespace MindfulBond.Search;

/// <summary>One thing to look for.</summary>
/// <param name="Tokens">Words that stand in a row; usually one.</param>
/// <param name="IsQuoted">Whether exactly these words are meant.</param>
/// <param name="IsBeginning">Whether the last word may go on.</param>
/// <param name="IsUnspaced">Whether it is of a script without spaces.</param>
/// <param name="Start">Index in the query, in UTF-16 units.</param>
/// <param name="End">Index after its last character.</param>
public sealed record SearchTerm(IReadOnlyList<string> Tokens, bool IsQuoted, bool IsBeginning, bool IsUnspaced, int Start, int End);
