using MindfulBond.Search;

namespace MindfulBond.Tests.Search;

/// <summary>How what was typed is understood.</summary>
public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("sleep", "sleep*")]
    [InlineData("sleep ", "sleep*")]
    [InlineData("sleep!", "sleep")]
    [InlineData("SLEEP well", "sleep well*")]
    [InlineData("Élan crème", "elan creme*")]
    [InlineData("don't don’t", "dont dont*")]
    [InlineData("self-harm", "self+harm*")]
    [InlineData("“the same fight”", "[the+same+fight]")]
    [InlineData("\"the same\" fight", "[the+same] fight*")]
    [InlineData("\"the same fight", "same fight*")]
    [InlineData("how do I sleep", "sleep*")]
    [InlineData("how are you", "how are you*")]
    [InlineData("sleep -anxiety", "sleep -anxiety")]
    [InlineData("sleep -\"bad night\"", "sleep -[bad+night]")]
    [InlineData("a - b", "b")]
    [InlineData("NEAR(a b) OR title:x*", "near b title x")]
    [InlineData("睡眠", "睡眠+眠*")]
    [InlineData("Straße", "strasse*")]
    [InlineData("ﬁght", "fight*")]
    [InlineData("x", "x")]
    [InlineData("", "")]
    [InlineData("?! *", "")]
    [InlineData("-", "")]
    public void Words_phrases_and_what_to_leave_out_are_told_apart(string typed, string understood)
    {
        var query = SearchQuery.Read(typed);

        Assert.Equal(understood, string.Join(' ', query.Terms.Select(Shown).Concat(query.Without.Select(term => "-" + Shown(term with { IsBeginning = false })))));
        Assert.Equal(query.Terms.Count == 0, query.IsEmpty);
    }

    [Fact]
    public void A_long_text_is_read_for_its_beginning_alone()
    {
        var query = SearchQuery.Read(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i} ")));

        Assert.True(query.Text.Length <= SearchQuery.LongestText);
        Assert.Equal(SearchQuery.MostWords, query.Terms.Count);
    }

    [Theory]
    [InlineData("sleeping", "sleep")]
    [InlineData("relational", "relat")]
    [InlineData("hopping", "hop")]
    [InlineData("ponies", "poni")]
    [InlineData("caresses", "caress")]
    [InlineData("agreed", "agre")]
    [InlineData("generalizations", "gener")]
    [InlineData("adoption", "adopt")]
    [InlineData("happy", "happi")]
    [InlineData("controlling", "control")]
    [InlineData("is", "is")]
    [InlineData("été", "été")]
    public void Stems_are_porters(string word, string stem) => Assert.Equal(stem, Stem.Of(word));

    [Fact]
    public void Whatever_is_typed_only_quoted_letters_and_digits_reach_the_index()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var query = SearchQuery.Read(Hostile.Any(random));
            if (query.IsEmpty) continue;

            foreach (var term in query.Terms.Concat(query.Without))
                Assert.All(term.Tokens, token => Assert.All(token.EnumerateRunes(), rune => Assert.True(System.Text.Rune.IsLetterOrDigit(rune) || System.Text.Rune.GetUnicodeCategory(rune)
                    is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark, $"U+{rune.Value:X} of “{query.Text}”")));
        }
    }

    private static string Shown(SearchTerm term) => (term.IsQuoted ? $"[{string.Join('+', term.Tokens)}]" : string.Join('+', term.Tokens)) + (term.IsBeginning ? "*" : "");
}
