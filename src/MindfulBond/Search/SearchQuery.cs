using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using MindfulBond.Text;

namespace MindfulBond.Search;

/// <summary>
/// What somebody typed, understood: words, “quoted phrases” and <c>-words</c> to leave out. Everything else is a space, whatever it may mean
/// to a database.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>What is read of it, in UTF-16 units.</summary>
    public const int LongestText = 200;

    /// <summary>Words beyond these are not looked for.</summary>
    public const int MostWords = 16;

    private static readonly SearchValues<char> QuoteSigns = SearchValues.Create("\"“”„‟«»「」『』");

    private const string Exact = "{title headings topics lead body} : ";

    // They stand in nearly every article, so that they tell nothing apart.
    private static readonly FrozenSet<string> Everywhere = new[]
    {
        "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "but", "by", "can", "could", "did", "do", "does",
        "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "im", "in", "into", "is", "it", "its", "ive", "just", "me", "my", "of", "on", "or",
        "our", "she", "should", "so", "some", "than", "that", "the", "their", "them", "then", "there", "they", "this", "to", "too", "us", "was", "we", "were",
        "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    }.ToFrozenSet(StringComparer.Ordinal);

    private SearchQuery(string text, IReadOnlyList<SearchTerm> terms, IReadOnlyList<SearchTerm> without)
    {
        (Text, Typed, Without) = (text, terms, without);
        var telling = terms.Where(term => term.IsQuoted || term.Tokens.Count > 1 || !Everywhere.Contains(term.Tokens[0])).ToList();
        Terms = telling.Count > 0 ? telling : terms;
    }

    /// <summary>As typed, on one line and not longer than <see cref="LongestText"/>.</summary>
    public string Text { get; }

    /// <summary>What is looked for: without the words that stand everywhere, unless there are no others.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    /// <summary>What must not be there.</summary>
    public IReadOnlyList<SearchTerm> Without { get; }

    /// <summary>Every word in its order, those that stand everywhere too.</summary>
    internal IReadOnlyList<SearchTerm> Typed { get; }

    /// <summary>Whether its last word may still go on.</summary>
    internal bool IsOpen => Typed is [.., { IsBeginning: true }];

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Terms.Count == 0;

    public static SearchQuery Read(string? typed)
    {
        var text = OneLine(typed ?? "");
        var (terms, without) = (new List<SearchTerm>(), new List<SearchTerm>());
        var words = Words.In(text).Take(MostWords).ToList();
        var quotes = Quotes(text);
        for (var i = 0; i < words.Count; i++)
        {
            var first = words[i];
            var quote = quotes.FirstOrDefault(quote => first.Start >= quote.Start && first.Start < quote.End);
            var end = i + 1;
            while (end < words.Count && (quote.End > 0 ? words[end].Start < quote.End : words[end].Joins)) end++;

            // While the last word is being typed, its beginning is enough.
            var isBeginning = quote.End == 0 && words[end - 1].End == text.Length && (words[end - 1].IsPart || words[end - 1].Token.Length > 1);
            var term = new SearchTerm([.. words[i..end].Select(word => word.Token)], quote.End > 0, isBeginning, first.IsPart, first.Start, words[end - 1].End);
            (IsLeftOut(text, quote.End > 0 ? quote.Start : first.Start) ? without : terms).Add(term);
            i = end - 1;
        }

        return new SearchQuery(text, terms, without);
    }

    /// <summary>The same with other words in place of some.</summary>
    internal SearchQuery With(IReadOnlyDictionary<SearchTerm, string> instead)
    {
        var text = new StringBuilder(Text);
        foreach (var (term, word) in instead.OrderByDescending(pair => pair.Key.Start)) text.Remove(term.Start, term.End - term.Start).Insert(term.Start, word);
        return Read(text.ToString());
    }

    /// <summary>The same with its last word meant as it stands.</summary>
    internal SearchQuery Closed() => new(Text, [.. Typed.Select(Closed)], Without);

    /// <summary>The term without what may follow it.</summary>
    internal static SearchTerm Closed(SearchTerm term) => term with { IsBeginning = false };

    /// <summary>All of it in the title, or all that was typed in one row; not to be weighed.</summary>
    internal string InTitle() => Minus($"{{title title_stems}} : ({string.Join(" AND ", Terms.Select(OfAny))})" + (InOneRow() is { } row ? $" OR ({row})" : ""));

    /// <summary>All of it, in the words of FTS5; a document that has it in one row counts for more.</summary>
    internal string All() => Minus(string.Join(" AND ", Terms.Select(Of)) + (InOneRow() is { } row ? $") OR ({row}" : ""));

    /// <summary>The same where nothing is weighed.</summary>
    internal string AllOfAny() => Minus(string.Join(" AND ", Terms.Select(OfAny)));

    /// <summary>Any of these terms.</summary>
    internal string Any(IEnumerable<SearchTerm> terms) => Minus(string.Join(" OR ", terms.Select(Of)));

    /// <summary>Everything that was typed, in one row; null for a single word.</summary>
    internal string? InOneRow() => Typed.Sum(term => term.Tokens.Count) < 2 ? null : Exact + Quoted(Typed.SelectMany(term => term.Tokens)) + (Typed[^1].IsBeginning ? " *" : "");

    /// <summary>One term: the words as they are, another form of the word, or its beginning.</summary>
    internal static string Of(SearchTerm term)
    {
        if (term.Tokens is not [var word] || term.IsQuoted) return $"({Exact}{Quoted(term.Tokens)}{(term.IsBeginning ? " *" : "")})";

        // The columns of stems hold only what differs from the word itself, so that a word which is its own stem is looked for once.
        var (ways, stem) = (new List<string>(), Stem.Of(word));
        if (stem != word) ways.Add(Exact + Quoted([word]));
        ways.Add(Quoted([stem]));
        if (term.IsBeginning) ways.Add($"{Exact}{Quoted([word])} *");
        return $"({string.Join(" OR ", ways)})";
    }

    // Unweighed, a beginning that is looked for in every column takes half as long as one in the columns of words. What it finds more has a stem that begins so.
    private static string OfAny(SearchTerm term) => term is not { Tokens: [var word], IsQuoted: false, IsBeginning: true } ? Of(term)
        : Stem.Of(word) is var stem && stem == word ? $"({Quoted([word])} *)"
        : $"({Quoted([word])} * OR {Quoted([stem])})";

    private string Minus(string match) => Without.Count == 0 ? $"({match})" : $"(({match})) NOT ({string.Join(" OR ", Without.Select(term => Of(Closed(term))))})";

    // A word holds letters, digits and marks only: no quote, no star, nothing that FTS5 would read.
    private static string Quoted(IEnumerable<string> tokens) => $"\"{string.Join(' ', tokens)}\"";

    private static string OneLine(string typed)
    {
        var beginning = typed.Length > LongestText ? typed[..LongestText] : typed;
        return VisibleText.Clean(beginning, marksPerBase: 8).Replace('\n', ' ').Replace('\t', ' ').Trim();
    }

    private static bool IsLeftOut(string text, int start) => start > 0 && text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(text[start - 2]));

    // From the sign that opens to the sign that closes, whichever kind they are; one without a partner is none.
    private static List<(int Start, int End)> Quotes(string text)
    {
        var quotes = new List<(int Start, int End)>();
        for (var start = 0; (start = IndexOfQuote(text, start)) >= 0;)
        {
            var end = IndexOfQuote(text, start + 1);
            if (end < 0) break;
            quotes.Add((start, end));
            start = end + 1;
        }

        return quotes;
    }

    private static int IndexOfQuote(string text, int start) => start >= text.Length ? -1 : text.AsSpan(start).IndexOfAny(QuoteSigns) is var place and >= 0 ? start + place : -1;
}
