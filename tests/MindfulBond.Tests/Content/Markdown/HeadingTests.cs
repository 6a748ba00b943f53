namespace MindfulBond.Tests.Content.Markdown;

public sealed class HeadingTests
{
    [Theory]
    [InlineData("Hello World", "hello-world")]
    [InlineData("What's new?", "whats-new")]
    [InlineData("a -- b", "a----b")]
    [InlineData("snake_case - and more", "snake_case---and-more")]
    [InlineData("Größe & Maß", "größe--maß")]
    [InlineData("心の健康", "心の健康")]
    [InlineData("Sleep 😴 well", "sleep--well")]
    [InlineData("`code` and *stress*", "code-and-stress")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("1. First", "1-first")]
    [InlineData("Two  spaces", "two--spaces")]
    [InlineData("Wide\u3000space", "widespace")]
    [InlineData("נשימה ושינה", "נשימה-ושינה")]
    [InlineData("العلاقات: كيف؟", "العلاقات-كيف")]
    [InlineData("می\u200cروم", "میروم")]
    [InlineData("ความรัก", "ความรัก")]
    [InlineData("İlişki", "i\u0307lişki")]
    [InlineData("Part Ⅳ: x²", "part-ⅳ-x")]
    [InlineData("Ελλάδα ‘ναι’", "ελλάδα-ναι")]
    public void Ids_follow_the_rule_of_github(string heading, string id) =>
        Assert.Equal(id, Assert.Single(Rendering.Of($"## {heading}").Headings).Id);

    [Fact]
    public void Repeated_headings_get_numbers()
    {
        var headings = Rendering.Of("## Foo\n\n## Foo\n\n## Foo-1\n\n## Foo").Headings;

        Assert.Equal(["foo", "foo-1", "foo-1-1", "foo-2"], headings.Select(heading => heading.Id));
    }

    [Theory]
    [InlineData("## Rest {#x}")]
    [InlineData("## Rest {#x} ##")]
    [InlineData("## Rest <!-- why --> {#x}")]
    [InlineData("## Rest {: #x .y}")]
    [InlineData("Rest {#x}\n---")]
    public void No_space_is_left_where_an_id_was_chosen(string text) => Assert.Equal("<h2 id=\"x\">Rest</h2>", Rendering.Html(text));

    [Fact]
    public void The_title_keeps_its_id_to_itself()
    {
        var rendered = Rendering.Of("# Lamp\n\n[up](#lamp)\n\n## Lamp");

        Assert.Equal("lamp-1", Assert.Single(rendered.Headings).Id);
        Assert.Contains("lamp", rendered.Ids);
    }

    [Fact]
    public void A_chosen_id_comes_before_a_made_one()
    {
        var headings = Rendering.Of("## Foo\n\n## Bar {#foo}").Headings;

        Assert.Equal(["foo-1", "foo"], headings.Select(heading => heading.Id));
        Assert.Equal("Bar", headings[1].Text);
    }

    [Fact]
    public void The_same_chosen_id_twice_is_reported() =>
        Assert.StartsWith("articles/lamp.md:13: warning duplicate-id:", Rendering.Only("## A {#x}\n\n## B {#x}", "duplicate-id"), StringComparison.Ordinal);

    [Theory]
    [InlineData("## A {#mb-source-1}")]
    [InlineData("## MB-source 1")]
    [InlineData("## A {#MB-x}")]
    public void Ids_of_the_page_are_never_given_out(string text)
    {
        var rendered = Rendering.Of(text);

        Assert.DoesNotContain(rendered.Headings, heading => heading.Id.StartsWith("mb-", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(rendered.Problems, problem => problem.Rule == "reserved-id");
    }

    [Fact]
    public void Attributes_other_than_an_id_are_left_out() =>
        Assert.Equal("<h2 id=\"y\">T</h2>", Rendering.Html("## T {.big #y onclick=alert(1)}"));

    [Theory]
    [InlineData("# Lamp\n\ntext", "Lamp", true)]
    [InlineData("# It’s a “lamp”\n\ntext", "it's a \"lamp\"", true)]
    [InlineData("# Anything\n\ntext", null, true)]
    [InlineData("# Other\n\ntext", "Lamp", false)]
    [InlineData("text\n\n# Lamp", "Lamp", false)]
    public void A_leading_title_is_not_shown_twice(string text, string? title, bool taken)
    {
        var rendered = Rendering.Of(text, title);

        Assert.Equal(taken, rendered.LeadingTitle is not null);
        Assert.Equal(taken ? 0 : 1, rendered.Headings.Count);
    }

    [Fact]
    public void Headings_move_down_when_a_first_level_is_left()
    {
        var rendered = Rendering.Of("# One\n\n## Two\n\n###### Six", "Other");

        Assert.Equal([2, 3, 6], rendered.Headings.Select(heading => heading.Level));
        Assert.DoesNotContain("<h1", rendered.Html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_without_words_is_left_out_and_reported()
    {
        Assert.Equal("", Rendering.Html("##"));
        Assert.StartsWith("articles/lamp.md:11: warning heading-empty:", Rendering.Only("##", "heading-empty"), StringComparison.Ordinal);
    }

    [Fact]
    public void Citations_and_notes_are_no_part_of_a_heading()
    {
        var heading = Assert.Single(Rendering.Of("## Rest [@sleep]", sources: Rendering.Sources).Headings);

        Assert.Equal(("rest", "Rest"), (heading.Id, heading.Text));
    }
}
