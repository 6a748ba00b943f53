namespace MindfulBond.Tests.Content.Markdown;

public sealed class LinkTests
{
    [Theory]
    [InlineData("other.md", "/articles/other", "articles/other.md", null)]
    [InlineData("other.md#a%20b", "/articles/other#a%20b", "articles/other.md", "a b")]
    [InlineData("deep/er.md?x=1#y", "/articles/er#y", "articles/deep/er.md", "y")]
    [InlineData("../pages/about.md", "/about", "pages/about.md", null)]
    [InlineData("other", "/articles/other", "articles/other.md", null)]
    [InlineData("#here", "#here", "articles/lamp.md", "here")]
    public void Links_between_documents_become_addresses_and_are_listed(string typed, string href, string file, string? fragment)
    {
        var rendered = Rendering.Of($"a\n[x]({typed})");

        Assert.Contains($"<a href=\"{href}\">x</a>", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal((file, fragment, 12), rendered.Links.Select(link => (link.File, link.Fragment, link.Line)).Single());
        Assert.Empty(rendered.Problems);
    }

    [Theory]
    [InlineData("nowhere.md")]
    [InlineData("../../../etc/passwd.md")]
    [InlineData("nowhere.png")]
    [InlineData("")]
    public void A_dead_link_leaves_its_words_and_is_reported(string typed)
    {
        Assert.Equal("<p>a\nx</p>", Rendering.Html($"a\n[x]({typed})"));
        Assert.StartsWith("articles/lamp.md:12: error dead-link:", Rendering.Only($"a\n[x]({typed})", "dead-link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](/help#home)", "/help#home")]
    [InlineData("[x](mailto:a@b.org)", "mailto:a@b.org")]
    [InlineData("[x](tel:112)", "tel:112")]
    [InlineData("[x](sms:112)", "sms:112")]
    [InlineData("[x](lamp.png)", "/articles/lamp/lamp.png")]
    [InlineData("<a@b.org>", "mailto:a@b.org")]
    public void Links_within_reach_are_plain(string text, string href)
    {
        var link = Rendering.Body(Rendering.Of(text)).QuerySelector("a")!;

        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal(1, link.Attributes.Length);
    }

    [Theory]
    [InlineData("[x](https://example.org/?a=1&b=2)")]
    [InlineData("[x](http://example.org)")]
    [InlineData("[x](//example.org)")]
    [InlineData("[x](\\\\\\\\example.org)")]
    [InlineData("<https://example.org>")]
    [InlineData("https://example.org")]
    [InlineData("www.example.org")]
    [InlineData("<a href=\"https://example.org\" target=_blank>x</a>")]
    public void Links_to_other_sites_say_so(string text)
    {
        var link = Rendering.Body(Rendering.Of(text)).QuerySelector("a.away[rel='noopener noreferrer']")!;

        Assert.Equal(" (goes to another site)", link.QuerySelector("span.hush")!.TextContent);
        Assert.Null(link.GetAttribute("target"));
    }

    [Fact]
    public void Links_never_nest() => Assert.Empty(Rendering.Body(Rendering.Of("[a <https://x.org> b](/y)")).QuerySelectorAll("a a"));
}
