using MindfulBond.Images;

namespace MindfulBond.Tests.Images;

/// <summary>Which smaller pictures are made, and which of them are worth keeping.</summary>
public sealed class RecipeTests
{
    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(300, new[] { 300 })]
    [InlineData(480, new[] { 480 })]
    [InlineData(500, new[] { 500 })]
    [InlineData(900, new[] { 480, 900 })]
    [InlineData(1000, new[] { 480, 800, 1000 })]
    [InlineData(1280, new[] { 480, 800, 1280 })]
    [InlineData(4032, new[] { 480, 800, 1280 })]
    public void No_picture_is_made_wider_than_its_original_or_hardly_narrower_than_the_next(int width, int[] widths) =>
        Assert.Equal(widths, Recipe.WidthsOf(width));

    [Fact]
    public void Every_picture_that_is_lighter_than_a_better_one_is_kept()
    {
        ImageVariant[] made = [new("webp", 480, 30), new("avif", 480, 20), new("webp", 800, 60), new("avif", 800, 40), new("jpg", 800, 90)];

        var kept = Recipe.Worthwhile(made, whole: 500);

        Assert.Equal(["480 avif", "800 avif", "480 webp", "800 webp", "800 jpg"], kept.Select(variant => $"{variant.Width} {variant.Format}"));
    }

    [Fact]
    public void A_narrow_picture_that_weighs_as_much_as_a_wide_one_is_left_out()
    {
        ImageVariant[] made = [new("webp", 480, 60), new("webp", 800, 60)];

        Assert.Equal([800], Recipe.Worthwhile(made, whole: 500).Select(variant => variant.Width));
    }

    [Fact]
    public void A_format_whose_widest_picture_weighs_more_than_the_whole_one_is_left_out()
    {
        ImageVariant[] made = [new("webp", 480, 30), new("webp", 800, 60), new("avif", 480, 10), new("avif", 800, 20)];

        Assert.Equal(["avif", "avif"], Recipe.Worthwhile(made, whole: 50).Select(variant => variant.Format));
    }

    [Fact]
    public void A_format_goes_as_a_whole_so_that_nobody_gets_its_narrow_picture_for_the_wide_one_of_another()
    {
        ImageVariant[] made = [new("avif", 480, 10), new("avif", 800, 90), new("webp", 480, 30), new("webp", 800, 60)];

        Assert.Equal(["webp", "webp"], Recipe.Worthwhile(made, whole: 500).Select(variant => variant.Format));
    }
}
