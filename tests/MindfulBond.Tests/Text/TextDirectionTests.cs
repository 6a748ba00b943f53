using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

/// <summary>Which way a language is written.</summary>
public sealed class TextDirectionTests
{
    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("AR-EG", "rtl")]
    [InlineData("he", "rtl")]
    [InlineData("fa-IR", "rtl")]
    [InlineData("ur", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("pa-Arab-PK", "rtl")]
    [InlineData("ar-Latn", null)]
    [InlineData("en", null)]
    [InlineData("de-AT", null)]
    [InlineData("ja", null)]
    [InlineData("", null)]
    public void The_script_decides_and_else_the_language(string language, string? direction)
    {
        Assert.Equal(direction, TextDirection.Of(language));
    }
}
