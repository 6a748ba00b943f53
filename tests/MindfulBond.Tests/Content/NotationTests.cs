using MindfulBond.Content;
using MindfulBond.Tests.Support;
using FsCheck.Xunit;

namespace MindfulBond.Tests.Content;

/// <summary>YAML, TOML and JSON say the same; and a broken one costs its own file only.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData("---\ntitle: T\ntopics: [A, B]\nseries: { name: S, part: 2 }\nsources:\n  - { id: a, citation: C }\n---\nText")]
    [InlineData("+++\ntitle = 'T'\ntopics = [\n  'A',\n  'B',\n]\nseries = { name = \"S\", part = 2 }\n\n[[sources]]\nid = 'a'\ncitation = 'C'\n+++\nText")]
    [InlineData("+++\ntitle = \"\"\"\nT\"\"\"\ntopics = ['A', 'B']\nseries.name = 'S'\nseries.part = 0x2\n[[sources]]\nid = 'a'\ncitation = 'C'\n[sources.more]\nx = 1\n+++\nText", false)]
    [InlineData("{\"title\": \"T\", \"topics\": [\"A\", \"B\"],\n\"series\": {\"name\": \"S\", \"part\": 2}, \"sources\": [{\"id\": \"a\", \"citation\": \"C\"}]}\n\nText")]
    [InlineData("---json\n{\"title\": \"T\", \"topics\": [\"A\", \"B\"], \"series\": {\"name\": \"S\", \"part\": 2},\n // why\n \"sources\": [{\"id\": \"a\", \"citation\": \"C\"},]}\n---\nText")]
    public void The_same_is_read_from_each_notation(string text, bool hasPart = true)
    {
        var problems = new ProblemList("articles/a.md");

        var article = ArticleFile.Read("articles/a.md", text, new SiteInfo(), problems)!.Article;

        Assert.Equal(("T", "a b", "s", hasPart ? 2 : null), (article.Title, string.Join(' ', article.Topics.Select(topic => topic.Slug)), article.Series?.Slug, article.Part));
        Assert.Equal(("a", "C"), (Assert.Single(article.Sources).Id, article.Sources[0].Citation));
        Assert.Equal(hasPart, problems.All.Count == 0);
    }

    [Theory]
    [InlineData("+++\ntitle = 'T'\ndate = someday\n+++\nText", 3, "toml-invalid")]
    [InlineData("+++\ntitle = 'T'\ntitle = 'U'\n+++\nText", 3, "toml-invalid")]
    [InlineData("+++\ntitle = 'T'\n", 1, "front-matter-open")]
    [InlineData("+++\ntitle = 'T'\ndate = 'someday'\n+++\nText", 3, "date-invalid")]
    [InlineData("{\n\"title\": \"T\",\n\"date\": }\nText", 3, "json-invalid")]
    [InlineData("{\n\"title\": \"T\",\n\n\"date\": \"someday\" }\nText", 4, "date-invalid")]
    [InlineData("{\"title\": \"\\ud800\"}\nText", 1, "json-invalid")]
    [InlineData("---json\n{\n\"title\"\n---\nText", 3, "json-invalid")]
    public void What_is_broken_is_named_with_its_line(string text, int line, string rule)
    {
        var problems = new ProblemList("a.md");

        Assert.Null(ArticleFile.Read("a.md", text, new SiteInfo(), problems));

        Assert.Equal((rule, line, Severity.Error), (Assert.Single(problems.All).Rule, problems.All[0].Line, problems.All[0].Severity));
    }

    [Theory]
    [InlineData("+++\nx = 1\n+++\n\n[x](missing.md)", 5)]
    [InlineData("{\n\"x\": 1\n}\n\n\n[x](missing.md)", 6)]
    [InlineData("---toml\nx = 1\n---\n[x](missing.md)", 4)]
    public void The_lines_of_the_text_are_those_of_the_file(string text, int line)
    {
        using var content = new TempContent().Write("a.md", text);

        Assert.Equal(line, content.Read().Problem("dead-link").Line);
    }

    [Theory]
    [InlineData("{{< youtube abc >}}")]
    [InlineData("{% include x.html %}")]
    [InlineData("{ a set }")]
    [InlineData("+++ three marks +++")]
    [InlineData("---foo\ntext")]
    public void A_text_that_only_looks_like_front_matter_is_a_text(string text)
    {
        var problems = new ProblemList("a.md");

        var kept = "";
        Assert.NotNull(ArticleFile.Read("a.md", text, new SiteInfo(), problems, keep: (place, _) =>
        {
            kept = text[place.Start..];
            return TextBody.Empty;
        }));
        Assert.Equal(text, kept);
        Assert.Empty(problems.All);
    }

    [Theory]
    [InlineData("+++\na = ", "[", "\n+++\n")]
    [InlineData("+++\na = ", "{a=", "\n+++\n")]
    [InlineData("+++\n", "a.", "a = 1\n+++\n")]
    [InlineData("+++\n[", "a.", "a]\n+++\n")]
    [InlineData("", "{\"a\":", "")]
    [InlineData("{\"a\":", "[", "")]
    public void However_deep_a_file_nests_the_others_are_served(string before, string again, string after)
    {
        using var content = new TempContent().Write("a.md", before + string.Concat(Enumerable.Repeat(again, 20_000)) + after).Write("b.md", "Text");

        Assert.Contains("b", content.Read().Slugs());
    }

    [Fact]
    public void A_value_that_holds_itself_or_stands_in_many_places_does_no_harm()
    {
        var bomb = string.Concat(Enumerable.Range(1, 40).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));
        using var content = new TempContent().Write("a.md", $"---\na0: &a0 x\n{bomb}topics: *a40\nself: &s [*s]\nforward: [*later]\nlater: &later y\n---\nText");

        Assert.DoesNotContain(content.Read().Articles, article => article.Topics.Count > 0);
    }

    [Property(MaxTest = 100)]
    public void Whatever_stands_between_the_fences_a_file_is_served_or_named(byte[] picks, bool json)
    {
        string[] pieces = ["a = ", "[x]\n", "[[x]]\n", "\n", "'", "\"", "\"\"\"", "{", "}", "[", "]", ",", ":", "1979-05-27T07:32:00Z", "true", "0x", "\\u00", ".", "=", "#", "é", "+++", "null", "-inf", "title", "\t"];
        var matter = string.Concat(picks.Select(pick => pieces[pick % pieces.Length]));
        using var content = new TempContent().Write("a.md", json ? "{\"" + matter : $"+++\n{matter}\n+++\nText").Write("b.md", "Text");

        var snapshot = content.Read();

        Assert.Contains("b", snapshot.Slugs());
        Assert.True(snapshot.Articles.Any(article => article.File == "a.md") || snapshot.Problems.Any(problem => problem.File == "a.md"));
    }
}
