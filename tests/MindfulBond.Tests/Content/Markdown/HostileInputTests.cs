using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Ways to smuggle script, styles or foreign requests into a page, through every door the Markdown has.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string> Inputs { get; } =
    [
        // Links.
        "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x]( javascript:alert(1))",
        "[x](java&#9;script:alert(1))", "[x](java&#x0A;script:alert(1))", "[x](java&#13;script:alert(1))", "[x](&#1;javascript:alert(1))",
        "[x](&#x6A;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](javascript&#58;alert(1))", "[x](javascript&#x3a;alert(1))",
        "[x](<javascript:alert(1)>)", "[x](<java\tscript:alert(1)>)", "[x](\\javascript:alert(1))", "[x](javascript\\:alert(1))",
        "[x](javascript://example.org/%0aalert(1))", "[x](vbscript:msgbox(1))", "[x](VBScript:x)", "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](DATA:x)", "[x](blob:https://own.example/1)", "[x](file:///etc/passwd)",
        "[x](about:blank)", "[x](view-source:javascript:x)", "[x](feed:javascript:x)", "[x](jar:javascript:x!)", "[x](livescript:x)", "[x](mocha:x)",
        "[x](https:javascript)", "[x](https:///example.org)", "[x](http://)", "[x](//)", "[x](///example.org)", "[x](\\\\\\\\example.org)", "[x](/\\example.org)",
        "[x](/&#9;/example.org)", "[x](https://ex\u202Eample.org)", "[x](\u0001javascript:alert(1))", "[x](\u00A0javascript:alert(1))", "[x](\u200Bjavascript:alert(1))",
        "[x](java\u0000script:alert(1))", "[x](/a\" onmouseover=\"alert(1))", "[x](</a\" onmouseover=\"alert(1)>)", "[x](/a 'b\" onclick=\"alert(1)')", "[x](/a \"t\" onclick=alert(1))",
        "[x]: javascript:alert(1)\n\n[x]", "[x]: <javascript:alert(1)> \"t\"\n\n[x][] [y][x]", "[x]: data:text/html,1\n\n![x]", "[<script>alert(1)</script>](/x)", "[x](#\" onclick=\"alert(1))",
        // Automatic links.
        "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<vbscript:x>", "<data:text/html,1>", "<https://example.org/\"onclick=alert(1)>", "<https://example.org/'onclick=alert(1)//>",
        "https://example.org/\"onmouseover=\"alert(1)", "ftp://example.org", "www.example.org/<script>alert(1)</script>", "<a@b.org\"onclick=alert(1)>",
        // Pictures.
        "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg onload=alert(1)>)", "![x](https://example.org/x.png)", "![x](//example.org/x.png)", "![x](\\\\\\\\example.org\\x.png)",
        "![\" onerror=\"alert(1)](lamp.png)", "![x](lamp.png \"\" onerror=\"alert(1)\")", "![x](lamp.png '\" onerror=\"alert(1)')", "![x](lamp.png \"<script>alert(1)</script>\")", "![<img src=x onerror=alert(1)>](lamp.png)",
        "![x](lamp.png\"onerror=\"alert(1))", "![x](http&colon;//example.org/x.png)", "![x](/\\example.org/x.png)", "[![x](javascript:a)](javascript:b)",
        // Attributes, headings, code, containers, citations, notes.
        "# T {#x onclick=alert(1)}", "## T {#\"><script>alert(1)</script>}", "## <script>alert(1)</script>", "## T {onclick=alert(1)}", "[x](/y){onclick=alert(1)}", "![x](lamp.png){onerror=alert(1)}", "p {style=color:red}",
        "```\"><script>alert(1)</script>\nx\n```", "```js\" onmouseover=\"alert(1)\nx\n```", "~~~<script>\n</code></pre><script>alert(1)</script>\n~~~", "`</code><script>alert(1)</script>`",
        ":::note <script>alert(1)</script>\nx\n:::", ":::note \"><img src=x onerror=alert(1)>\nx\n:::", ":::care <svg onload=alert(1)>\nx\n:::", ":::care urgent\" onclick=\"alert(1)\nx\n:::", ":::x\"onclick=alert(1)\nx\n:::", ":::script\nalert(1)\n:::",
        "[@\"><script>alert(1)</script>]", "[@x onclick=alert(1)]", "[^<script>]\n\n[^<script>]: <script>alert(1)</script>", "x[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
        "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |", "<script>x\n: <style>y", "- [ ] <script>alert(1)</script>", "{{ <script>alert(1)</script> }}", "{% \"><img src=x onerror=alert(1)> %}",
        // Raw elements.
        "<script>alert(1)</script>", "<SCRIPT SRC=https://example.org/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</script>", "<script\n>alert(1)</script\n>", "<script/src=x>", "<<script>alert(1)//<</script>", "a <script>alert(1)", "<img src=x onerror=alert(1)>",
        "<img src=\"x` `<script>alert(1)</script>\"` `>", "<IMG SRC=javascript:alert(1)>", "<img src=x:alert(1) onerror=eval(src)>", "<img/src=x/onerror=alert(1)>", "<img src=lamp.png onload=alert(1) style=position:fixed>", "<img srcset=\"https://example.org/x.png 1x\">", "<img src=https://example.org/x.png>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href=\"data:image/svg+xml,x\"/></svg>", "<math href=\"javascript:alert(1)\">x</math>", "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<iframe src=https://example.org></iframe>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<applet code=x></applet>", "<frameset onload=alert(1)><frame src=x></frameset>",
        "<form action=javascript:alert(1)><input type=submit></form>", "<button formaction=javascript:alert(1)>x</button>", "<input autofocus onfocus=alert(1)>", "<input type=checkbox disabled onclick=alert(1)>", "<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>", "<isindex action=javascript:alert(1)>",
        "<body onload=alert(1)>", "<html onclick=alert(1)>", "<base href=https://example.org/>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=https://example.org/x.css>", "<style>@import 'https://example.org/x.css'</style>", "<style onload=alert(1)></style>",
        "<video src=https://example.org/x.mp4 onerror=alert(1)></video>", "<video><source onerror=alert(1) src=javascript:alert(1)></video>", "<audio src=x onerror=alert(1)>", "<details open ontoggle=alert(1)>x</details>", "<marquee onstart=alert(1)>x</marquee>", "<keygen autofocus onfocus=alert(1)>", "<portal src=https://example.org></portal>",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>", "<a href=&#106;avascript:alert(1)>x</a>", "<a href=\" &#14; javascript:alert(1)\">x</a>", "<a href=x onclick=alert(1)>x</a>", "<a href=https://example.org rel=opener target=_blank ping=https://example.org>x</a>", "<area href=javascript:alert(1)>",
        "<div style=\"background:url(https://example.org/x)\">x</div>", "<div style=\"width:expression(alert(1))\">x</div>", "<table background=https://example.org/x><td background=javascript:alert(1)>x</table>", "<p/onclick=alert(1)>x</p>", "<b onmouseover=alert(1)//>x</b>", "<q cite=javascript:alert(1)>x</q>", "<del cite=javascript:alert(1)>x</del>", "<x onclick=alert(1) tabindex=1>x</x>", "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<!--><script>alert(1)</script>-->", "<!--\n--><script>alert(1)</script>", "<!-- --!><script>alert(1)</script>", "<!---><img src=x onerror=alert(1)>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script>?>", "<!DOCTYPE x [<!ENTITY y \"<script>\">]>", "<%<script>alert(1)</script>%>",
        // Markup that changes when it is parsed again.
        "<noscript><style></noscript><img src=x onerror=alert(1)>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<svg><foreignObject><p title=\"</svg><img src=x onerror=alert(1)>\">", "<title><a title=\"</title><img src=x onerror=alert(1)>\">", "<textarea><a title=\"</textarea><img src=x onerror=alert(1)>\">", "<xmp><a title=\"</xmp><img src=x onerror=alert(1)>\">", "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>", "<select><template><img src=x onerror=alert(1)></template></select>", "<table><tr><td><style><img src=x onerror=alert(1)></style>", "<p title=\"`<img src=x onerror=alert(1)>`\">", "<plaintext><script>alert(1)</script>", "<a title=\"\n\n<script>alert(1)</script>\n\n\">", "<div title='\n\n[x](https://example.org)\n\n'><img src=x onerror=alert(1)>",
        // Wearing our clothes.
        "<a href=https://example.org class=away rel=\"noopener\">x</a>", "<label><input type=checkbox disabled formaction=x></label>", "<p id=mb-source-1>x</p>", "<h1 \"=1 '=2 <=3 onclick=alert(1)>x</h1>", "<a name=mb-ref-1>x</a>", "<section class=care aria-labelledby=x onclick=alert(1)>x</section>",
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Nothing_dangerous_gets_through(string input)
    {
        foreach (var rawHtml in Enum.GetValues<RawHtml>())
            foreach (var text in new[] { input, $"> {input}", $"text {input} text", $"- {input}\n\n<b>x</b>", $"<div>\n\n{input}\n\n</div>" })
            {
                var body = Rendering.Body(Rendering.Of(text, rawHtml: rawHtml, sources: Rendering.Sources));

                Assert.Empty(Rendering.Dangers(body));
                Assert.Empty(RepeatedIds(body));
            }
    }

    [Fact]
    public void There_are_many_ways_to_try() => Assert.True(Inputs.Count >= 120);

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](java&#9;script:alert(1))")]
    [InlineData("[x](https://ex\u202Eample.org)")]
    [InlineData("<vbscript:x>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<a href=javascript:alert(1)>x</a>")]
    public void A_removed_address_is_reported(string text) =>
        Assert.StartsWith("articles/lamp.md:11: error unsafe-address:", Rendering.Only(text, "unsafe-address"), StringComparison.Ordinal);

    private static IEnumerable<string> RepeatedIds(AngleSharp.Dom.IParentNode body) =>
        body.QuerySelectorAll("[id]").GroupBy(element => element.GetAttribute("id")!, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);
}
