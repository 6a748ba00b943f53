using FsCheck.Xunit;
using MindfulBond.Moderation.Rules;
using MindfulBond.Tests.Care;

namespace MindfulBond.Tests.Moderation.Rules;

/// <summary>What a line of a rule finds.</summary>
public sealed class RulePatternsTests
{
    [Theory]
    [InlineData("restored my marriage", "He RESTORED my\nmarriage.", "RESTORED my\nmarriage")]
    [InlineData("restored my marriage", "restored my marriages", null)]
    [InlineData("marriage*", "Two marriages ended.", "marriages")]
    [InlineData("*marriage", "A remarriage.", "remarriage")]
    [InlineData("cure", "secure", null)]
    [InlineData("cure", "obscured", null)]
    [InlineData("in * days", "It worked in 3 days.", "in 3 days")]
    [InlineData("in * days", "It worked in only about ten or eleven days.", "in only about ten or eleven days")]
    [InlineData("in * days", "in one two three four five six days", null)]
    [InlineData("in * days", "in days", null)]
    [InlineData("cafe", "the Café there", "Café")]
    [InlineData("müller", "MULLER said", "MULLER")]
    [InlineData("casino", "a саsinо here", "саsinо")]
    [InlineData("casino", "a ｃａｓｉｎｏ here", "ｃａｓｉｎｏ")]
    [InlineData("casino", "a cas\u200Bino here", "cas\u200Bino")]
    [InlineData("self harm", "self-harm", "self-harm")]
    [InlineData("a.b", "axb", null)]
    [InlineData("a.b (c)", "so a.b (c) it is", "a.b (c)")]
    [InlineData("dr.*", "see dr.odo now", "dr.odo")]
    [InlineData("50%", "now 50% off", "50%")]
    public void A_pattern_finds_words_and_what_its_stars_stand_for(string pattern, string text, string? found)
    {
        var places = Read(pattern).Find(text);

        Assert.Equal(found is null ? [] : [found], places.Select(place => text.Substring(place.Start, place.Length)));
    }

    [Fact]
    public void Empty_lines_and_spaces_too_many_make_no_difference() =>
        Assert.Equal(["restored my marriage", "in * days"], Read("\r\n  restored   my marriage \r\n\r\n in * days\n").Lines);

    [Theory]
    [InlineData("", "at least one")]
    [InlineData("good\n\n*", "Line 3, “*”: a star alone")]
    [InlineData("good\n* days", "Line 2, “* days”: a star that stands alone belongs between two words")]
    [InlineData("days *", "Line 1")]
    [InlineData("...", "Line 1")]
    public void A_line_that_cannot_be_used_is_named(string typed, string problem)
    {
        var (patterns, wrong) = RulePatterns.Read(typed);

        Assert.Null(patterns);
        Assert.Contains(problem, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_is_taken_and_one_more_is_not()
    {
        var fits = string.Join('\n', Enumerable.Range(1, RulePatterns.Most).Select(number => $"word{number}"));
        var longest = new string('a', RulePatterns.Longest);

        Assert.Equal(RulePatterns.Most, Read(fits).Lines.Count);
        Assert.Contains("200 fit", RulePatterns.Read(fits + "\none-more").Problem, StringComparison.Ordinal);
        Assert.Single(Read(longest).Lines);
        Assert.Contains("201 characters", RulePatterns.Read(longest + "a").Problem, StringComparison.Ordinal);
    }

    /// <summary>With a matcher that tries every way, this pattern would not come to an end.</summary>
    [Fact]
    public void No_pattern_takes_more_than_time_in_proportion()
    {
        var patterns = Read("a*a*a*a*a*a*a*a*a*a*a*a*a*b\nword * word * word * word * nothing");

        Assert.Empty(patterns.Find(new string('a', 20_000)));
        Assert.Empty(patterns.Find(string.Concat(Enumerable.Repeat("word ", 4_000))));
    }

    [Property(Arbitrary = [typeof(CareProperties.Texts)], MaxTest = 200, QuietOnSuccess = true)]
    public void Every_find_stands_in_the_text_as_it_was_written(CareProperties.AnyText any)
    {
        foreach (var (start, length) in Read("a*\n*o*\no * e\n2*").Find(any.Text))
        {
            Assert.InRange(start, 0, any.Text.Length - 1);
            Assert.InRange(length, 1, any.Text.Length - start);
        }
    }

    private static RulePatterns Read(string typed) => RulePatterns.Read(typed).Patterns ?? throw new InvalidOperationException(RulePatterns.Read(typed).Problem);
}
