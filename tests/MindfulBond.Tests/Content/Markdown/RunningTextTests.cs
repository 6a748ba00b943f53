namespace MindfulBond.Tests.Content.Markdown;

public sealed class RunningTextTests
{
    [Fact]
    public void Running_text_is_what_is_read_in_a_row()
    {
        var rendered = Rendering.Of(
            "# Lamp\n\nFirst *line*\nsecond [link](/x) [@sleep].\n\n## Heading\n\n- item `x`\n\n> quoted\n\n```\ncode\n```\n\n|a|\n|-|\n|b|\n\n![alt](lamp.png \"caption\")\n\n<div>html</div>\n\nLast[^1] &amp; done.\n\n[^1]: note",
            sources: Rendering.Sources);

        Assert.Equal("First line second link.\nitem x\nquoted\nLast & done.", rendered.PlainText);
        Assert.Equal("First line second link.", rendered.FirstParagraph);
    }

    [Theory]
    [InlineData("word ", 0, 1)]
    [InlineData("word ", 230, 1)]
    [InlineData("word ", 460, 2)]
    [InlineData("word ", 2300, 10)]
    [InlineData("心", 1500, 3)]
    [InlineData("ความ", 500, 4)]
    [InlineData("ខ្មែរ", 200, 2)]
    public void Reading_takes_a_minute_for_230_words_or_500_characters(string word, int times, int minutes) =>
        Assert.Equal(minutes, Rendering.Of(string.Concat(Enumerable.Repeat(word, times))).Minutes);
}
