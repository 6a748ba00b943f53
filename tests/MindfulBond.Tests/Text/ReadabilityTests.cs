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

    // Counted by hand, or as a pronouncing dictionary has it.
    [Theory]
    [InlineData(1, "the be a I she me walked loved called asked makes time whole while rule pale through thought eye don't won't we're")]
    [InlineData(2, "table people couple little wanted needed changes voices boxes misses houses being doing going quiet react trial science didn't isn't something sometimes closeness safely likely careful every evening technique centre struggled controlled oneself lovely")]
    [InlineData(3, "beautiful diary medium violence idea obvious serious everything anyone somebody happier easier importance remember medicine area prescriber another family")]
    [InlineData(4, "relationship usually seriously diagnosis psychologist reassurance responsiveness society anxiety everybody experience information")]
    [InlineData(5, "antidepressant possibility psychological university")]
    [InlineData(6, "vulnerability responsibility")]
    public void Syllables_are_those_a_speaker_says(int syllables, string words)
    {
        foreach (var word in words.Split(' '))
            Assert.True(syllables == Syllables.In(word), $"{word}: {Syllables.In(word)}");
    }

    [Fact]
    public void A_word_with_hyphens_is_counted_by_its_parts()
    {
        Assert.Equal(3, Syllables.In("well-being"));
        Assert.Equal(1, Syllables.In("’"));
    }

    [Theory]
    [InlineData("He said: wait. Then he left; so did I!", "He said:|wait.|Then he left;|so did I!")]
    [InlineData("“Is it a bad one?” “Yes. It isn’t you.” She left.", "“Is it a bad one?”|“Yes.|It isn’t you.”|She left.")]
    [InlineData("At 10:30 it was 3.5 miles … and on", "At 10:30 it was 3.5 miles …|and on")]
    [InlineData("One paragraph\n(the next) — “and\nthe last.”", "One paragraph|(the next) — “and|the last.”")]
    [InlineData("... 12!", "")]
    public void Sentences_end_where_a_thought_does(string paragraph, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Readability.SentencesOf(paragraph).Select(sentence => paragraph[sentence.Start..sentence.End])));

    [Fact]
    public void A_text_counted_by_hand_has_its_figures()
    {
        // 11 words, 20 syllables, 2 sentences: Com-mu-ni-ca-tion is dif-fi-cult. Lis-ten to each oth-er for a lit-tle while.
        const string Counted = "Communication is difficult. Listen to each other for a little while.";
        var measured = Readability.Of(string.Join(' ', Enumerable.Repeat(Counted, 10)))!;

        Assert.Equal((110, 20), (measured.Words, measured.Sentences));
        Assert.Equal(206.835 - 1.015 * 5.5 - 84.6 * 20 / 11, measured.ReadingEase, 6);
        Assert.Equal(0.39 * 5.5 + 11.8 * 20 / 11 - 15.59, measured.Grade, 6);
    }

    [Fact]
    public void Long_sentences_are_named()
    {
        var sentence = string.Concat(Enumerable.Repeat("so ", 26)).Trim() + ".";

        var measured = Readability.Of(string.Join(' ', Enumerable.Repeat(sentence, 4)))!;

        Assert.Equal(4, measured.LongSentences.Count);
    }
}
