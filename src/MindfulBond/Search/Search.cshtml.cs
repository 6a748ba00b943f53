using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MindfulBond.Articles;
using MindfulBond.Content;
using MindfulBond.Shared;

namespace MindfulBond.Search;

/// <summary>
/// The readers' search. The form posts, so that the words stay out of address, history, logs and the next site's referrer; an address with
/// <c>?q=</c> answers too, for links that an author writes. No answer is kept anywhere, and none is packed: it repeats what was typed.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class SearchModel(SiteSearch search, WordsOfDanger danger, ArticleCatalog catalog) : PageModel, IFramedPage
{
    public const string Address = "/search";

    private const int SentencesShown = 4;
    private const int NewestShown = 3;
    private const int MostTopics = 6;

    public ArticleCatalog Catalog => catalog;

    // The title says nothing of the words: it stands in the history.
    public PageHead Head { get; } = new(Address, "Search", "") { Hidden = true };

    /// <summary>What was found; null before anything was looked for.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>The topics offered to narrow the list: those of most results, and always the one that is chosen.</summary>
    public IEnumerable<(TopicInfo Topic, int Count)> TopicsShown => Answer!.Topics.Where((one, place) => place < MostTopics || one.Topic.Slug == Answer.Within?.Slug);

    /// <summary>What stands in the field.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Whether the help lines come first.</summary>
    public bool InDanger { get; private set; }

    public IReadOnlyList<Sentence> Sentences => [.. catalog.SentencesToStartFrom().Take(SentencesShown)];

    public IReadOnlyList<Article> Newest => [.. catalog.Newest.Take(NewestShown)];

    public void OnGet([FromQuery(Name = "q")] string? words, [FromQuery(Name = "topic")] string? topic, [FromQuery(Name = "part")] string? part) => Look(words, topic, part);

    public void OnPost(
        [FromForm(Name = "q")] string? words, [FromForm(Name = "topic")] string? topic, [FromForm(Name = "within")] string? within, [FromForm(Name = "part")] string? part,
        [FromForm(Name = "instead")] string? instead) =>
        Look(instead ?? words, topic ?? within, part);

    private void Look(string? words, string? topic, string? part)
    {
        Response.Headers.CacheControl = "no-store";
        var answer = search.Find(words, topic, int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1, catalog);
        Typed = answer.Instead ?? answer.Query.Text;
        InDanger = danger.In(Typed);
        if (Typed.Length > 0) Answer = answer;
    }

    /// <summary>The first heading: what was found, in words.</summary>
    public string Found => Answer switch
    {
        null or { Query.IsEmpty: true } => "There is no word in it to look for",
        { Total: 0 } => $"Nothing here mentions “{Answer.Query.Text}” yet",
        { Instead: not null } => $"{Counted} “{Answer.Query.Text}”",
        _ => $"{Counted} “{Answer.Query.Text}”{(Answer.Within is { } topic ? $", in {topic.Name}" : "")}",
    };

    private string Counted => $"{Plain.Count(Answer!.Total, Answer.Results.Any(one => one.Article is null) ? "page" : "article")} {(Answer.Total == 1 ? "mentions" : "mention")}";
}
