using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>An article or a page that a search may find; there is one of each.</summary>
internal sealed class Findable(string address, Article? article, ContentPage? page, int[] topics)
{
    /// <summary>Where it is read.</summary>
    public string Address => address;

    /// <summary>The article; null for a page.</summary>
    public Article? Article => article;

    /// <summary>The page; null for an article.</summary>
    public ContentPage? Page => page;

    /// <summary>Places of its topics in <see cref="Findables.Topics"/>.</summary>
    public ReadOnlySpan<int> Topics => topics;

    /// <summary>Its place among all, the newest first.</summary>
    public int Place { get; set; }

    public string Title => article?.Title ?? page!.Title;

    public string Description => article?.Description ?? page!.Description;

    public DateTime DateUtc => article?.PublishedUtc ?? DateTime.MinValue;

    public SearchDocument Document => article is not null ? SearchDocument.Of(article) : SearchDocument.Of(page!);
}
