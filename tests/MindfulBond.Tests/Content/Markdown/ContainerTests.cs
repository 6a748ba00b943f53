namespace MindfulBond.Tests.Content.Markdown;

public sealed class ContainerTests
{
    [Fact]
    public void A_note_with_a_title_is_a_section_named_by_it() => Assert.Equal(
        "<section class=\"panel\" aria-labelledby=\"a-sentence-to-borrow\">\n<h2 id=\"a-sentence-to-borrow\">A sentence to borrow</h2>\n<p>“Yes.”</p>\n</section>",
        Rendering.Html(":::note A sentence to borrow\n\"Yes.\"\n:::"));

    [Fact]
    public void A_note_without_a_title_says_what_it_is() =>
        Assert.Equal("<div class=\"panel\" role=\"note\">\n<p>x</p>\n</div>", Rendering.Html(":::note\nx\n:::"));

    [Fact]
    public void The_title_of_a_note_is_not_in_the_contents_and_takes_no_id_from_a_heading()
    {
        var rendered = Rendering.Of(":::note Rest\nx\n:::\n\n## Rest");

        Assert.Equal("rest", Assert.Single(rendered.Headings).Id);
        Assert.Contains("rest-1", rendered.Ids);
    }

    [Theory]
    [InlineData("emergency", "Emergency advice: ")]
    [InlineData("urgent", "Urgent advice: ")]
    [InlineData("nonurgent", "Advice: ")]
    public void A_care_card_says_how_pressing_it_is(string level, string prefix)
    {
        var rendered = Rendering.Of($":::care {level} Call 112 if:\n- you are hurt\n:::");

        Assert.StartsWith($"<section class=\"care care-{level}\" aria-labelledby=\"call-112-if\">\n<h2 id=\"call-112-if\"><span class=\"hush\">{prefix}</span>Call 112 if:</h2>", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Equal(level, Assert.Single(rendered.Callouts).Level);
        Assert.Empty(rendered.Problems);
    }

    [Theory]
    [InlineData(":::care\nx\n:::")]
    [InlineData(":::care urgnet Call\nx\n:::")]
    [InlineData(":::care Call now\nx\n:::")]
    public void A_care_card_without_a_level_is_reported_and_shown(string text)
    {
        Assert.Contains("care-nonurgent", Rendering.Html(text), StringComparison.Ordinal);
        Assert.StartsWith("articles/lamp.md:11: warning care-level:", Rendering.Only(text, "care-level"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_care_card_without_a_heading_gets_one() =>
        Assert.Contains("</span>Get help now if:</h2>", Rendering.Html(":::care emergency\nx\n:::"), StringComparison.Ordinal);

    [Fact]
    public void A_link_inside_an_emergency_card_is_reported_but_a_telephone_number_is_not()
    {
        Assert.Contains(":12: warning care-link:", Rendering.Only(":::care emergency Call\n[more](/help) [112](tel:112)\n:::", "care-link"), StringComparison.Ordinal);
        Assert.DoesNotContain(Rendering.Of(":::care urgent Call\n[more](/help)\n:::").Problems, problem => problem.Rule == "care-link");
    }

    [Fact]
    public void An_empty_safety_box_says_the_three_sentences()
    {
        var rendered = Rendering.Of(":::safety-first\n:::");

        var body = Rendering.Body(rendered);
        Assert.Equal("When this is not the right advice", body.QuerySelector("section.safety > h2")!.TextContent);
        Assert.Equal(["/help#home", "/safety"], body.QuerySelectorAll(".safety a").Select(link => link.GetAttribute("href")));
        Assert.Equal("when-this-is-not-the-right-advice", Assert.Single(rendered.Headings).Id);
    }

    [Fact]
    public void A_safety_box_keeps_what_its_author_wrote() =>
        Assert.Contains("</h2>\n<p>Mine.</p>\n</section>", Rendering.Html(":::safety-first\nMine.\n:::"), StringComparison.Ordinal);

    [Fact]
    public void A_pull_quote_is_a_quote() =>
        Assert.Equal("<blockquote class=\"pull\">\n<p>x</p>\n</blockquote>", Rendering.Html(":::pull\nx\n:::"));

    [Fact]
    public void An_unknown_container_keeps_its_content_and_is_reported()
    {
        Assert.Equal("<div>\n<p>x</p>\n</div>", Rendering.Html(":::noet\nx\n:::"));
        Assert.Contains("Did you mean “note”?", Rendering.Only(":::noet\nx\n:::", "container-unknown"), StringComparison.Ordinal);
    }

    [Fact]
    public void Containers_nest_with_the_same_number_of_colons()
    {
        var body = Rendering.Body(Rendering.Of(":::note Outer\n:::care urgent Inner\nx\n:::\nstill outer\n:::\nout"));

        Assert.Equal("still outer", body.QuerySelector("section.panel > p")!.TextContent);
        Assert.NotNull(body.QuerySelector("section.panel > section.care"));
        Assert.Equal("out", body.QuerySelector("body > p")!.TextContent);
    }

    [Fact]
    public void Colons_inside_code_are_code() =>
        Assert.Contains("<pre tabindex=\"0\"><code>:::\n</code></pre>\n</div>", Rendering.Html(":::note\n```\n:::\n```\n:::"), StringComparison.Ordinal);

    [Fact]
    public void A_container_that_is_never_closed_is_reported_where_it_opens() =>
        Assert.StartsWith("articles/lamp.md:13: error container-unclosed:", Rendering.Only("a\n\n:::note\nx", "container-unclosed"), StringComparison.Ordinal);

    [Fact]
    public void Colons_that_close_nothing_are_reported() =>
        Assert.StartsWith("articles/lamp.md:13: warning container-unopened:", Rendering.Only("a\n\n:::\n", "container-unopened"), StringComparison.Ordinal);

    [Fact]
    public void Callouts_tell_how_many_words_stand_before_them()
    {
        var callouts = Rendering.Of("# Title left out\n\none two three\n\n- four\n\n:::note\nfive\n:::\n\n:::pull\nx\n:::").Callouts;

        Assert.Equal([("note", 4, 17), ("pull", 5, 21)], callouts.Select(callout => (callout.Kind, callout.WordsBefore, callout.Line)));
    }
}
