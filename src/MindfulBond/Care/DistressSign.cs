namespace MindfulBond.Care;

/// <summary>One stretch of a text that may speak of danger or distress.</summary>
/// <param name="Kind">What it may be telling.</param>
/// <param name="Severity">How fast it should be read.</param>
/// <param name="PatternId">The pattern of the data file that found it.</param>
/// <param name="Start">Index in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units, at least 1; always whole graphemes.</param>
public readonly record struct DistressSign(DistressKind Kind, DistressSeverity Severity, string PatternId, int Start, int Length)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;
}
