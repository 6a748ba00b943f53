namespace MindfulBond.Tests.Content.Markdown;

/// <summary>What was written for another system is shown as typed, never run, and told once.</summary>
public sealed class ForeignTextTests
{
    [Theory]
    [InlineData("{% include note.html a_b_c=\"x\" %}", "template-tag")]
    [InlineData("{{ page.title_x_y | upcase }}", "template-tag")]
    [InlineData("{{< figure src=\"a_b_c.png\" >}}", "template-tag")]
    [InlineData("{{% notice tip %}}", "template-tag")]
    [InlineData("{{< raw \"}}\" >}}", "template-tag")]
    [InlineData("<Tabs items={['a_b_', \"x > y\"]} render={() => <b>x</b>}>", "mdx-code")]
    [InlineData("</Tabs>", "mdx-code")]
    [InlineData("<Card.Title />", "mdx-code")]
    [InlineData("{/* a *note* */}", "mdx-code")]
    public void It_is_shown_as_typed_and_reported(string typed, string rule)
    {
        var rendered = Rendering.Of($"Before {typed} after.");

        Assert.Equal($"Before {typed} after.", Rendering.Body(rendered).QuerySelector("p")!.TextContent);
        Assert.Equal("Before after.", rendered.PlainText);
        Assert.Equal((11, rule), (Assert.Single(rendered.Problems).Line, rendered.Problems[0].Rule));
    }

    [Fact]
    public void Each_kind_is_reported_once_with_the_line_of_the_first()
    {
        var rendered = Rendering.Of("a\n\n{% b %}\n{{ c }} {% d %}\n\n<div>\n{{ e }}\n</div>\n\n<Note>\n\n{% f %}\n\n</Note>");

        Assert.Equal([(13, "template-tag"), (14, "template-tag"), (20, "mdx-code")], rendered.Problems.Select(problem => (problem.Line, problem.Rule)));
        Assert.EndsWith("There are 3 in this text; this is the first.", rendered.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`{{ x }}`")]
    [InlineData("```\n{% x %}\nimport a from 'b'\n<Tabs>\n```")]
    [InlineData("import taxes from \"here\" are high")]
    [InlineData("export is a word")]
    [InlineData("<DIV>a</DIV> <Br> <kbd>b</kbd>")]
    [InlineData("{not a tag}")]
    public void What_is_code_or_prose_is_not_reported(string text) => Assert.Empty(Rendering.Of(text).Problems);

    [Theory]
    [InlineData("import Tabs from './tabs'")]
    [InlineData("import { a, b } from \"x\";")]
    [InlineData("import * as x from 'x'")]
    [InlineData("import './style.css'")]
    [InlineData("import {\n  a,\n} from 'x'")]
    [InlineData("export const meta = { title: \"x\" }")]
    [InlineData("export default function Layout() {}")]
    [InlineData("export { x } from 'y'")]
    public void Lines_that_import_or_export_are_shown_as_code_and_left_out_of_the_excerpt(string code)
    {
        var rendered = Rendering.Of(code + "\n\n# Lamp\n\nText.");

        Assert.Equal(code + "\n", Rendering.Body(rendered).QuerySelector("pre > code.language-mdx")!.TextContent);
        Assert.Equal(("Text.", "Lamp"), (rendered.PlainText, rendered.LeadingTitle));
        Assert.Equal((11, "mdx-code"), (Assert.Single(rendered.Problems).Line, rendered.Problems[0].Rule));
    }

    [Fact]
    public void The_words_within_components_are_read()
    {
        var rendered = Rendering.Of("<Callout type=\"info\">\n\n**Rest** first.\n\n</Callout>\n\nGeneric List<T> too.");

        Assert.Contains("<p><strong>Rest</strong> first.</p>", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Contains("List&lt;T&gt; too", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](/y){:target=\"_blank\"} z", "<p><a href=\"/y\">x</a> z</p>")]
    [InlineData("text\n{: .note}", "<p>text</p>")]
    [InlineData("* contents\n{:toc}", "<ul>\n<li>contents</li>\n</ul>")]
    [InlineData("text\n{::comment}", "<p>text\n{::comment}</p>")]
    [InlineData("text\n{: two words}", "<p>text\n{: two words}</p>")]
    [InlineData("{: .note #x}", "")]
    [InlineData("{: not attributes}", "<p>{: not attributes}</p>")]
    public void Attributes_of_kramdown_are_left_out(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    [Fact]
    public void A_table_with_attributes_of_kramdown_under_it_is_a_table() =>
        Assert.Equal(2, Rendering.Body(Rendering.Of("| a | b |\n|---|---|\n| 1 | 2 |\n{: .wide}\n\nText.")).QuerySelectorAll("td").Length);

    [Fact]
    public void A_remark_of_obsidian_is_reported_where_it_is_shown()
    {
        var rendered = Rendering.Of("Text %%not *for* readers%% and 100%% sure.");

        Assert.Contains("%%not *for* readers%% and 100%% sure", rendered.Html.ToString(), StringComparison.Ordinal);
        Assert.Contains("shown to every reader", Assert.Single(rendered.Problems).Message, StringComparison.Ordinal);
    }
}
