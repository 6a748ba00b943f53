using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>What was found.</summary>
/// <param name="Query">What was looked for: as typed, or what was probably meant.</param>
public sealed record SearchAnswer(SearchQuery Query)
{
    /// <summary>What was typed, when nothing has it and a slip was forgiven.</summary>
    public string? Instead { get; init; }

    /// <summary>How many articles and pages have all of it.</summary>
    public int Total { get; init; }

    /// <summary>Those of this part of the list, the best first.</summary>
    public IReadOnlyList<SearchResult> Results { get; init; } = [];

    /// <summary>What has some of the words, where few have all.</summary>
    public IReadOnlyList<SearchResult> Near { get; init; } = [];

    /// <summary>The topics of all that was found, with how many of it, the most first.</summary>
    public IReadOnlyList<(TopicInfo Topic, int Count)> Topics { get; init; } = [];

    /// <summary>The topic that the list is limited to.</summary>
    public TopicInfo? Within { get; init; }

    /// <summary>The next part of the list; null at its end.</summary>
    public int? Next { get; init; }

    /// <summary>Whether everything published was looked through: not while the index is being made.</summary>
    public bool IsWhole { get; init; } = true;
}
