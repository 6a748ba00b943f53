namespace MindfulBond.Search;

/// <summary>Finds the words of a query in a text that is shown.</summary>
internal sealed class Matching(SearchQuery query)
{
    private readonly SearchTerm[] _terms = [.. query.Terms];
    private readonly string[][] _stems = [.. query.Terms.Select(term => term.Tokens.Select(Stem.Of).ToArray())];

    /// <summary>Number of things looked for.</summary>
    public int Count => _terms.Length;

    /// <summary>The term that begins at a word; -1 for none.</summary>
    /// <param name="words">Every word of the text.</param>
    /// <param name="first">Place of the word.</param>
    /// <param name="length">How many words it takes.</param>
    public int TermAt(List<Word> words, int first, out int length)
    {
        for (var term = 0; term < _terms.Length; term++)
        {
            length = _terms[term].Tokens.Count;
            if (Is(words, first, term)) return term;
        }

        length = 0;
        return -1;
    }

    /// <summary>The share of the terms that stand among the words of a text, from 0 to 1.</summary>
    public double ShareIn(List<Word> words)
    {
        var there = 0;
        for (var term = 0; term < _terms.Length; term++)
            if (Has(words, term)) there++;
        return (double)there / _terms.Length;
    }

    private bool Has(List<Word> words, int term)
    {
        for (var first = 0; first < words.Count; first++)
            if (Is(words, first, term)) return true;
        return false;
    }

    private bool Is(List<Word> words, int first, int place)
    {
        var term = _terms[place];
        if (first + term.Tokens.Count > words.Count) return false;
        for (var i = 0; i < term.Tokens.Count; i++)
        {
            var (word, token) = (words[first + i].Token, term.Tokens[i]);
            if (word == token) continue;
            var mayGoOn = term.IsBeginning && i == term.Tokens.Count - 1 && word.StartsWith(token, StringComparison.Ordinal);
            // A quoted word is meant as it is, and so are words in a row. No stem begins otherwise than its word.
            if (!mayGoOn && (term.IsQuoted || term.Tokens.Count > 1 || word[0] != token[0] || Stem.Of(word) != _stems[place][i])) return false;
        }

        return true;
    }
}
