using System.Text;
using FsCheck.Xunit;
using MindfulBond.Text;

namespace MindfulBond.Tests.Text;

/// <summary>The part of an address that names something.</summary>
public sealed class SlugTests
{
    [Theory]
    [InlineData("First light", "first-light")]
    [InlineData("  First   light  ", "first-light")]
    [InlineData("It can't wait", "it-cant-wait")]
    [InlineData("It can’t wait", "it-cant-wait")]
    [InlineData("What now?", "what-now")]
    [InlineData("A/B\\C", "a-b-c")]
    [InlineData("..", "")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("-a-", "a")]
    [InlineData("v1.2", "v1.2")]
    [InlineData("snake_case", "snake_case")]
    [InlineData("Café – été", "café-été")]
    [InlineData("ÄÖÜ ß", "äöü-ß")]
    [InlineData("«Zitat»", "zitat")]
    [InlineData("日本語 テスト", "日本語-テスト")]
    [InlineData("مرحبا بك", "مرحبا-بك")]
    [InlineData("🌿 leaf", "🌿-leaf")]
    [InlineData("a\u200Bb\uFEFFc", "abc")]
    [InlineData("a\0b\u202Ec", "a-b-c")]
    [InlineData("?!", "")]
    [InlineData("", "")]
    public void A_name_becomes_a_slug(string name, string slug)
    {
        Assert.Equal(slug, Slug.From(name));
    }

    [Fact]
    public void Composed_and_decomposed_letters_make_one_slug()
    {
        Assert.Equal(Slug.From("café"), Slug.From("café".Normalize(NormalizationForm.FormD)));
    }

    [Property(MaxTest = 500)]
    public void A_slug_is_its_own_slug_and_fits_in_an_address(string? name)
    {
        var slug = Slug.From(name ?? "");

        Assert.Equal(slug, Slug.From(slug));
        Assert.True(slug.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain(slug, letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || "/\\?#%&<>\"'".Contains(letter, StringComparison.Ordinal));
    }

    [Fact]
    public void Half_of_a_pair_is_no_accident()
    {
        Assert.Equal("a\uFFFDb", Slug.From("a\uD83Cb"));
        Assert.Equal("\uFFFD", "\uDC00".Normalized());
    }
}
