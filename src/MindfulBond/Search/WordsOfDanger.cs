using MindfulBond.Care;

namespace MindfulBond.Search;

/// <summary>
/// Tells whether somebody may be in danger who searches so. A search is shorter than a sentence: beside the patterns of comments, single words
/// of <c>Care/search.en.yaml</c> are enough.
/// </summary>
public sealed class WordsOfDanger(DistressPatterns distress)
{
    private readonly DistressPatterns _short = DistressPatterns.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Care", "search.en.yaml")));

    /// <param name="text">What was typed.</param>
    public bool In(string text) => distress.Find(text).Count > 0 || _short.Find(text).Count > 0;
}
