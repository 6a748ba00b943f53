using MindfulBond.Content.Markdown;

namespace MindfulBond.Tests.Content.Markdown;

public sealed class CitationTests
{
    [Fact]
    public void Sources_are_numbered_by_their_first_citation()
    {
        var rendered = Cite("A [@pause]. B [@sleep]. C [@pause].");

        Assert.Equal([(1, "pause"), (2, "sleep")], rendered.Cited.Select(cited => (cited.Number, cited.Source.Id)));
        Assert.Equal(["mb-ref-1", "mb-ref-1-2"], rendered.Cited[0].ReferenceIds);
        Assert.Contains("<sup class=\"cite\"><a href=\"#mb-source-1\" id=\"mb-ref-1\" aria-label=\"Source 1\">1</a></sup>", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[@pause; @sleep]")]
    [InlineData("[@pause, @sleep]")]
    [InlineData("[@pause;@sleep]")]
    public void Several_sources_share_one_place(string citation)
    {
        var body = Rendering.Body(Cite($"A{citation}."));

        Assert.Equal("1,\u20092", Assert.Single(body.QuerySelectorAll("sup.cite")).TextContent);
    }

    [Fact]
    public void An_unknown_source_stays_visible_and_is_reported()
    {
        var rendered = Cite("A\n[@slep; @sleep].");

        Assert.Contains("[@slep]", rendered.Html.ToString(), StringComparison.Ordinal);
        var problem = Assert.Single(rendered.Problems, problem => problem.Rule == "citation-unknown");
        Assert.Equal(12, problem.Line);
        Assert.Contains("Did you mean “sleep”?", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_never_cited_is_reported_where_it_stands() =>
        Assert.Equal([4, 6], Cite("[@pause]").Problems.Where(problem => problem.Rule == "source-unused").Select(problem => problem.Line));

    [Theory]
    [InlineData("`[@sleep]`")]
    [InlineData("    [@sleep]")]
    [InlineData("\\[@sleep]")]
    [InlineData("[@sleep](https://example.org)")]
    public void What_only_looks_like_a_citation_is_none(string text) => Assert.Empty(Cite(text).Cited);

    [Fact]
    public void A_citation_inside_a_link_is_no_second_link()
    {
        var body = Rendering.Body(Cite("[see [@sleep]](/x)"));

        Assert.Empty(body.QuerySelectorAll("a a"));
        Assert.NotNull(body.QuerySelector("#mb-ref-1"));
    }

    private static RenderedText Cite(string text) => Rendering.Of(text, sources: Rendering.Sources);
}
