using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck.Xunit;
using MindfulBond.Comments;
using MindfulBond.Tests.Support;
using MindfulBond.Text;

namespace MindfulBond.Tests.Comments;

public sealed class CommentMarkdownTests
{
    private static readonly HashSet<string> Elements = ["p", "em", "strong", "del", "ul", "ol", "li", "blockquote", "br", "code"];
    private static readonly HtmlParser Parser = new();

    private static string Html(string text) => CommentMarkdown.Render(text).ToString();

    private static string OneLine(string text) => Html(text).Replace("\n", "", StringComparison.Ordinal).Replace(" dir=\"auto\"", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("Hello", "<p>Hello</p>")]
    [InlineData("one\n\ntwo", "<p>one</p><p>two</p>")]
    [InlineData("one\ntwo", "<p>one<br>two</p>")]
    [InlineData("one  \ntwo\\\nthree", "<p>one<br>two<br>three</p>")]
    [InlineData("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>")]
    [InlineData("~a~ snake_case_word", "<p>~a~ snake_case_word</p>")]
    [InlineData("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("1) a", "<ol><li>a</li></ol>")]
    [InlineData("123456. a", "<p>123456. a</p>")]
    [InlineData("> a\n> b", "<blockquote><p>a<br>b</p></blockquote>")]
    [InlineData("# Loud", "<p><strong>Loud</strong></p>")]
    [InlineData("#1 of many", "<p>#1 of many</p>")]
    [InlineData("Loud\n====", "<p>Loud<br>====</p>")]
    [InlineData("a\n\n---\n\nb", "<p>a</p><p>---</p><p>b</p>")]
    [InlineData("```\na <b>\n  c\n```", "<p>a &lt;b&gt;<br>  c</p>")]
    [InlineData("~~~ I feel\nlost", "<p>I feel<br>lost</p>")]
    [InlineData("    indented", "<p>indented</p>")]
    [InlineData("[label](http://x)", "<p>[label](http://x)</p>")]
    [InlineData("[label][a]\n\n[a]: http://x", "<p>[label][a]</p><p>[a]: http://x</p>")]
    [InlineData("<http://x> http://y www.z.org", "<p>&lt;http://x&gt; http://y www.z.org</p>")]
    [InlineData("![cat](cat.png)", "<p>![cat](cat.png)</p>")]
    [InlineData("<b>bold</b> <!-- gone? -->", "<p>&lt;b&gt;bold&lt;/b&gt; &lt;!-- gone? --&gt;</p>")]
    [InlineData("<div>\nblock\n</div>", "<p>&lt;div&gt;<br>block<br>&lt;/div&gt;</p>")]
    [InlineData("&lt; &#x202E; &copy;", "<p>&amp;lt; &amp;#x202E; &amp;copy;</p>")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<p>|a|b|<br>|-|-|<br>|1|2|</p>")]
    [InlineData("- [ ] task", "<ul><li>[ ] task</li></ul>")]
    [InlineData("note[^1]\n\n[^1]: text", "<p>note[^1]</p><p>[^1]: text</p>")]
    [InlineData("\\*not\\*", "<p>*not*</p>")]
    [InlineData(">", "<p>&gt;</p>")]
    [InlineData("-", "<p>-</p>")]
    [InlineData("#", "<p>#</p>")]
    [InlineData("```", "<p>```</p>")]
    [InlineData("***", "<p>***</p>")]
    [InlineData("\"it's\"", "<p>&quot;it&#39;s&quot;</p>")]
    [InlineData("", "")]
    public void Markdown_becomes(string text, string html)
    {
        Assert.Equal(html, OneLine(text));
    }

    [Fact]
    public void Paragraphs_items_and_quotes_find_their_own_direction()
    {
        var body = Parser.ParseDocument(Html("שלום\n\n- أهلا\n\n> hi")).Body!;

        Assert.All(body.QuerySelectorAll("p, li, blockquote"), element => Assert.Equal("auto", element.GetAttribute("dir")));
    }

    [Theory]
    [InlineData("> > > > > > > > deep", "blockquote", "> > > > deep")]
    [InlineData(">>>>>>>>deep", "blockquote", ">>>>deep")]
    [InlineData("- - - - - - - deep", "ul", "- - - deep")]
    [InlineData("1. 1. 1. 1. 1. deep", "ol", "1. deep")]
    public void Beyond_four_levels_marks_are_text(string text, string element, string rest)
    {
        var body = Parser.ParseDocument(Html(text)).Body!;

        Assert.Equal(4, body.QuerySelectorAll(element).Length);
        Assert.Equal(rest, body.TextContent.Trim());
    }

    [Fact]
    public void A_list_four_deep_takes_more_items_on_every_level()
    {
        var body = Parser.ParseDocument(Html("- a\n  - b\n    - c\n      - d\n      - e\n    - f\n  - g\n- h")).Body!;

        Assert.Equal(4, body.QuerySelectorAll("ul").Length);
        Assert.Equal(8, body.QuerySelectorAll("li").Length);
    }

    public static TheoryData<string> Vectors { get; } = MakeVectors();

    private static TheoryData<string> MakeVectors()
    {
        string[] payloads =
        [
            "<script>alert(1)</script>", "<ScRiPt src=//x.example></sCrIpT>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
            "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<body onload=alert(1)>", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
            "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>", "<style>@import 'http://x'</style>", "<link rel=stylesheet href=http://x>",
            "<meta http-equiv=refresh content=0;url=http://x>", "<base href=http://x>", "<form action=http://x><input type=submit>", "<object data=javascript:alert(1)>", "<embed src=http://x>",
            "<video><source onerror=alert(1)></video>", "<p style=position:fixed>x</p>", "<p class=exit id=main>x</p>", "<!--><script>alert(1)</script-->", "<![CDATA[<script>alert(1)</script>]]>",
            "<?xml version=1?><x/>", "</p></li></ol></main><script>alert(1)</script>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>",
            "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](&#106;avascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "[x](<javascript:alert(1)>)",
            "![x](x\" onerror=\"alert(1))", "![x](http://x/track.gif)", "<javascript:alert(1)>", "<http://x\"onmouseover=alert(1)>", "[x]: javascript:alert(1)\n[x]", "[a](http://x \"title\" onclick=\"a\")",
            "`<script>`", "**<b onclick=alert(1)>**", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "\\<script\\>alert(1)\\</script\\>", "<scr\u0000ipt>alert(1)</script>", "<\u200Bscript>", "＜script＞",
            "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "{#id .class onclick=x}", "@{ alert }", "<x:script xmlns:x=http://www.w3.org/1999/xhtml>",
        ];
        string[] frames = ["{0}", "> {0}", "- {0}", "1. {0}", "# {0}", "*{0}*", "~~**{0}**~~", "```\n{0}\n```", "``` {0}\nx", "    {0}"];
        var vectors = new TheoryData<string>();
        foreach (var payload in payloads)
            foreach (var frame in frames) vectors.Add(frame.Replace("{0}", payload, StringComparison.Ordinal));
        return vectors;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void An_attack_is_shown_as_text(string text)
    {
        Assert.Null(Forbidden(Html(text)));
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal void Any_text_uses_the_allowed_elements_only_and_renders_twice_the_same(AnyText text)
    {
        var html = Html(text.Value);

        Assert.Null(Forbidden(html));
        Assert.Equal(html, Html(text.Value));
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(AnyText)])]
    internal void No_letter_that_was_typed_is_lost_or_added(AnyText text)
    {
        var cleaned = CommentText.Read(text.Value).Text;

        Assert.Equal(LettersOf(cleaned), LettersOf(Parser.ParseDocument(Html(cleaned)).Body!.TextContent));
    }

    [Property(MaxTest = 1000)]
    public bool Any_string_renders(string? text) => Forbidden(Html(text ?? "")) is null;

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("*")]
    [InlineData("**a")]
    [InlineData("*a_b")]
    [InlineData("*a **b ")]
    [InlineData("a**b")]
    [InlineData("_*")]
    [InlineData("~~a")]
    [InlineData("~~*")]
    [InlineData("`")]
    [InlineData("`a``")]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("![")]
    [InlineData("<")]
    [InlineData("</a")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("\\")]
    [InlineData("#")]
    [InlineData("# \n")]
    [InlineData("\n> - ")]
    [InlineData(" \n- a\n\n")]
    [InlineData("```\n")]
    [InlineData("~~~ a\n")]
    [InlineData("a\n")]
    [InlineData("\t")]
    [InlineData("|-")]
    [InlineData("[a]: b\n")]
    [InlineData(" ")]
    [InlineData("\u0301")]
    public void Twenty_thousand_hostile_characters_take_little_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)) + "x";
        Html("warm");
        var started = TimeProvider.System.GetTimestamp();

        var html = Html(text);

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1), $"{TimeProvider.System.GetElapsedTime(started)}");
        Assert.Null(Forbidden(html));
    }

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>The first element or attribute that may not be there, and whether the markup is as it says; null when all is well.</summary>
    private static string? Forbidden(string html)
    {
        var body = Parser.ParseDocument(html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName)) return element.LocalName;
            if (Depth(element) > 24) return "too deep";
            foreach (var attribute in element.Attributes)
                if (!IsAllowed(element, attribute)) return $"{element.LocalName} {attribute.Name}={attribute.Value}";
        }
        var (opened, closed) = (html.Count(c => c == '<'), body.QuerySelectorAll("*").Sum(element => element.LocalName == "br" ? 1 : 2));
        return opened == closed ? null : "a browser reads other elements than were written";
    }

    private static bool IsAllowed(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        ("ol", "start") => attribute.Value is { Length: >= 1 and <= 4 } digits && digits.All(char.IsAsciiDigit),
        ("p" or "li" or "blockquote", "dir") => attribute.Value == "auto",
        _ => false,
    };

    private static int Depth(IElement element)
    {
        var depth = 0;
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement) depth++;
        return depth;
    }
}
