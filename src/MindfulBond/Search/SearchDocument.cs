using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Content.Markdown;

namespace MindfulBond.Search;

/// <summary>What the index takes in of an article or a page.</summary>
/// <param name="Address">Where it is read.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">Of the article.</param>
/// <param name="Topics">Names of topics, series, authors and what content notes speak of, and the other names it goes by: in the tab and in its address.</param>
/// <param name="Lead">The description, and the sentences in which readers recognise themselves.</param>
/// <param name="Text">Headings and running text.</param>
internal sealed record SearchDocument(string Address, string Language, string Title, string Topics, string Lead, RenderedText Text)
{
    // The text of an article stays the same object until its file changes.
    private static readonly ConditionalWeakTable<RenderedText, byte[]> Hashes = [];

    /// <summary>Everything that may be found at this moment.</summary>
    public static IEnumerable<SearchDocument> AllOf(ArticleCatalog catalog) => catalog.Articles.Select(Of).Concat(catalog.Content.Pages.Select(Of));

    public static SearchDocument Of(Article article) => new(
        article.Address, article.Language, article.Title,
        string.Join('\n', article.Topics.Select(topic => topic.Name).Concat(article.Authors.Select(author => author.Name)).Concat(article.ContentNotes.Select(note => note.Topic)).Append(article.Series?.Name).Append(article.TabTitle).Append(InWords(article.Slug))),
        string.Join('\n', article.Sentences.Prepend(article.HasDescription ? article.Description : "")), article.Text);

    public static SearchDocument Of(ContentPage page) => new(page.Address, page.Language, page.Title, string.Join('\n', page.TabTitle, InWords(page.Slug)), page.Description, page.Text);

    public string Headings => string.Join('\n', Text.Headings.Select(heading => heading.Text));

    private static string InWords(string slug) => slug.Replace('-', ' ');

    /// <summary>Differs when anything does that the index takes in.</summary>
    public string Stamp()
    {
        var text = Hashes.GetValue(Text, text => Hash(text.PlainText, string.Join('\n', text.Headings.Select(heading => heading.Text))));
        return Convert.ToBase64String([.. text.AsSpan(0, 12), .. Hash(Language, Title, Topics, Lead).AsSpan(0, 12)]);
    }

    private static byte[] Hash(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0xFF]);
        }

        return hash.GetHashAndReset();
    }
}
