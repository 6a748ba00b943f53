using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MindfulBond.Content.Markdown;
using MindfulBond.Content.Markdown.RawMarkup;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>What holds for every text, shown on random ones made of the pieces that mean something to a parser.</summary>
public sealed class RenderingPropertyTests
{
    [Property(MaxTest = 300)]
    public void Any_string_is_rendered(string? text) => Check(text ?? "");

    [Property(MaxTest = 1500, Arbitrary = [typeof(Texts)])]
    public void Any_markdown_is_rendered_safely(MarkdownText text) => Check(text.Value);

    [Property(MaxTest = 1500, Arbitrary = [typeof(Texts)])]
    public void Any_html_is_rendered_safely(HtmlText text) => Check(text.Value, isOurs: false);

    [Property(MaxTest = 1000, Arbitrary = [typeof(Texts)])]
    public void The_sanitiser_would_change_nothing_in_what_we_write(MarkdownText text)
    {
        var html = Rendering.Of(text.Value, rawHtml: RawHtml.Escape, sources: Rendering.Sources).Html.ToString();

        Assert.Equal(Reserialised(html), AllowList.Settle(html));
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Texts)])]
    public void Whatever_stands_in_a_formula_stays_as_typed(MarkdownText text)
    {
        var formula = Formula(text.Value);

        var rendered = Rendering.Of($"Before.\n\n$$\n{formula}\n$$\n\nAfter.");

        var body = Rendering.Body(rendered);
        Assert.Equal($"$$\n{formula}\n$$\n", body.QuerySelector("body > pre")!.TextContent);
        Assert.Equal(3, body.ChildElementCount);
        Assert.Equal("Before.\nAfter.", rendered.PlainText);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(Texts)])]
    public void A_callout_holds_what_a_quote_would_hold(MarkdownText text)
    {
        var quoted = string.Concat(("Words.\n\n" + text.Value).ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}\n"));
        var (quote, callout) = (Rendering.Of("> \n" + quoted), Rendering.Of("> [!NOTE]\n" + quoted));

        Assert.Equal(quote.PlainText, callout.PlainText);
        Assert.Equal(quote.Headings.Select(heading => heading.Id), callout.Headings.Select(heading => heading.Id));
        Assert.Equal(quote.Problems.Select(problem => problem.Rule), callout.Problems.Select(problem => problem.Rule));
    }

    // Half surrogates, control characters and dollar signs apart: what stands there is not the author's, or ends the formula.
    private static string Formula(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value is '\n' or >= ' ' and not '$' and not (>= 0x7F and <= 0x9F) and < 0xFFFD and not 0x2028 and not 0x2029 || rune.Value > 0xFFFF && (rune.Value & 0xFFFE) != 0xFFFE));

    [Property(MaxTest = 300, Arbitrary = [typeof(Texts)])]
    public void Rendering_twice_gives_the_same(HtmlText text)
    {
        var (first, second) = (Rendering.Of(text.Value, sources: Rendering.Sources), Rendering.Of(text.Value, sources: Rendering.Sources));

        Assert.Equal(first.Html.ToString(), second.Html.ToString());
        Assert.Equal(first.Problems, second.Problems);
        Assert.Equal(first.PlainText, second.PlainText);
    }

    private static void Check(string text, bool isOurs = true)
    {
        foreach (var rawHtml in Enum.GetValues<RawHtml>())
        {
            var rendered = Rendering.Of(text, rawHtml: rawHtml, sources: Rendering.Sources);

            var body = Rendering.Body(rendered);
            Assert.Empty(Rendering.Dangers(body));
            var ids = body.QuerySelectorAll("[id]").Select(element => element.GetAttribute("id")!).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            Assert.All(rendered.Headings, heading => Assert.Contains(heading.Id, ids));
            Assert.All(rendered.Cited.SelectMany(cited => cited.ReferenceIds), id => Assert.Contains(id, ids));
            Assert.DoesNotContain(rendered.Headings, heading => heading.Level is < 2 or > 6);
            Assert.All(rendered.Problems, problem => Assert.True(problem.Line >= 1));
            if (isOurs || rawHtml == RawHtml.Escape) ParseStrictly(rendered.Html.ToString());
            Assert.Equal(Reserialised(rendered.Html.ToString()), Reserialised(Reserialised(rendered.Html.ToString())));
        }
    }

    private static void ParseStrictly(string html)
    {
        var errors = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, e) => errors.Add(e.ToString() ?? "");
        parser.ParseDocument("<!doctype html><html><head><title>t</title></head><body>" + html + "</body></html>");
        Assert.Empty(errors);
    }

    private static string Reserialised(string html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!.InnerHtml;

    public sealed record MarkdownText(string Value);

    public sealed record HtmlText(string Value);

    public static class Texts
    {
        private static readonly string[] Marks =
        [
            "*", "**", "_", "~~", "`", "```\n", "[", "]", "(", ")", "![", "](", "](lamp.png)", "](lamp.png \"t\")", "](other.md#x)", "](javascript:x)", "](https://example.org/)", "[^1]", "\n\n[^1]: ", "[@sleep]", "[@pause; @none]",
            "[@", "\n", "\n\n", "\n\n# ", "\n\n## ", "\n\n- ", "\n- [ ] ", "\n1. ", "\n> ", "\n    ", "\n\n---\n\n", "\n===\n", "\n\n|a|b|\n|:-|-:|\n|1|2|\n\n", "|", "\n:::note T\n", "\n:::note\n", "\n:::\n", "\n:::care emergency X\n", "\n:::safety-first\n", "\n:::pull\n", "\n::::odd\n",
            "\n: ", "\nTerm\n: ", "{#id}", "{#mb-x}", "{.c k=v}", "{{ x }}", "{% x %}", "{{< x >}}", "{: .c}", "{/*", "*/}", "$", "$$", "\n$$\n", "$x$", "$5", "==", "\n> [!NOTE]\n> ", "\n> [!tip]- T\n> ", "\n> [!faq]+\n", "\n\n*[word]: long\n", "\n\nimport a from 'b'\n", "<Tabs a={", "</Tabs>", "<https://a.org>", "<a@b.org>", "https://a.org/x", "www.a.org", "\\", "\"", "'", "--", "...", "&amp;", "&#9;", "&#13;", "&#0;", "&quot;", "\t", "\0", "\uD800", "\uFFFE", "\u0001", "\u202E", "é", "心", "😴", "word", "a b", " ", "  \n", "[x]: /y\n",
        ];

        private static readonly string[] Tags =
        [
            "<b>", "</b>", "<i title=\"x\">", "</i>", "<a href=other.md>", "<a href=https://example.org>", "</a>", "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul><li>", "</ul>", "<br>", "<hr>", "<img src=lamp.png>", "<img src=x onerror=y>", "<script>", "</script>", "<style>", "</style>", "<svg>", "</svg>",
            "<math>", "<mtext>", "<h1>", "</h1>", "<h2 id=x>", "</h2>", "<details>", "<summary>", "</details>", "<!--", "-->", "<textarea>", "</textarea>", "<title>", "<select>", "<option>", "<form>", "<input type=checkbox disabled>", "<p id=x class=panel>", "<template>", "</template>", "<noscript>", "<iframe src=https://example.org>", "</iframe>", "<blockquote>", "<pre>", "</pre>",
            "<code>", "<video src=https://example.org>", "<x-y>", "</x-y>", "<p title='", "\">", "<", ">", "<![CDATA[", "]]>", "<?", "<body onload=x>", "<frameset>", "<dd>", "<ruby><rt>", "<font>", "</font>", "<center>", "<button>", "</button>", "<nobr>", "<plaintext>",
        ];

        public static Arbitrary<MarkdownText> Markdown() => Of(Marks, text => new MarkdownText(text), text => text.Value);

        public static Arbitrary<HtmlText> Html() => Of([.. Tags, .. Tags, .. Marks], text => new HtmlText(text), text => text.Value);

        private static Arbitrary<T> Of<T>(string[] pieces, Func<string, T> make, Func<T, string> read) =>
            Arb.From(
                Gen.Elements(pieces).ArrayOf().Select(chosen => make(string.Concat(chosen))),
                text => Shorter(read(text)).Select(make));

        private static IEnumerable<string> Shorter(string text)
        {
            for (var length = text.Length / 2; length > 0; length /= 2)
                for (var at = 0; at + length <= text.Length; at += length)
                    yield return text.Remove(at, length);
        }
    }
}
