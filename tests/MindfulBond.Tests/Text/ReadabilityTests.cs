using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

/// <summary>The two formulas, against texts counted by hand.</summary>
public sealed class ReadabilityTests
{
    [Fact]
    public void Too_few_words_say_nothing()
    {
        Assert.Null(Readability.Of(string.Join(' ', Enumerable.Repeat("word", 99))));
        Assert.Null(Readability.Of(""));
    }

    [Fact]
    public void Words_sentences_and_syllables_make_the_numbers()
    {
        // Ten words with twelve syllables a sentence.
        var readability = Readability.Of(string.Join(' ', Enumerable.Repeat("The cat sat on the mat and saw a window. Garden birds do not sing at night in the rain.", 10)))!;

        Assert.Equal((200, 20), (readability.Words, readability.Sentences));
        Assert.Equal(206.835 - 1.015 * 10 - 84.6 * 1.1, readability.ReadingEase, 6);
        Assert.Equal(0.39 * 10 + 11.8 * 1.1 - 15.59, readability.Grade, 6);
        Assert.Empty(readability.LongSentences);
    }

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("window", 2)]
    [InlineData("make", 1)]
    [InlineData("makes", 1)]
    [InlineData("wanted", 2)]
    [InlineData("walked", 1)]
    [InlineData("table", 2)]
    [InlineData("relationship", 4)]
    [InlineData("rhythms", 1)]
    [InlineData("don't", 1)]
    public void Syllables_are_groups_of_vowels_without_the_silent_ending(string word, int syllables)
    {
        Assert.Equal(syllables, Readability.SyllablesIn(word));
    }

    [Fact]
    public void Sentences_of_more_than_twenty_five_words_are_listed()
    {
        var longOne = string.Join(' ', Enumerable.Repeat("word", 26)) + ".";
        var fine = string.Join(' ', Enumerable.Repeat("word", 25)) + ".";

        Assert.Equal([longOne], Readability.Of($"{fine} {longOne}\n{fine} {fine}")!.LongSentences);
    }
}
