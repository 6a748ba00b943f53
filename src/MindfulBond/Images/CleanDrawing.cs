namespace MindfulBond.Images;

/// <param name="Svg">The drawing as readers get it.</param>
/// <param name="TakenOut">What is not in it any more, in the order of the file.</param>
internal sealed record CleanDrawing(string Svg, IReadOnlyList<TakenOut> TakenOut);
