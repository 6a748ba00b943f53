using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

public sealed class RawHtmlTests
{
    [Theory]
    [InlineData("<kbd>Shift</kbd> and <abbr title=\"x\">y</abbr>", "<p><kbd>Shift</kbd> and <abbr title=\"x\">y</abbr></p>")]
    [InlineData("<abbr title=\"a &amp;{ b\">y</abbr>", "<p><abbr title=\"a &amp;{ b\">y</abbr></p>")]
    [InlineData("a<br>b", "<p>a<br>b</p>")]
    [InlineData("<details>\n<summary>More</summary>\n\n**Text**\n\n</details>", "<details>\n<summary>More</summary>\n<p><strong>Text</strong></p>\n</details>")]
    [InlineData("<p class=\"panel\" id=\"here\" onclick=\"x\" style=\"y\" tabindex=\"5\">z</p>", "<p id=\"here\">z</p>")]
    [InlineData("<center>x</center>", "x")]
    [InlineData("<h1>Big</h1>", "<h2>Big</h2>")]
    [InlineData("a <!-- hidden --> b", "<p>a  b</p>")]
    [InlineData("<!-- hidden -->\n\ntext", "<p>text</p>")]
    public void An_allow_list_is_kept(string text, string html) => Assert.Equal(html, Rendering.Html(text).Trim());

    [Theory]
    [InlineData("a\n\n<script>alert(1)</script>", "script")]
    [InlineData("a\n\n<style>p{}</style>", "style")]
    [InlineData("a\n\n<my-component prop=\"x\" />", "my-component")]
    [InlineData("a\n\n<form action=x><p>y</form>", "form")]
    public void What_is_taken_out_is_reported_with_its_line(string text, string element) =>
        Assert.StartsWith($"articles/lamp.md:13: warning html-removed: <{element}>", Rendering.Only(text, "html-removed"), StringComparison.Ordinal);

    [Fact]
    public void Scripts_go_with_their_content()
    {
        var rendered = Rendering.Of("a <script>alert(1)</script> b");

        Assert.DoesNotContain("alert", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal("a b", rendered.PlainText);
    }

    [Theory]
    [InlineData("<iframe src=\"https://video.example/1\" title=\"A talk\"></iframe>", "A talk (goes to another site)")]
    [InlineData("<video controls><source src=\"https://video.example/1.mp4\"></video>", "Watch the video (goes to another site)")]
    public void What_is_embedded_becomes_a_link(string text, string words)
    {
        var rendered = Rendering.Of(text);

        Assert.Equal(words, Rendering.Body(rendered).QuerySelector("a.away")!.TextContent);
        Assert.Contains(rendered.Problems, problem => problem.Rule == "embed-removed");
    }

    [Fact]
    public void Our_own_markup_survives_beside_html()
    {
        var rendered = Rendering.Of("<b>x</b> [@sleep]\n\n- [ ] task\n\n:::note T\nx\n:::\n\n|a|\n|:-:|\n|1|\n\n```c\nx\n```", sources: Rendering.Sources);

        var body = Rendering.Body(rendered);
        foreach (var selector in new[] { "sup.cite > a#mb-ref-1[aria-label='Source 1']", "li.task input[disabled]", "section.panel[aria-labelledby=t] > h2#t", "div.scroll[role=region][tabindex='0'] th.align-center[scope=col]", "pre[tabindex='0'] > code.language-c" })
            Assert.NotNull(body.QuerySelector(selector));
    }

    [Fact]
    public void Authors_cannot_take_the_ids_of_the_page_or_of_headings()
    {
        var body = Rendering.Body(Rendering.Of("<p id=\"mb-source-1\">a</p>\n<p id=\"rest\">b</p>\n\n## Rest"));

        Assert.Null(body.QuerySelector("[id^=mb-]"));
        Assert.Equal("h2", body.QuerySelector("#rest")!.LocalName);
    }

    [Fact]
    public void A_form_field_of_an_author_goes_while_the_box_of_a_task_stays()
    {
        var body = Rendering.Body(Rendering.Of("- [ ] a\n\n<input type=\"checkbox\" disabled><input name=x>"));

        Assert.Single(body.QuerySelectorAll("input"));
    }

    [Fact]
    public void Links_in_html_are_resolved_and_listed()
    {
        var rendered = Rendering.Of("<a href=\"other.md#x\">o</a> <a href=\"nowhere.md\">n</a>");

        Assert.Contains("<a href=\"/articles/other#x\">o</a> <a>n</a>", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Single(rendered.Links);
        Assert.Contains(rendered.Problems, problem => problem.Rule == "dead-link");
    }

    [Fact]
    public void Html_can_be_shown_as_text()
    {
        var rendered = Rendering.Of("<div onclick=x>a</div>\n\nb <b>c</b> <!-- d -->", rawHtml: RawHtml.Escape);

        Assert.Equal("<p>&lt;div onclick=x&gt;a&lt;/div&gt;</p>\n<p>b &lt;b&gt;c&lt;/b&gt; </p>\n", rendered.Html.ToString());
    }

    [Fact]
    public void A_comment_that_never_ends_is_reported() =>
        Assert.Contains("warning comment-unclosed:", Rendering.Only("<!-- a\n\nb", "comment-unclosed"), StringComparison.Ordinal);

    [Fact]
    public void Elements_nested_beyond_reason_are_shown_as_text()
    {
        var rendered = Rendering.Of(string.Concat(Enumerable.Repeat("<div>\n\n", 500)));

        Assert.Contains(rendered.Problems, problem => problem.Rule == "html-unclosed");
        Assert.Contains("&lt;div&gt;", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a <title>\n\n")]
    [InlineData("a <textarea>\n\n")]
    [InlineData("a <object>\n\n")]
    [InlineData("<p title='\n\n")]
    [InlineData("a <style> b\n\n")]
    [InlineData("a <template>\n\n")]
    public void Html_that_would_swallow_the_words_after_it_is_shown_as_text(string text)
    {
        var rendered = Rendering.Of(text + "## Heading\n\nThe words after it.");

        Assert.Contains("<h2 id=\"heading\">Heading</h2>\n<p>The words after it.</p>", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Contains(rendered.Problems, problem => problem.Rule == "html-unclosed");
    }
}
