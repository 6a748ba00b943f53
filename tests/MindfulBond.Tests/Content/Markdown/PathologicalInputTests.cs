using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Inputs that make careless parsers slow, or overflow their stack.</summary>
public sealed class PathologicalInputTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    private static Dictionary<string, Func<string>> Cases => new(StringComparer.Ordinal)
    {
        ["nested brackets"] = () => Times("[", 50_000) + "a" + Times("]", 50_000),
        ["unclosed links"] = () => Times("[a](<b", 30_000),
        ["unclosed links without brackets"] = () => Times("[a](b", 30_000),
        ["links that never close"] = () => Times("[a](", 50_000),
        ["links with a title that never closes"] = () => Times("[a](b \"", 30_000),
        ["pictures in pictures"] = () => Times("![[]()", 50_000),
        ["nested pictures"] = () => Times("![a", 20_000) + Times("](b)", 20_000),
        ["nested strong emphasis"] = () => Times("*a **a ", 30_000) + "b" + Times(" a** a*", 30_000),
        ["emphasis that never closes"] = () => Times("*a ", 60_000),
        ["emphasis that never opens"] = () => Times("a* ", 60_000),
        ["emphasis of two kinds"] = () => Times("*a_ ", 50_000),
        ["emphasis by threes"] = () => "a" + Times("***b", 30_000),
        ["asterisks"] = () => Times("*", 100_000),
        ["strikes"] = () => Times("~~a ", 40_000),
        ["nested quotes"] = () => Times("> ", 50_000) + "a",
        ["nested lists on one line"] = () => Times("- ", 20_000) + "a",
        ["nested lists"] = () => string.Concat(Enumerable.Range(0, 500).Select(depth => new string(' ', depth * 2) + "- a\n")),
        ["runs of backticks"] = () => string.Concat(Enumerable.Range(1, 2_000).Select(length => "e" + new string('`', length))),
        ["half a million backticks"] = () => Times("`", 500_000),
        ["entities"] = () => Times("&", 100_000),
        ["unclosed comments"] = () => "</" + Times("<!--", 100_000),
        ["unclosed declarations"] = () => Times("a <!A ", 50_000),
        ["unclosed instructions"] = () => Times("a <?", 50_000),
        ["unclosed sections"] = () => Times("a <![CDATA[", 50_000),
        ["unclosed tags"] = () => Times("a <b c=\"", 50_000),
        ["reference definitions"] = () => string.Concat(Enumerable.Range(0, 20_000).Select(n => $"[{n}]: u\n")) + Times("[0] ", 20_000),
        ["references that lead nowhere"] = () => Times("[a][b]", 30_000),
        ["table delimiters"] = () => Times("|", 50_000) + "\n" + Times("-|", 50_000),
        ["a long table"] = () => "a|b\n-|-\n" + Times("x|y\n", 30_000),
        ["a wide table"] = () => Times("a|", 5_000) + "\n" + Times("-|", 5_000) + "\n" + Times("a|", 5_000),
        ["footnotes"] = () => string.Concat(Enumerable.Range(0, 10_000).Select(n => $"x[^{n}]\n\n[^{n}]: y\n\n")),
        ["one footnote often"] = () => "[^1]: x\n\n" + Times("a [^1] b\n\n", 10_000),
        ["containers in containers"] = () => Times(":::note\n", 30_000),
        ["containers"] = () => Times(":::note x\ny\n:::\n", 20_000),
        ["colons"] = () => Times(":", 200_000),
        ["braces"] = () => Times("{{ a ", 50_000),
        ["citations"] = () => Times("[@a; ", 50_000),
        ["addresses"] = () => Times("http://a.b ", 50_000),
        ["www"] = () => Times("www.a.b ", 50_000),
        ["one headline often"] = () => Times("# a\n", 50_000),
        ["elements in elements"] = () => Times("<div>", 50_000),
        ["elements in elements, on lines of their own"] = () => Times("<div>\n\n", 20_000),
        ["formatting that never closes"] = () => string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<b a={n}>x\n\n")),
        ["formatting that closes in the wrong place"] = () => string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<b a={n}><table><td></b></table>\n\n")),
        ["elements that close in the wrong place"] = () => Times("<div><table></div></table>", 20_000),
        ["a long line"] = () => Times("word ", 200_000),
        ["a long word"] = () => Times("a", 1_000_000),
        ["five megabytes of prose"] = () => Times("Some *plain* text with [a link](/x), `code` and “quotes”.\n\n", 85_000),
        ["five megabytes of nothing"] = () => new string('\0', 5_000_000),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_text_is_rendered_in_bounded_time(string name)
    {
        var text = Cases[name]();

        var rendered = await Task.Run(() => Rendering.Of(text), TestContext.Current.CancellationToken).WaitAsync(Bound, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<script", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_nested_too_deeply_is_shown_as_typed_and_reported()
    {
        var rendered = Rendering.Of(Times("> ", 2_000) + "<b>a</b>\n\nsecond");

        Assert.Contains(rendered.Problems, problem => problem.Rule == "too-deep");
        Assert.EndsWith("&lt;b&gt;a&lt;/b&gt;</p>\n<p>second</p>\n", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_tangled_paragraph_does_not_spoil_the_others()
    {
        var rendered = Rendering.Of("Before *it*.\n\n" + Times("[a](", 5_000) + "\n\nAfter *it*.");

        Assert.Contains(":13: error too-tangled:", Assert.Single(rendered.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Rendering.Body(rendered).QuerySelectorAll("em").Length);
    }

    [Fact]
    public async Task One_renderer_serves_many_threads()
    {
        var renderer = new MarkdownRenderer(RawHtml.Sanitize);
        var text = "# A\n\n<b>x</b> [@sleep] \"y\"[^1]\n\n[^1]: note\n\n:::note T\nx\n:::";
        var expected = Rendering.Of(text, sources: Rendering.Sources).Html.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(
            () => Rendering.Of(text, sources: Rendering.Sources, renderer: renderer).Html.ToString(), TestContext.Current.CancellationToken)));

        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
