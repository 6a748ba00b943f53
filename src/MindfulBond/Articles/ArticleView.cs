using MindfulBond.Comments;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;
using MindfulBond.Text;

namespace MindfulBond.Articles;

/// <summary>One article with everything that stands around it, as its readers see it.</summary>
/// <param name="article">The article.</param>
/// <param name="catalog">What is published beside it.</param>
/// <param name="talk">The comments; null where there are none at all.</param>
public sealed class ArticleView(Article article, ArticleCatalog catalog, Talk? talk)
{
    // Fewer sections than this are seen at a glance.
    private const int HeadingsForContents = 3;

    public Article Article => article;

    public ArticleCatalog Catalog => catalog;

    public Talk? Talk => talk;

    /// <summary>Asked for once: what is too large to be kept would be rendered each time.</summary>
    public RenderedText Text { get; } = article.Text;

    public (Series Series, int Part)? Place { get; } = catalog.PlaceInSeries(article);

    /// <summary>The sections for the contents list; empty when the article is short.</summary>
    public IReadOnlyList<Heading> Contents { get; } = article.Facts.Headings.Where(heading => heading.Level == 2).ToList() is { Count: >= HeadingsForContents } sections ? sections : [];

    /// <summary>The article in every language it is published in, itself among them; empty when that is one only.</summary>
    public IReadOnlyList<Article> Translations { get; } = catalog.Translations(article);

    public IReadOnlyList<Article> Related { get; } = catalog.Related(article);

    public (Article? Earlier, Article? Later) Neighbours { get; } = catalog.Neighbours(article);

    /// <summary>The fragment that leads past a section: the next heading of its level, or the end of the text.</summary>
    public string Past(ContentNote note)
    {
        var headings = article.Facts.Headings;
        var section = headings.Select((heading, place) => (heading, place)).FirstOrDefault(pair => note.Section is not null && Slug.From(pair.heading.Text) == Slug.From(note.Section));
        return section.heading is null
            ? "mb-after"
            : headings.Skip(section.place + 1).FirstOrDefault(heading => heading.Level <= section.heading.Level)?.Id ?? "mb-after";
    }
}
