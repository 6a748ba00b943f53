namespace MindfulBond.Care;

/// <summary>A stretch of a text that could point to its writer or to a third person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index in the text, in UTF-16 units.</param>
/// <param name="Length">Length in UTF-16 units, at least 1; always whole graphemes.</param>
/// <param name="Text">The stretch as written.</param>
/// <param name="Replacement">What to say instead: "my husband", "[number removed]".</param>
public sealed record PersonalDetail(DetailKind Kind, int Start, int Length, string Text, string Replacement)
{
    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;
}
