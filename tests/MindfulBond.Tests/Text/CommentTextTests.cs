using FsCheck.Xunit;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t\r\n ")]
    [InlineData("\u200B\u200D\u202E\uFEFF")]
    [InlineData("\u3164\u2800\u115F")]
    [InlineData("\u0000\u0001")]
    [InlineData("\u0301")]
    public void Nothing_to_see_is_empty(string? typed)
    {
        var text = CommentText.Read(typed);

        Assert.Equal(CommentVerdict.Empty, text.Verdict);
        Assert.Equal("Write a few words first. One is enough.", text.Sentence);
    }

    [Theory]
    [InlineData("a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh")]
    [InlineData("\n\n a\n\n\n\n\n\nb \n\n", " a\n\n\nb")]
    [InlineData("a\n \t \nb", "a\n\nb")]
    [InlineData("a  \nb", "a  \nb")]
    [InlineData("e\u0301", "é")]
    [InlineData("pay\u202Eelpmis\u202C", "payelpmis")]
    [InlineData("\u2067x\u2069\u200E\u200F\u061C", "x")]
    [InlineData("a\u200Bb\u2060c\uFEFFd\u00ADe\u180Ef", "abcdef")]
    [InlineData("a\u0000b\u0008c\u001Bd\u007Fe", "abcde")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("क्\u200Dष", "क्\u200Dष")]
    [InlineData("র\u200D্য", "র\u200D্য")]
    [InlineData("👩\u200D🌾", "👩\u200D🌾")]
    [InlineData("👩🏽\u200D❤\uFE0F\u200D👨🏾", "👩🏽\u200D❤\uFE0F\u200D👨🏾")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("a\U000E0067\U000E0062\U000E007Fb", "ab")]
    [InlineData("a\uFDD0\uFFFE\uE000b", "ab")]
    [InlineData("מ\u05B8שלום ١٢ नमस्ते 中文 한국어 ไทย", "מ\u05B8שלום ١٢ नमस्ते 中文 한국어 ไทย")]
    public void What_nobody_sees_goes_and_what_a_script_needs_stays(string typed, string cleaned)
    {
        Assert.Equal(cleaned, CommentText.Read(typed).Text);
    }

    [Fact]
    public void A_half_of_a_character_is_shown_as_missing()
    {
        Assert.Equal("a\uFFFDb", CommentText.Read("a\uD800b").Text);
    }

    [Fact]
    public void A_pile_of_marks_is_cut_to_eight()
    {
        var text = CommentText.Read("x" + new string('\u0301', 100_000)).Text;

        Assert.Equal("x" + new string('\u0301', 8), text);
    }

    [Theory]
    [InlineData(5000, 0)]
    [InlineData(5001, 1)]
    [InlineData(5240, 240)]
    public void Text_elements_are_counted_and_nothing_is_lost(int length, int excess)
    {
        var text = CommentText.Read(string.Concat(Enumerable.Repeat("é", length)));

        Assert.Equal(excess, text.Excess);
        Assert.Equal(excess == 0 ? CommentVerdict.Fine : CommentVerdict.TooLong, text.Verdict);
        Assert.Equal(length, text.Text.Length);
    }

    [Fact]
    public void A_family_of_emoji_is_one_character_until_its_units_are_too_many()
    {
        const string Family = "👨\u200D👩\u200D👧\u200D👦";

        Assert.Equal(CommentVerdict.Fine, CommentText.Read(string.Concat(Enumerable.Repeat(Family, 1800))).Verdict);
        Assert.Equal(2000, CommentText.Read(string.Concat(Enumerable.Repeat(Family, 2000))).Excess);
    }

    [Theory]
    [InlineData(1, "That’s 1 character more than fits. Nothing is lost: trim it, or send it as two.")]
    [InlineData(240, "That’s 240 characters more than fits. Nothing is lost: trim it, or send it as two.")]
    [InlineData(1500, "That’s 1,500 characters more than fits. Nothing is lost: trim it, or send it as two.")]
    public void Too_long_is_said_in_numbers(int excess, string sentence)
    {
        Assert.Equal(sentence, CommentText.Read(new string('a', 10 + excess), maxLength: 10).Sentence);
    }

    [Fact]
    public void Five_thousand_lines_and_a_quarter_megabyte_of_anything_are_answered_quickly()
    {
        var started = TimeProvider.System.GetTimestamp();

        Assert.Equal(CommentVerdict.TooLong, CommentText.Read(string.Concat(Enumerable.Repeat("a\n", 5000))).Verdict);
        foreach (var piece in new[] { "\u0301", "👩\u200D", "\u200D", "क्\u200D", "\n", "\uD800", " ", "a\u202E" })
            CommentText.Read(string.Concat(Enumerable.Repeat(piece, 256 * 1024 / piece.Length)));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(3));
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal bool Cleaned_text_is_a_fixed_point(AnyText text)
    {
        var once = CommentText.Read(text.Value);

        return CommentText.Read(once.Text) == once;
    }

    [Property(MaxTest = 1000)]
    public bool Any_string_is_cleaned_to_a_fixed_point(string? text)
    {
        var once = CommentText.Read(text);

        return CommentText.Read(once.Text) == once;
    }
}
