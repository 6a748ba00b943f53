using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

/// <summary>Which word somebody probably meant.</summary>
public sealed class DidYouMeanTests
{
    private static readonly string[] Words = ["title", "topics", "tabTitle", "sources", "date"];

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("titles", "title")]
    [InlineData("itle", "title")]
    [InlineData("topcis", "topics")]
    [InlineData("TOPIC", "topics")]
    [InlineData("tab-title", "tabTitle")]
    [InlineData("dat", "date")]
    public void A_slip_is_understood(string typed, string meant)
    {
        Assert.Equal(meant, DidYouMean.Among(Words, typed));
    }

    [Theory]
    [InlineData("layout")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("titanic")]
    public void Another_word_is_left_alone(string typed)
    {
        Assert.Null(DidYouMean.Among(Words, typed));
    }

    [Fact]
    public void The_nearest_wins_and_the_alphabet_decides_between_equals()
    {
        Assert.Equal("care", DidYouMean.Among(["core", "care"], "cire"));
        Assert.Equal("core", DidYouMean.Among(["cores", "core"], "corr"));
    }

    [Fact]
    public void A_text_too_long_to_be_a_word_is_no_slip()
    {
        Assert.Null(DidYouMean.Among([new string('a', 1_000_000)], new string('a', 1_000_001)));
    }
}
