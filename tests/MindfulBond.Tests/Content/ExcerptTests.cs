using System.Globalization;
using FsCheck.Xunit;
using MindfulBond.Content;

namespace MindfulBond.Tests.Content;

/// <summary>The beginning of a text.</summary>
public sealed class ExcerptTests
{
    [Fact]
    public void A_short_paragraph_stands_whole()
    {
        Assert.Equal("A short paragraph.", Excerpt.Of("A short paragraph."));
    }

    [Fact]
    public void A_long_one_ends_after_a_sentence_when_that_leaves_enough()
    {
        var sentence = new string('a', 119) + ".";

        Assert.Equal(sentence, Excerpt.Of(sentence + " " + new string('b', 200)));
    }

    [Fact]
    public void Otherwise_it_ends_after_a_word_with_an_ellipsis()
    {
        var text = string.Join(' ', Enumerable.Repeat("word,", 100));

        Assert.Equal(string.Join(' ', Enumerable.Repeat("word,", 29)) + " word…", Excerpt.Of(text));
    }

    [Fact]
    public void Text_without_spaces_is_cut_between_characters()
    {
        var excerpt = Excerpt.Of(string.Concat(Enumerable.Repeat("日👨‍👩‍👧", 200)));

        Assert.Equal(181, new StringInfo(excerpt).LengthInTextElements);
        Assert.EndsWith("👨‍👩‍👧…", excerpt, StringComparison.Ordinal);
    }

    [Property]
    public void It_is_never_longer_than_promised(string? text, int times)
    {
        var paragraph = string.Concat(Enumerable.Repeat(text ?? "", Math.Abs(times % 100)));

        Assert.InRange(StringInfo.ParseCombiningCharacters(Excerpt.Of(paragraph)).Length, 0, 181);
    }
}
