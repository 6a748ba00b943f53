using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>One article or page that was found.</summary>
/// <param name="Article">The article; null for a page.</param>
/// <param name="Page">The page; null for an article.</param>
/// <param name="Snippet">Lines from it.</param>
public sealed record SearchResult(Article? Article, ContentPage? Page, IReadOnlyList<SnippetPart> Snippet)
{
    public string Address => Article?.Address ?? Page!.Address;

    public string Title => Article?.Title ?? Page!.Title;

    public string Language => Article?.Language ?? Page!.Language;
}
