using MindfulBond.Care;

namespace MindfulBond.Moderation;

/// <summary>
/// What could be said more kindly in words that a moderator writes for others to read: advice beside the box, never in the way. The lists are
/// those that articles are checked with, and they know English.
/// </summary>
public static class WordingAdvice
{
    private const int Most = 3;

    /// <summary>A sentence for each find, the first few; none for words that are fine.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
    [
        .. (text ?? "").ReplaceLineEndings("\n").Split("\n\n").SelectMany(paragraph => SafeWording.English.Find(paragraph).Select(find => Sentence(find, paragraph.Substring(find.Start, find.Length))))
            .Distinct(StringComparer.Ordinal).Take(Most),
    ];

    /// <summary>What the bar says after words were sent without anybody having seen the advice; empty when there is none.</summary>
    public static string After(IEnumerable<string> texts) => texts.SelectMany(Of).FirstOrDefault() is { } first ? $" A word about the wording: {first}" : "";

    private static string Sentence(WordingFind find, string found) => find.Kind switch
    {
        WordingKind.Means => $"“{found}” tells how. {find.Instead}",
        WordingKind.People => $"“{found}” makes a person their illness or judges them. Kinder: {find.Instead}.",
        WordingKind.Sensational => $"“{found}” is a word of headlines. Calmer: {find.Instead}.",
        _ => $"“{found}” blames or misleads about suicide. Kinder: {find.Instead}.",
    };
}
