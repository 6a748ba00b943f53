using System.Security.Cryptography;
using System.Text;
using MindfulBond.Articles;
using MindfulBond.Content;

namespace MindfulBond.Search;

/// <summary>What the index takes in of an article or a page.</summary>
/// <param name="Address">Where it is read.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">Of the article.</param>
/// <param name="Topics">Names of topics, series, authors and what content notes speak of, and the other names it goes by: in the tab and in its address.</param>
/// <param name="Lead">The description, and the sentences in which readers recognise themselves.</param>
/// <param name="Body">Headings, running text and what stands beside it.</param>
internal sealed record SearchDocument(string Address, string Language, string Title, string Topics, string Lead, TextBody Body)
{
    // Another program may make other words of the same file.
    private static readonly string Program = typeof(SearchDocument).Module.ModuleVersionId.ToString();

    /// <summary>Everything that may be found at this moment.</summary>
    public static IEnumerable<SearchDocument> AllOf(ArticleCatalog catalog) => catalog.Articles.Select(Of).Concat(catalog.Content.Pages.Select(Of));

    public static SearchDocument Of(Article article) => new(
        article.Address, article.Language, article.Title,
        string.Join('\n', article.Topics.Select(topic => topic.Name).Concat(article.Authors.Select(author => author.Name)).Concat(article.ContentNotes.Select(note => note.Topic)).Append(article.Series?.Name).Append(article.TabTitle).Append(InWords(article.Slug))),
        string.Join('\n', article.Sentences.Prepend(article.HasDescription ? article.Description : "")), article.Body)
    { Notes = article.ContentNotes };

    public static SearchDocument Of(ContentPage page) => new(page.Address, page.Language, page.Title, string.Join('\n', page.TabTitle, InWords(page.Slug)), page.Description, page.Body);

    /// <summary>What some of it speaks of, and where.</summary>
    public IReadOnlyList<ContentNote> Notes { get; init; } = [];

    /// <inheritdoc cref="Search.OpenText"/>
    public string OpenText => Search.OpenText.Of(Body.Text, Notes);

    public string Headings => string.Join('\n', Body.Facts.Headings.Select(heading => heading.Text));

    private static string InWords(string slug) => slug.Replace('-', ' ');

    /// <summary>Differs when anything does that the index takes in.</summary>
    public string Stamp()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { Program, Body.Place.Stamp, Language, Title, Topics, Lead })
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0xFF]);
        }

        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, 18));
    }
}
