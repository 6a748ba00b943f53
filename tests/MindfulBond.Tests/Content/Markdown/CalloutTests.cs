namespace MindfulBond.Tests.Content.Markdown;

/// <summary>The call-outs that GitHub and Obsidian write as quotes.</summary>
public sealed class CalloutTests
{
    [Theory]
    [InlineData("NOTE", "Note")]
    [InlineData("Tip", "Tip")]
    [InlineData("important", "Important")]
    [InlineData("WARNING", "Warning")]
    [InlineData("caution", "Caution")]
    [InlineData("faq", "Faq")]
    [InlineData("info|wide", "Info")]
    [InlineData("tip|label:A b|", "Tip")]
    public void A_callout_is_a_note_that_says_what_it_is(string typed, string label)
    {
        var rendered = Rendering.Of($"> [!{typed}]\n> Drink *water*.");

        Assert.Equal($"<div class=\"panel\" role=\"note\">\n<p><strong>{label}</strong></p>\n<p>Drink <em>water</em>.</p>\n</div>\n", rendered.Html.ToString());
        Assert.Equal(("note", 11), (rendered.Callouts[0].Kind, rendered.Callouts[0].Line));
        Assert.Empty(rendered.Problems);
    }

    [Theory]
    [InlineData("> [!tip] A *small* thing\n> Text", "<span class=\"hush\">Tip: </span>")]
    [InlineData("> [!note]   A *small* thing  \n> Text", "")]
    public void A_callout_with_a_title_is_a_section_named_by_it(string text, string prefix) => Assert.Equal(
        $"<section class=\"panel\" aria-labelledby=\"a-small-thing\">\n<h2 id=\"a-small-thing\">{prefix}A <em>small</em> thing</h2>\n<p>Text</p>\n</section>",
        Rendering.Html(text));

    [Theory]
    [InlineData("> [!note]-\n> Text", "<details class=\"panel\"><summary>Note</summary>\n<p>Text</p>\n</details>")]
    [InlineData("> [!faq]+ Why \"now\"?\n> Text", "<details class=\"panel\" id=\"why-now\" open=\"\"><summary>Why “now”?</summary>\n<p>Text</p>\n</details>")]
    public void A_folded_callout_unfolds_without_script(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    [Fact]
    public void Callouts_hold_lists_code_and_each_other()
    {
        var body = Rendering.Body(Rendering.Of("> [!NOTE]\n> - a\n>\n> ```\n> x\n> ```\n>\n> > [!TIP]\n> > inner\n>\n> end\n\nafter"));

        Assert.NotNull(body.QuerySelector(".panel > ul > li"));
        Assert.NotNull(body.QuerySelector(".panel > pre"));
        Assert.Equal("inner", body.QuerySelector(".panel > .panel > p:last-child")!.TextContent);
        Assert.Equal("end", body.QuerySelector("body > .panel > p:last-child")!.TextContent);
        Assert.Equal("after", body.LastElementChild!.TextContent);
    }

    [Fact]
    public void A_callout_stands_in_a_list_item() =>
        Assert.NotNull(Rendering.Body(Rendering.Of("- a\n\n  > [!TIP]\n  > b")).QuerySelector("li > .panel"));

    [Theory]
    [InlineData("> [!nope]\n> x")]
    [InlineData("> [!NOTE](/x) y")]
    [InlineData("> [!NOTE]y")]
    [InlineData("> \\[!NOTE]\n> x")]
    [InlineData("> x\n> [!NOTE]")]
    [InlineData("[!NOTE]\nx")]
    public void What_only_looks_like_a_callout_is_none(string text)
    {
        Assert.DoesNotContain("panel", Rendering.Html(text), StringComparison.Ordinal);
        Assert.Contains("!", Rendering.Html(text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_excerpt_leaves_the_marker_and_the_title_out() =>
        Assert.Equal("Text.\nAfter.", Rendering.Of("> [!tip] Title\n> Text.\n\nAfter.").PlainText);

    [Fact]
    public void Lines_of_a_callout_are_counted_from_the_file() =>
        Assert.Contains(":13: ", Rendering.Only("> [!NOTE]\n> a\n> [b](nowhere.md)", "dead-link"), StringComparison.Ordinal);
}
