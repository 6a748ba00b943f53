using System.Diagnostics;
using MindfulBond.Content.Markdown;
using static MindfulBond.Tests.Content.Markdown.PathologicalInputs;

namespace MindfulBond.Tests.Content.Markdown;

/// <summary>Inputs that make careless parsers slow, or overflow their stack.</summary>
public sealed class PathologicalInputTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    // A machine that does other things too may be late once, and is not late every time.
    private const int Tries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static TheoryData<string> Names { get; } = [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_text_is_rendered_within_two_seconds(string name)
    {
        var text = All[name]();

        var fastest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < Tries && fastest > Bound; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var rendered = await Task.Run(() => Rendering.Of(text), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (watch.Elapsed < fastest) fastest = watch.Elapsed;
            Assert.DoesNotContain("<script", rendered.Html.ToString(), StringComparison.Ordinal);
        }

        Assert.InRange(fastest, TimeSpan.Zero, Bound);
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
}
