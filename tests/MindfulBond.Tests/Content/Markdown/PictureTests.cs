namespace MindfulBond.Tests.Content.Markdown;

public sealed class PictureTests
{
    private const string Lamp = "<img src=\"/articles/lamp/lamp.png\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\" alt=\"A lamp\">";
    private const string First = "<img src=\"/articles/lamp/lamp.png\" width=\"640\" height=\"480\" fetchpriority=\"high\" decoding=\"async\" alt=\"A lamp\">";

    [Theory]
    [InlineData("![A lamp](lamp.png)", "<figure>" + First + "</figure>")]
    [InlineData("![A lamp](lamp.png \"It's on -- still\")", "<figure>" + First + "<figcaption>It’s on – still</figcaption></figure>")]
    [InlineData("See ![A lamp](./lamp.png?x#y).", "<p>See " + Lamp + ".</p>")]
    [InlineData("![A lamp](../articles/lamp.png)", "<figure>" + First + "</figure>")]
    [InlineData("![A lamp](/articles/lamp.png)", "<figure>" + First + "</figure>")]
    public void A_picture_has_its_address_and_size(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    /// <summary>What a reader sees first is asked for at once; the rest when it comes near.</summary>
    [Theory]
    [InlineData("![A lamp](lamp.png)\n\n![A lamp](lamp.png)", "<figure>" + First + "</figure>\n<figure>" + Lamp + "</figure>")]
    [InlineData("# Lamp\n\n![A lamp](lamp.png)", "<figure>" + First + "</figure>")]
    [InlineData("Words.\n\n![A lamp](lamp.png)", "<p>Words.</p>\n<figure>" + Lamp + "</figure>")]
    public void Only_a_picture_at_the_very_start_is_hurried(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    [Theory]
    [InlineData("Words.\n\n![A door](wide.png)")]
    [InlineData("Words.\n\n![A door](wide.png)\n\n<b>bold</b>")]
    [InlineData("Words.\n\n<img src=\"wide.png\" alt=\"A door\" srcset=\"https://evil.example/x.png 2x\" sizes=\"1px\">")]
    [InlineData("Words.\n\n<picture><source srcset=\"https://evil.example/x.avif\"><img src=\"wide.png\" alt=\"A door\"></picture>")]
    public void Browsers_choose_among_its_smaller_pictures(string text)
    {
        var picture = Assert.Single(Rendering.Body(Rendering.Of(text)).QuerySelectorAll("picture"));

        Assert.Equal(
            [
                "image/avif: /articles/lamp/wide.png?v=480-k1.avif 480w, /articles/lamp/wide.png?v=1280-k1.avif 1280w",
                "image/webp: /articles/lamp/wide.png?v=1280-k1.webp 1280w",
                "(min-width: 44rem) 40rem, 90vw",
            ],
            [.. picture.QuerySelectorAll("source").Select(source => $"{source.GetAttribute("type")}: {source.GetAttribute("srcset")}"), picture.QuerySelector("source")!.GetAttribute("sizes")!]);
        Assert.Equal("""<img src="/articles/lamp/wide.png" width="1600" height="900" loading="lazy" decoding="async" alt="A door">""", picture.LastElementChild!.OuterHtml);
    }

    [Theory]
    [InlineData("![x](a%20b.png)", "/articles/lamp/a%20b.png")]
    [InlineData("![x](<a b.png>)", "/articles/lamp/a%20b.png")]
    [InlineData("![x](/images/green.png)", "/images/green.png")]
    [InlineData("![x](..\\images\\green.png)", "/images/green.png")]
    public void Paths_are_read_as_authors_write_them(string text, string src) =>
        Assert.Equal(src, Rendering.Body(Rendering.Of(text)).QuerySelector("img")!.GetAttribute("src"));

    [Theory]
    [InlineData("![The words](nowhere.png)")]
    [InlineData("![The words](../../secret.png)")]
    [InlineData("![The words](%2e%2e/%2e%2e/lamp.png)")]
    public void A_missing_picture_leaves_its_words(string text)
    {
        Assert.Equal("<p>The words</p>", Rendering.Html(text));
        Assert.Contains(":11: error image-missing:", Rendering.Only(text, "image-missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_words_is_reported()
    {
        Assert.Contains(" alt=\"\">", Rendering.Html("![](lamp.png)"), StringComparison.Ordinal);
        Assert.Contains("warning image-alt:", Rendering.Only("![](lamp.png)", "image-alt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![Far](https://example.org/x.png)", "Far")]
    [InlineData("![](//example.org/x.png)", "Picture")]
    [InlineData("<img src=\"http://example.org/x.png\" alt=\"Far\">", "Far")]
    public void A_remote_picture_is_a_link(string text, string words)
    {
        var rendered = Rendering.Of(text);

        var link = Rendering.Body(rendered).QuerySelector("a.away[rel='noopener noreferrer']")!;
        Assert.Equal(words + " (goes to another site)", link.TextContent);
        Assert.Contains(rendered.Problems, problem => problem.Rule == "image-remote");
        Assert.DoesNotContain("<img", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_in_an_address_is_not_shown() =>
        Assert.Contains("error image-data:", Rendering.Only("![x](data:image/png;base64,AAAA)", "image-data"), StringComparison.Ordinal);

    [Fact]
    public void A_remote_picture_inside_a_link_is_only_its_words() =>
        Assert.Empty(Rendering.Body(Rendering.Of("[![x](https://e.org/x.png)](/y)")).QuerySelectorAll("a a"));

    [Fact]
    public void A_picture_in_html_follows_the_same_rules() =>
        Assert.Contains(Lamp, Rendering.Html("<img src=\"lamp.png\" alt=\"A lamp\" onerror=\"x\" style=\"y\">"), StringComparison.Ordinal);
}
