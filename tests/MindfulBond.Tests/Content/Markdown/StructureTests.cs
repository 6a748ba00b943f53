namespace MindfulBond.Tests.Content.Markdown;

public sealed class StructureTests
{
    [Fact]
    public void A_table_scrolls_in_a_region_with_a_name()
    {
        var html = Rendering.Html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |");

        Assert.StartsWith("<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"align-start\">a</th><th scope=\"col\" class=\"align-center\">b</th><th scope=\"col\" class=\"align-end\">c</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_tables_are_numbered()
    {
        var body = Rendering.Body(Rendering.Of("|a|\n|-|\n|1|\n\ntext\n\n|a|\n|-|\n|1|"));

        Assert.Equal(["Table 1", "Table 2"], body.QuerySelectorAll(".scroll").Select(table => table.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_task_is_the_label_of_its_box()
    {
        var body = Rendering.Body(Rendering.Of("- [ ] drink *water*\n- [x] sleep"));

        var boxes = body.QuerySelectorAll("li.task > label > input[type=checkbox][disabled]");
        Assert.Equal(["drink water", "sleep"], boxes.Select(box => box.ParentElement!.TextContent.Trim()));
        Assert.Equal([false, true], boxes.Select(box => box.HasAttribute("checked")));
    }

    [Fact]
    public void Footnotes_lead_there_and_back()
    {
        var body = Rendering.Body(Rendering.Of("One[^a] two[^a] three[^b].\n\n[^a]: A note.\n[^b]: Another."));

        var there = body.QuerySelectorAll("sup.footnote a");
        Assert.Equal(["Note 1", "Note 1", "Note 2"], there.Select(link => link.GetAttribute("aria-label")));
        Assert.All(there, link => Assert.NotNull(body.QuerySelector(link.GetAttribute("href")!)));
        var back = body.QuerySelectorAll("section.footnotes li a");
        Assert.All(back, link => Assert.NotNull(body.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(
            ["Back to the text, note 1, place 1", "Back to the text, note 1, place 2", "Back to the text, note 2"],
            back.Select(link => link.GetAttribute("aria-label")));
    }

    [Fact]
    public void A_note_in_the_words_for_a_picture_leaves_no_way_back_to_nowhere()
    {
        var body = Rendering.Body(Rendering.Of("Text ![x[^a]](lamp.png) and[^a].\n\n[^a]: A note."));

        Assert.All(body.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(body.QuerySelector(link.GetAttribute("href")!)));
    }

    [Theory]
    [InlineData("```C# title=x\n<b>\n```", "<pre tabindex=\"0\"><code class=\"language-c#\">&lt;b&gt;\n</code></pre>")]
    [InlineData("```\"><script>\nx\n```", "<pre tabindex=\"0\"><code class=\"language-script\">x\n</code></pre>")]
    [InlineData("    indented", "<pre tabindex=\"0\"><code>indented\n</code></pre>")]
    public void Code_is_reached_by_keyboard(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    [Theory]
    [InlineData("***", "<hr>")]
    [InlineData("~~gone~~", "<p><del>gone</del></p>")]
    [InlineData("==kept== and a == b", "<p><mark>kept</mark> and a == b</p>")]
    [InlineData("The APA.\n\n*[APA]: American \"Psych\" Association", "<p>The <abbr title=\"American “Psych” Association\">APA</abbr>.</p>")]
    [InlineData("```mermaid\ngraph TD; A-->B\n```", "<pre tabindex=\"0\"><code class=\"language-mermaid\">graph TD; A--&gt;B\n</code></pre>")]
    [InlineData("> said", "<blockquote>\n<p>said</p>\n</blockquote>")]
    [InlineData("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>")]
    [InlineData("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>")]
    [InlineData("a\\\nb", "<p>a<br>\nb</p>")]
    [InlineData("$5 and $10", "<p>$5 and $10</p>")]
    [InlineData("{{ page.title_x }} {% if a_b_c %}", "<p>{{ page.title_x }} {% if a_b_c %}</p>")]
    [InlineData("", "")]
    public void Plain_things_stay_plain(string text, string html) => Assert.Equal(html, Rendering.Html(text));

    [Theory]
    [InlineData("\"Yes,\" she said -- 'no'.", "“Yes,” she said – ‘no’.")]
    [InlineData("It's the '90s, 'tis rock 'n' roll...", "It’s the ’90s, ’tis rock ’n’ roll…")]
    [InlineData("one---two", "one—two")]
    [InlineData("(\"in brackets\")", "(“in brackets”)")]
    [InlineData("A pre-\"talk\" talk. \"I was go-\" she said. \"Wait-\", he said.", "A pre-“talk” talk. “I was go-” she said. “Wait-”, he said.")]
    [InlineData("\\\"straight\\\"", "&quot;straight&quot;")]
    [InlineData("\"*Hi*\"", "“<em>Hi</em>”")]
    [InlineData("`\"code\" -- x`", "<code>&quot;code&quot; -- x</code>")]
    public void Quotes_and_dashes_are_set(string text, string inner) => Assert.Equal($"<p>{inner}</p>", Rendering.Html(text));
}
