namespace MindfulBond.Search;

/// <param name="What">What was found.</param>
/// <param name="Rank">How well: the more, the better. Told by itself, it means nothing.</param>
internal readonly record struct Hit(Findable What, double Rank);
