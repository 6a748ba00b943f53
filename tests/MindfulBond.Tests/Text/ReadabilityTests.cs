using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

public sealed class ReadabilityTests
{
    [Fact]
    public void Short_texts_are_not_measured() => Assert.Null(Readability.Of(string.Concat(Enumerable.Repeat("word ", 99))));

    [Fact]
    public void The_formulas_are_those_of_flesch_and_kincaid()
    {
        // Ten words and ten syllables a sentence.
        var measured = Readability.Of(string.Concat(Enumerable.Repeat("The cat sat on the mat and ate the fish. ", 10)))!;

        Assert.Equal((100, 10), (measured.Words, measured.Sentences));
        Assert.Equal(206.835 - 1.015 * 10 - 84.6, measured.ReadingEase, 6);
        Assert.Equal(0.39 * 10 + 11.8 - 15.59, measured.Grade, 6);
        Assert.Empty(measured.LongSentences);
    }

    [Theory]
    [InlineData("the", 1)]
    [InlineData("time", 1)]
    [InlineData("table", 2)]
    [InlineData("wanted", 2)]
    [InlineData("walked", 1)]
    [InlineData("relationship", 4)]
    [InlineData("vulnerability", 6)]
    public void Syllables_are_groups_of_vowels(string word, int syllables) => Assert.Equal(syllables, Readability.SyllablesIn(word));

    [Fact]
    public void Long_sentences_are_named()
    {
        var sentence = string.Concat(Enumerable.Repeat("so ", 26)).Trim() + ".";

        var measured = Readability.Of(string.Join(' ', Enumerable.Repeat(sentence, 4)))!;

        Assert.Equal(4, measured.LongSentences.Count);
    }
}
