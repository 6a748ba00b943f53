namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Formulas stay as typed; prices are no formulas.</summary>
public sealed class MathTests
{
    [Theory]
    [InlineData("$a_1 * b_2 * c_3$")]
    [InlineData("$\\alpha \"x\" -- y_i^{(n)}_j$")]
    [InlineData("$$y_i_j *k* l$$")]
    [InlineData("$$ [a](b) $$")]
    [InlineData("$2\\pi r_1 * r_2 *$")]
    [InlineData("$x \\$ *y*$")]
    public void A_formula_among_words_stays_as_typed(string formula)
    {
        var rendered = Rendering.Of($"So {formula}, then.");

        Assert.Equal($"So {formula}, then.", Rendering.Body(rendered).QuerySelector("p")!.InnerHtml);
        Assert.Equal($"So {formula}, then.", rendered.PlainText);
        Assert.Empty(rendered.Problems);
    }

    [Theory]
    [InlineData("$5 and $10")]
    [InlineData("$5 *or* $10", "$5 <em>or</em> $10")]
    [InlineData("US$5 *or* CA$6", "US$5 <em>or</em> CA$6")]
    [InlineData("between $5,*a*,$10", "between $5,<em>a</em>,$10")]
    [InlineData("$5 *and* 10$", "$5 <em>and</em> 10$")]
    [InlineData("5$ *and* 10$", "5$ <em>and</em> 10$")]
    [InlineData("a $*x* $", "a $<em>x</em> $")]
    [InlineData("\\$a *b* c\\$", "$a <em>b</em> c$")]
    [InlineData("$HOME *x* $PATH", "$HOME <em>x</em> $PATH")]
    [InlineData("$$ *x*", "$$ <em>x</em>")]
    [InlineData("$$$ *x* $$$", "$$$ <em>x</em> $$$")]
    [InlineData("`$x$`", "<code>$x$</code>")]
    public void A_price_is_no_formula(string text, string? html = null) => Assert.Equal($"<p>{html ?? text}</p>", Rendering.Html(text));

    [Fact]
    public void The_lines_of_a_formula_make_no_lists_and_no_headings()
    {
        var rendered = Rendering.Of("Before\n$$\nx_1 = *y*\n  - z\n= 2\n\n    # 3 <b>\n$$\nafter");

        Assert.Equal("<p>Before</p>\n<pre tabindex=\"0\"><code class=\"language-math\">$$\nx_1 = *y*\n  - z\n= 2\n\n    # 3 &lt;b&gt;\n$$\n</code></pre>\n<p>after</p>\n", rendered.Html.ToString());
        Assert.Equal("Before\nafter", rendered.PlainText);
        Assert.Empty(rendered.Problems);
    }

    [Theory]
    [InlineData("$$\n*x*")]
    [InlineData("$$\n*x*\n\n$$ y")]
    [InlineData("    $$\n    *x*\n    $$")]
    public void Dollars_that_nothing_closes_are_dollars(string text) =>
        Assert.DoesNotContain("language-math", Rendering.Html(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("> $$\n> a_b_\n> $$", "blockquote > pre")]
    [InlineData("1. one\n\n   $$\n   a_b_\n   $$", "li > pre")]
    public void A_formula_stands_in_quotes_and_lists(string text, string selector) =>
        Assert.Equal("$$\na_b_\n$$\n", Rendering.Body(Rendering.Of(text)).QuerySelector(selector)!.TextContent);
}
