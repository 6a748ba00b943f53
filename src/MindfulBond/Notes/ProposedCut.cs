using System.Text.RegularExpressions;
using MindfulBond.Text;

namespace MindfulBond.Notes;

/// <summary>
/// What a cut leaves out, marked in the words as they were typed: a mark that begins within an emphasis and ends outside it could not be set
/// in the rendered ones.
/// </summary>
public sealed partial class ProposedCut
{
    private const int MostQuoted = 12;
    private const int Quoted = 4;

    public ProposedCut(string written, string proposed)
    {
        var runs = WordDifference.Between(written, proposed);
        Paragraphs = InParagraphs(runs.Where(run => run.Change != WordChange.Added));
        Gone = Quotes(runs, WordChange.Removed);
        New = Quotes(runs, WordChange.Added);
    }

    /// <summary>What was written, with the parts that go; never anything added.</summary>
    public IReadOnlyList<IReadOnlyList<WordRun>> Paragraphs { get; }

    /// <summary>What goes, said again in words: many screen readers pass over marks.</summary>
    public IReadOnlyList<Quote> Gone { get; }

    /// <summary>What its writer never wrote. A cut adds nothing; where it does, its writer is told.</summary>
    public IReadOnlyList<Quote> New { get; }

    private static List<List<WordRun>> InParagraphs(IEnumerable<WordRun> runs)
    {
        var paragraphs = new List<List<WordRun>> { new() };
        foreach (var run in runs)
        {
            var parts = EmptyLines().Split(run.Text);
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0) paragraphs.Add([]);
                if (parts[i].Length > 0) paragraphs[^1].Add(run with { Text = parts[i] });
            }
        }

        paragraphs.RemoveAll(paragraph => paragraph.Count == 0);
        return paragraphs;
    }

    private static List<Quote> Quotes(IEnumerable<WordRun> runs, WordChange change) =>
        [.. runs.Where(run => run.Change == change && !string.IsNullOrWhiteSpace(run.Text)).Select(run => QuoteOf(run.Text))];

    private static Quote QuoteOf(string text)
    {
        // The sentence that quotes it has a full stop of its own.
        var words = (text.TrimEnd().TrimEnd('.') is { Length: > 0 } shorter ? shorter : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostQuoted
            ? new Quote(string.Join(' ', words), Until: null)
            : new Quote(string.Join(' ', words.Take(Quoted)), string.Join(' ', words.TakeLast(Quoted)));
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EmptyLines();

    /// <param name="Words">All of it, or how a long part begins.</param>
    /// <param name="Until">How a long part ends; null when <paramref name="Words"/> are all.</param>
    public sealed record Quote(string Words, string? Until);
}
