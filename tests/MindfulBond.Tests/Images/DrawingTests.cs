using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MindfulBond.Content;
using MindfulBond.Images;
using MindfulBond.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MindfulBond.Tests.Images;

/// <summary>Drawings as hostile hands write them, and what readers get of them.</summary>
public sealed partial class DrawingTests : IDisposable
{
    private const string Open = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>";

    private readonly TempContent _content = new();

    /// <summary>Each inside a drawing that also holds a harmless circle; then what is said to be taken out.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "<script>alert(1)</script>", "<script>" },
        { "<script href='https://evil.example/x.js'/>", "<script>" },
        { "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>", "<script>" },
        { "<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>" },
        { "<g><script type='text/ecmascript'><![CDATA[alert(1)]]></script></g>", "<script>" },
        { "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>", "<script>" },
        { "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example/'/>", "<iframe>" },
        { "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'/></foreignObject>", "<foreignObject>" },
        { "<rect width='1' height='1' onclick='alert(1)'/>", "onclick" },
        { "<rect width='1' height='1' ONLOAD='alert(1)'/>", "ONLOAD" },
        { "<rect width='1' height='1' onfocusin='alert(1)' tabindex='0'/>", "onfocusin" },
        { "<g x:onload='alert(1)' xmlns:x='urn:x'/>", "onload" },
        { "<image href='https://evil.example/x.png' width='1' height='1'/>", "<image>" },
        { "<image xlink:href='data:image/svg+xml;base64,PHN2Zy8+' width='1' height='1'/>", "<image>" },
        { "<feImage href='https://evil.example/x.png'/>", "<feImage>" },
        { "<use href='https://evil.example/x.svg#a'/>", "href" },
        { "<use xlink:href='data:image/svg+xml,&lt;svg id=&quot;a&quot;/&gt;#a'/>", "href" },
        { "<use href='//evil.example/x.svg#a'/>", "href" },
        { "<use href='other.svg#a'/>", "href" },
        { "<linearGradient href='javascript:alert(1)'/>", "href" },
        { "<textPath href=' #a'/>", "href" },
        { "<animate attributeName='href' values='javascript:alert(1)'/>", "<animate>" },
        { "<set attributeName='xlink:href' to='https://evil.example/'/>", "<set>" },
        { "<set attributeName='onmouseover' to='alert(1)'/>", "<set>" },
        { "<animateTransform attributeName='transform' onbegin='alert(1)'/>", "<animateTransform>" },
        { "<animateMotion onend='alert(1)'/>", "<animateMotion>" },
        { "<discard onbegin='alert(1)'/>", "<discard>" },
        { "<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>alert(1)</handler>", "<handler>" },
        { "<style>@import url(https://evil.example/x.css);</style>", "<style>" },
        { "<style>@import 'https://evil.example/x.css';</style>", "<style>" },
        { "<style>@\\69mport 'https://evil.example/x.css';</style>", "<style>" },
        { "<style>/* \"*/ @import '//evil.example'; /*\" */</style>", "<style>" },
        { "<style>circle{fill:url(https://evil.example/x.svg#a)}</style>", "<style>" },
        { "<style>circle{fill:u\\72l(https://evil.example/x)}</style>", "<style>" },
        { "<style>circle{fill:ururl(#a)l(https://evil.example/x)}</style>", "<style>" },
        { "<style>circle{cursor:image-set('https://evil.example/x' 1x)}</style>", "<style>" },
        { "<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}</style>", "<style>" },
        { "<style>@font-face{font-family:x;src:local('x')}</style>", "<style>" },
        { "<style>circle{background:URL( 'https://evil.example/x' )}</style>", "<style>" },
        { "<style>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>", "<style>" },
        { "<style><![CDATA[</style><script>alert(1)</script>]]></style>", "<style>" },
        { "<rect style='fill:url(https://evil.example/x)' width='1' height='1'/>", "style" },
        { "<rect style='-moz-binding:url(#x)' width='1' height='1'/>", "style" },
        { "<rect fill='url(https://evil.example/x#a)' width='1' height='1'/>", "fill" },
        { "<rect filter='url(&quot;//evil.example/x#a&quot;)' width='1' height='1'/>", "filter" },
        { "<rect cursor='url(https://evil.example/x.cur),auto' width='1' height='1'/>", "cursor" },
        { "<rect mask='u\\rl(https://evil.example/x#a)' width='1' height='1'/>", "mask" },
        { "<video xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example/x.mp4'/>", "<video>" },
        { "<audio href='https://evil.example/x.mp3'/>", "<audio>" },
        { "<link xmlns='http://www.w3.org/1999/xhtml' rel='stylesheet' href='https://evil.example/x.css'/>", "<link>" },
        { "<meta xmlns='http://www.w3.org/1999/xhtml' http-equiv='refresh' content='0;url=https://evil.example'/>", "<meta>" },
        { "<cursor href='https://evil.example/x.cur'/>", "<cursor>" },
        { "<font-face-uri href='https://evil.example/x.svg#f'/>", "<font-face-uri>" },
        { "<tref href='https://evil.example/x.svg#t'/>", "<tref>" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_acts_or_loads_is_taken_out_and_said_and_the_rest_stays(string part, string named)
    {
        var drawing = Read($"{Open}\n{part}\n<circle r='4'/></svg>");

        Assert.Contains(drawing.TakenOut, takenOut => takenOut.What.StartsWith(named, StringComparison.Ordinal) && takenOut.Line == 2);
        AssertHarmless(drawing.Svg);
        Assert.Contains("<circle r=\"4\"", drawing.Svg, StringComparison.Ordinal);
    }

    /// <summary>What goes without a word, because nobody drew it.</summary>
    [Theory]
    [InlineData("<?xml-stylesheet href='https://evil.example/x.css'?>" + Open + "<circle r='4'/></svg>")]
    [InlineData("<!DOCTYPE svg PUBLIC 'x' 'https://evil.example/x.dtd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + Open + "<circle r='4'/></svg>")]
    [InlineData(Open + "<!-- made by Ada Lovelace at 51.5, 0.1 --><metadata>Ada Lovelace</metadata><circle r='4'/></svg>")]
    [InlineData(Open + "<i:pages xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/'>Ada Lovelace</i:pages><circle r='4'/></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='urn:i' inkscape:export-filename='/home/Ada Lovelace/x.png' xml:base='https://evil.example/' width='1' height='1'><circle r='4'/></svg>")]
    [InlineData(Open + "<a href='https://evil.example/' target='_top'><circle r='4'/></a></svg>")]
    [InlineData(Open + "<switch><g systemLanguage='en'><circle r='4'/></g></switch></svg>")]
    [InlineData("<svg width='10' height='10'><circle r='4'/></svg>")]
    public void What_programs_write_into_a_drawing_is_left_out(string svg)
    {
        var drawing = Read(svg);

        Assert.Empty(drawing.TakenOut);
        AssertHarmless(drawing.Svg);
        Assert.Contains("<circle r=\"4\"", drawing.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Lovelace", drawing.Svg, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", drawing.Svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Open + "<circle r='&e;'/></svg>", "cannot be read as a drawing")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + Open + "<text>&b;</text></svg>", "cannot be read as a drawing")]
    [InlineData("<svg xmlns='urn:other' width='1' height='1'/>", "cannot be read as a drawing")]
    [InlineData(Open + "<circle r='4'>", "cannot be read as a drawing beyond line 1")]
    public void A_drawing_that_means_nothing_certain_is_refused(string svg, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<DrawingRefusedException>(() => Read(svg)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("href='#{0}'")]
    [InlineData("fill='url(#{0})'")]
    [InlineData("style='mask: url(\"#{0}\")'")]
    public void A_drawing_that_grows_beyond_reason_when_drawn_is_refused(string reference)
    {
        var svg = new StringBuilder(Open).Append("<g id='l0'><circle r='1'/></g>");
        for (var level = 1; level <= 12; level++)
        {
            svg.Append(System.Globalization.CultureInfo.InvariantCulture, $"<g id='l{level}'>");
            for (var use = 0; use < 10; use++) svg.Append("<use ").Append(string.Format(System.Globalization.CultureInfo.InvariantCulture, reference, $"l{level - 1}")).Append("/>");
            svg.Append("</g>");
        }

        Assert.Contains("draw less", Assert.Throws<DrawingRefusedException>(() => Read(svg.Append("</svg>").ToString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_and_a_deep_nest_are_refused_and_a_circle_is_drawn()
    {
        var chain = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<g id='c{i}'><use href='#c{i + 1}'/></g>"));
        var nest = string.Concat(Enumerable.Repeat("<g>", 50_000)) + string.Concat(Enumerable.Repeat("</g>", 50_000));

        Assert.Contains("draw less", Assert.Throws<DrawingRefusedException>(() => Read($"{Open}{chain}</svg>")).Message, StringComparison.Ordinal);
        Assert.Contains("too deeply", Assert.Throws<DrawingRefusedException>(() => Read($"{Open}{nest}</svg>")).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Read($"{Open}<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>").Svg);
    }

    [Fact]
    public void A_harmless_drawing_keeps_every_part()
    {
        const string Drawing = """
            <svg viewBox="0 0 64 32" width="64" height="32" role="img" aria-labelledby="t" xmlns="http://www.w3.org/2000/svg">
              <title id="t">Two lamps</title>
              <style>.a { fill: url(#sky) } @media (prefers-color-scheme: dark) { .a { fill: #a6d0bc } }</style>
              <defs><linearGradient id="sky" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
              <path class="a" d="M0 0h9" stroke-dasharray="8 6" style="stroke: url('#sky')" transform="rotate(3)"/>
              <use href="#t" x="3"/>
              <text x="1" y="2" xml:space="preserve">one <tspan font-weight="600">two</tspan></text>
            </svg>
            """;

        var drawing = Read(Drawing);

        Assert.Empty(drawing.TakenOut);
        Assert.True(XNode.DeepEquals(XElement.Parse(Drawing, LoadOptions.PreserveWhitespace), XElement.Parse(drawing.Svg, LoadOptions.PreserveWhitespace)), drawing.Svg);
    }

    [Fact]
    public void A_cleaned_drawing_is_a_problem_with_its_line()
    {
        _content.Write("articles/a.svg", $"{Open}\n<script>alert(1)</script><rect onclick='x' width='1' height='1'/></svg>").Article("a.md", "", "![A lamp](a.svg)");
        var library = new ContentLibrary(Options.Create(new ContentOptions { Path = _content.Folder }), NullLogger<ContentLibrary>.Instance, new LookedThrough());

        library.Refresh();

        Assert.Equal("articles/a.svg:2: warning image-cleaned: Readers get this drawing without <script>; onclick. Save it without, as plain SVG.", library.Snapshot.Problem("image-cleaned").ToString());
        Assert.Contains("<img", library.Snapshot.Article("a").Text.Html.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _content.Dispose();

    private CleanDrawing Read(string svg) => Drawing.Read(_content.Write("x.svg", svg).Path("x.svg"));

    // A second opinion, by another way: the words an attack cannot do without, in what a parser sees.
    private static void AssertHarmless(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        string[] active = ["script", "foreignobject", "iframe", "image", "feimage", "animate", "set", "handler", "a", "video", "audio", "link", "meta"];
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Equal("http://www.w3.org/2000/svg", element.Name.NamespaceName);
            Assert.DoesNotContain(element.Name.LocalName.ToLowerInvariant(), active);
            if (element.Name.LocalName == "style") Assert.DoesNotMatch(Loads(), element.Value);
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
            {
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
                Assert.DoesNotMatch(Loads(), attribute.Value);
                if (attribute.Name.LocalName == "href") Assert.StartsWith("#", attribute.Value, StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex("evil|javascript|import|//|data:|alert|binding", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Loads();
}
